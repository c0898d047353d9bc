"""Moves that nobody foresees: their law, how often by a dossier, what they do to a forecast."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from networks.dossiers import Line, made
from ralliement.bargaining import MODELS, ActorTable
from ralliement.bargaining.deciding.rules import decision_of, under_rule
from ralliement.bargaining.deciding.voters import Voters
from ralliement.bargaining.dispute import Asked, Play, forecast_dispute
from ralliement.bargaining.forecast import Forecast
from ralliement.bargaining.models import Model
from ralliement.bargaining.models.across import AcrossIssues
from ralliement.bargaining.moves import RATES, Moves, moves_before, shaken
from ralliement.bargaining.table import FloatArray
from ralliement.bargaining.unforeseen import UNDISTURBED, Unforeseen
from ralliement.cli import app
from ralliement.dossier import Dossier
from ralliement.positions import DEFAULTS, GRID
from ralliement.positions.dynamics import Dynamics

AT = date(2019, 6, 30)
DRAWS = 4000


def law(rate: float, days: float = 91.0) -> Moves:
    """One rate that is certain."""
    return Moves(RATES, np.eye(len(RATES))[int(np.abs(RATES - rate).argmin())], 0, 0, days)


def still(value: float, *, draws: int = DRAWS, rounds: int = 4, actors: int = 2) -> FloatArray:
    return np.full((draws, rounds + 1, actors), value)


@pytest.mark.parametrize("rate", [0.05, 0.4, 3.2])
@pytest.mark.parametrize("value", [3.0, 50.0, 97.0])
def test_the_law_is_that_of_positions(rate: float, value: float) -> None:
    """A year of four rounds beside the exact transition, all jumps together and untold."""
    found = shaken(still(value), ("A", "B"), law(rate), scale=(0.0, 100.0), seed=1)[:, -1, 0]
    nearest = float(RATES[int(np.abs(RATES - rate).argmin())])
    exact = Dynamics(replace(DEFAULTS, jump_rate=nearest, told=0.0))
    after = exact.moved((value == GRID).astype(float)[np.newaxis], 364)[0]
    edges = np.array([10.5, 30.5, 49.5, 50.5, 70.5, 90.5])
    shares = (found[:, np.newaxis] < edges).mean(axis=0)
    expected = [after[edge > GRID].sum() for edge in edges]
    assert shares == pytest.approx(expected, abs=0.035)


def test_moves_stay_on_any_scale_and_start_where_it_was() -> None:
    moved = shaken(still(0.9), ("A", "B"), law(3.2), scale=(-1.0, 1.0), seed=1)
    assert (moved[:, 0] == 0.9).all()
    assert -1 <= moved.min() < -0.9
    assert 0.99 < moved.max() <= 1
    assert np.isfinite(moved).all()


def test_chance_belongs_to_the_actor_and_the_draw() -> None:
    def one(actors: tuple[str, ...], draws: int = 60, seed: int = 1) -> FloatArray:
        path = still(40.0, draws=draws, actors=len(actors))
        return shaken(path, actors, law(0.4), scale=(0.0, 100.0), seed=seed)

    both = one(("A", "B"))
    assert np.array_equal(one(("B",))[:, :, 0], both[:, :, 1])
    assert np.array_equal(one(("A", "B"), draws=20), both[:20])
    assert not np.array_equal(one(("A", "B"), seed=2), both)
    assert not np.array_equal(both[:, :, 0], both[:, :, 1])


def test_two_worlds_have_the_same_moves() -> None:
    """Who jumps ends at one place in both; who does not keeps the whole difference."""
    low, high = (
        shaken(still(value), ("A", "B"), law(0.4), scale=(0.0, 100.0), seed=1)[:, -1]
        for value in (45.0, 55.0)
    )
    gap = high - low
    assert (np.isclose(gap, 0) | np.isclose(gap, 10)).mean() > 0.99
    assert np.isclose(gap, 0).mean() == pytest.approx(1 - np.exp(-0.4 * 364 / 365.25), abs=0.03)


def test_a_round_without_days_moves_nobody() -> None:
    path = still(40.0)
    assert np.array_equal(shaken(path, ("A", "B"), law(3.2, 0.0), scale=(0.0, 100.0), seed=1), path)


TABLE = ActorTable.of(
    ["A", "B", "C"],
    np.repeat([[10.0, 45.0, 90.0]], 50, axis=0),
    salience=[0.5, 0.6, 0.9],
    capability=[1.0, 2.0, 3.0],
    status_quo=20.0,
)


@pytest.mark.parametrize(
    "model", [m for m in MODELS if not isinstance(m, AcrossIssues)], ids=lambda m: m.label
)
def test_the_outcome_is_the_models_own(model: Model) -> None:
    quiet = model.run(TABLE, rounds=3)
    calm = Unforeseen(model, law(0.05, 0.0)).run(TABLE, rounds=3)
    assert np.array_equal(calm.positions, quiet.positions)
    assert calm.outcomes[:, 0] == pytest.approx(quiet.outcomes[:, 0])
    shaken_run = Unforeseen(model, law(0.8)).run(TABLE, rounds=3)
    here = replace(TABLE, positions=np.ascontiguousarray(shaken_run.positions[:, 3]))
    assert shaken_run.outcomes[:, 3] == pytest.approx(model.run(here, rounds=0).outcomes[:, 0])
    assert np.array_equal(shaken_run.more[UNDISTURBED], quiet.positions[:, -1])
    assert not np.array_equal(shaken_run.positions[:, -1], quiet.positions[:, -1])


def test_the_values_themselves_are_not_shaken() -> None:
    one = ActorTable.of(["A", "B"], [10.0, 90.0])
    model = MODELS[0]
    run = Unforeseen(model, law(3.2)).run(one, rounds=5)
    assert np.array_equal(run.positions, model.run(one, rounds=5).positions)


def test_members_decide_at_the_moved_positions() -> None:
    decision = decision_of("majority", Voters(TABLE.actors))
    run = under_rule(Unforeseen(MODELS[0], law(3.2)), decision).run(TABLE, rounds=4)
    assert run.outcomes[:, -1] == pytest.approx(np.median(run.positions[:, -1], axis=1))


def heard(path: Path, stances: list[float]) -> Path:
    """A dossier in which six states are heard every two months, each with the same stances."""
    articles = {}
    for number, stance in enumerate(stances):
        day = date(2018 + (1 + 2 * number) // 12, (1 + 2 * number) % 12 + 1, 10).isoformat()
        for state in ("US", "DE", "GB", "FR", "IT", "JP"):
            line = Line(state, stance=stance, told=day)
            articles[f"{state}{number}"] = (day, [line])
    made(path, articles).close()
    return path


def test_the_rate_is_from_the_dossier(tmp_path: Path) -> None:
    steady = heard(tmp_path / "steady.db", [0.0] * 9)
    fickle = heard(tmp_path / "fickle.db", [0.0, 0.0, 100.0, 100.0, 0.0, 0.0, 100.0, 100.0, 0.0])
    chances = []
    for place in (steady, fickle):
        with Dossier.open(place) as dossier:
            found = moves_before(dossier, AT)
            early = moves_before(dossier, date(2018, 2, 28))
        assert (found.again, found.actors) == (48, 6)
        assert (early.again, early.actors) == (0, 6)
        chances.append(replace(found, days=365.0).chance(1))
        usual = replace(early, days=365.0).chance(1)
    assert chances[0] < usual - 0.05
    assert chances[1] > usual + 0.1


def test_without_evidence_the_default_stands(tmp_path: Path) -> None:
    with Dossier.open(heard(tmp_path / "d.db", [50.0])) as dossier:
        found = moves_before(dossier, date(2017, 1, 1))
    assert (found.again, found.actors) == (0, 0)
    assert found.rates @ found.chances == pytest.approx(DEFAULTS.jump_rate, rel=0.05)


def ends(found: Forecast, actor: str) -> list[float]:
    return [spread.upper_90 - spread.lower_90 for spread in found.positions[actor]]


def test_intervals_widen_with_time(tmp_path: Path) -> None:
    place = heard(tmp_path / "d.db", [50.0, 50.0, 50.0])
    with Dossier.open(place) as dossier:
        found = forecast_dispute(dossier, Asked(AT), Play("persistence"))
        quiet = forecast_dispute(dossier, Asked(AT), Play("persistence", unforeseen=False))
    widths = ends(found.forecast, "DE")
    assert widths == sorted(widths)
    assert widths[-1] > 1.5 * widths[0]
    assert len(set(ends(quiet.forecast, "DE"))) == 1
    outcome = [spread.upper_90 - spread.lower_90 for spread in found.forecast.outcome]
    assert outcome == sorted(outcome)
    assert found.forecast.moved == dict.fromkeys(("DE", "FR", "GB", "IT", "JP", "US"), 0.0)
    assert found.persistence.positions == quiet.persistence.positions


def test_the_note_and_the_option(tmp_path: Path) -> None:
    place = str(heard(tmp_path / "d.db", [50.0, 50.0, 50.0]))

    def keys(*more: str) -> dict[str, dict[str, object]]:
        result = CliRunner().invoke(app, ["forecast", place, "--json", "--draws", "20", *more])
        assert result.exit_code == 0, result.output
        return {note["key"]: note["filled"] for note in json.loads(result.output)["notes"]}

    noted = keys()
    assert noted["unforeseen"]["again"] == 12
    assert noted["unforeseen"]["actors"] == 6
    assert "foreseen" not in noted
    assert "unforeseen" not in keys("--no-unforeseen")
    assert "foreseen" in keys("--no-unforeseen")


def test_a_table_has_no_time_to_be_surprised_in(tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text("actor,position\nA,0\nB,100\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["forecast", str(table), "--no-unforeseen"])
    assert result.exit_code == 2
    assert "is for a dossier" in result.output


def test_scenario_and_baseline_share_their_moves(tmp_path: Path) -> None:
    with Dossier.open(heard(tmp_path / "d.db", [50.0, 50.0])) as dossier:
        found = forecast_dispute(dossier, Asked(AT, what_if=("US.salience=20",)), Play())
    assert found.comparison is not None
    one, two = (f.run.positions for f in (found.comparison.baseline, found.comparison.scenario))
    others = [k for k, name in enumerate(found.forecast.run.actors) if name != "US"]
    assert np.array_equal(one[:, :, others], two[:, :, others])
