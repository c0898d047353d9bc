"""What docs/interchange.md shows runs, and every option that there is stands in it."""

from __future__ import annotations

import re
import shlex
import zipfile
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.records import Event, Reading
from tests.dossier.readings import SETUP, article, statement
from tests.interchange import synthetic

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "interchange.md").read_text("utf-8")
TEXT = "Berlin veut exclure Huawei. Washington menace Berlin."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the page speaks of."""
    synthetic.make(tmp_path / "hand.dna")
    source = article("a", TEXT)
    day = (date(2019, 5, 2), date(2019, 5, 2))
    told = (
        statement(source, "Berlin veut exclure Huawei.", "DE", stance=100.0, dates=day),
        statement(
            source,
            "Washington menace Berlin.",
            "US",
            event=Event.THREATEN,
            recipient="DE",
            dates=day,
        ),
    )
    with Dossier.create(tmp_path / "dispute.db", SETUP) as made:
        made.add(Reading(source, statements=told), SETUP)
    (tmp_path / "codes.csv").write_text(
        "article,sentence_start,actor,speaker,recipient,event,stance,modality\n"
        "a,0,DE,,,,75,\na,28,US,,DE,THREATEN,,asserted\n"
    )
    (tmp_path / "capability.csv").write_text("actor,capability\nDE,16\nUS,100\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.S | re.M)
    return [block for name, block in found if name == language]


def test_the_commands_run(folder: Path) -> None:
    lines = [line for block in blocks("") for line in block.splitlines()]
    assert len(lines) == 13
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "ralliement"
        run = CliRunner().invoke(app, words[1:])
        assert run.exit_code == 0, f"{line}\n{run.output}"
    assert synthetic.dump(folder / "again.dna") == synthetic.dump(folder / "hand.dna")
    assert (folder / "tables" / "codings.csv").is_file()


def test_the_notebook_snippet_runs(folder: Path) -> None:
    assert folder.is_dir()
    [snippet] = blocks("python")
    shown = StringIO()
    with redirect_stdout(shown):
        exec(compile(snippet, "interchange.md", "exec"), {})
    assert "Should Huawei be kept out?" in shown.getvalue()


@pytest.mark.parametrize("command", ["import", "export", "merge"])
def test_every_option_is_explained(command: str) -> None:
    options = [
        name
        for parameter in get_command(app).commands[command].params  # type: ignore[attr-defined]
        for name in parameter.opts
        if name.startswith("--") and name not in ("--help", "--output")
    ]
    assert [name for name in options if name not in PAGE] == []


BAD = {
    "kind": (["import", "notes.pdf", "-o", "x.db"], "its kind is not known; allowed: .dna, .qdpx"),
    "place": (["import", "hand.dna"], "-o"),
    "both": (["import", "hand.dna", "-o", "x.db", "--into", "dispute.db"], "--into"),
    "there": (["import", "hand.dna", "-o", "dispute.db"], "is there already"),
    "none": (["import", "hand.dna", "--into", "none.db"], "no such dossier"),
    "folder": (["export", "dispute.db", "--to", "dna", "-o", "no/x.dna"], "there is no folder no"),
    "capability": (
        ["export", "dispute.db", "--to", "ktab", "-o", "k.csv", "--capability", "codes.csv"],
        "needed: actor, capability",
    ),
    "coder": (["import", "hand.dna", "-o", "x.db", "--coder", "anna"], "no use for --coder"),
    "concept": (
        ["import", "hand.dna", "--into", "dispute.db", "--concept", "Build the bridge"],
        ".dna with --into has no use for --concept",
    ),
    "replace": (["import", "hand.dna", "-o", "x.db", "--replace"], "no use for --replace"),
    "password": (
        ["export", "dispute.db", "--to", "csv", "-o", "x", "--password", "s", "--at", "2019"],
        "--to csv has no use for --password and --at",
    ),
    "merge": (["merge", "dispute.db", "hand.dna", "-o", "x.db"], "not a dossier"),
}


def test_the_ending_of_a_project_is_a_name_of_its_format(folder: Path) -> None:
    for name in ("refi", "qdpx"):
        words = ["export", "dispute.db", "--to", name, "-o", f"by-{name}.qdpx"]
        assert CliRunner().invoke(app, words).exit_code == 0
    files = [zipfile.ZipFile(folder / f"by-{name}.qdpx") for name in ("refi", "qdpx")]
    assert sorted(files[0].namelist()) == sorted(files[1].namelist())
    assert "project.qde" in files[0].namelist()


def test_an_unknown_format_is_told_in_plain_words(folder: Path) -> None:
    run = CliRunner().invoke(app, ["export", "dispute.db", "--to", "xls", "-o", str(folder / "x")])
    assert run.exit_code == 2
    assert "Invalid value for '--to': 'xls' is not one of 'dna', 'refi', 'qdpx'" in run.output
    assert "Value error" not in run.output


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_leaves_no_trace(name: str, folder: Path) -> None:
    words, said = BAD[name]
    (folder / "notes.pdf").write_text("notes")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run = CliRunner().invoke(app, words)
    assert run.exit_code == 2
    assert said in run.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
