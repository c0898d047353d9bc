"""Windows and kernels: which statements count when, and how much."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networks.test_affiliation import cells, table
from ralliement.errors import EmptyWindow, NetworkError, UnknownName
from ralliement.networks.affiliation import one_mode
from ralliement.networks.kernels import KERNELS, Kernel, weighed
from ralliement.networks.windows import Step, Window, windows_by

DAYS = [date(2019, 1, 15), date(2019, 2, 1), date(2019, 2, 1), date(2019, 4, 20)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("month", "2019-01-15/01-31 02-01/02-28 03-01/03-31 04-01/04-20"),
        ("quarter", "2019-01-15/03-31 04-01/04-20"),
        ("year", "2019-01-15/04-20"),
        ("2 months", "2019-01-15/02-28 03-01/04-20"),
        ("60days", "2019-01-15/03-15 03-16/04-20"),
        ("2 statements", "2019-01-15/02-01 04-20/04-20"),
        ("1 statement", "2019-01-15/01-15 02-01/02-01 04-20/04-20"),
    ],
)
def test_a_span_is_cut_into_windows(typed: str, expected: str) -> None:
    found = windows_by(Step.typed(typed), DAYS, Window())
    assert " ".join(f"{w.first:%m-%d}/{w.last:%m-%d}" for w in found) == expected.removeprefix(
        "2019-"
    )


def test_weeks_begin_on_monday() -> None:
    found = windows_by(Step.typed("week"), [date(2019, 5, 15), date(2019, 5, 21)], Window())
    assert [window.first for window in found] == [date(2019, 5, 15), date(2019, 5, 20)]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.dates(date(2015, 1, 1), date(2021, 12, 31)), min_size=1, max_size=20),
    st.sampled_from(["week", "month", "quarter", "year", "17 days", "3 months", "4 statements"]),
)
def test_every_day_is_in_exactly_one_window(days: list[date], typed: str) -> None:
    found = windows_by(Step.typed(typed), days, Window())
    assert all(sum(window.has(day) for window in found) == 1 for day in days)


@pytest.mark.parametrize("typed", ["fortnight", "0 days", "-1 month", "", "month2"])
def test_what_is_no_span_of_time_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(NetworkError, match="write it as week, month"):
        Step.typed(typed)


def test_windows_that_cannot_be() -> None:
    with pytest.raises(NetworkError, match="ends before it starts: from 2020-01-01 to 2019-01-01"):
        Window(date(2020, 1, 1), date(2019, 1, 1))
    with pytest.raises(EmptyWindow, match="no dated statement in 2022-01-01 – …"):
        windows_by(Step.typed("month"), DAYS, Window(date(2022, 1, 1)))
    with pytest.raises(NetworkError, match="more than 5000 windows"):
        windows_by(Step.typed("day"), DAYS, Window(date(1900, 1, 1)))


@pytest.mark.parametrize("name", sorted(KERNELS))
def test_kernels_are_even_and_have_the_area_one(name: str) -> None:
    u = np.linspace(-9, 9, 100_001)
    weights = KERNELS[name](u)
    assert weights == pytest.approx(weights[::-1])
    assert weights.sum() * (u[1] - u[0]) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    ("name", "at_centre", "half_way", "outside"),
    [
        ("uniform", 0.5, 0.5, 0),
        ("epanechnikov", 0.75, 0.75 * 0.75, 0),
        ("triangular", 1, 0.5, 0),
        ("gaussian", 0.39894, 0.35207, 0.0540),
    ],
)
def test_weights_by_hand(name: str, at_centre: float, half_way: float, outside: float) -> None:
    centre = date(2019, 6, 1)
    days = pd.Series(pd.to_datetime([centre + timedelta(days=n) for n in (0, -10, 40)]))
    found = Kernel(name, 40).weights(days, centre)
    assert found == pytest.approx([at_centre, half_way, outside], abs=1e-4)


def test_a_pair_of_statements_counts_the_geometric_mean_of_its_weights() -> None:
    rows = [("A", "tax", 1, "d1", "2019-06-01"), ("B", "tax", 1, "d2", "2019-06-11")]
    found = one_mode(weighed(table(rows), Kernel("triangular", 40), date(2019, 6, 1)))
    assert cells(found)["AB"] == pytest.approx((1 * 0.5) ** 0.5)


def test_bad_kernels_are_named() -> None:
    with pytest.raises(UnknownName, match="epanechnikov, gaussian, triangular, uniform"):
        Kernel("box", 30)
    with pytest.raises(NetworkError, match="0 days wide"):
        Kernel("uniform", 0)
