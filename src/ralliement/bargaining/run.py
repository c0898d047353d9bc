"""What every model gives back: the positions and the outcome by round, and who moved whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ralliement.bargaining.table import FloatArray

StatusQuoFrom = Literal["issue", "file", "asked"]
"""Who gave a status quo: the issue's description, the file of actors, or who asked."""


@dataclass(frozen=True)
class Stand:
    """Actors that stand at one point."""

    actors: tuple[str, ...]
    at: float


@dataclass(frozen=True)
class Ruling:
    """Why members decide what they do at the positions of a round.

    ``middle`` is the middle member, of an even number the one nearer to the status quo;
    ``pivot`` who is hardest to win of those needed for a move towards it, ``accepts`` the
    furthest point that the pivot likes as much as the status quo. ``why``: the pivot loses by
    any such move ("held"), goes along a part of the way ("limited") or all of it ("reached");
    a majority takes the middle ("median"), or halfway between two (``other``) where there is no
    status quo ("halfway"); or the status quo lies in the middle, and a move up fails on the pivot
    and one down on ``other`` ("between").
    """

    round: int
    rule: str
    why: Literal["held", "limited", "reached", "median", "halfway", "between"]
    middle: Stand
    pivot: Stand
    outcome: float
    other: Stand | None = None
    accepts: float | None = None
    status_quo: float | None = None
    status_quo_from: StatusQuoFrom = "file"
    members: int = 0


@dataclass(frozen=True)
class Offer:
    """What one actor put to another in a round, and what came of it.

    ``before`` and ``after`` are where ``receiver`` stood and where the offer puts it, on the
    scale of ``issue``. ``kind`` is confrontation, compromise, capitulation, exchange, bargain
    (made by the sender), proposal (one that the receiver made to the sender), influence,
    following, answer or decision; ``accepted`` says if the receiver moved by it. ``deal`` joins
    the two sides of one trade, and ``in_return`` is the issue on which the sender moves for it.
    ``numbers`` are what the model weighed.
    """

    round: int
    kind: str
    sender: str
    receiver: str
    before: float
    after: float
    accepted: bool = True
    issue: str = ""
    deal: int | None = None
    in_return: str = ""
    numbers: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, eq=False)
class Run:
    """One run of a model over all draws of a table.

    Shapes: positions (n_draws, n_rounds + 1, n_actors), outcomes (n_draws, n_rounds + 1);
    round 0 is the table as it was given. Units: the scale of the table.
    ``offers`` tell draw 0 in words' reach. ``more`` holds what only this model knows, by actor
    on the last axis, each documented with the model. ``notes`` say what had to be assumed.
    ``rulings`` tell of draw 0 what members decide in each round, where a rule does.
    """

    model: str
    actors: tuple[str, ...]
    positions: FloatArray
    outcomes: FloatArray
    offers: tuple[Offer, ...] = ()
    more: Mapping[str, FloatArray] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def rounds(self) -> int:
        """How many rounds were played after the start."""
        return int(self.positions.shape[1]) - 1

    @property
    def draws(self) -> int:
        """How many draws were played."""
        return len(self.positions)
