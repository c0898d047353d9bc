"""The command `network`: its answers, its files, its one-line refusals, its documentation."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from networks.dossiers import dispute
from ralliement.cli import app
from ralliement.networks import KINDS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "networks.md").read_text("utf-8")


@pytest.fixture
def db(place: Path) -> str:
    dispute(place).close()
    return str(place)


def run(db: str, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["network", db, *words])
    return done.exit_code, done.stdout, done.stderr


def test_the_table_names_each_tie_with_its_statements(db: str) -> None:
    code, out, _err = run(db, "--lang", "en")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "Who presses whom"
    at = next(n for n, line in enumerate(lines) if line.startswith("United States  United Kingdom"))
    assert re.search(r"asks +refused|asks +conceded|asks +pending|asks +silence", lines[at])
    assert re.search(r"words · s[0-9a-f]{12} s[0-9a-f]{12}", lines[at + 1])


def test_it_answers_in_the_language_of_most_articles(db: str) -> None:
    assert run(db)[1].startswith("Qui fait pression sur qui")
    assert "Royaume-Uni" in run(db, "--kind", "agreement")[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_table_a_file_and_a_picture(db: str, kind: str, tmp_path: Path) -> None:
    assert run(db, "--kind", kind)[0] == 0
    code, out, _err = run(db, "--kind", kind, "--format", "json")
    assert code == 0
    assert json.loads(out)
    code, _out, err = run(db, "--kind", kind, "--chart", str(tmp_path / "a.svg"))
    assert (code, err.startswith("drawn: ")) == (0, True)


def test_no_line_is_wider_than_the_page(db: str) -> None:
    out = run(db, "--by", "month")[1] + run(db, "--kind", "actor-concept")[1]
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--from 2019-13", "--from: '2019-13' is not in the calendar"),
        ("--to 31.12.2019", "--to: '31.12.2019' is not a date: write it as"),
        ("--as-of 2019-02-30", "--as-of: '2019-02-30' is not in the calendar"),
        ("--from 2020 --to 2019", "the window ends before it starts: from 2020-01-01"),
        ("--from 2030", "no pressure in 2030-01-01 – …; its articles are from 2019-01-10 to"),
        ("--by month --from 2030", "no pressure in 2030-01-01 – …"),
        ("--kind agreement --as-of 2018", "no stances in articles published by 2018-12-31"),
        ("--from 2019-06 --as-of 2019-05", "the window begins on 2019-06-01, after 2019-05-31"),
        ("--actor Atlantis", "unknown actor in this dossier 'Atlantis'; near: "),
        ("--kind web", "known: actor-concept, agreement, coalitions, conflict, polarisation"),
        ("--by fortnight", "'fortnight' is not a span of time"),
        ("--format xls", "unknown format 'xls'; known: csv, gexf, graphml, json"),
        ("-o net.doc", "unknown format 'doc'"),
        ("-o none/net.csv", "the folder none is not there"),
        ("--chart net.gif", "unknown kind of picture '.gif'; known: .png, .svg"),
        ("--kind coalitions --format gexf", "unknown format of camps 'gexf'; known: csv, json"),
        ("--kernel box --kind agreement", "unknown kernel 'box'; known: epanechnikov"),
        ("--kernel uniform", "a kernel weighs stances, not pressure"),
        ("--kind agreement --width 90", "--width is that of a kernel: give --kernel too"),
        ("--normalise jaccard", "says nothing of pressure; leave it out"),
        ("--once-per week", "says nothing of pressure; leave it out"),
        ("--concepts steps", "says nothing of pressure; leave it out"),
        ("--kind agreement --answer-days 30", "are of pressure, not of agreement; leave them out"),
        ("--kind coalitions --weight intensity", "are of pressure, not of coalitions"),
        ("--kind actor-concept --normalise average", "is not normalised; leave it out"),
        ("--answer-days 99999999999999", "give 1 or more, 3650 at most"),
        ("--by 99999999days", "is not a span of time"),
        ("--by day --to 9999", "more than 5000 windows; take longer ones"),
        ("--min-count few", "Invalid value for '--min-count': 'few' is not a whole number; see"),
        ("--min-confidence high", "'high' is not a number; see `"),
        ("--colour red", "No such option: --colour"),
        ("--normalise mean --kind agreement", "unknown normalisation 'mean'"),
        ("--once-per hour --kind agreement", "unknown way to count duplicates 'hour'"),
        ("--min-confidence 2", "it goes from 0 to 1"),
        ("--min-count 0", "give 1 or more"),
        ("--answer-days 0", "give 1 or more"),
        ("--weight fame", "known: reports, intensity"),
        ("--lang de", "unknown language of networks 'de'; known: en, fr"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    db: str, words: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, out, err = run(db, *words.split())
    assert (code, out) == (2, "")
    assert told in err
    assert len(err.strip().splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("form", [(), ("--format", "json"), ("--format", "csv")])
def test_thin_evidence_for_camps_is_said_in_one_line(db: str, form: tuple[str, ...]) -> None:
    _code, out, err = run(db, "--kind", "coalitions", "--lang", "en", *form)
    told = err if form else out
    [line] = [line for line in told.splitlines() if line.startswith("Thin evidence")]
    assert line == (
        "Thin evidence (shared concepts: 1): 5 of 5 actors have fewer than 3 statements each."
    )


def test_thin_evidence_is_said_of_each_window(db: str) -> None:
    words = "--kind coalitions --by month --from 2019-01 --to 2019-03 --format json --lang en"
    told = run(db, *words.split())[2].splitlines()
    assert [line.partition(": Thin")[0] for line in told] == [
        "2019-01-01 – 2019-01-31",
        "2019-02-01 – 2019-02-28",
        "2019-03-01 – 2019-03-31",
    ]


@pytest.mark.parametrize("words", ["--to 9999", "--from 0001", "--to 9999 --by 5000years"])
def test_windows_may_reach_the_ends_of_the_calendar(db: str, words: str) -> None:
    assert run(db, *words.split())[0] == 0


def test_files_are_written_whole(db: str, tmp_path: Path) -> None:
    file = tmp_path / "net.graphml"
    code, out, err = run(db, "-o", str(file))
    assert (code, out, err) == (0, "", f"written: {file}\n")
    assert file.read_text().startswith("<graphml")


def test_every_option_and_kind_is_documented() -> None:
    command = get_command(app).commands["network"]  # type: ignore[attr-defined]
    names = [max(found.opts, key=len) for found in command.params if found.opts[0].startswith("-")]
    shown = {"--output": "`-o`", "--format": "`--format`"}
    assert [n for n in names if shown.get(n, f"`{n}`") not in DOCS and f"{n} " not in DOCS] == []
    assert [kind for kind in KINDS if f"| `{kind}` |" not in DOCS] == []


def test_the_documented_commands_and_snippet_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "build").mkdir()
    dispute(tmp_path / "build" / "demo.db").close()
    commands = re.search(r"```bash\n(.*?)```", DOCS, re.DOTALL)
    assert commands is not None
    for line in commands.group(1).splitlines():
        words = shlex.split(line)
        assert words[:2] == ["ralliement", "network"]
        assert run(*words[2:])[0] == 0, line
    snippet = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert snippet is not None
    exec(compile(snippet.group(1), "docs/networks.md", "exec"), {})
