"""The compromise model: everybody is heard by capability and salience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable


@dataclass(frozen=True)
class WeightedMean(Model):
    """The mean of all positions, each weighted by capability times salience; nobody moves.

    O = Σ c_i s_i x_i / Σ c_i s_i, c capability, s salience, x position.
    It is also what the exchange program calls its Nash solution, and where bargaining with
    quadratic losses ends if no agreement is very bad for everybody.
    Source: Van den Bos 1991; Achen 2006, ch. 4 of The European Union Decides.
    """

    name: ClassVar[str] = "weighted-mean"

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        outcome = weighted_mean(table.positions, table.weights)
        return standing_still(self.label, table, outcome, rounds)
