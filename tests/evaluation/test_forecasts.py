"""``ralliement evaluate forecasts``: every model on a file of the DEU form."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from ralliement.bargaining.council import read_issues
from ralliement.bargaining.models import WeightedMean
from ralliement.cli import app
from ralliement.evaluation.bargained import bargained, bargaining_models
from tests.bargaining.council.helpers import write_file

FITTED = {"council", "council, states alike", "mean with a spread"}


def run(*typed: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", "forecasts", *(str(word) for word in typed)])


def rows(count: int) -> list[Mapping[str, str]]:
    """Issues of pairs of proposals that end where France stands."""
    random = np.random.default_rng(1)
    found = []
    for number in range(count):
        france, germany, parliament = (str(random.choice([0, 50, 100])) for _ in range(3))
        places = {"pfr": france, "pde": germany, "pep": parliament, "out": france}
        found.append({"isnr": f"i{number}", "prnr": f"p{number // 2}", **places})
    return found


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the models that are compiled when they first run."""
    kept = {n: m for n, m in bargaining_models().items() if n in ("nash", "nash-status-quo")}
    monkeypatch.setattr("ralliement.evaluation.forecasts.bargaining_models", lambda: kept)


def scores(result: Result) -> dict[str, dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return {one["model"]: one for one in json.loads(result.stdout)["scores"]}


@pytest.mark.usefixtures("light")
def test_what_is_printed_fits_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    path = write_file(tmp_path / "f.tsv", *rows(12), {"isnr": "x", "out": ""})
    result = run(path)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "Forecasts of f.tsv: 12 issues of 6 proposals"
    assert lines[1].startswith("Fitted on deu3_dev.tsv, 228 issues of 89 proposals")
    (line,) = (line for line in lines if re.match(r"  council  ", line))
    assert re.search(r" \d+\.\d\d +[+-]\d+\.\d\d \(.* to .*\) +\d+\.\d\d .* % +\d+$", line)
    assert "6 proposals are too few to conclude from; look at the intervals." in lines
    assert "1 row without an outcome: not scored." in lines
    assert "nan" not in result.stdout.casefold()


@pytest.mark.usefixtures("light")
def test_as_json(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", *rows(12))
    result = run(path, "--json")
    told = json.loads(result.stdout)
    found = scores(result)
    assert told["issues"] == 12
    assert told["seen"] == 0
    assert told["intervals"]["resampled"] == "proposals"
    assert found.keys() > FITTED | {"nash", "plain median", "power x salience mean"}
    assert [one["mae"] for one in told["scores"]] == sorted(o["mae"] for o in told["scores"])
    for name, one in found.items():
        assert (one["coverage"] is not None) == (name in FITTED)
        assert (one["low"] is None) == (name == "power x salience mean")


@pytest.mark.usefixtures("light")
def test_a_fit_on_another_file_learns_from_it(tmp_path: Path) -> None:
    asked = write_file(tmp_path / "asked.tsv", *rows(12))
    taught = write_file(tmp_path / "taught.tsv", *[{**r, "prnr": "t"} for r in rows(40)])
    shipped, fitted = run(asked, "--json"), run(asked, "--fit", taught, "--json")
    assert scores(fitted)["council"]["mae"] < scores(shipped)["council"]["mae"]
    assert "taught.tsv, 40 issues of 1 proposals" in fitted.stdout


@pytest.mark.usefixtures("light")
def test_issues_that_were_fitted_on_are_told(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", *rows(12))
    result = run(path, "--fit", path)
    assert "12 of the 12 issues are among those" in result.stdout
    assert "their figures flatter" in result.stdout


@pytest.mark.usefixtures("light")
def test_cross_validation_leaves_proposals_out(tmp_path: Path) -> None:
    path = write_file(tmp_path / "f.tsv", *rows(30))
    inside, outside = (
        run(path, "--fit", path, "--json"),
        run(path, "--cross-validate", "2", "--json"),
    )
    assert scores(outside)["council"]["mae"] > scores(inside)["council"]["mae"]
    assert json.loads(outside.stdout)["seen"] == 0
    assert outside.stdout == run(path, "--cross-validate", "2", "--json").stdout


@pytest.mark.usefixtures("light")
def test_a_model_is_scored_on_the_issues_that_it_can_forecast(tmp_path: Path) -> None:
    given = [{**row, "rp": "" if number % 3 else "0"} for number, row in enumerate(rows(12))]
    path = write_file(tmp_path / "f.tsv", *given)
    found = scores(run(path, "--json"))
    assert found["nash-status-quo"]["issues"] == 4
    assert found["council"]["issues"] == 12
    assert "nash-status-quo (of 4)" in run(path).stdout
    without = write_file(tmp_path / "g.tsv", *[{**row, "rp": ""} for row in rows(12)])
    assert "nash-status-quo" not in scores(run(without, "--json"))


def test_power_is_the_capability_of_models_that_are_played(tmp_path: Path) -> None:
    issues = read_issues(write_file(tmp_path / "f.tsv", *rows(6))).issues
    weights = [issue.power * issue.saliences for issue in issues]
    expected = [w @ i.positions / w.sum() for w, i in zip(weights, issues, strict=True)]
    assert bargained(issues, WeightedMean()) == pytest.approx(expected)


def test_every_model_of_the_registry_is_scored() -> None:
    names = set(bargaining_models())
    assert {"challenge", "challenge-paper", "challenge, mean", "nash", "ktab"} <= names
    assert {"influence", "persistence"} <= names


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--cross-validate", "2"], "has 1 proposals; leaving out a tenth of them takes 10"),
        (["--cross-validate", "2", "--fit", "f.tsv"], "--fit and --cross-validate exclude"),
        (["--fit", "none.tsv"], "none.tsv: No such file"),
    ],
)
def test_errors_are_one_line(
    typed: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(write_file(tmp_path / "f.tsv", {}), *typed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_of_another_form_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    path.write_text("a\tb\n1\t2\n")
    result = run(path)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{path}:1: file: column 'prnr' is missing; needed: prnr, isnr, out, "
        "and p and s of each actor\n"
    )


@pytest.mark.shared
@pytest.mark.usefixtures("light")
def test_the_reference_file_with_what_is_shipped(reference: Path) -> None:
    result = run(reference / "bargaining" / "deu3_dev.tsv", "--json")
    told, found = json.loads(result.stdout), scores(result)
    assert (told["issues"], told["proposals"], told["seen"]) == (228, 89, 228)
    assert found["power x salience mean"]["mae"] == pytest.approx(22.30, abs=0.006)
    assert found["council"]["mae"] < 18
    assert 0.75 < found["council, states alike"]["coverage"] < 0.85
