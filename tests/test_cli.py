"""The command line: what is typed, what comes out, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dossier.readings import SETUP, TEXT, article, reading
from ralliement.cli import app
from ralliement.dossier import FIELDS, Dossier
from ralliement.errors import UnreadableArticle
from ralliement.records import Article, Reading

DOCS = Path(__file__).parent.parent / "docs"
TESTS = str(Path(__file__).parent)


@pytest.fixture(autouse=True)
def _in_a_folder_of_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT)


def run(*typed: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in typed])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "dispute.db"
    with Dossier.create(made, SETUP) as dossier:
        dossier.add(reading(), SETUP)
        dossier.add(reading(article("b", TEXT + " Suite.")), SETUP)
        dossier.note_unreadable(UnreadableArticle("c.bin", "binary", "is binary"))
        dossier.set_groups({})
    return made


@pytest.mark.parametrize("table", FIELDS)
def test_every_table_as_json_lines_and_csv(place: Path, table: str) -> None:
    lines = run(table, place, "--json").output.splitlines()
    found = [json.loads(line) for line in lines]
    assert found
    assert all(tuple(record) == FIELDS[table] for record in found)
    rows = list(csv.DictReader(io.StringIO(run(table, place, "--csv").output)))
    assert [list(row) for row in rows] == [list(FIELDS[table])] * len(found)
    for row, record in zip(rows, found, strict=True):
        for name, value in record.items():
            assert row[name] == ("" if value is None else _as_cell(value))
    assert run(table, place).exit_code == 0


def _as_cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_statements_are_written_as_the_issue_prints_them(place: Path) -> None:
    first = run("statements", place, "--json").output.splitlines()[0]
    assert list(json.loads(first)) == (
        "id article start end text sentence_start actor speaker recipient event modality issue "
        "stance decided date_from date_to quotation via linked confidence coder rule".split()
    )
    assert '"stance": 50, "decided": true, "date_from": null' in first


@pytest.mark.parametrize("table", FIELDS)
def test_every_field_is_documented(table: str) -> None:
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {table}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| ")]
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    texts = ["original", "text"] if table == "articles" else []
    assert named == [*FIELDS[table], *texts] or set(named) == {*FIELDS[table], *texts}


def test_texts_of_articles(place: Path) -> None:
    record = json.loads(run("articles", place, "--json", "--text").output.splitlines()[0])
    assert record["original"] == TEXT


def test_filters(place: Path) -> None:
    def actors(*typed: str) -> list[str]:
        lines = run("statements", place, "--json", *typed).output.splitlines()
        return [json.loads(line)["actor"] for line in lines]

    assert actors("--actor", "us") == ["US", "US"]
    assert actors("--actor", "Anna Muster") == ["DE", "DE"]
    assert actors("--event", "threaten", "--article", "b") == ["US"]
    assert actors("--recipient", "DE", "--since", "2019-05") == ["US", "US"]
    assert actors("--until", "2018") == []


def test_damage_of_the_articles_that_mention_an_actor(place: Path) -> None:
    everything = run("damage", place, "--json").output
    assert everything
    assert run("damage", place, "--json", "--actor", "DE").output == everything
    assert run("damage", place, "--json", "--actor", "Atlantis").exit_code == 2


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            ("--actor", "huawai"),
            "unknown actor in this dossier 'huawai'; near: huawei; all are listed by",
        ),
        (("--event", "BOYCOTT"), "unknown event 'BOYCOTT'; known: ACCUSE, AGREE"),
        (("--article", "z"), "unknown article in this dossier 'z'; known: a, b"),
        (("--since", "mai"), "'mai' is not a date: write it as 2019-05-15, 2019-05 or 2019"),
        (("--json", "--csv"), "give --json or --csv, not both"),
    ],
)
def test_mistakes_in_what_is_typed(place: Path, typed: Sequence[str], words: str) -> None:
    result = run("statements", place, *typed)
    assert result.exit_code == 2
    assert words in result.stderr
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("--nope", "No such option: --nope; see `ralliement --help`"),
        ("raed x", "?; known: read, report, why, positions, network"),
        ("report", "Missing argument 'DB'; see `ralliement report --help`"),
        ("report x.db --format pdf", "'pdf' is not one of 'terminal', 'html', 'md', 'json'; see"),
        (
            "report x.db y.db",
            "Got unexpected extra argument(s) (y.db); see `ralliement report",
        ),
        ("report x.db --at", "Option '--at' requires an argument; see `ralliement --help`"),
        ("issues chek", "No such command 'chek'. Did you mean 'check'?; known: check; see"),
        ("evaluate --nope", "No such option: --nope; see `ralliement evaluate --help`"),
        (
            "network x.db --seed 1.5",
            "'--seed': '1.5' is not a whole number; see `",
        ),
    ],
)
def test_what_cannot_be_typed_is_refused_in_one_line(typed: str, words: str) -> None:
    result = run(*typed.split())
    assert result.exit_code == 2
    assert words in result.stderr
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)


def test_nothing_typed_shows_the_help_and_no_complaint() -> None:
    result = run()
    assert (result.exit_code, result.stderr) == (2, "")
    assert "Usage" in result.stdout


def test_nothing_found_is_said(place: Path) -> None:
    result = run("statements", place, "--event", "ASSAULT")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no statements in" in result.stderr


@pytest.mark.parametrize("command", ["report", "statements", "articles", "why"])
def test_no_dossier(tmp_path: Path, command: str) -> None:
    more = ("s1",) if command == "why" else ()
    result = run(command, tmp_path / "no.db", *more)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no such dossier" in result.stderr


def test_report_in_every_layout(place: Path) -> None:
    assert "Qui défend quoi" in run("report", place).output
    assert "## Who stands where" in run("report", place, "--format", "md", "--lang", "en").output
    loaded = json.loads(run("report", place, "--format", "json", "--at", "2019-05").output)
    assert loaded["at"] == "2019-05-31"
    assert run("report", place, "--lang", "de").exit_code == 2
    assert run("report", place, "--format", "pdf").exit_code == 2


def test_report_has_no_trailing_blanks(place: Path) -> None:
    assert not [line for line in run("report", place).output.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize(
    "command", ["", "read", "report", "statements", "why", "issues", "version"]
)
def test_help(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output


def test_issues_and_their_mistakes(tmp_path: Path) -> None:
    assert "huawei-5g" in run("issues").output
    wrong = tmp_path / "my.yaml"
    wrong.write_text("id: 5\n", encoding="utf-8")
    result = run("issues", "check", wrong)
    assert result.exit_code == 2
    assert all(line.startswith(str(wrong)) for line in result.stderr.splitlines())


def test_version() -> None:
    assert run("version").output.startswith("ralliement ")


def test_a_closed_pipe_is_silent(place: Path) -> None:
    script = "from ralliement.cli import main; main()"
    command = [sys.executable, "-c", script, "mentions", str(place), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        errors = child.stderr.read()
    assert (child.returncode, errors) == (0, b"")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Puts hand-made readings in the place of the models'."""
    from ralliement.dossier import filling

    def use(*items: Reading | UnreadableArticle) -> None:
        def read_paths(
            *_paths: object, known: Callable[[Article], bool], **_options: Any
        ) -> Iterator[Reading | UnreadableArticle]:
            for item in items:
                if isinstance(item, UnreadableArticle) or not known(item.article):
                    yield item

        monkeypatch.setattr(filling, "read_paths", read_paths)

    return use


