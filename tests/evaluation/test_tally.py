"""Figures by hand calculation, and intervals that are the same in every run."""

from __future__ import annotations

import numpy as np
import pytest

from ralliement.evaluation.agreement import kappa, macro_f1
from ralliement.evaluation.tally import Rate, Tally, rate_of


def tally(*units: tuple[int, int, int]) -> Tally:
    made = Tally()
    for number, (gold, machine, right) in enumerate(units):
        for name, amount in (("gold", gold), ("machine", machine), ("right", right)):
            made.add(str(number), "x", name, amount=amount)
    return made


def test_precision_recall_and_f1() -> None:
    found = tally((4, 2, 1), (1, 3, 1), (3, 0, 0)).sums().score("x", "x")
    assert (found.gold, found.machine, found.right) == (8, 5, 2)
    assert found.precision.value == pytest.approx(2 / 5)
    assert found.recall.value == pytest.approx(2 / 8)
    assert found.f1.value == pytest.approx(4 / 13)


def test_nothing_to_divide_by_is_no_figure_and_f1_is_zero() -> None:
    found = tally((4, 0, 0), (2, 0, 0)).sums().score("x", "x")
    assert found.precision == Rate(None)
    assert (found.recall.value, found.f1.value) == (0, 0)
    assert tally().sums().score("x", "x").f1 == Rate(None)


def test_intervals_repeat_with_their_seed_and_hold_the_figure() -> None:
    made = tally(*((4, 3, n % 4) for n in range(20)))
    first, again, other = made.sums(), made.sums(), made.sums(seed=1)
    assert first.score("x", "x") == again.score("x", "x")
    assert first.score("x", "x") != other.score("x", "x")
    precision = first.score("x", "x").precision
    assert precision.low is not None
    assert precision.high is not None
    assert precision.low < precision.value < precision.high  # type: ignore[operator]


def test_the_interval_of_a_share_is_that_of_the_binomial() -> None:
    made = Tally()
    for number in range(100):
        made.add(str(number), "all")
        made.add(str(number), "right", amount=float(number < 30))
    rate = made.sums().share("", ("right",), ("all",)).rate
    assert rate.value == pytest.approx(0.3)
    # 0.3 ± 1.96 √(0.3 · 0.7 / 100)
    assert rate.low == pytest.approx(0.21, abs=0.015)
    assert rate.high == pytest.approx(0.39, abs=0.015)


def test_large_samples_are_drawn_in_parts_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    made = tally(*((4, 3, n % 4) for n in range(20)))
    whole = made.sums()
    monkeypatch.setattr("ralliement.evaluation.tally._CELLS_AT_ONCE", 50)
    assert np.array_equal(made.sums()("x", "right"), whole("x", "right"))


@pytest.mark.parametrize(
    ("values", "rate"),
    [
        ([0.5], Rate(0.5)),
        ([1.0, 1.0, 1.0, 1.0], Rate(1.0)),
        ([0.5, np.nan, np.nan, 0.4], Rate(0.5)),
        ([np.nan, 0.4, 0.5, 0.6], Rate(None)),
    ],
)
def test_no_interval_is_better_than_a_wrong_one(values: list[float], rate: Rate) -> None:
    assert rate_of(np.array(values)) == rate


def test_kappa_of_cohen() -> None:
    # 20, 5 / 10, 15: agreed 0.7, by chance 0.5, kappa 0.4.
    made = Tally()
    for one, other, count in (("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)):
        made.add("u", "t", one, other, amount=count)
    assert kappa(made.sums(), "t", ["y", "n"])[0] == pytest.approx(0.4)


def test_kappa_of_one_label_is_no_figure() -> None:
    made = Tally()
    made.add("u", "t", "y", "y", amount=3)
    assert np.isnan(kappa(made.sums(), "t", ["y", "n"])[0])


def test_macro_f1_is_the_mean_over_the_classes_by_hand() -> None:
    made = Tally()
    for name, gold, machine, right in (("A", 4, 2, 2), ("B", 1, 4, 1), ("C", 0, 3, 0)):
        for part, amount in (("gold", gold), ("machine", machine), ("right", right)):
            made.add("u", name, part, amount=amount)
    # A: 2 · 2 / 6; B: 2 · 1 / 5; C stands in no row by hand.
    assert macro_f1(made.sums(), ["A", "B", "C"])[0] == pytest.approx((2 / 3 + 2 / 5) / 2)
