"""Features that were tried beside those of the model, each (n_grid,) for an issue.

Positive coefficients pull the outcome to where the feature is high.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ralliement.bargaining.council.features import HALF, Feature, compromise, end, weights_of
from ralliement.bargaining.council.issue import CouncilIssue, Values
from ralliement.bargaining.council.model import DEFAULTS
from ralliement.bargaining.council.outcomes import GRID
from ralliement.bargaining.council.power import INSTITUTIONS

NOTHING = np.zeros(len(GRID))
_CELL = 2.5
_MAJORITY = 0.71
"""The share of votes that a qualified majority took under Nice and before, about."""

Condition = Callable[[CouncilIssue], bool]


def always(_issue: CouncilIssue) -> bool:
    """True."""
    return True


def codecision(issue: CouncilIssue) -> bool:
    """Whether the Parliament decides too."""
    return issue.codecision is True


def unanimity(issue: CouncilIssue) -> bool:
    """Whether every state must agree."""
    return issue.unanimity is True


def two_camps(issue: CouncilIssue) -> bool:
    """Whether only two points are held."""
    return len(np.unique(issue.positions)) == 2


def only(feature: Feature, condition: Condition) -> Feature:
    """The feature where the condition holds, nothing elsewhere."""
    return lambda issue: feature(issue) if condition(issue) else NOTHING


def near(place: Callable[[CouncilIssue], float | None]) -> Feature:
    """Nearness to a place: minus the distance, in halves of the scale."""

    def feature(issue: CouncilIssue) -> Values:
        there = place(issue)
        return NOTHING if there is None else -np.abs(GRID - there) / HALF

    return feature


def at(place: Callable[[CouncilIssue], float | None]) -> Feature:
    """1 at a place."""

    def feature(issue: CouncilIssue) -> Values:
        there = place(issue)
        return NOTHING if there is None else (np.abs(GRID - there) <= _CELL) * 1.0

    return feature


def side_of(actor: str) -> Feature:
    """How far a point lies on an actor's side of the compromise, as the pulls of states."""

    def feature(issue: CouncilIssue) -> Values:
        there = position_of(actor)(issue)
        centre = compromise(issue, salience_exponent=DEFAULTS.salience_exponent)
        if there is None:
            return NOTHING
        return np.asarray((GRID - HALF) / HALF * ((there - centre) / HALF))

    return feature


def fives(_issue: CouncilIssue) -> Values:
    """1 at the fives that are neither a ten nor a quarter: people rarely code them."""
    return np.asarray((GRID % 10 == 5) & (GRID % 25 != 0), dtype=np.float64)


def position_of(actor: str) -> Callable[[CouncilIssue], float | None]:
    """Where an actor stands; None if it takes no part."""

    def place(issue: CouncilIssue) -> float | None:
        there = dict(zip(issue.actors, issue.positions, strict=True))
        return float(there[actor]) if actor in there else None

    return place


def status_quo(issue: CouncilIssue) -> float | None:
    """The reference point."""
    return issue.reference


def support(issue: CouncilIssue) -> Values:
    """The share of power times salience that stands at each point."""
    here = np.abs(GRID[:, None] - issue.positions[None, :]) <= _CELL
    return np.asarray(here @ weights_of(issue))


def near_all(issue: CouncilIssue) -> Values:
    """Minus the weighted mean distance from the actors: highest at the weighted median."""
    away = np.abs(GRID[:, None] - issue.positions[None, :])
    return np.asarray(-(away @ weights_of(issue)) / HALF)


def better_than_status_quo(issue: CouncilIssue) -> Values:
    """The share of the states' power for which a point is nearer than the reference point."""
    if issue.reference is None:
        return NOTHING
    state = np.array([actor not in INSTITUTIONS for actor in issue.actors])
    if not state.any():
        return NOTHING
    power = issue.power[state] / issue.power[state].sum()
    positions = issue.positions[state]
    nearer = np.abs(GRID[:, None] - positions) < np.abs(issue.reference - positions)
    return np.asarray(nearer @ power)


def can_pass(issue: CouncilIssue) -> Values:
    """1 where enough states prefer a point to the reference point, by the rule that holds."""
    needed = 0.999 if unanimity(issue) else _MAJORITY
    return (better_than_status_quo(issue) >= needed) * 1.0


def middle(_issue: CouncilIssue) -> Values:
    """1 in the middle of the scale."""
    return (np.abs(GRID - HALF) <= _CELL) * 1.0


def polarised_compromise(issue: CouncilIssue) -> Values:
    """Nearness to the compromise, by how far the actors are apart."""
    weights = weights_of(issue)
    centre = compromise(issue)
    apart = float(weights @ (issue.positions - centre) ** 2) / HALF**2
    return near_square(centre) * apart


def near_square(place: float) -> Values:
    """Minus the squared distance from a place, in halves of the scale."""
    return -(((GRID - place) / HALF) ** 2)


def upward(_issue: CouncilIssue) -> Values:
    """The scale itself, -1 to 1."""
    return (GRID - HALF) / HALF


def by_group(
    values: list[str], of: Callable[[CouncilIssue], str], feature: Feature
) -> list[Feature]:
    """The feature once for each value, where the issue has it."""
    return [only(feature, lambda issue, value=value: of(issue) == value) for value in values]


EXTRAS: dict[str, list[Feature]] = {
    "near the Commission": [near(position_of("com"))],
    "near the Commission, codecision": [only(near(position_of("com")), codecision)],
    "near the Commission, unanimity": [only(near(position_of("com")), unanimity)],
    "at the Commission's point": [at(position_of("com"))],
    "near the Parliament": [near(position_of("ep"))],
    "near the Parliament, codecision": [only(near(position_of("ep")), codecision)],
    "at the Parliament's point, codecision": [only(at(position_of("ep")), codecision)],
    "near the status quo": [near(status_quo)],
    "at the status quo": [at(status_quo)],
    "near the status quo, unanimity": [only(near(status_quo), unanimity)],
    "share of votes that prefer it to the status quo": [better_than_status_quo],
    "passes by the voting rule": [can_pass],
    "power x salience standing there": [support],
    "near the weighted median": [near_all],
    "middle of the scale": [middle],
    "middle, two camps": [only(middle, two_camps)],
    "ends, unanimity": [only(end, unanimity)],
    "ends, codecision": [only(end, codecision)],
    "compromise x polarisation": [polarised_compromise],
    "fives that are no quarters": [fives],
    "one direction of the scale": [upward],
    "one direction, codecision": [only(upward, codecision)],
}
"""What was added to the model, one at a time."""
