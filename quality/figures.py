"""What a task measures: named figures, each with the direction in which it is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ralliement.evaluation import Evaluation
from ralliement.evaluation.result import ScoreTable, ShareTable
from ralliement.evaluation.tally import Score


class Kind(StrEnum):
    """What a figure counts."""

    SHARE = "share"
    """A share, 0..1, of what is right: more is better."""
    MISTAKES = "mistakes"
    """A share, 0..1, of what is wrong: less is better."""
    DISTANCE = "distance"
    """Points of the issue's scale, 0..100, from what is right: less is better."""


MARGIN = {Kind.SHARE: 0.01, Kind.MISTAKES: 0.01, Kind.DISTANCE: 0.5}
"""What another machine's arithmetic may change: how far a floor lies under its figure."""

_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of ``count`` cases; ``value`` is None where there was nothing to compute from."""

    name: str
    value: float | None
    kind: Kind = Kind.SHARE
    count: int = 0

    @property
    def limit(self) -> float | None:
        """The floor, or for errors the ceiling, that this figure earns: its margin away."""
        if self.value is None:
            return None
        margin = MARGIN[self.kind]
        return round(self.value + (margin if self.has_ceiling else -margin), _DIGITS)

    @property
    def has_ceiling(self) -> bool:
        """Whether less of it is better."""
        return self.kind is not Kind.SHARE

    def is_past(self, limit: float) -> bool:
        """Whether it is worse than its floor or ceiling ``limit`` allows."""
        if self.value is None:
            return True
        return self.value > limit if self.has_ceiling else self.value < limit

    def better(self, one: float, other: float) -> float:
        """The stricter of two limits."""
        return min(one, other) if self.has_ceiling else max(one, other)


@dataclass(frozen=True, slots=True)
class Measured:
    """A task's figures on the data with the digest ``data``; or why there are none."""

    task: str
    data: str
    figures: tuple[Figure, ...]
    failure: str | None = None


def precision_and_recall(found: Evaluation, table: str, name: str) -> tuple[Figure, Figure]:
    """Of what the machine gave, and of what was coded by hand, what is right."""
    score = _score(found, table, name)
    return (
        Figure(f"{name} precision", score.precision.value, count=score.machine),
        Figure(f"{name} recall", score.recall.value, count=score.gold),
    )


def f1(found: Evaluation, table: str, name: str, called: str) -> Figure:
    """The F1 of one line of a table of scores."""
    score = _score(found, table, name)
    return Figure(called, score.f1.value, count=score.gold)


def share(found: Evaluation, table: str, name: str, called: str, kind: Kind = Kind.SHARE) -> Figure:
    """One line of a table of shares. Raises KeyError where there is none."""
    for one in found.tables:
        if one.name == table and isinstance(one, ShareTable):
            line = {line.name: line for line in one.shares}[name]
            return Figure(called, line.rate.value, kind, line.count)
    raise KeyError(table)


def _score(found: Evaluation, table: str, name: str) -> Score:
    """One line of a table of scores. Raises KeyError where there is none."""
    for one in found.tables:
        if one.name == table and isinstance(one, ScoreTable):
            return {score.name: score for score in one.scores}[name]
    raise KeyError(table)
