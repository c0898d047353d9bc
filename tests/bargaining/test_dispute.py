"""From a dossier to a forecast: days, rounds, persistence, scenarios, what is due."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from networks.dossiers import Line, made
from ralliement import Dossier as Notebook
from ralliement.bargaining.dispute import Asked, Play, forecast_dispute
from ralliement.bargaining.tracking import Horizon
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.errors import ForecastError, ScenarioError, TableError

PLAY = Play(draws=60, unforeseen=False)
AT = date(2019, 5, 31)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "dispute.db"
    articles = {
        "a": ("2019-03-01", [Line("US", stance=100.0, told="2019-03-01"),
                             Line("US", "THREATEN", "DE", told="2019-03-01")]),
        "b": ("2019-04-02", [Line("DE", stance=0.0, told="2019-04-02")]),
        "c": ("2019-05-20", [Line("GB", stance=50.0, told="2019-05-20"),
                             Line("CN", "REQUEST", "GB", told="2019-05-20")]),
        "d": ("2019-09-01", [Line("GB", stance=100.0, told="2019-09-01")]),
    }  # fmt: skip
    made(path, articles).close()
    return path


@pytest.fixture
def open_minded(tmp_path: Path) -> Path:
    """Who talks of nothing else cares most and moves for nobody: here Germany cares less."""
    path = tmp_path / "mine.yaml"
    path.write_text("DE: {salience: 50}\n", encoding="utf-8")
    return path


def ran(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["forecast", *words])
    assert result.exit_code == code, result.output
    return result.output


def test_rounds_are_quarters_up_to_the_horizon(place: Path) -> None:
    with Dossier.open(place) as dossier:
        found = forecast_dispute(dossier, Asked(AT, horizon=Horizon(months=18)), PLAY)
        near = forecast_dispute(dossier, Asked(AT, horizon=Horizon(days=20)), PLAY)
    assert found.forecast.run.rounds == 6
    assert (found.dates[0], found.dates[-1], len(found.dates)) == (AT, date(2020, 11, 30), 7)
    assert near.dates == (AT, date(2019, 6, 20))


def test_who_is_pressed_moves_and_persistence_does_not(place: Path, open_minded: Path) -> None:
    with Dossier.open(place) as dossier:
        found = forecast_dispute(dossier, Asked(AT, overrides=open_minded), PLAY)
    paths = found.forecast.positions
    assert paths["DE"][-1].median > paths["DE"][0].median + 1
    assert paths["US"][-1] == paths["US"][0]
    still = found.persistence
    assert still.positions["DE"][-1] == still.positions["DE"][0] == paths["DE"][0]
    assert still.outcome[-1] == found.forecast.outcome[0]
    assert any("CN>GB" in note for note in found.forecast.notes)


@pytest.mark.parametrize("lever", ["US.threat=withdrawn", "US>DE.pressure=withdrawn", "US=absent"])
def test_without_the_threat_germany_stays(place: Path, open_minded: Path, lever: str) -> None:
    with Dossier.open(place) as dossier:
        asked = Asked(AT, what_if=(lever,), overrides=open_minded)
        found = forecast_dispute(dossier, asked, PLAY)
    assert found.comparison is not None
    assert found.comparison.actors["DE"].lower > 0.9
    run = found.forecast.run
    assert np.array_equal(run.positions[:, 0], run.positions[:, -1])


@pytest.mark.parametrize("name", ["GB", "United Kingdom", "Royaume-Uni", "royaume uni", "UK"])
def test_levers_in_any_language(place: Path, name: str) -> None:
    with Dossier.open(place) as dossier:
        found = forecast_dispute(dossier, Asked(AT, what_if=(f"{name}.salience=80",)), PLAY)
    assert found.comparison is not None


def test_the_status_quo_of_a_rule_is_the_issues(place: Path) -> None:
    words = (str(place), "--at", "2019-05-31", "--draws", "9", "--rule", "unanimity", "--explain")
    out = " ".join(ran(*words, "--members", "EU", "--lang", "fr").split())
    assert "(selon la description de l'enjeu)" in out
    assert "Union européenne : ses membres votent, ceux du 2019-05-31 (ils sont 28)" in out
    assert "membres sans position, non comptés : Autriche, Belgique" in out
    assert "(given with --status-quo)" in ran(*words, "--status-quo", "30", "--lang", "en")
    path = json.loads(ran(*words, "--json"))["path"]
    assert any(line.startswith("Unanimity, members:") for line in path["en"])
    assert any(line.startswith("Unanimité, membres") for line in path["fr"])


def test_as_of_leaves_out_what_appeared_later(place: Path) -> None:
    with Dossier.open(place) as dossier:
        known = forecast_dispute(dossier, Asked(AT), PLAY)
        then = forecast_dispute(dossier, Asked(as_of=AT), PLAY)
    assert any("--as-of 2019-05-31" in note for note in known.forecast.notes)
    assert not any("--as-of" in note for note in then.forecast.notes)
    assert (then.at, then.as_of) == (AT, AT)


def test_same_seed_same_numbers(place: Path) -> None:
    words = (str(place), "--at", "2019-05-31", "--draws", "30", "--json")
    assert ran(*words) == ran(*words)
    assert ran(*words) != ran(*words, "--seed", "2")


def test_refused(place: Path) -> None:
    with Dossier.open(place) as dossier:
        with pytest.raises(ForecastError, match="no actor has a position by 2018-01-01"):
            forecast_dispute(dossier, Asked(date(2018, 1, 1)), PLAY)
        with pytest.raises(ScenarioError, match="unknown actor 'FR'; known: DE, GB, US"):
            forecast_dispute(dossier, Asked(AT, what_if=("FR=absent",)), PLAY)
        with pytest.raises(TableError, match="status quo 120 is off the scale"):
            forecast_dispute(dossier, Asked(AT, status_quo=120.0), PLAY)
    assert "is for a table of actors" in ran(str(place), "--rounds", "3", code=2)


@pytest.mark.parametrize(("lang", "word"), [("fr", "Allemagne"), ("en", "Germany")])
def test_in_both_languages(place: Path, open_minded: Path, lang: str, word: str) -> None:
    mine = ("--overrides", str(open_minded))
    words = (str(place), "--at", "2019-05-31", "--draws", "40", "--lang", lang, *mine)
    out = ran(*words, "--explain")
    compared = ran(*words, "--what-if", "US.threat=withdrawn", "--compare")
    for text in (out, compared):
        assert re.search(rf"^ *{word} +\d", text, re.MULTILINE)
        assert not re.search(r"\bnan\b", text, re.IGNORECASE)
        assert "backtest" in text
    assert ("persistance" if lang == "fr" else "persistence") in out


def test_json_and_chart(place: Path, tmp_path: Path) -> None:
    words = (str(place), "--at", "2019-05-31", "--draws", "20", "--lang", "fr")
    found = json.loads(ran(*words, "--json"))
    assert found["dates"][0] == found["at"] == "2019-05-31"
    assert found["as_of"] is None
    assert len(found["persistence"]["outcome"]) == len(found["dates"]) == found["rounds"] + 1
    chart = tmp_path / "fan.svg"
    ran(*words, "--chart", str(chart))
    drawn = chart.read_text("utf-8")
    assert all(word in drawn for word in ("Prévision", "Allemagne", "% des tirages"))


def test_rows_for_notebooks(place: Path) -> None:
    with Notebook.open(place) as dossier:
        plain = dossier.forecast(at="2019-05-31", draws=30)
        changed = dossier.forecast(at="2019-05-31", draws=30, what_if=["DE.salience=50"])
    assert len(plain) == 4 * 7
    assert not plain.isna().any().any()
    assert (plain["difference"] == 0).all()
    last = changed[(changed["actor"] == "DE") & (changed["round"] == 6)].iloc[0]
    assert last["difference"] > 0
    assert last["median"] > last["baseline"]
    assert last["difference_lower_90"] <= last["difference"] <= last["difference_upper_90"]