def test_read_keeps_and_tells(tmp_path: Path, reader: Callable[..., None]) -> None:
    place = tmp_path / "new.db"
    bad = UnreadableArticle("x/c.bin", "binary", "is not a text; leave it out")
    reader(reading(), bad, reading(article("b", TEXT + " Suite.")), reading())
    result = run("read", "x", "-o", place)
    assert result.exit_code == 2
    assert "x/c.bin: is not a text; leave it out\n" in result.stderr
    assert "2 articles read, 1 already known, 1 unreadable (1 binary)" in result.stderr
    assert "4 statements, 2 quotations, 2 agenda, 4 figures, 2 damage" in result.stderr
    assert result.stdout == ""
    before = run("statements", place, "--json").output
    again = run("read", "x", "-o", place, "--json")
    assert json.loads(again.stdout)["known"] == 3
    assert run("statements", place, "--json").output == before
    assert "Huawei" in run("actors", place).output


def test_read_is_clean_when_all_is_read(tmp_path: Path, reader: Callable[..., None]) -> None:
    reader(reading())
    result = run("read", "x", "-o", tmp_path / "new.db")
    assert result.exit_code == 0
    assert "1 article read" in result.stderr


def test_two_texts_of_one_name_are_both_kept(tmp_path: Path, reader: Callable[..., None]) -> None:
    reader(
        reading(article("a", path="x/a.txt")),
        reading(article("a", TEXT + " Suite.", path="y/a.txt")),
    )
    result = run("read", "x", "y", "-o", tmp_path / "new.db")
    assert result.exit_code == 0
    assert (
        "y/a.txt: another text named a is in the dossier; this one is kept as a-" in result.stderr
    )


