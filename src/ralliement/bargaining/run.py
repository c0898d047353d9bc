"""What every model gives back: the positions and the outcome by round, and who moved whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ralliement.bargaining.table import FloatArray


@dataclass(frozen=True)
class Offer:
    """What one actor put to another in a round, and what came of it.

    ``before`` and ``after`` are where ``receiver`` stood and where the offer puts it, on the
    scale of ``issue``. ``kind`` is confrontation, compromise, capitulation, exchange, bargain,
    influence, following, answer or decision; ``accepted`` says if the receiver moved by it.
    ``deal`` joins the two sides of one trade, and ``in_return`` is the issue on which the sender
    moves for it. ``numbers`` are what the model weighed.
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
    """

    model: str
    actors: tuple[str, ...]
    positions: FloatArray
    outcomes: FloatArray
    offers: tuple[Offer, ...] = ()
    more: Mapping[str, FloatArray] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def rounds(self) -> int:
        """How many rounds were played after the start."""
        return int(self.positions.shape[1]) - 1

    @property
    def draws(self) -> int:
        """How many draws were played."""
        return len(self.positions)
