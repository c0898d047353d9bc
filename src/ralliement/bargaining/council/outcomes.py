"""What may come out: a probability for every point of the scale, for each of several issues."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]

GRID: Values = np.arange(0.0, 101.0, 5.0)
"""The points of the scale that carry probability (n_grid,); experts' outcomes are as coarse."""

INTERVAL = 0.8
"""The probability that an issue's interval is to hold."""

_ROUNDING = 1e-12
_LEVELS = tuple(hundredths / 100 for hundredths in range(50, 96))


@dataclass(frozen=True, eq=False)
class Outcomes:
    """The forecasts of several issues: ``probabilities`` (n_issues, n_grid), rows sum to 1."""

    probabilities: Values

    @property
    def medians(self) -> Values:
        """The least point with half of the probability at or below it (n_issues,).

        It is the point forecast: no other has a smaller expected distance from the outcome.
        """
        return self.quantiles(0.5)

    @property
    def means(self) -> Values:
        """The expected outcomes (n_issues,)."""
        return np.asarray(self.probabilities @ GRID)

    def quantiles(self, share: float) -> Values:
        """The least points with ``share`` of the probability at or below them (n_issues,)."""
        reached = self.probabilities.cumsum(axis=1) >= share - _ROUNDING
        reached[:, -1] = True
        return np.asarray(GRID[reached.argmax(axis=1)])

    def intervals(self, level: float) -> tuple[Values, Values]:
        """The ends, both (n_issues,), of the shortest intervals that hold at least ``level``.

        Of several as short, the one with the most probability; of several equal, the lowest.
        """
        lows, highs, _ = self._shortest(level)
        return lows, highs

    def mean_mass(self, level: float) -> float:
        """The probability that the intervals of ``level`` hold, which is more: points are lumps."""
        return float(self._shortest(level)[2].mean())

    def crps(self, outcomes: Values) -> Values:
        """The continuous ranked probability score of each issue (n_issues,), in scale points.

        E|X - o| - E|X - X'| / 2 with X, X' drawn from the forecast; for a forecast that is sure
        of one point it is the absolute error.
        Source: Gneiting & Raftery 2007, Journal of the American Statistical Association, eq. 21.
        """
        distance = np.abs(GRID[:, None] - GRID[None, :])
        away = np.abs(GRID[None, :] - np.asarray(outcomes)[:, None])
        spread = np.einsum("ij,jk,ik->i", self.probabilities, distance, self.probabilities)
        return np.asarray((self.probabilities * away).sum(axis=1) - spread / 2)

    def _shortest(self, level: float) -> tuple[Values, Values, Values]:
        """Lower ends, upper ends and what lies between, for every issue."""
        issues, points = self.probabilities.shape
        below = np.concatenate([np.zeros((issues, 1)), self.probabilities.cumsum(axis=1)], axis=1)
        found = np.zeros((issues, 3))
        missing = np.ones(issues, dtype=bool)
        for width in range(points):
            mass = below[:, width + 1 :] - below[:, : points - width]
            best = mass.argmax(axis=1)
            most = mass[np.arange(issues), best]
            enough = missing & ((most >= level - _ROUNDING) | (width == points - 1))
            ends = (GRID[best], GRID[best + width], most)
            found[enough] = np.column_stack(ends)[enough]
            missing &= ~enough
        return found[:, 0], found[:, 1], found[:, 2]


def nearest_cells(outcomes: Values) -> npt.NDArray[np.intp]:
    """Where on :data:`GRID` each outcome belongs: the nearest point (n_issues,)."""
    return np.asarray(np.abs(np.asarray(outcomes)[:, None] - GRID[None, :]).argmin(axis=1))


def level_for(outcomes: Outcomes) -> float:
    """The level whose intervals hold :data:`INTERVAL` on average, to three digits.

    It is lower than :data:`INTERVAL`: the points are lumps of probability, and the shortest
    interval that holds at least so much mostly holds more.
    """
    low, high = INTERVAL / 2, INTERVAL
    while high - low > 1e-4:
        middle = (low + high) / 2
        if outcomes.mean_mass(middle) < INTERVAL:
            low = middle
        else:
            high = middle
    return round(high, 3)


def level_that_held(outcomes: Outcomes, decided: Values, aim: float) -> float:
    """The lowest level, in hundredths, whose intervals held the share ``aim`` of ``decided``.

    0.95 where none did.
    """
    for level in _LEVELS:
        low, high = outcomes.intervals(level)
        if ((decided >= low) & (decided <= high)).mean() >= aim:
            return level
    return _LEVELS[-1]
