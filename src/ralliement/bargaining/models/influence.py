"""Allies press, each decides for itself: opinions that follow those who press them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ralliement.bargaining.models.base import Model
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable, FloatArray

_TOLD = 1e-9
"""Moves below this share of the scale are not told."""


@dataclass(frozen=True)
class Influence(Model):
    """Each actor goes part of the way to those who press it, and keeps the rest of its own.

    x_i(t+1) = λ_i Σ_j W_ij x_j(t) + (1 - λ_i) x_i(0): x position; W_ij the share of all
    pressure on i that j exerts (``table.pressure``, rows made to sum to one; j's capability
    times salience counts as well); λ_i how open i is, ``openness`` times (1 - s_i): who
    cares most moves least. Who is not pressed stays. Without a network everybody is
    heard by everybody in proportion to capability times salience, and the run notes it.
    The outcome is the weighted mean. In the long run x = (I - ΛW)⁻¹ (I - Λ) x(0).
    Source: Friedkin & Johnsen 1990, J. Math. Sociology 15:193-205; 1999, Advances in Group
    Processes 16:1-29.
    """

    name: ClassVar[str] = "influence"
    openness: float = 1.0

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        share, open_to = influence_shares(table), self._openness(table)
        positions = np.empty((table.draws, rounds + 1, len(table.actors)))
        positions[:, 0] = start = table.positions
        for turn in range(1, rounds + 1):
            heard = np.einsum("dij,dj->di", share, positions[:, turn - 1])
            pressed = open_to * share.sum(axis=2)
            positions[:, turn] = start + open_to * heard - pressed * start
        low, high = start.min(axis=1), start.max(axis=1)
        # Rounding may leave the range by a last digit.
        np.clip(positions, low[:, None, None], high[:, None, None], out=positions)
        outcomes = weighted_mean(positions, table.weights[:, np.newaxis, :])
        notes = () if table.pressure is not None else (_NO_NETWORK,)
        offers = _told(table, positions[0], share[0])
        more = {"openness": open_to}
        return Run(self.label, table.actors, positions, outcomes, offers, more, notes)

    def _openness(self, table: ActorTable) -> FloatArray:
        return np.where(table.weights > 0, self.openness * (1 - table.salience), 0.0)


_NO_NETWORK = "no pressure network given: everybody is taken to be heard by everybody"


def influence_shares(table: ActorTable) -> FloatArray:
    """W (n_draws, n_actors, n_actors): whose voice makes up what share of what i hears.

    Rows of who is pressed by nobody with weight are zero. Nobody presses itself.
    """
    n = len(table.actors)
    network = np.ones((n, n)) if table.pressure is None else table.pressure.copy()
    np.fill_diagonal(network, 0.0)
    pull = network[np.newaxis] * table.weights[:, np.newaxis, :]
    total = pull.sum(axis=2, keepdims=True)
    return np.asarray(np.divide(pull, total, out=np.zeros_like(pull), where=total > 0))


def _told(table: ActorTable, positions: FloatArray, share: FloatArray) -> tuple[Offer, ...]:
    """Each move of one draw, with the one who pulled hardest in its direction as its sender.

    Where nobody pulls that way any more, the actor goes back towards where it began: its own
    sender.
    """
    offers = []
    least = _TOLD * (table.scale[1] - table.scale[0])
    for turn in range(1, len(positions)):
        before, after = positions[turn - 1], positions[turn]
        for i in np.nonzero(np.abs(after - before) > least)[0]:
            pulls = share[i] * (before - before[i]) * np.sign(after[i] - before[i])
            j = int(np.argmax(pulls)) if pulls.max() > least else int(i)
            pair = (table.actors[j], table.actors[int(i)])
            numbers = (("share", float(share[i, j])),)
            offers.append(
                Offer(turn, "influence", *pair, float(before[i]), float(after[i]), numbers=numbers)
            )
    return tuple(offers)
