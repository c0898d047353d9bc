"""Scenarios: what a lever changes, what it leaves alone, what is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from ralliement.bargaining.comparing import compare
from ralliement.bargaining.dispute import Play, compare_inputs, run_inputs
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import ActorInput, Inputs, draw_table
from ralliement.bargaining.scenarios import LEVERS, changed, read_lever
from ralliement.bargaining.telling.words import ForecastWords, languages
from ralliement.cli import app
from ralliement.errors import ScenarioError, UnknownName
from ralliement.yamlfiles import read_yaml

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "models.md").read_text("utf-8")
INPUTS = Inputs(
    (
        ActorInput("US", Estimate(100.0, 90.0, 100.0), Estimate(90.0), Estimate(13.0)),
        ActorInput("DE", Estimate(30.0, 10.0, 55.0), Estimate(65.0, 50.0, 80.0), Estimate(1.7)),
        ActorInput("CN", Estimate(0.0), Estimate(95.0), Estimate(23.0)),
    ),
    pressure={("US", "DE"): 3.0, ("CN", "DE"): 1.0, ("DE", "US"): 1.0},
    called={"DE": ("Le voisin", "Germany")},
)
THREATS = {("US", "DE"): 2.0}


def after(*texts: str, inputs: Inputs = INPUTS) -> Inputs:
    levers = [read_lever(text, inputs) for text in texts]
    return changed(inputs, levers, threats=THREATS)


@pytest.mark.parametrize(
    ("text", "pressure"),
    [
        ("US.threat=withdrawn", {("US", "DE"): 1.0, ("CN", "DE"): 1.0, ("DE", "US"): 1.0}),
        ("US.pressure=withdrawn", {("US", "DE"): 0.0, ("CN", "DE"): 1.0, ("DE", "US"): 1.0}),
        ("us > germany.pressure = doubled", {("US", "DE"): 6.0, ("CN", "DE"): 1.0,
                                             ("DE", "US"): 1.0}),
        ("CN=absent", {("US", "DE"): 3.0, ("DE", "US"): 1.0}),
    ],
)  # fmt: skip
def test_levers_on_pressure(text: str, pressure: dict[tuple[str, str], float]) -> None:
    assert after(text).pressure == pressure


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [("DE.position=80", "position", 80), ("DE.salience=0", "salience", 0),
     ("Germany.capability=2.5", "capability", 2.5), ("le  voisin.salience=3", "salience", 3),
     ("Allemagne.salience=4", "salience", 4), ("DEUTSCHLAND.salience=5", "salience", 5)],
)  # fmt: skip
def test_levers_on_numbers(text: str, field: str, value: float) -> None:
    found = after(text)
    assert getattr(found.actors[1], field) == Estimate(value)
    assert found.actors[0] is INPUTS.actors[0]
    assert found.pressure == INPUTS.pressure


def test_a_set_position_is_not_drawn_from_the_posterior() -> None:
    grid = np.array([[0.0, 1.0], [100.0, 1.0]])
    inputs = Inputs((ActorInput("DE", Estimate(50.0), posterior=grid),))
    assert (draw_table(after("DE.position=20", inputs=inputs), draws=9).positions == 20).all()


def test_threats_are_gone_with_the_pressure() -> None:
    found = after("US.pressure=withdrawn", "US.threat=withdrawn")
    assert found.pressure[("US", "DE")] == 0.0
    assert "changes nothing" in found.notes[-1]


def test_what_is_not_there_is_said() -> None:
    found = after("CN.threat=withdrawn")
    assert found.pressure == INPUTS.pressure
    assert "CN.threat=withdrawn changes nothing" in found.notes[-1]
    assert "threats known: US>DE" in found.notes[-1]


def test_a_network_without_pressure_is_not_everybody() -> None:
    inputs = Inputs(INPUTS.actors, pressure={("CN", "DE"): 1.0})
    assert draw_table(after("CN=absent", inputs=inputs)).pressure is not None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FR.salience=3", "unknown actor 'FR'; known: CN, DE, US"),
        ("US>FR.pressure=doubled", "unknown actor 'FR'"),
        ("US.anger=3", "unknown lever 'anger'; known: ACTOR.position="),
        ("US=3", "no lever is named; known: "),
        ("US", "is not understood; known: "),
        ("US.salience=many", "'many' is not a number 0..100"),
        ("US.salience=101", "US: salience 101; allowed: 0..100"),
        ("US.position=-1", "US: position -1; allowed: 0..100"),
        ("US.capability=nan", "US: capability nan"),
        ("US.threat=doubled", "threat 'doubled'; allowed: withdrawn"),
        ("US>DE.salience=3", "salience has no recipient"),
    ],
)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(ScenarioError, match=re.escape(message)):
        after(text)


def test_contradictions_are_refused() -> None:
    with pytest.raises(ScenarioError, match="comes after 'DE.salience=3'; give one"):
        after("DE.salience=3", "DE.salience=4")
    with pytest.raises(ScenarioError, match="leaves nobody"):
        after("US=absent", "DE=absent", "CN=absent")
    with pytest.raises(ScenarioError, match="does not say which of it is a threat"):
        changed(INPUTS, [read_lever("US.threat=withdrawn", INPUTS)])


def test_draws_are_paired() -> None:
    play = Play("influence", draws=200)
    found = compare_inputs(INPUTS, ("US.pressure=withdrawn",), play, rounds=3)
    one, two = found.baseline.run, found.scenario.run
    assert (one.positions[:, 0] == two.positions[:, 0]).all()
    gap = np.median(two.positions[:, -1, 1] - one.positions[:, -1, 1])
    assert found.actors["DE"].spreads[-1].median == pytest.approx(gap)
    assert found.actors["DE"].lower == 1.0
    assert found.actors["CN"].lower == found.actors["CN"].higher == 0.0


def test_nothing_changed_is_no_difference() -> None:
    play = Play("challenge", draws=20)
    base = run_inputs(INPUTS, play, rounds=2)
    assert compare(base, run_inputs(INPUTS, play, rounds=2), ()).idle
    with pytest.raises(ScenarioError, match="run both with the same"):
        compare(base, run_inputs(INPUTS, play, rounds=3), ())


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "ban.csv"
    path.write_text("actor,position,salience,capability\nUS,100,90,13\nDE,30,65,2\n", "utf-8")
    return path


def ran(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["forecast", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_compared_on_the_terminal(actors: Path) -> None:
    out = ran(str(actors), "--what-if", "DE.position=100", "--compare")
    assert re.search(r"OUTCOME +93\.0 +100\.0 +\+7\.0", out)
    assert "Without any difference: US" in out
    idle = ran(str(actors), "--what-if", "DE.salience=65", "--compare")
    assert "the scenario changes nothing: model weighted-mean" in idle
    gone = ran(str(actors), "--what-if", "DE=absent", "--compare", "--lang", "fr")
    assert "Absents du scénario : DE" in gone
    assert re.search(r"RÉSULTAT +93,0 +100,0 +\+7,0", gone)


def test_compared_in_json(actors: Path) -> None:
    found = json.loads(ran(str(actors), "--what-if", "DE.position=100", "--json"))
    assert found["scenario"] == ["DE.position=100"]
    assert found["difference"]["actors"][1]["rounds"][-1]["median"] == 70
    assert found["baseline"]["actors"][1]["positions"][0]["median"] == 30
    named = set(re.findall(r"`(\w+)`", DOCS))
    assert set(found) | set(found["difference"]) <= named


@pytest.mark.parametrize("typed", ["France", "FR", "fr", "Frankreich", "FRANCE"])
def test_every_option_takes_every_name(tmp_path: Path, typed: str) -> None:
    """A table with names of its own: these first, then all that the registry has."""
    table = tmp_path / "named.csv"
    table.write_text("actor,position,salience,capability\nFrance,60,70,9\nBlue,20,50,4\n", "utf-8")
    mine, pressed = tmp_path / "mine.yaml", tmp_path / "pressure.csv"
    mine.write_text(f"{typed}: {{capability: 30}}\n", "utf-8")
    pressed.write_text(f"source,target,weight\nblue,{typed},2\n", "utf-8")
    assert "Absent" in ran(str(table), "--what-if", f"{typed}=absent", "--compare")
    assert "position: 1 (France)" in ran(str(table), "--rule", "majority", "--members", typed)
    assert "without a vote: France" in ran(str(table), "--rule", "majority", "--adviser", typed)
    out = ran(str(table), "--overrides", str(mine), "--draws", "1")
    assert re.search(r"OUTCOME +56\.5", out)
    words = ("--model", "influence", "--pressure", str(pressed), "--explain")
    assert "France follows Blue, which alone presses it" in ran(str(table), *words)


def test_an_unknown_name_lists_near_ones(actors: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("Germny: {capability: 30}\nDE: {capability: 1}\nAllemagne: {salience: 1}\n")
    out = ran(str(actors), "--overrides", str(mine), code=2)
    assert "unknown actor 'Germny'; known: DE, US" in out
    assert "Allemagne: DE is there already" in out
    assert "names nobody" in ran(str(actors), "--rule", "majority", "--members", ",", code=2)


def test_wrong_options(actors: Path) -> None:
    def refused(*words: str) -> str:
        return " ".join(re.sub(r"[│╭╮╰╯─\n]", " ", ran(str(actors), *words, code=2)).split())

    assert "give --what-if" in refused("--compare")
    assert "is for a dossier" in refused("--horizon", "6m")
    assert "give --rule too" in refused("--adviser", "DE")


def test_levers_are_documented() -> None:
    for lever in LEVERS:
        assert f".{lever}=" in DOCS
    for option in ("--what-if", "--compare", "--rule", "--members", "--adviser", "--horizon",
                   "--at", "--as-of", "--lang"):  # fmt: skip
        assert option in DOCS


def test_every_language_has_the_same_texts() -> None:
    french, english = read_yaml("ralliement.bargaining.telling", "labels.yaml").values()
    assert languages() == ("fr", "en")
    assert {g: list(w) for g, w in french.items()} == {g: list(w) for g, w in english.items()}
    places = re.compile(r"{(\w+)}")
    for group, texts in english.items():
        for key, text in texts.items():
            assert set(places.findall(text)) == set(places.findall(french[group][key])), key
    with pytest.raises(UnknownName, match="known: en, fr"):
        ForecastWords("de")
