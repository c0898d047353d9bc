"""``ralliement forecast`` on issues of the DEU form whose outcome is not known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ralliement.bargaining.council import forecast_issues, load_shipped, read_issues
from ralliement.cli import app

from .helpers import COLUMNS, issue, write_file

OPEN = [name for name in COLUMNS if name != "out"]


def run(*typed: str | Path) -> Result:
    return CliRunner().invoke(app, ["forecast", *(str(word) for word in typed)])


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    more = {"isnr": "n01i2", "pfr": "50", "pep": ""}
    return write_file(tmp_path / "asked.tsv", {}, more, columns=OPEN)


def test_each_issue_is_forecast(asked: Path) -> None:
    file = read_issues(asked, decided=False)
    assert [one.outcome for one in file.issues] == [None, None]
    first, second = forecast_issues(file.issues)
    model = load_shipped().models.council
    told = model.forecast(file.issues)
    low, high = model.intervals(told)
    assert (first.median, first.lower_80, first.upper_80) == (told.medians[0], low[0], high[0])
    assert (first.actors, second.actors) == (5, 4)
    assert sum(chance for _point, chance in first.probabilities) == pytest.approx(1)
    chances = [chance for _point, chance in first.likeliest]
    assert chances == sorted(chances, reverse=True)


def test_a_known_outcome_changes_nothing() -> None:
    positions = {"de": 0.0, "fr": 100.0, "it": 50.0}
    one, other = forecast_issues([issue(positions), issue(positions, outcome=0.0)])
    assert (one.probabilities, one.outcome, other.outcome) == (other.probabilities, None, 0.0)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("issue", "likeliest")), ("fr", ("question", "les plus probables"))]
)
def test_on_the_terminal(asked: Path, lang: str, words: tuple[str, ...]) -> None:
    for typed in ([asked], [asked, "--model", "council"]):
        result = run(*typed, "--lang", lang)
        assert result.exit_code == 0, result.output
        assert all(word in result.stdout for word in ("n01i1", "n01i2", *words))
        assert max(map(len, result.stdout.splitlines())) <= 100
        assert "prnr" not in result.stdout


def test_as_json(asked: Path) -> None:
    first, second = map(json.loads, run(asked, "--json").stdout.splitlines())
    assert (first["issue"], second["issue"], first["model"]) == ("n01i1", "n01i2", "council")
    assert sum(first["probabilities"].values()) == pytest.approx(1, abs=1e-5)
    assert first["lower_80"] <= first["median"] <= first["upper_80"]


def test_outcomes_and_rows_left_out_are_told(tmp_path: Path) -> None:
    few = {"isnr": "few", "pde": "", "pfr": "", "puk": ""}
    out = " ".join(run(write_file(tmp_path / "f.tsv", {}, few)).stdout.split())
    assert "they do not enter the forecast" in out
    assert "rows left out (with fewer than 3 actors): 1" in out


def test_the_other_models_run_on_the_same_file(asked: Path) -> None:
    out = run(asked, "--model", "weighted-mean", "--draws", "1").stdout
    assert out.count("model weighted-mean") == 2
    given = read_issues(asked, decided=False).issues[0]
    weights = given.power * given.saliences
    assert f"{weights @ given.positions / weights.sum():.1f}" in out


@pytest.mark.parametrize("options", [["--rounds", "3"], ["--what-if", "de.salience=3"]])
def test_options_of_other_models_are_refused(asked: Path, options: list[str]) -> None:
    result = run(asked, *options)
    assert result.exit_code == 2
    assert f"{options[0]} is for the other models, not council" in result.stderr


def test_another_source_is_told_the_command(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("actor,position\nDE,3\n")
    for source in (path, "gone.db"):
        result = run(source, "--model", "council")
        assert result.exit_code == 2
        assert "ralliement forecast ISSUES.tsv --model council" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_spreadsheet_from_france(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_bytes("isnr;pde;sde;pfr;sfr;pit;sit\npêche;0;60;0;80;30,5;20\n".encode("cp1252"))
    (given,) = read_issues(path, decided=False).issues
    assert (given.name, given.positions.tolist()) == ("pêche", [0.0, 0.0, 30.5])
