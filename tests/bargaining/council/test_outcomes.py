"""Distributions over the scale: medians, intervals, scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.bargaining.council import GRID, Outcomes
from ralliement.bargaining.council.outcomes import level_for, level_that_held, nearest_cells


def lumps(**points: float) -> Outcomes:
    """A forecast with these probabilities, as p0=0.3."""
    chances = np.zeros((1, len(GRID)))
    for name, chance in points.items():
        chances[0, int(name[1:]) // 5] = chance
    return Outcomes(chances)


@pytest.mark.parametrize(
    ("forecast", "median", "mean"),
    [
        (lumps(p40=1.0), 40, 40),
        (lumps(p0=0.6, p100=0.4), 0, 40),
        (lumps(p0=0.3, p50=0.3, p100=0.4), 50, 55),
        (lumps(p0=0.5, p100=0.5), 0, 50),
    ],
)
def test_two_camps_end_at_an_end(forecast: Outcomes, median: float, mean: float) -> None:
    assert forecast.medians.tolist() == [median]
    assert forecast.means == pytest.approx([mean])


@pytest.mark.parametrize(
    ("forecast", "level", "ends"),
    [
        (lumps(p40=1.0), 0.8, (40, 40)),
        (lumps(p0=0.6, p100=0.4), 0.8, (0, 100)),
        (lumps(p0=0.1, p50=0.6, p60=0.2, p100=0.1), 0.8, (50, 60)),
        (lumps(p0=0.45, p10=0.45, p100=0.1), 0.9, (0, 10)),
    ],
)
def test_shortest_intervals(forecast: Outcomes, level: float, ends: tuple[float, float]) -> None:
    low, high = forecast.intervals(level)
    assert (low[0], high[0]) == ends


@pytest.mark.parametrize(
    ("forecast", "outcome", "score"),
    [
        (lumps(p40=1.0), 70.0, 30.0),
        (lumps(p40=1.0), 40.0, 0.0),
        (lumps(p0=0.5, p100=0.5), 50.0, 25.0),
        (lumps(p0=0.5, p100=0.5), 0.0, 25.0),
    ],
)
def test_crps(forecast: Outcomes, outcome: float, score: float) -> None:
    assert forecast.crps(np.array([outcome])) == pytest.approx([score])


@given(st.lists(st.floats(0.001, 1), min_size=21, max_size=21), st.floats(0, 100))
def test_crps_is_the_integral(weights: list[float], outcome: float) -> None:
    chances = np.array([weights]) / sum(weights)
    edges = np.union1d(GRID, [outcome])
    middles = (edges[1:] + edges[:-1]) / 2
    below = np.array([chances[0][middle >= GRID].sum() for middle in middles])
    integral = ((below - (middles >= outcome)) ** 2 * np.diff(edges)).sum()
    assert Outcomes(chances).crps(np.array([outcome])) == pytest.approx([integral])


@given(st.lists(st.floats(0.001, 1), min_size=21, max_size=21), st.floats(0.05, 0.95))
def test_intervals_hold_their_level_and_grow_with_it(weights: list[float], level: float) -> None:
    chances = np.array([weights]) / sum(weights)
    forecast = Outcomes(chances)
    low, high = forecast.intervals(level)
    assert chances[0][(low[0] <= GRID) & (high[0] >= GRID)].sum() >= level - 1e-9
    wider_low, wider_high = forecast.intervals(0.99)
    assert wider_high[0] - wider_low[0] >= high[0] - low[0]


def test_the_level_makes_intervals_hold_four_fifths_on_average() -> None:
    chances = np.random.default_rng(1).dirichlet(np.full(21, 0.3), size=400)
    forecast = Outcomes(chances)
    level = level_for(forecast)
    assert level < 0.8
    assert forecast.mean_mass(level) == pytest.approx(0.8, abs=0.005)


@pytest.mark.parametrize(("aim", "level"), [(0.5, 0.5), (0.75, 0.71), (1.0, 0.91), (0.0, 0.5)])
def test_the_level_that_held_is_the_lowest(aim: float, level: float) -> None:
    one = lumps(p0=0.7, p50=0.2, p100=0.1)
    forecast = Outcomes(np.repeat(one.probabilities, 4, axis=0))
    decided = np.array([0.0, 0.0, 50.0, 100.0])
    assert level_that_held(forecast, decided, aim) == level


def test_a_level_is_given_where_none_held() -> None:
    assert level_that_held(lumps(p0=0.99, p100=0.01), np.array([100.0]), 0.8) == 0.95


def test_cells_are_the_nearest_points() -> None:
    assert GRID[nearest_cells(np.array([0.0, 33.0, 67.0, 99.0]))].tolist() == [0, 35, 65, 100]
