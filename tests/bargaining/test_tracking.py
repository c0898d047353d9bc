"""Tests of forecasts against what came: scores, horizons, the rule, ways to forecast actors."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.bargaining import ActorTable
from ralliement.bargaining.moves import RATES, Moves
from ralliement.bargaining.tracking import MOVERS, Horizon, crps, find_mover, read_horizons
from ralliement.bargaining.tracking.movers import HALF_WAY_DAYS, Start, rounds_of
from ralliement.bargaining.tracking.scoring import Told, score, told, verdict
from ralliement.errors import ForecastError, UnknownName


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6m", [Horizon(months=6)]),
        ("12m,6m", [Horizon(months=6), Horizon(months=12)]),
        ("1y, 90d", [Horizon(days=90), Horizon(months=12)]),
        ("2w,14d", [Horizon(days=14)]),
    ],
)
def test_horizons_are_read(text: str, found: list[Horizon]) -> None:
    assert list(read_horizons(text)) == found


@pytest.mark.parametrize("text", ["", "6", "m", "0m", "-6m", "6m,,1y", "six months", "9999y"])
def test_horizons_not_understood_say_how(text: str) -> None:
    with pytest.raises(ForecastError, match="6m,12m"):
        read_horizons(text)


@pytest.mark.parametrize(
    ("day", "horizon", "after"),
    [
        (date(2018, 10, 31), "6m", date(2019, 4, 30)),
        (date(2019, 2, 28), "12m", date(2020, 2, 29)),
        (date(2019, 1, 30), "1m", date(2019, 2, 28)),
        (date(2019, 1, 15), "1y", date(2020, 1, 15)),
        (date(2019, 1, 15), "10d", date(2019, 1, 25)),
    ],
)
def test_months_end_at_months_ends(day: date, horizon: str, after: date) -> None:
    assert read_horizons(horizon)[0].after(day) == after


def test_crps_of_a_normal_law() -> None:
    """Gneiting & Raftery 2007, equation 21's closed form: (sqrt 2 - 1) / sqrt pi at the mean."""
    draws = np.random.default_rng(1).normal(50, 10, 200_000)
    assert crps(draws, 50.0) == pytest.approx(10 * (np.sqrt(2) - 1) / np.sqrt(np.pi), abs=0.03)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.floats(0, 100))
def test_crps_is_that_of_all_pairs(values: list[float], truth: float) -> None:
    draws = np.array(values)
    pairs = np.abs(draws[:, None] - draws[None, :]).mean()
    assert crps(draws, truth) == pytest.approx(np.abs(draws - truth).mean() - pairs / 2, abs=1e-9)


def test_a_certain_forecast_scores_its_error() -> None:
    found = told(np.full(50, 40.0), 55.0)
    assert (found.error, found.crps, found.inside) == (15.0, 15.0, False)


@pytest.mark.parametrize(
    ("cases", "actors", "low", "high", "says"),
    [
        (100, 9, -5.0, -1.0, "too few"),
        (29, 20, -5.0, -1.0, "too few"),
        (100, 20, None, None, "too few"),
        (30, 10, -5.0, -1.0, "better"),
        (30, 10, 1.0, 5.0, "worse"),
        (30, 10, -1.0, 5.0, "not shown"),
    ],
)
def test_the_rule(
    cases: int, actors: int, low: float | None, high: float | None, says: str
) -> None:
    assert verdict(cases, actors, low, high) == says


def test_differences_are_paired_and_of_actors() -> None:
    own = [Told(0, 0, 80, error, error, True) for error in (4.0, 6.0, 8.0)]
    base = [Told(0, 0, 80, error, error, True) for error in (5.0, 7.0, 9.0)]
    found = score("drift", "6m", own, base, ["FR", "FR", "DE"])
    assert (found.cases, found.actors, found.mae, found.coverage) == (3, 2, 6.0, 1.0)
    assert found.difference == pytest.approx(-1)
    assert (found.low, found.high) == (pytest.approx(-1), pytest.approx(-1))
    assert found.verdict == "too few"
    alone = score("drift", "6m", own[:2], base[:2], ["FR", "FR"])
    assert (alone.low, alone.high) == (None, None)


def start(pressure: list[list[float]] | None = None) -> Start:
    table = ActorTable.of(
        ["A", "B"],
        np.repeat([[0.0, 100.0]], 200, axis=0),
        salience=0.5,
        capability=[1.0, 3.0],
        pressure=np.array(pressure or [[0.0, 0.0], [0.0, 0.0]]),
    )
    return Start(table, Moves(RATES, np.full(len(RATES), 1 / len(RATES)), 0, 0), 1)


@pytest.mark.parametrize("mover", MOVERS, ids=lambda mover: mover.name)
def test_every_forecast_stays_on_the_scale(mover: object) -> None:
    ends = find_mover(mover.name).move(start(), 182)  # type: ignore[attr-defined]
    assert ends.shape == (200, 2)
    assert np.isfinite(ends).all()
    assert ends.min() >= 0
    assert ends.max() <= 100


def test_drift_is_half_way_after_two_years() -> None:
    days = round(HALF_WAY_DAYS)
    assert find_mover("drift").move(start(), days)[0] == pytest.approx([25, 75], abs=0.1)
    assert find_mover("weighted-drift").move(start(), days)[0] == pytest.approx(
        [37.5, 87.5], abs=0.1
    )


def test_who_is_not_pressed_is_not_moved() -> None:
    assert find_mover("influence").move(start(), 365)[0] == pytest.approx([0, 100])
    pressed = find_mover("influence").move(start([[0.0, 1.0], [0.0, 0.0]]), 365)
    assert pressed[0] == pytest.approx([50, 100])


def test_random_moves_widen_with_time() -> None:
    held = find_mover("persistence").move(start(), 3000)
    assert (held == start().table.positions).all()
    spread = [find_mover("random-moves").move(start(), days)[:, 0].std() for days in (30, 3000)]
    assert spread[0] < spread[1]


def test_an_unknown_model_lists_the_known() -> None:
    with pytest.raises(UnknownName, match="challenge, challenge-paper, drift"):
        find_mover("oracle")


@pytest.mark.parametrize(("days", "rounds"), [(1, 1), (91, 1), (182, 2), (365, 4)])
def test_a_round_is_a_quarter(days: int, rounds: int) -> None:
    assert rounds_of(days) == rounds
