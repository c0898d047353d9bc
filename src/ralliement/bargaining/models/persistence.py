"""The one to beat: nothing happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class Persistence(Model):
    """Nobody moves; the outcome is that of today's positions: their weighted mean.

    If nobody has weight, the plain mean. A status quo does not enter: who stays where it stands
    has not agreed to what was there before.
    """

    name: ClassVar[str] = "persistence"
    needs_weight: ClassVar[bool] = False

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        heard = (table.weights > 0).any(axis=1, keepdims=True)
        outcome = weighted_mean(table.positions, np.where(heard, table.weights, 1.0))
        return standing_still(self.label, table, outcome, rounds)
