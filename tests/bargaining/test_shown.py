"""What a forecast shows: its inputs and their sources, digits that draws tell, its picture."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console
from typer.testing import CliRunner

from networks.dossiers import Line, made
from ralliement.bargaining.sensitivity import Sensitivity, SentenceEffect
from ralliement.bargaining.telling.precision import digits, median_error
from ralliement.bargaining.telling.sensitivity_showing import print_sensitivity
from ralliement.bargaining.telling.words import ForecastWords, languages
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.dossier.tables import ARTICLES

SURE = "actor,position,salience,capability\nUS,100,90,3\nDE,30,60,1\n"
UNSURE = (
    "actor,position,salience,capability,position_lower_90,position_upper_90\n"
    "US,100,90,3,60,100\nDE,30,,,10,50\nhuawei,0,50,,0,10\n"
)


@pytest.fixture
def sure(tmp_path: Path) -> str:
    return written(tmp_path / "sure.csv", SURE)


@pytest.fixture
def unsure(tmp_path: Path) -> str:
    return written(tmp_path / "unsure.csv", UNSURE)


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    path = tmp_path / "d.db"
    articles = {
        "a": ("2019-03-01", [Line("US", stance=100.0, told="2019-03-01"),
                             Line("US", "THREATEN", "DE", told="2019-03-01")]),
        "b": ("2019-04-02", [Line("DE", stance=0.0, told="2019-04-02")]),
    }  # fmt: skip
    made(path, articles).close()
    return str(path)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def ran(*words: str) -> str:
    result = CliRunner().invoke(app, ["forecast", *words])
    assert result.exit_code == 0, result.output
    return result.output


def inputs(*words: str) -> Mapping[str, Any]:
    return {one["actor"]: one for one in json.loads(ran(*words, "--json"))["inputs"]}


def test_the_error_of_a_median_is_that_of_a_normal_law() -> None:
    """Twice sqrt(pi / 2) sigma / sqrt(n), and what repeated draws show."""
    chance = np.random.default_rng(1)
    many = chance.normal(50, 10, (400, 1000))
    told = np.array([median_error(draws) for draws in many])
    assert told.mean() == pytest.approx(20 * np.sqrt(np.pi / 2000), rel=0.05)
    assert np.mean(np.abs(np.median(many, axis=1) - 50) < told) == pytest.approx(0.95, abs=0.03)
    assert median_error(np.full((10, 3), 4.0)).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("scale", "error", "shown"),
    [
        ((0.0, 100.0), 0.0, 1),
        ((0.0, 100.0), 0.04, 1),
        ((0.0, 100.0), 0.06, 0),
        ((0.0, 100.0), 9.0, 0),
        ((0.0, 1.0), 0.004, 2),
    ],
)
def test_only_digits_that_draws_tell(scale: tuple[float, float], error: float, shown: int) -> None:
    assert digits(scale, error) == shown


@pytest.mark.parametrize("lang", languages())
def test_few_draws_show_whole_numbers_and_how_exact_they_are(unsure: str, lang: str) -> None:
    out = ran(unsure, "--draws", "200", "--lang", lang)
    row = next(line for line in out.splitlines() if line.strip().startswith("DE"))
    assert not re.search(r"\d[.,]\d", row)
    assert re.search(r"(exactitude|precision).* 200 .*\d[.,]\d", out)


@pytest.mark.parametrize("lang", languages())
def test_values_alone_tell_of_no_draws(sure: str, lang: str, tmp_path: Path) -> None:
    scenario = ("--what-if", "DE.position=60", "--compare")
    picture = tmp_path / "fan.svg"
    shown = [
        ran(sure, "--lang", lang),
        ran(sure, "--lang", lang, *scenario, "--chart", str(picture)),
        picture.read_text("utf-8"),
    ]
    for text in shown:
        assert not re.search(r"draw(s|\b)(?!n)|tirage|9 (in|sur) 10", text), text
    assert re.search(r"30[.,]0 +60[.,]0 +\+30[.,]0", shown[1])


def test_inputs_and_their_sources(unsure: str, tmp_path: Path) -> None:
    mine = written(tmp_path / "mine.yaml", "huawei: {capability: 0.5}\n")
    found = inputs(unsure, "--overrides", mine, "--what-if", "US.position=40")
    assert found["US"]["position"] == {
        "value": 40.0,
        "lower_90": None,
        "upper_90": None,
        "source": "scenario",
    }
    assert found["DE"]["position"]["lower_90"] == 10.0
    assert found["DE"]["salience"]["source"] == "default"
    assert found["DE"]["capability"]["source"] == "cinc"
    assert found["huawei"]["capability"]["source"] == "overrides"
    assert found["huawei"]["evidence"] is None
    assert inputs(unsure)["huawei"]["capability"]["source"] == "weakest"
    assert inputs(unsure, "--capability", "equal")["DE"]["capability"]["source"] == "equal"


def test_inputs_of_a_dossier_have_their_evidence(dossier: str) -> None:
    found = inputs(dossier, "--draws", "20")
    assert found["US"]["position"]["source"] == found["US"]["salience"]["source"] == "dossier"
    assert (found["US"]["evidence"], found["US"]["last_evidence"]) == (1, "2019-03-01")
    changed = inputs(dossier, "--draws", "20", "--what-if", "US.position=40")
    assert changed["US"]["evidence"] is None
    assert changed["DE"]["evidence"] == 1


@pytest.mark.parametrize(("lang", "words"), [("fr", "Données"), ("en", "Inputs")])
def test_inputs_are_shown_on_request(dossier: str, lang: str, words: str) -> None:
    asked = (dossier, "--draws", "20", "--lang", lang)
    assert words not in ran(*asked)
    out = ran(*asked, "--inputs")
    assert words in out
    assert re.search(r"1, 2019-04-02 .* dossier, cinc", out)


@pytest.mark.parametrize("lang", languages())
def test_a_scenario_is_drawn_as_one(dossier: str, lang: str, tmp_path: Path) -> None:
    picture = tmp_path / "fan.svg"
    words = (dossier, "--draws", "20", "--lang", lang, "--chart", str(picture))
    ran(*words, "--what-if", "DE.salience=20", "--compare")
    drawn = picture.read_text("utf-8")
    both = {"fr": "médiane de la référence", "en": "median of the baseline"}[lang]
    for text in ("DE.salience=20", both, "2019-04-02", "2020-10-02"):
        assert text in drawn
    ran(*words, "--what-if", "DE.salience=20")
    alone = picture.read_text("utf-8")
    assert "DE.salience=20" in alone
    assert both not in alone
    ran(*words)
    assert "DE.salience" not in picture.read_text("utf-8")


def test_rounds_are_told_with_their_days(dossier: str) -> None:
    start = date(2019, 4, 2)
    out = " ".join(ran(dossier, "--draws", "20", "--lang", "en", "--horizon", "6m").split())
    assert f"from {start} to 2019-10-02 (6m); ends of rounds: 1 2019-07-02, 2 2019-10-02;" in out
    long = " ".join(ran(dossier, "--draws", "20", "--lang", "en", "--horizon", "5y").split())
    assert "…, 20 2024-04-02;" in long


@pytest.mark.parametrize(("lang", "mean"), [("fr", "RÉSULTAT : moyenne"), ("en", "the mean of")])
def test_the_outcome_is_explained_unless_a_rule_makes_it(sure: str, lang: str, mean: str) -> None:
    asked = (sure, "--lang", lang)
    assert mean in ran(*asked)
    assert mean in ran(*asked, "--what-if", "DE.position=60", "--compare")
    assert mean not in ran(*asked, "--rule", "majority")
    assert mean not in ran(*asked, "--model", "median")


def test_a_dossier_s_question_and_the_ends_of_its_scale_are_told(
    dossier: str, tmp_path: Path
) -> None:
    with Dossier.open(dossier) as opened:
        issue = opened.issue
    picture = tmp_path / "fan.svg"
    words = (dossier, "--draws", "20", "--lang", "fr")
    out = " ".join(ran(*words, "--chart", str(picture)).split())
    low, high = issue.points[0], issue.points[-1]
    ends = [f"{value:g} = {label['fr']}" for value, label in (low, high)]
    assert f"{issue.question['fr']} {', '.join(ends)}" in out
    assert all(end in html.unescape(picture.read_text("utf-8")) for end in ends)


def test_the_chart_of_a_rule_names_it_and_its_members(dossier: str, tmp_path: Path) -> None:
    picture = tmp_path / "fan.svg"
    words = (dossier, "--draws", "20", "--lang", "en", "--chart", str(picture))
    ran(*words, "--rule", "majority", "--members", "DE,US")
    ruled = "outcome decided by a simple majority, 2 members with a position"
    drawn = picture.read_text("utf-8")
    assert ruled in drawn
    assert re.search(ruled + ": (Germany, United States|United States, Germany)", drawn)
    ran(*words)
    assert "decided by" not in picture.read_text("utf-8")


@pytest.mark.parametrize(("day", "told"), [("2019-09-29", False), ("2019-09-30", True)])
def test_a_start_long_after_the_newest_article_is_told(dossier: str, day: str, told: bool) -> None:
    with Dossier.open(dossier) as opened:
        newest = max(row["date_to"] for row in opened.rows(ARTICLES))
    assert newest == date(2019, 4, 2)
    out = " ".join(ran(dossier, "--draws", "20", "--lang", "en", "--at", day).split())
    assert ("the newest article before" in out) is told
    assert (f"before {day} is of 2019-04-02, 181 days earlier" in out) is told


@pytest.mark.parametrize("model", ["mean", "median", "nash", "ktab"])
@pytest.mark.parametrize("lang", languages())
def test_every_model_s_outcome_is_told(unsure: str, model: str, lang: str) -> None:
    out = ran(unsure, "--draws", "20", "--model", model, "--lang", lang)
    means = ForecastWords(lang).text("means", model)
    assert f"{ForecastWords(lang).text('table', 'outcome_is', means=means)} " in (
        " ".join(out.split()) + " "
    )


@pytest.mark.parametrize(
    ("capability", "shown"), [(1234.0, "1234"), (0.00001234, "0,0000123"), (30.62, "30,6")]
)
def test_capabilities_are_plain_numbers(
    unsure: str, tmp_path: Path, capability: float, shown: str
) -> None:
    mine = written(tmp_path / "mine.yaml", f"DE: {{capability: {capability:.8f}}}\n")
    out = ran(unsure, "--lang", "fr", "--draws", "20", "--inputs", "--overrides", mine)
    row = [line for line in out.splitlines() if line.strip().startswith("DE")][-1]
    assert shown in row.split()


def test_sentences_of_a_page_are_shown_as_they_read() -> None:
    page = "<p>L&rsquo;Italie &eacute;tend\n ses pouvoirs, 3 < 4.</p>"
    effect = SentenceEffect(("s1",), "a", ("IT",), (50.0,), (60.0,), 51.0, 1.0, page)
    found = Sensitivity(
        "issue", "mean", date(2019, 4, 2), 50.0, 40.0, 60.0, (), (effect,), (), (1, 0)
    )
    console = Console(width=300, record=True, file=io.StringIO())
    print_sensitivity(found, console, words=ForecastWords("fr"), db="d.db")
    assert "a, s1 : «\u00a0L’Italie étend ses pouvoirs, 3 < 4.\u00a0»\n" in console.export_text()
