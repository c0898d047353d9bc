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
    expected = expected_disagreement(pairable, distance)
    if expected == 0:
        return Alpha(None, len(pairable))
    number = sum(map(len, pairable))
    observed = sum(len(unit) * (unit_disagreement(unit, distance) or 0.0) for unit in pairable)
    return Alpha(1 - observed / number / expected, len(pairable))


def expected_disagreement(units: Sequence[Sequence[Hashable]], distance: Distance) -> float:
    """The mean distance of two values of ``units`` by chance, whichever unit they are from."""
    totals: Counter[Hashable] = Counter(value for unit in units for value in unit)
    number = sum(totals.values())
    return _disagreement(totals, distance) / (number * (number - 1)) if number > 1 else 0.0


def unit_disagreement(unit: Sequence[Hashable], distance: Distance) -> float | None:
    """The mean distance of two values of one unit; None where it has no two."""
    if len(unit) < 2:
        return None
    return _disagreement(Counter(unit), distance) / (len(unit) * (len(unit) - 1))


def _disagreement(counts: Counter[Hashable], distance: Distance) -> float:
    """The distances of all ordered pairs of values."""
    values = list(counts.items())
    return sum(n * m * distance(a, b) for a, n in values for b, m in values if a != b)
