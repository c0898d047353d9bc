"""The median voter, where votes have weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.outcomes import weighted_median
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class WeightedMedian(Model):
    """The position that wins against every other in a vote weighted by c_i s_i; nobody moves.

    It is the smallest x at which the cumulated weight reaches half.
    Source: Black 1948; Scholz, Calbert & Smith 2011 section 3.2, equations 26-29.
    """

    name: ClassVar[str] = "weighted-median"

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        outcome = weighted_median(table.positions, table.weights)
        return standing_still(self.label, table, outcome, rounds)
