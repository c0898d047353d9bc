"""One disputed question before the Council, with who wants what."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ralliement.bargaining.council.power import ALSO_CALLED, power_of
from ralliement.bargaining.council.power import actors as known_actors
from ralliement.errors import CouncilIssueError

Values = npt.NDArray[np.float64]

TOP = 100.0
"""The end of the scale of positions and of that of salience; both begin at 0."""


@dataclass(frozen=True, eq=False)
class CouncilIssue:
    """An issue with the actors whose position and salience are known.

    ``positions``, ``saliences`` (0..100) and ``power`` (votes, or millions of people) are of
    shape (n_actors,), in the order of ``actors``: ``com`` and ``ep`` are the Commission and the
    Parliament, states have the two letters of the DEU data sets. ``proposal`` is the law that
    the issue belongs to; ``reference`` is the status quo, ``outcome`` what was decided, both
    None where not known. Make one with :func:`make_issue`.
    """

    name: str
    proposal: str
    actors: tuple[str, ...]
    positions: Values
    saliences: Values
    power: Values
    year: int | None = None
    codecision: bool | None = None
    unanimity: bool | None = None
    council: str = ""
    kind: str = ""
    reference: float | None = None
    outcome: float | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else is known of an issue: the fields of :class:`CouncilIssue` of the same names."""

    proposal: str = ""
    year: int | None = None
    codecision: bool | None = None
    unanimity: bool | None = None
    council: str = ""
    kind: str = ""
    reference: float | None = None
    outcome: float | None = None


def make_issue(
    name: str,
    positions: Mapping[str, float],
    saliences: Mapping[str, float],
    circumstances: Circumstances | None = None,
    *,
    strangers: bool = False,
) -> CouncilIssue:
    """The issue of the actors that have a position and a salience, in alphabetical order.

    Actors are written as in the DEU data sets or as in ISO 3166, in any case of letters.
    Units: 0..100, positions, saliences, reference point and outcome.
    With ``strangers`` an actor that no table knows takes part, with the power of the smallest
    state. Raises: CouncilIssueError for any such actor without it, if no actor has both a
    position and a salience, or if a value is off its scale.
    """
    told = circumstances or Circumstances()
    positions, saliences = (
        {_actor(name, actor, strangers): value for actor, value in values.items()}
        for values in (positions, saliences)
    )
    for what, values in (("position", positions), ("salience", saliences)):
        for actor, value in values.items():
            _check(name, f"{actor}: {what}", value)
    for what, known in (("reference point", told.reference), ("outcome", told.outcome)):
        if known is not None:
            _check(name, what, known)
    actors = tuple(sorted(positions.keys() & saliences.keys()))
    if not actors:
        said = "no actor has both a position and a salience; give at least one"
        raise CouncilIssueError(f"{name}: {said}")
    return CouncilIssue(
        name=name,
        proposal=told.proposal or name,
        actors=actors,
        positions=np.array([positions[actor] for actor in actors], dtype=np.float64),
        saliences=np.array([saliences[actor] for actor in actors], dtype=np.float64),
        power=power_of(actors, told.year),
        year=told.year,
        codecision=told.codecision,
        unanimity=told.unanimity,
        council=told.council,
        kind=told.kind,
        reference=told.reference,
        outcome=told.outcome,
    )


def _actor(name: str, typed: str, strangers: bool) -> str:
    """The actor as the DEU data sets write it."""
    code = typed.casefold()
    actor = ALSO_CALLED.get(code, code)
    if actor in known_actors() or strangers:
        return actor
    known = ", ".join(known_actors())
    raise CouncilIssueError(
        f"{name}: unknown actor {typed!r}; known: {known}; strangers=True lets it take part with "
        "the power of the smallest state"
    )


def told_apart(issues: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The names of issues (proposal, name), the proposal before those that are of several."""
    names = [name for _proposal, name in issues]
    return tuple(
        f"{proposal} {name}" if names.count(name) > 1 and proposal != name else name
        for proposal, name in issues
    )


def outcomes_of(issues: Sequence[CouncilIssue]) -> Values:
    """The outcomes (n_issues,). Raises: CouncilIssueError if one is missing, or all are."""
    if not issues:
        raise CouncilIssueError("no issue to learn from or to score; give some with an outcome")
    for issue in issues:
        if issue.outcome is None:
            raise CouncilIssueError(f"{issue.name}: has no outcome; leave it out or add it")
    return np.array([issue.outcome for issue in issues], dtype=np.float64)


def _check(name: str, what: str, value: float) -> None:
    if not (math.isfinite(value) and 0.0 <= value <= TOP):
        raise CouncilIssueError(f"{name}: {what} {value:g} is off the scale; allowed: 0 to 100")
