"""`ralliement positions`: what it prints, and what it says of bad input."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ralliement.cli import app
from ralliement.positions import DEFAULTS
from ralliement.positions.model import FIELDS

from .conftest import Make, on


@pytest.fixture
def db(make: Make, tmp_path: Path) -> str:
    values = (0.0, 0.0, 0.0, 100.0, 100.0, 100.0)
    told = [(f"a{n}", on(n + 1), {"stance": v}) for n, v in enumerate(values)]
    make(*told, ("z", on(6), {"actor": "FR", "speaker": "anna-muster", "recipient": "IT"})).close()
    return str(tmp_path / "d.db")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["positions", *words])


def test_the_table(db: str) -> None:
    shown = run(db, "--lang", "en").stdout
    assert "on 1 June 2019, from all that is known now" in shown
    [line] = [line for line in shown.splitlines() if "Germany (DE)" in line]
    assert "●" in line
    assert "100 excluded" in line
    assert "rests on s" in shown
    known = run(db, "--as-of", "2019-02", "--lang", "fr").stdout
    assert "d'après les seuls articles sûrement parus le 28 février 2019 au plus tard" in known


def test_json_and_csv_have_the_same_fields(db: str) -> None:
    [told] = [json.loads(line) for line in run(db, "--json").stdout.splitlines()]
    [row] = list(csv.DictReader(io.StringIO(run(db, "--csv").stdout)))
    assert told["probabilities"].keys() == {"0", "50", "100"}
    flat = {name for name in told if name != "probabilities"} | {"p_0", "p_50", "p_100"}
    assert set(row) == flat
    assert float(row["median"]) == told["median"]
    assert row["statements"].split() == told["statements"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("positions", ()),
        ("positions", ("--by", "month")),
        ("changes", ("--changes",)),
        ("disagreements", ("--disagreements",)),
        ("saliences", ("--salience",)),
    ],
)
def test_a_table_without_rows_still_names_its_columns(
    db: str, kind: str, words: tuple[str, ...]
) -> None:
    none = run(db, *words, "--csv", "--actor", "IT").stdout
    [head] = none.splitlines()
    points = FIELDS[kind].index("probabilities") if kind == "positions" else None
    fields = list(FIELDS[kind])
    if points is not None:
        fields[points : points + 1] = ["p_0", "p_50", "p_100"]
    assert head.split(",") == fields
    for line in run(db, *words, "--json").stdout.splitlines():
        assert tuple(json.loads(line)) == FIELDS[kind]


@pytest.mark.parametrize("kind", ["--changes", "--disagreements", "--salience"])
def test_it_says_for_which_day_and_as_known_when(db: str, kind: str) -> None:
    shown = run(db, kind, "--as-of", "2019-02", "--lang", "en").stdout.splitlines()
    assert shown[1] == (
        "  on 28 February 2019, from articles that had certainly appeared by 28 February 2019 alone"
    )


def test_changes_up_to_a_day(db: str) -> None:
    assert run(db, "--changes", "--json", "--at", "2019-02-01").stdout == ""
    assert run(db, "--changes", "--json", "--at", "2019-05-01").stdout != ""


def test_salience_names_its_statements(db: str) -> None:
    [told] = [json.loads(line) for line in run(db, "--salience", "--json").stdout.splitlines()][:1]
    assert told["statements"][0] in run(db, "--salience").stdout


def test_a_path_by_month(db: str) -> None:
    told = [json.loads(line) for line in run(db, "--by", "month", "--json").stdout.splitlines()]
    assert [one["at"] for one in told][:2] == ["2019-01-31", "2019-02-28"]
    assert told[0]["median"] < 20 < 80 < told[-1]["median"]
    assert "2019-03-31" in run(db, "--by", "month").stdout


def test_changes_disagreements_and_salience(db: str) -> None:
    [change] = [json.loads(line) for line in run(db, "--changes", "--json").stdout.splitlines()]
    assert (change["date_from"], change["date_to"]) == ("2019-03-01", "2019-04-01")
    assert "→" in run(db, "--changes").stdout
    assert "no likely disagreement" in run(db, "--disagreements", "--lang", "en").stdout
    assert "a proxy" in run(db, "--salience", "--lang", "en").stdout


def test_who_is_unknown_is_told_in_one_line(db: str) -> None:
    found = run(db, "--actor", "FR", "--lang", "en")
    assert found.exit_code == 0
    assert found.stdout.splitlines() == [
        "FR: unknown: no evidence in this dossier of where it stands on 1 June 2019"
    ]
    assert run(db, "--actor", "FR", "--json").stdout == ""


@pytest.mark.parametrize("form", [(), ("--json",), ("--by", "year")])
def test_a_day_after_the_newest_article_is_noted(db: str, form: tuple[str, ...]) -> None:
    found = run(db, "--at", "2030-01-01", *form)
    assert found.exit_code == 0
    assert found.stderr == "after the newest article (2019-06-01): only silence since\n"
    assert run(db, "--at", "2019-06-01", *form).stderr == ""


def test_whose_salience_is_unknown_gets_no_number(db: str) -> None:
    found = run(db, "--salience", "--actor", "IT", "--lang", "en")
    assert found.exit_code == 0
    assert found.stdout.splitlines() == [
        "IT: unknown: nothing it says is in this dossier by 1 June 2019"
    ]
    told = run(db, "--salience", "--actor", "IT", "--json")
    assert told.stdout == ""
    assert "IT" in told.stderr
    assert all(
        json.loads(line)["own"] for line in run(db, "--salience", "--json").stdout.splitlines()
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--actor", "Mars"), "unknown actor in this dossier 'Mars'; near: "),
        (("--by", "hour"), "unknown step 'hour'; known: day, month, week, year"),
        (("--at", "2019-02-30"), "--at: '2019-02-30' is not in the calendar"),
        (("--as-of", "soon"), "--as-of: 'soon' is not a date"),
        (("--at", "9999-12", "--by", "day"), "take a longer step or an earlier last day"),
        (("--json", "--csv"), "not both"),
        (("--changes", "--salience"), "give one of"),
        (("--by", "month", "--changes"), "give one of"),
    ],
)
def test_bad_input_is_one_clear_line(db: str, words: tuple[str, ...], told: str) -> None:
    found = run(db, *words)
    assert found.exit_code == 2
    assert told in found.stderr
    assert (found.stdout, found.stderr.count("\n")) == ("", 1)


def test_every_field_is_documented(db: str) -> None:
    text = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    for words in ((), ("--changes",), ("--salience",)):
        for line in run(db, *words, "--json").stdout.splitlines():
            missing = [name for name in json.loads(line) if f"`{name}`" not in text]
            assert missing == []


def test_the_snippet_of_the_page_runs(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parents[2] / "docs" / "positions.md").read_text("utf-8")
    snippet = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert snippet is not None
    (tmp_path / "build").mkdir()
    make(("a", on(3), {"actor": "GB", "stance": 50.0}), name="build/demo.db").close()
    monkeypatch.chdir(tmp_path)
    exec(snippet.group(1), {})
    assert capsys.readouterr().out.startswith("GB 50.0 ")


def test_every_option_and_constant_is_on_the_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "positions.md").read_text("utf-8")
    for option in ("--at", "--as-of", "--actor", "--by", "--changes", "--disagreements"):
        assert option in page
    for value in ("0.4 a year", "0.75", "6 points", "0.7, 0.6", "0.9, 0.7, 0.5", "92 days"):
        assert value in page
    kept = DEFAULTS.modality
    assert (DEFAULTS.jump_rate, DEFAULTS.told, DEFAULTS.step_size) == (0.4, 0.75, 6.0)
    assert (DEFAULTS.trust_at, DEFAULTS.trust_slope) == (0.7, 0.6)
    assert (kept["planned"], kept["denied"], kept["conditional"]) == (0.9, 0.7, 0.5)
