"""The median voter, one actor, one vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class Median(Model):
    """The plain median of all positions, the middle of the two if they are even; nobody moves.

    Capability and salience do not count. Source: Black 1948.
    """

    name: ClassVar[str] = "median"
    needs_weight: ClassVar[bool] = False

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        return standing_still(self.label, table, np.median(table.positions, axis=1), rounds)
