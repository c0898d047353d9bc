"""Scores of forecasts, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ralliement.bargaining.council import GRID, Outcomes
from ralliement.bargaining.council.scores import (
    Marks,
    interval,
    mark_outcomes,
    mark_points,
    mean_marks,
    score,
)

OUTCOMES = np.array([0.0, 50.0, 100.0, 100.0])
PROPOSALS = ["a", "a", "b", "c"]


def test_points() -> None:
    yardstick = mark_points(np.array([50.0, 50.0, 50.0, 50.0]), OUTCOMES)
    marks = mark_points(np.array([10.0, 50.0, 80.0, 100.0]), OUTCOMES)
    found = score("m", marks, yardstick, PROPOSALS)
    assert (found.issues, found.mae, found.median_error) == (4, 7.5, 5.0)
    assert found.rmse == pytest.approx(np.sqrt(125))
    assert found.crps == found.mae
    assert found.difference == -30.0
    assert found.coverage is None
    own = score("y", yardstick, yardstick, PROPOSALS)
    assert (own.difference, own.low, own.high) == (None, None, None)


def test_distributions() -> None:
    chances = np.zeros((2, len(GRID)))
    chances[0, 0], chances[1, [0, 20]] = 1.0, 0.5
    marks = mark_outcomes(
        Outcomes(chances), (np.array([0.0, 0.0]), np.array([0.0, 60.0])), np.array([0.0, 100.0])
    )
    found = score("m", marks, marks, ["a", "b"])
    assert (found.mae, found.coverage, found.width) == (50.0, 0.5, 30.0)
    assert found.crps == pytest.approx((0 + 25) / 2)


def test_repeats_are_averaged_issue_by_issue() -> None:
    ones, threes = (Marks(np.full(2, v), np.full(2, v), np.full(2, v)) for v in (1.0, 3.0))
    found = mean_marks([ones, threes])
    assert found.errors.tolist() == [2.0, 2.0]
    assert found.inside is None


def test_intervals_cover_the_mean_of_proposals() -> None:
    random = np.random.default_rng(5)
    covered = 0
    for _ in range(200):
        values = random.normal(1.0, 2.0, size=60)
        low, high = interval(values, [str(n // 2) for n in range(60)], samples=400)
        assert low is not None
        assert high is not None
        covered += low <= 1.0 <= high
    assert 175 <= covered <= 199


def test_issues_of_one_proposal_are_drawn_together() -> None:
    values = np.repeat([0.0, 10.0], 50)
    together = interval(values, ["a"] * 50 + ["b"] * 50)
    apart = interval(values, [str(n) for n in range(100)])
    assert together == (0.0, 10.0)
    assert apart[0] is not None
    assert apart[0] > 2
    assert interval(values, ["a"] * 100) == (None, None)


def test_the_same_values_give_the_same_interval() -> None:
    values = np.arange(10.0)
    names = [str(n) for n in range(10)]
    assert interval(values, names) == interval(values, names)
