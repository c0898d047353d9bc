"""What speaks for a point of the scale as the outcome: the features of the council model.

Each has a value for every point z of the scale, given an issue. None depends on the order of
the actors, nor on which end of the scale is called 0: with positions and scale turned round,
the features are turned round too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from ralliement.bargaining.council.issue import CouncilIssue
from ralliement.bargaining.council.outcomes import GRID
from ralliement.bargaining.council.power import states

Values = npt.NDArray[np.float64]
Feature = Callable[[CouncilIssue], Values]

HALF = 50.0
"""Half of the scale, the unit of distances in the features."""

_CELL = 2.5
"""How far a position may lie from a point of the grid to count as the same point."""

PULL = "pull:"
"""What the name of a state's own pull begins with."""


def weights_of(issue: CouncilIssue, *, salience_exponent: float = 1.0) -> Values:
    """Each actor's share (n_actors,) of power times salience to the exponent; they sum to 1.

    Where all of them are zero (nobody cares), the shares are those of power alone.
    """
    raw = issue.power * (issue.saliences / 100.0) ** salience_exponent
    if not raw.sum() > 0:
        raw = issue.power
    return np.asarray(raw / raw.sum())


def compromise(issue: CouncilIssue, *, salience_exponent: float = 1.0) -> float:
    """The mean position, weighted by power times salience to the exponent."""
    return float(weights_of(issue, salience_exponent=salience_exponent) @ issue.positions)


def end(_issue: CouncilIssue) -> Values:
    """1 at the two ends of the scale."""
    return np.asarray(np.isin(GRID, GRID[[0, -1]]), dtype=np.float64)


def held(issue: CouncilIssue) -> Values:
    """1 where some actor stands."""
    distances = np.abs(GRID[:, None] - issue.positions[None, :])
    return np.asarray((distances <= _CELL).any(axis=1), dtype=np.float64)


def camp_of_two(issue: CouncilIssue) -> Values:
    """1 where some actor stands, if only two points of the scale are held at all."""
    two = len(np.unique(issue.positions)) == 2
    return held(issue) if two else np.zeros(len(GRID))


def with_parliament(issue: CouncilIssue) -> Values:
    """1 where the Parliament stands."""
    if "ep" not in issue.actors:
        return np.zeros(len(GRID))
    there = issue.positions[issue.actors.index("ep")]
    return np.asarray(np.abs(GRID - there) <= _CELL, dtype=np.float64)


FOCAL: dict[str, Feature] = {
    "end": end,
    "held": held,
    "camp_of_two": camp_of_two,
    "with_parliament": with_parliament,
}
"""The features that make single points likelier than their neighbours."""

COMPROMISE = "compromise"
"""Nearness to the weighted mean: minus the squared distance, in halves of the scale."""


def feature_names(*, pulls: bool) -> tuple[str, ...]:
    """The names of the columns of :func:`design`."""
    named = tuple(PULL + state for state in states()) if pulls else ()
    return (*FOCAL, COMPROMISE, *named)


def design(issues: Sequence[CouncilIssue], *, salience_exponent: float, pulls: bool) -> Values:
    """The features of every point of every issue, (n_issues, n_grid, n_features).

    With ``pulls``, each state has a feature of its own: how far a point lies on the side of the
    compromise on which the state stands; 0 for a state that takes no part, and for actors that
    are no known state.
    """
    names = feature_names(pulls=pulls)
    found = np.zeros((len(issues), len(GRID), len(names)))
    first = len(FOCAL) + 1
    columns = {state: first + n for n, state in enumerate(states())} if pulls else {}
    for rows, issue in zip(found, issues, strict=True):
        for column, feature in enumerate(FOCAL.values()):
            rows[:, column] = feature(issue)
        centre = compromise(issue, salience_exponent=salience_exponent)
        rows[:, first - 1] = -(((GRID - centre) / HALF) ** 2)
        for actor, position in zip(issue.actors, issue.positions, strict=True):
            if actor in columns:
                side = (position - centre) / HALF
                rows[:, columns[actor]] = (GRID - HALF) / HALF * side
    return found
