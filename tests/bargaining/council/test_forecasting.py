"""``ralliement forecast`` on issues of the DEU form whose outcome is not known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ralliement.bargaining.council import forecast_issues, load_shipped, read_issues
from ralliement.bargaining.models import Exchange, Ktab
from ralliement.cli import app
from ralliement.evaluation.bargained import bargained

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


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", ["", "100", "80"])
def test_every_name_and_number_is_whole(
    columns: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    rows = [{"isnr": f"d00060{n:02d}issue{n}", "pfr": str(10 * n)} for n in range(9)]
    path = write_file(tmp_path / "asked.tsv", *rows, {"isnr": "x" * 90}, columns=OPEN)
    lines = run(path, "--lang", lang).stdout.splitlines()
    assert max(map(len, lines)) <= int(columns or 100)
    assert not any("…" in line for line in lines)
    words = " ".join(lines).split()
    comma = "," if lang == "fr" else "."
    for one in forecast_issues(read_issues(path, decided=False).issues[:9]):
        (line,) = (line for line in lines if line.split()[:1] == [one.issue])
        told = [str(one.actors), f"{one.median:g}", f"{one.mean:.1f}".replace(".", comma)]
        told += [f"{one.lower_80:g}–{one.upper_80:g}", f"{one.weighted_mean:.1f}"]
        assert line.split()[1:6] == [*told[:4], told[4].replace(".", comma)]
        assert all(f"{point:g}" in words for point, _chance in one.likeliest[:3])
    heads = "acteurs médiane espérance pondérée" if lang == "fr" else "actors median weighted"
    assert set(heads.split()) <= set(words)
    assert "".join(word for word in words if set(word) == {"x"}) == "x" * 90


def outcomes(path: Path, model: str) -> dict[str, list[float]]:
    result = run(path, "--model", model, "--draws", "1", "--json")
    assert result.exit_code == 0, result.output
    told = map(json.loads, result.stdout.splitlines())
    return {one["issue"]: [at["median"] for at in one["outcome"]] for one in told}


OPPOSED = {"pcom": "0", "pep": "", "pde": "100", "pfr": "50", "puk": "", "scom": "20", "sde": "90"}
RETURNED = {**OPPOSED, "pcom": "100", "pde": "0", "pfr": "30", "scom": "80", "sde": "30"}


def test_votes_are_traded_within_a_proposal_only(tmp_path: Path) -> None:
    one = [{"isnr": "a1", **OPPOSED}, {"isnr": "a2", **RETURNED}]
    other = {"isnr": "b1", "prnr": "n02", **OPPOSED}
    names = {"isnr": "a1", "prnr": "n03", **RETURNED}
    alone = write_file(tmp_path / "one.tsv", *one, columns=OPEN)
    mixed = write_file(tmp_path / "all.tsv", one[0], other, one[1], columns=OPEN)
    for model in ("exchange", "ktab", "challenge"):
        expected, found = outcomes(alone, model), outcomes(mixed, model)
        assert list(found) == ["a1", "b1", "a2"]
        assert {name: found[name] for name in expected} == expected
    single = outcomes(mixed, "exchange")["b1"]
    assert len(set(single)) == 1, "its proposal has no issue to trade it for"
    assert len(set(outcomes(mixed, "exchange")["a1"])) > 1
    for model in ("ktab", "challenge"):
        assert outcomes(mixed, model)["b1"] == outcomes(mixed, model)["a1"], "each alone"
    apart = write_file(tmp_path / "two.tsv", one[0], names, columns=OPEN)
    assert list(outcomes(apart, "exchange")) == ["n01 a1", "n03 a1"]


def test_a_forecast_of_a_proposal_is_what_is_scored(tmp_path: Path) -> None:
    rows = [{"isnr": "a1", **OPPOSED}, {"isnr": "b1", "prnr": "n02", **OPPOSED}]
    path = write_file(tmp_path / "f.tsv", *rows, {"isnr": "a2", **RETURNED})
    issues = read_issues(path, decided=False).issues
    for model in (Exchange(), Ktab()):
        ends = [path[-1] for path in outcomes(path, model.label).values()]
        assert ends == pytest.approx(bargained(issues, model).tolist())


def test_rows_left_out_are_told_with_every_model(tmp_path: Path) -> None:
    few = {"isnr": "few", "pde": "", "pfr": "", "puk": ""}
    path = write_file(tmp_path / "f.tsv", {}, few, columns=OPEN)
    out = run(path, "--model", "weighted-mean", "--draws", "1").stdout
    assert "rows left out (with fewer than 3 actors): 1" in out


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
