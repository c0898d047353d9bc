"""Krippendorff's alpha: how far coders agree beyond chance, whatever their number.

Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; the coincidences of
pairs of values within units, each unit of m values weighing each pair 1 / (m - 1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

Distance = Callable[[Hashable, Hashable], float]


def nominal(one: Hashable, other: Hashable) -> float:
    """1 where two values differ."""
    return float(one != other)


def interval(one: Hashable, other: Hashable) -> float:
    """The square of the distance of two numbers."""
    return (float(str(one)) - float(str(other))) ** 2


@dataclass(frozen=True, slots=True)
class Alpha:
    """``value`` is 1 for perfect agreement and 0 for chance; None where it cannot be told.

    ``units`` had two values or more. It cannot be told where there are none, or where all
    values are the same: without any variation chance would agree always.
    """

    value: float | None
    units: int


def krippendorff(units: Sequence[Sequence[Hashable]], distance: Distance = nominal) -> Alpha:
    """Alpha of ``units``, each the values that its coders gave; single values do not count."""
    pairable = [unit for unit in units if len(unit) > 1]
    totals: Counter[Hashable] = Counter(value for unit in pairable for value in unit)
    number = sum(totals.values())
    observed = sum(_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in pairable)
    expected = _disagreement(totals, distance)
    if number == 0 or expected == 0:
        return Alpha(None, len(pairable))
    return Alpha(1 - (number - 1) * observed / expected, len(pairable))


def _disagreement(counts: Counter[Hashable], distance: Distance) -> float:
    """The distances of all ordered pairs of values."""
    values = list(counts.items())
    return sum(n * m * distance(a, b) for a, n in values for b, m in values if a != b)
