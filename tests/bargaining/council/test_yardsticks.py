"""Means and medians that a forecast has to beat."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ralliement.bargaining.council import YARDSTICKS, read_issues
from ralliement.bargaining.council.issue import outcomes_of
from ralliement.bargaining.council.yardsticks import fit_spread

from .helpers import issue

SALIENCES = {"de": 100, "fr": 50, "lu": 100}
THREE = issue({"de": 0, "fr": 100, "lu": 50}, SALIENCES, year=1999, reference=30.0)
"""Votes 10, 10 and 2."""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("power x salience mean", (10 * 0.5 * 100 + 2 * 50) / 17),
        ("power mean", (10 * 100 + 2 * 50) / 22),
        ("salience mean", (50 * 100 + 100 * 50) / 250),
        ("plain mean", 50),
        ("plain median", 50),
        ("salience median", 50),
        ("power x salience median", 0),
        ("midrange", 50),
        ("status quo", 30),
        ("always 50", 50),
    ],
)
def test_each(name: str, value: float) -> None:
    assert YARDSTICKS[name](THREE) == pytest.approx(value)


@pytest.mark.parametrize("name", YARDSTICKS)
def test_where_nobody_cares_all_weigh_alike(name: str) -> None:
    asked = issue({"de": 20, "fr": 20, "lu": 80}, 0.0, reference=0.0)
    assert 0 <= YARDSTICKS[name](asked) <= 100


def test_a_status_quo_that_is_not_recorded_is_no_forecast() -> None:
    assert np.isnan(YARDSTICKS["status quo"](issue({"de": 20, "fr": 80})))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("power x salience mean", 22.30),
        ("power mean", 22.39),
        ("salience mean", 23.22),
        ("plain mean", 23.13),
        ("plain median", 27.49),
        ("always 50", 26.91),
    ],
)
def test_errors_on_the_reference_file(reference: Path, name: str, error: float) -> None:
    # On all 351 issues, of which the file is a part, the first is 22.99 (DEU III).
    issues = read_issues(reference / "bargaining" / "deu3_dev.tsv").issues
    points = np.array([YARDSTICKS[name](one) for one in issues])
    assert np.abs(points - outcomes_of(issues)).mean() == pytest.approx(error, abs=0.006)


def test_the_spread_is_that_of_the_outcomes() -> None:
    near = [issue({"de": 50, "fr": 50}, outcome=value) for value in (45.0, 50.0, 55.0)]
    far = [issue({"de": 50, "fr": 50}, outcome=value) for value in (10.0, 50.0, 90.0)]
    assert fit_spread(near).spread < fit_spread(far).spread
    forecast = fit_spread(far).forecast(near)
    assert forecast.probabilities.sum(axis=1) == pytest.approx([1, 1, 1])
    low, high = fit_spread(far).intervals(forecast)
    assert ((low < 50) & (high > 50)).all()
