"""``ralliement evaluate forecasts``: every model on a file of the DEU form."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from ralliement.bargaining.council import load_shipped, read_issues
from ralliement.bargaining.council.yardsticks import power_salience_mean
from ralliement.bargaining.models import WeightedMean
from ralliement.cli import app
from ralliement.evaluation.bargained import bargained, bargaining_models
from ralliement.evaluation.forecasts import cross_validate_forecasts
from tests.bargaining.council.helpers import COLUMNS, write_file

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
    assert lines[1].startswith("Fitted on deu3_dev.tsv (SHA-256 0f2cbc095ce7), 228 issues of 89")
    (line,) = (line for line in lines if re.match(r"  council  ", line))
    assert re.search(r" 12 +\d+\.\d\d +[+-]\d+\.\d\d \(.* to .*\) +\d+\.\d\d .* % +\d+$", line)
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
    others = [{**row, "prnr": f"t{number // 2}"} for number, row in enumerate(rows(40))]
    taught = write_file(tmp_path / "taught.tsv", *others, {"isnr": "x", "out": ""})
    shipped, fitted = run(asked, "--json"), run(asked, "--fit", taught, "--json")
    assert scores(fitted)["council"]["mae"] < scores(shipped)["council"]["mae"]
    told = json.loads(fitted.stdout)
    digest = hashlib.sha256(taught.read_bytes()).hexdigest()
    assert told["fitted_on"].startswith(f"taught.tsv (SHA-256 {digest[:12]}), 40 issues of 20 prop")
    assert (told["fitted"]["sha256"], told["fitted"]["issues"]) == (digest, 40)
    assert told["fitted"]["salience_exponent"] in (1.0, 2.0, 3.0)
    assert "taught.tsv: 20 proposals, too few to learn from." in told["notes"]
    assert "taught.tsv: 1 row without an outcome: not fitted on." in told["notes"]


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
    out = run(path).stdout
    assert re.search(r"^  nash-status-quo +4 ", out, re.MULTILINE)
    assert re.search(r"^  council +12 ", out, re.MULTILINE)
    kept = [number for number in range(12) if not number % 3]
    issues = read_issues(path).issues
    missed = [abs(power_salience_mean(issues[n]) - issues[n].outcome) for n in kept]
    said = "no forecast for 8 of the 12 issues; on the 4 others the power x salience mean's MAE is"
    assert f"{said} {np.mean(missed):.2f}." in " ".join(out.split())
    one = found["nash-status-quo"]
    assert one["mae"] - one["difference"] == pytest.approx(np.mean(missed), abs=1e-3)
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
    assert "influence" in names
    assert not {"persistence", "weighted-mean"} & names, "the power x salience mean twice"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--cross-validate", "2"], "has 1 proposal; leaving out a tenth of them takes 10"),
        (["--cross-validate", "2", "--fit", "f.tsv"], "--fit and --cross-validate exclude"),
        (["--fit", "none.tsv"], "none.tsv: no such file"),
        (["--cross-validate", "101"], "101 repetitions; allowed: 1 to 100, of ten fits each"),
        (
            ["--cut", "2002"],
            "--cut 2002: 1 issues up to then, 0 later; at least 15 and 1 are needed",
        ),
        (["--cut", "2002", "--cross-validate", "2"], "--cross-validate and --cut exclude"),
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


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "a folder; give a file in it"),
        (b"SQLite format 3\0 and more", "a dossier; wanted a table as text (.csv, .tsv)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file; from a spreadsheet, save the table as CSV"),
    ],
)
def test_what_is_no_table_is_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "thing.tsv"
    _ = path.mkdir() if content is None else path.write_bytes(content)
    result = run(path)
    assert (result.exit_code, result.stderr) == (2, f"{path}: {said}\n")


def test_progress_is_told_after_each_repetition(tmp_path: Path, light: None) -> None:
    assert light is None
    done: list[int] = []
    path = write_file(tmp_path / "f.tsv", *rows(20))
    cross_validate_forecasts(path, repeats=2, seed=5, progress=done.append)
    assert done == [1, 2]


def test_later_issues_are_scored_by_what_was_learned_before(tmp_path: Path) -> None:
    dated = [{**row, "finact": str(2000 + number // 2 % 4)} for number, row in enumerate(rows(40))]
    both = {"prnr": "p0", "finact": "2003", "isnr": "late"}
    path = write_file(tmp_path / "f.tsv", *dated, both)
    told = json.loads(run(path, "--cut", "2002", "--cut", "2001", "--json").stdout)["cuts"]
    assert [one["cut"] for one in told] == [2001, 2002]
    # Of p0, an issue is later: it is not fitted on.
    assert [(one["fitted"], one["score"]["issues"]) for one in told] == [(18, 21), (28, 11)]
    out = run(path, "--cut", "2001", "--cut", "2002").stdout
    assert "2001" in out
    assert "no independent tests" in " ".join(out.split())


def test_a_file_of_another_form_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "f.tsv"
    path.write_text("a\tb\n1\t2\n")
    result = run(path)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{path}:1: file: column 'out' is missing; needed: it, and p and s of each actor\n"
    )


@pytest.mark.usefixtures("light")
def test_proposals_that_are_not_named_cannot_be_left_out(tmp_path: Path) -> None:
    columns = [name for name in COLUMNS if name not in ("prnr", "prnrnmc")]
    path = write_file(tmp_path / "f.tsv", *rows(12), columns=columns)
    assert "No column 'prnr': each issue is taken as a proposal of its own" in run(path).stdout
    result = run(path, "--cross-validate", "2")
    assert result.exit_code == 2
    assert "has no column of proposals" in result.stderr


TWENTY_SEVEN = (
    "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk"
).split()


def kept_aside(count: int) -> tuple[list[str], list[Mapping[str, str]]]:
    """Issues of a later Union: other codes, other years, procedures that nobody knows, holes."""
    random = np.random.default_rng(7)
    names = ["com", "ep", *TWENTY_SEVEN, "xk"]
    places = [letter + name for name in names for letter in "ps"]
    columns = ["prnr", "isnr", "proc", "counvte", "finact", *places, "out"]
    found = []
    for number in range(count):
        row = {"prnr": f"p{number // 3}", "isnr": f"i{number}", "proc": "ORD", "counvte": "RQMV"}
        row |= {"finact": f"2023-11-{number % 28 + 1:02d}"}
        for name in names:
            missing = random.random() < 0.3
            row[f"p{name}"] = "" if missing else str(random.choice([0, 33, 50, 100]))
            row[f"s{name}"] = "0" if missing else str(random.choice(["", "0", "20", "80", "100"]))
        row["out"] = str(random.choice([0, 50, 67, 100]))
        found.append(row)
    found[0] |= {f"p{name}": "50" for name in names} | {f"s{name}": "60" for name in names}
    found[1] |= {f"s{name}": "0" for name in names}
    found[2] |= {f"p{name}": "" for name in names[1:]}
    found[3] |= {"out": "999"}
    return columns, found


def test_a_file_of_another_time_is_scored(tmp_path: Path) -> None:
    columns, given = kept_aside(30)
    result = run(write_file(tmp_path / "f.tsv", *given, columns=columns), "--json")
    told, found = json.loads(result.stdout, parse_constant=pytest.fail), scores(result)
    assert (told["issues"], told["proposals"], told["seen"]) == (28, 10, 0)
    assert told["left_out"] == {"without an outcome": 1, "with fewer than 3 actors": 1}
    assert any("Not among the actors known: xk." in note for note in told["notes"])
    assert found.keys() > FITTED | {"challenge", "exchange", "influence"}
    assert "nash-status-quo" not in found
    for name in FITTED:
        assert found[name]["issues"] == 28
        assert 0 <= found[name]["coverage"] <= 1


def test_each_forecast_of_such_a_file_is_whole(tmp_path: Path) -> None:
    columns, given = kept_aside(30)
    issues = read_issues(write_file(tmp_path / "f.tsv", *given, columns=columns)).issues
    assert {"bu", "cr", "el"} <= set(issues[0].actors)
    assert {issue.year for issue in issues} == {2023}
    for model in load_shipped().models.named().values():
        forecast = model.forecast(issues)
        assert np.isfinite(forecast.probabilities).all()
        low, high = model.intervals(forecast)
        assert ((low <= forecast.medians) & (forecast.medians <= high)).all()
    alone = load_shipped().models.council.forecast(issues[:1])
    assert alone.medians.tolist() == [50]


def test_it_does_not_matter_how_rows_and_columns_are_ordered(tmp_path: Path) -> None:
    columns, given = kept_aside(12)
    one = read_issues(write_file(tmp_path / "a.tsv", *given, columns=columns)).issues
    other = read_issues(write_file(tmp_path / "b.tsv", *given[::-1], columns=columns[::-1])).issues
    model = load_shipped().models.council
    forecasts = [model.forecast(issues).probabilities for issues in (one, other[::-1])]
    assert forecasts[0] == pytest.approx(forecasts[1], abs=1e-12)


@pytest.mark.shared
@pytest.mark.usefixtures("light")
def test_the_reference_file_with_what_is_shipped(reference: Path) -> None:
    result = run(reference / "bargaining" / "deu3_dev.tsv", "--json")
    told, found = json.loads(result.stdout), scores(result)
    assert (told["issues"], told["proposals"], told["seen"]) == (228, 89, 228)
    assert found["power x salience mean"]["mae"] == pytest.approx(22.30, abs=0.006)
    assert found["council"]["mae"] < 18
    assert 0.75 < found["council, states alike"]["coverage"] < 0.85
