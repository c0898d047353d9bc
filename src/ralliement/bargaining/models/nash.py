"""Nash bargaining, with a disagreement that can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from ralliement.bargaining.models.base import Model, standing_still
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.errors import TableError

Disagreement = Literal["worst", "status-quo"]
Power = Literal["capability-salience", "salience", "capability", "equal"]
Loss = Literal["quadratic", "linear"]

_GOLDEN = (5**0.5 - 1) / 2
_STEPS = 80
"""Golden-section steps: 0.618^80 is below the last digit of a float."""


@dataclass(frozen=True)
class Nash(Model):
    """The point with the greatest product of gains over no agreement, O = argmax Π g_i(z)^{a_i}.

    A loss is squared: u_i(z) = -(z - x_i)², or -|z - x_i| with ``loss`` "linear"; a_i is
    capability times salience, one of the two, or 1 (``power``); g_i(z) = u_i(z) -
    u_i(disagreement). Nobody moves.

    With the recorded status quo as the disagreement, as the formula is written, somebody
    loses by every change on most issues, no gain is left and the outcome is the status quo
    (209 of 252 EU issues; mean error 44 of 100 against 24 of the weighted mean). Two readings:
    "worst" (the shipped one): no agreement costs everybody the whole length of the scale,
    g_i(z) = (high - low)² - (z - x_i)². Every point is then possible, the
    outcome lies near the weighted mean, and further from the ends.
    "status-quo": only those who can gain take part. Actors at or on the other side of the
    status quo lose by every move to one side and are left out; of the two sides the one with more
    power moves, as far as all of its members gain. A tie of both sides, or a side of nobody, leaves
    the status quo; without a recorded status quo it is refused.
    Source: Schneider, Finke & Bailer 2010, Political Studies 58:85-103, whose exact formula we
    have not seen; the choice of the disagreement is ours.
    """

    name: ClassVar[str] = "nash"
    disagreement: Disagreement = "worst"
    power: Power = "capability-salience"
    loss: Loss = "quadratic"

    @property
    def label(self) -> str:
        """ "nash", or "nash-status-quo"."""
        return self.name if self.disagreement == "worst" else f"{self.name}-{self.disagreement}"

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        power = self._powers(table)
        if self.disagreement == "worst":
            outcome = self._against_the_worst(table, power)
        elif table.status_quo is None:
            raise TableError(
                f"{self.label}: the issue has no status quo; record one, or use the model nash"
            )
        else:
            outcome = self._against_the_status_quo(table, power, table.status_quo)
        return standing_still(self.label, table, outcome, rounds)

    def _powers(self, table: ActorTable) -> FloatArray:
        """a_i (n_draws, n_actors); who has no weight has none."""
        chosen = {
            "capability-salience": table.weights,
            "salience": table.salience,
            "capability": table.capability,
            "equal": np.ones_like(table.weights),
        }[self.power]
        return np.where(table.weights > 0, chosen, 0.0)

    def _lost(self, away: FloatArray) -> FloatArray:
        return away**2 if self.loss == "quadratic" else np.abs(away)

    def _against_the_worst(self, table: ActorTable, power: FloatArray) -> FloatArray:
        low, high = table.scale
        worst = np.full_like(power, self._lost(np.asarray(high - low)))
        return self._best(table.positions, power, worst, _hull(table.positions, power))

    def _against_the_status_quo(
        self, table: ActorTable, power: FloatArray, status_quo: float
    ) -> FloatArray:
        x = table.positions
        at_quo = self._lost(x - status_quo)
        quo = np.full(table.draws, status_quo)
        sides = []
        for side in (x < status_quo, x > status_quo):
            willing = np.where(side, power, 0.0)
            nearest = np.where(willing > 0, np.abs(x - status_quo), np.inf).min(axis=1)
            nearest = np.where(np.isfinite(nearest), nearest, 0.0)
            way = np.sign((np.where(side, x, status_quo) - status_quo).sum(axis=1))
            far = quo + 2 * nearest * way
            first, last = _hull(np.where(willing > 0, x, status_quo), np.ones_like(x))
            ends = np.maximum(np.minimum(quo, far), first), np.minimum(np.maximum(quo, far), last)
            sides.append((willing.sum(axis=1), self._best(x, willing, at_quo, ends)))
        (left, down), (right, up) = sides
        return np.asarray(np.where(left > right, down, np.where(right > left, up, quo)))

    def _best(
        self,
        x: FloatArray,
        power: FloatArray,
        worst: FloatArray,
        ends: tuple[FloatArray, FloatArray],
    ) -> FloatArray:
        """argmax of Σ a_i ln(worst_i - loss(z - x_i)) between the ends; it is concave there."""

        def value(z: FloatArray) -> FloatArray:
            gain = np.maximum(worst - self._lost(z[:, np.newaxis] - x), 1e-300)
            return np.asarray((power * np.log(gain)).sum(axis=1))

        low, high = ends
        for _step in range(_STEPS):
            span = _GOLDEN * (high - low)
            left, right = high - span, low + span
            rising = value(left) < value(right)
            low, high = np.where(rising, left, low), np.where(rising, high, right)
        return np.asarray((low + high) / 2)


def _hull(x: FloatArray, power: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The least and the greatest position of those with power; the best point lies between."""
    low = np.where(power > 0, x, np.inf).min(axis=1)
    high = np.where(power > 0, x, -np.inf).max(axis=1)
    return low, high
