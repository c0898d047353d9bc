"""The records that the estimation gives: positions, changes, disagreements, saliences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from ralliement.positions.scale import Array, mass_between
from ralliement.records import Interval

FIELDS: Mapping[str, tuple[str, ...]] = {
    "positions": (
        *("actor", "at", "median", "lower_50", "upper_50", "lower_90", "upper_90"),
        *("probabilities", "status", "decided", "evidence", "later_evidence", "last_evidence"),
        *("silent_days", "silent", "as_of", "statements", "articles", "contrary"),
    ),
    "changes": (
        *("actor", "date_from", "date_to", "from", "to", "probability", "before", "after"),
    ),
    "disagreements": (
        *("actor", "at"),
        *("one_speaker", "one_median", "one_lower_90", "one_upper_90", "one_statements"),
        *("other_speaker", "other_median", "other_lower_90", "other_upper_90"),
        *("other_statements", "probability"),
    ),
    "saliences": (
        *("actor", "at", "median", "lower_90", "upper_90"),
        *("own", "own_on_issue", "about", "about_on_issue", "statements"),
    ),
}
"""The fields of what each kind of result is written as, in order; docs/json.md has them all."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement that bears on an estimate, for `ralliement why`.

    ``pull`` is how much likelier it is under the estimate than under an even one: the
    logarithm of the ratio, times its weight; below 0 it speaks against the estimate.
    """

    statement: str
    article: str
    day: date
    stance: float
    pull: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands at a date: an estimate from all its stances, 0..100.

    ``probabilities`` gives each labelled point with the chance that it is the nearest.
    ``decided`` is the chance that the actor has decided (one half: nothing tells), ``status``
    its likelier side. ``evidence`` counts the independent pieces dated up to ``at``,
    ``later`` those after it that the estimate uses too. ``silent`` says that so long after
    ``last_evidence`` an unseen jump is likelier than one in twenty.
    ``posterior`` (n_grid,) is over ``positions.GRID``. ``references`` are the statements that
    the estimate rests on most, ``contrary`` those that speak most against it.
    """

    actor: str
    at: date
    as_of: date | None
    median: float
    lower_50: float
    upper_50: float
    lower_90: float
    upper_90: float
    probabilities: tuple[tuple[float, float], ...]
    status: str
    decided: float
    evidence: int
    later: int
    last_evidence: date | None
    silent_days: int
    silent: bool
    posterior: Array = field(repr=False, compare=False)
    references: tuple[Telling, ...] = ()
    contrary: tuple[Telling, ...] = ()

    def mass(self, low: float, high: float) -> float:
        """The chance that the position lies between two points of the scale."""
        return mass_between(self.posterior, low, high)

    def to_json(self) -> dict[str, Any]:
        """The fields as docs/json.md names them."""
        return {
            "actor": self.actor,
            "at": self.at.isoformat(),
            "median": self.median,
            "lower_50": self.lower_50,
            "upper_50": self.upper_50,
            "lower_90": self.lower_90,
            "upper_90": self.upper_90,
            "probabilities": {f"{point:g}": round(p, 4) for point, p in self.probabilities},
            "status": self.status,
            "decided": round(self.decided, 4),
            "evidence": self.evidence,
            "later_evidence": self.later,
            "last_evidence": None if self.last_evidence is None else self.last_evidence.isoformat(),
            "silent_days": self.silent_days,
            "silent": self.silent,
            "as_of": None if self.as_of is None else self.as_of.isoformat(),
            "statements": [item.statement for item in self.references],
            "articles": list(dict.fromkeys(item.article for item in self.references)),
            "contrary": [item.statement for item in self.contrary],
        }


@dataclass(frozen=True, slots=True)
class Change:
    """A move of an actor by more than half a step between two labelled points.

    ``when`` holds the day of the move with a chance of nine in ten; ``probability`` is that of
    a move in this direction between its ends. ``from_value`` and ``to_value`` are the medians
    before and after; ``before`` and ``after`` the statements that tell so.
    """

    actor: str
    when: Interval
    from_value: float
    to_value: float
    probability: float
    before: tuple[Telling, ...] = ()
    after: tuple[Telling, ...] = ()

    @property
    def references(self) -> tuple[Telling, ...]:
        """The statements on both sides."""
        return (*self.before, *self.after)

    def to_json(self) -> dict[str, Any]:
        """The fields as docs/json.md names them."""
        first, last = self.when.date_from, self.when.date_to
        return {
            "actor": self.actor,
            "date_from": first.isoformat() if first else None,
            "date_to": last.isoformat() if last else None,
            "from": self.from_value,
            "to": self.to_value,
            "probability": round(self.probability, 4),
            "before": [item.statement for item in self.before],
            "after": [item.statement for item in self.after],
        }


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks for an actor or under it, and where it alone would put the actor.

    ``speaker`` is None for what the press tells of the actor without naming who speaks.
    """

    speaker: str | None
    position: Position

    def to_json(self) -> dict[str, Any]:
        """Who it is, where it stands, on which statements."""
        return {
            "speaker": self.speaker,
            "median": self.position.median,
            "lower_90": self.position.lower_90,
            "upper_90": self.position.upper_90,
            "statements": [item.statement for item in self.position.references],
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two voices of one actor that stand apart; ``probability`` that they do not have one line."""

    actor: str
    at: date
    one: Voice
    other: Voice
    probability: float

    def to_json(self) -> dict[str, Any]:
        """The fields as docs/json.md names them."""
        voices = {
            f"{side}_{name}": value
            for side, voice in (("one", self.one), ("other", self.other))
            for name, value in voice.to_json().items()
        }
        told = {"actor": self.actor, "at": self.at.isoformat()}
        return told | voices | {"probability": round(self.probability, 4)}


@dataclass(frozen=True, slots=True)
class Salience:
    """How much of an actor's talk, and of the talk about it, the issue takes: 0..100.

    A proxy (docs/positions.md). ``own`` and ``own_on_issue`` count the actor's pieces of talk,
    ``about`` and ``about_on_issue`` those directed at it; ``statements`` are the newest of
    either that are on the issue.
    """

    actor: str
    at: date
    median: float
    lower_90: float
    upper_90: float
    own: int
    own_on_issue: int
    about: int
    about_on_issue: int
    statements: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The fields as docs/json.md names them."""
        found = asdict(self) | {"at": self.at.isoformat()}
        return found | {"statements": list(self.statements)}