def test_the_issue_of_a_dossier_is_kept(tmp_path: Path, reader: Callable[..., None]) -> None:
    place = tmp_path / "new.db"
    reader(reading())
    other = next(
        line.split()[0] for line in run("issues").output.splitlines() if "huawei" not in line
    )
    assert run("read", "x", "-o", place, "--issue", other).exit_code == 0
    assert run("read", "x", "-o", place).exit_code == 0
    result = run("read", "x", "-o", place, "--issue", "huawei-5g")
    assert result.exit_code == 2
    assert f"is a dossier on '{other}', not on 'huawei-5g'" in result.stderr


@pytest.mark.parametrize(
    "typed",
    [
        ("--issue", "no-such-issue"),
        ("--actors", "no-such-file.yaml"),
        ("--field", "text"),
        ("--workers", "0"),
        ("no-such-folder",),
    ],
)
def test_read_refuses_in_words(
    tmp_path: Path, reader: Callable[..., None], typed: Sequence[str]
) -> None:
    reader(reading())
    result = run("read", "x", "-o", tmp_path / "new.db", *typed)
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "new.db").exists()


def test_a_folder_without_articles_makes_no_dossier(tmp_path: Path) -> None:
    empty, place, kept = tmp_path / "empty", tmp_path / "new.db", tmp_path / "kept.db"
    empty.mkdir()
    (empty / "README.md").write_text("About this folder.")
    result = run("read", empty, "-o", place)
    assert result.exit_code == 2
    assert result.stderr == f"{empty}: no file to read in this folder; give one with articles\n"
    assert not place.exists()
    Dossier.create(kept, SETUP).close()
    before = kept.read_bytes()
    assert run("read", empty, "-o", kept).exit_code == 2
    assert kept.read_bytes() == before


def test_an_interrupted_read_says_so_in_one_line(tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(
        "import time\n"
        "from dossier.readings import reading\n"
        "from ralliement.dossier import filling\n"
        "def read_paths(*paths, known, **options):\n"
        "    yield reading()\n"
        "    print('waiting', flush=True)\n"
        "    time.sleep(60)\n"
        "filling.read_paths = read_paths\n"
        "from ralliement.cli import main\n"
        "main()\n",
        encoding="utf-8",
    )
    place = tmp_path / "new.db"
    with subprocess.Popen(
        [sys.executable, str(script), "read", "x", "-o", str(place)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": TESTS},
        cwd=tmp_path,
    ) as child:
        assert child.stdout is not None
        waiting = child.stdout.readline()
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        _output, errors = child.communicate(timeout=30)
    assert waiting == "waiting\n", errors
    assert child.returncode == 130
    assert errors == "stopped; what was read so far is kept, run it again to go on\n"
    with Dossier.open(place) as dossier:
        assert dossier.article_ids() == ["a"]
