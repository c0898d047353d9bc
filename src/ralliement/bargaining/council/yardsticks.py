"""What a forecast has to beat: means and medians of the positions, and a mean with a spread."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.council.issue import CouncilIssue, Values, outcomes_of
from ralliement.bargaining.council.outcomes import GRID, Outcomes, level_for, nearest_cells

Yardstick = Callable[[CouncilIssue], float]

TO_BEAT = "power x salience mean"
"""The yardstick that others are compared with: the compromise model (Van den Bos 1991)."""


def power_salience_mean(issue: CouncilIssue) -> float:
    """The mean position, weighted by power times salience (Van den Bos 1991; Achen 2006)."""
    return _mean(issue, issue.power * issue.saliences)


def salience_mean(issue: CouncilIssue) -> float:
    """The mean position, weighted by salience."""
    return _mean(issue, issue.saliences)


def power_mean(issue: CouncilIssue) -> float:
    """The mean position, weighted by power."""
    return _mean(issue, issue.power)


def plain_mean(issue: CouncilIssue) -> float:
    """The mean position."""
    return float(issue.positions.mean())


def plain_median(issue: CouncilIssue) -> float:
    """The median position; between two in the middle, their mean."""
    return float(np.median(issue.positions))


def salience_median(issue: CouncilIssue) -> float:
    """The median position, weighted by salience."""
    return _median(issue, issue.saliences)


def power_salience_median(issue: CouncilIssue) -> float:
    """The median position, weighted by power times salience."""
    return _median(issue, issue.power * issue.saliences)


def midrange(issue: CouncilIssue) -> float:
    """The middle between the lowest and the highest position."""
    return float(issue.positions.min() + issue.positions.max()) / 2


def status_quo(issue: CouncilIssue) -> float:
    """Where things stood: nothing is decided. NaN where that is not recorded."""
    return math.nan if issue.reference is None else issue.reference


def always_middle(_issue: CouncilIssue) -> float:
    """50, whatever the issue."""
    return 50.0


YARDSTICKS: Mapping[str, Yardstick] = {
    TO_BEAT: power_salience_mean,
    "power mean": power_mean,
    "salience mean": salience_mean,
    "plain mean": plain_mean,
    "plain median": plain_median,
    "salience median": salience_median,
    "power x salience median": power_salience_median,
    "midrange": midrange,
    "status quo": status_quo,
    "always 50": always_middle,
}
"""Forecasts of a point, by name. Where all weights are zero, the actors weigh alike; NaN where a
yardstick has nothing to say."""


@dataclass(frozen=True)
class SpreadMean:
    """The power x salience mean with a normal spread around it, cut at the ends of the scale.

    The simplest forecast with an interval. ``spread`` is in points of the scale, ``level`` is
    what an interval has to hold at least (:func:`level_for`).
    """

    spread: float
    level: float

    def forecast(self, issues: Sequence[CouncilIssue]) -> Outcomes:
        """The distribution of the outcome of each issue."""
        return Outcomes(spread_mean(issues, self.spread))

    def intervals(self, outcomes: Outcomes) -> tuple[Values, Values]:
        """The ends of the 80 % intervals of ``outcomes``."""
        return outcomes.intervals(self.level)


def spread_mean(issues: Sequence[CouncilIssue], spread: float) -> Values:
    """Probabilities (n_issues, n_grid), normal around the power x salience mean."""
    return _normal(np.array([power_salience_mean(issue) for issue in issues]), spread)


def fit_spread(issues: Sequence[CouncilIssue]) -> SpreadMean:
    """The mean with the spread that fits best.

    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    spread = best_spread(issues)
    return SpreadMean(spread, level_for(Outcomes(spread_mean(issues, spread))))


def best_spread(issues: Sequence[CouncilIssue]) -> float:
    """The spread, in whole points, that gives the issues' outcomes the most probability.

    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    cells, rows = nearest_cells(outcomes_of(issues)), np.arange(len(issues))
    centres = np.array([power_salience_mean(issue) for issue in issues])
    tried = np.arange(5.0, 101.0)
    told = [np.log(_normal(centres, spread)[rows, cells]).sum() for spread in tried]
    return float(tried[int(np.argmax(told))])


def _normal(centres: Values, spread: float) -> Values:
    weights = np.exp(-(((GRID[None, :] - centres[:, None]) / spread) ** 2) / 2)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _weights(issue: CouncilIssue, weights: Values) -> Values:
    return weights if weights.sum() > 0 else np.ones(len(issue.actors))


def _mean(issue: CouncilIssue, weights: Values) -> float:
    used = _weights(issue, weights)
    return float(used @ issue.positions / used.sum())


def _median(issue: CouncilIssue, weights: Values) -> float:
    """The smallest position at which the weight up to it reaches half of all (Black 1948)."""
    used = _weights(issue, weights)
    order = np.argsort(issue.positions, kind="stable")
    reached = used[order].cumsum() >= used.sum() / 2 * (1 - 1e-12)
    return float(issue.positions[order][reached.argmax()])
