"""Counting, and how far a count could have come out otherwise: the bootstrap.

What is counted is counted for each unit (an article, a sentence, an actor). Whole units are
drawn again, with replacement, as many as there are; every figure is computed anew from each
of the draws, and the middle 95 % of the results is the interval.
Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13 (percentiles).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
"""Of shape (1 + samples,): the figure itself, then the figure in every resample."""

Name = tuple[str, ...]
"""What is counted, as ("event", "right")."""

SAMPLES = 2000
SEED = 20190515
COVERED = 0.95

_CELLS_AT_ONCE = 4_000_000
"""Draws held in memory at once, so that a large sample does not fill it (32 MB)."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure with its interval.

    ``value`` is None where there was nothing to compute it from; ``low`` and ``high`` where no
    interval can be told: one unit, resamples that mostly lack it, or resamples that all agree.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one thing. ``right`` of ``gold`` asked, of ``machine`` given."""

    name: str
    gold: int
    machine: int
    right: int
    precision: Rate
    recall: Rate
    f1: Rate


@dataclass(frozen=True, slots=True)
class Share:
    """A figure that is no precision or recall, of ``count`` cases."""

    name: str
    count: int
    rate: Rate
    unit: str = ""


class Tally:
    """Counts by unit and name."""

    def __init__(self) -> None:
        self._units: dict[str, int] = {}
        self._names: dict[Name, int] = {}
        self._counts: dict[tuple[int, int], float] = {}

    @property
    def units(self) -> int:
        """How many units there are."""
        return len(self._units)

    def unit(self, unit: str) -> int:
        """The number of a unit, which is there from now on though nothing be counted in it."""
        return self._units.setdefault(unit, len(self._units))

    def add(self, unit: str, *name: str, amount: float = 1.0) -> None:
        """Count ``name`` once more in ``unit``."""
        place = (self.unit(unit), self._names.setdefault(name, len(self._names)))
        self._counts[place] = self._counts.get(place, 0.0) + amount

    def sums(self, samples: int = SAMPLES, seed: int = SEED) -> Sums:
        """The totals, and the totals of ``samples`` resamples; the same for the same seed."""
        counts = np.zeros((len(self._units), len(self._names)))
        for place, amount in self._counts.items():
            counts[place] = amount
        drawn = _resampled(counts, samples, seed)
        table = np.vstack([counts.sum(axis=0), drawn])
        return Sums({name: table[:, number] for name, number in self._names.items()}, len(table))


def _resampled(counts: npt.NDArray[np.float64], samples: int, seed: int) -> Values:
    """Totals (samples, names) of resamples of the rows of ``counts`` (units, names)."""
    units = len(counts)
    if units < 2:
        return np.zeros((0, counts.shape[1]))
    random = np.random.default_rng(seed)
    step = max(1, _CELLS_AT_ONCE // units)
    totals = [
        random.multinomial(units, np.full(units, 1 / units), size=min(step, samples - done))
        @ counts
        for done in range(0, samples, step)
    ]
    return np.vstack(totals)


class Sums:
    """The total of every count, and its totals in the resamples."""

    def __init__(self, values: Mapping[Name, Values], length: int) -> None:
        self._values = values
        self._nothing = np.zeros(length)

    def __call__(self, *name: str) -> Values:
        found: Values = self._values.get(name, self._nothing)
        return found

    def count(self, *name: str) -> int:
        """The total itself."""
        return round(float(self(*name)[0]))

    def score(self, label: str, *name: str) -> Score:
        """Precision, recall and F1 from the counts ``name`` + ``gold``, ``machine``, ``right``."""
        gold, machine, right = (self(*name, part) for part in ("gold", "machine", "right"))
        return Score(
            name=label,
            gold=self.count(*name, "gold"),
            machine=self.count(*name, "machine"),
            right=self.count(*name, "right"),
            precision=rate_of(ratio(right, machine)),
            recall=rate_of(ratio(right, gold)),
            f1=rate_of(ratio(2 * right, gold + machine)),
        )

    def share(self, label: str, part: Name, whole: Name, unit: str = "") -> Share:
        """The count ``part`` divided by the count ``whole``."""
        rate = rate_of(ratio(self(*part), self(*whole)))
        return Share(label, self.count(*whole), rate, unit)


def ratio(part: Values, whole: Values) -> Values:
    """``part / whole``, not a number where there is nothing to divide by."""
    found = np.full(part.shape, np.nan)
    np.divide(part, whole, out=found, where=whole != 0)
    return found


def rate_of(values: Values) -> Rate:
    """A figure from its value and its values in the resamples."""
    if not np.isfinite(values[0]):
        return Rate(None)
    point, drawn = float(values[0]), values[1:]
    told = drawn[np.isfinite(drawn)]
    if len(told) <= len(drawn) / 2:
        return Rate(point)
    outside = 100 * (1 - COVERED) / 2
    low, high = (float(end) for end in np.percentile(told, (outside, 100 - outside)))
    # An interval without width would claim certainty where the sample is merely too small.
    return Rate(point) if low == high else Rate(point, low, high)
