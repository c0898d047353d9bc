"""The base model: one actor, one voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class Mean(Model):
    """The plain mean of all positions; capability and salience do not count; nobody moves.

    O = Σ x_i / n. Actors without weight count like all others.
    """

    name: ClassVar[str] = "mean"
    needs_weight: ClassVar[bool] = False

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        return standing_still(self.label, table, table.positions.mean(axis=1), rounds)
