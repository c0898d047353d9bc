"""Allies press, each decides for itself: opinions that follow those who press them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from ralliement.bargaining.due import Due
from ralliement.bargaining.models.base import Model
from ralliement.bargaining.models.deadlines import Deadlines, deadlines_of
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.bargaining.telling.notes import Note

_TOLD = 1e-9
"""Moves below this share of the scale are not told."""
_BLOCK = 4_000_000
"""Weights W held at once (32 MB), so that memory does not grow with draws times actors squared."""


@dataclass(frozen=True)
class Influence(Model):
    """Each actor goes part of the way to those who press it, and keeps the rest of its own.

    x_i(t+1) = x_i(0) + λ_i Σ_j W_ij (x_j(t) - x_i(0)): x position; W_ij the share of all
    that i hears which is j's (``influence_shares``); λ_i how open i is, ``openness`` times
    (1 - s_i): who cares most moves least. Who is not pressed stays. Without a network everybody
    is heard by everybody in proportion to capability times salience, and the run notes it.
    The outcome is the weighted mean. In the long run x = (I - ΛW)⁻¹ (I - Λ) x(0), where rows of
    W that sum to less than one are filled by x_i(0).
    Source: Friedkin & Johnsen 1990, J. Math. Sociology 15:193-205; 1999, Advances in Group
    Processes 16:1-29.

    With an ``agenda`` (ours, not theirs), who is asked by a day answers in the round that holds it:
    x_i(0), what it comes back to, goes the share z λ_i of the way to where the asker stood a
    round before, z drawn from 0..1 (``deadlines.py``). Who decides on a day stays from the
    end of that round where it then is.
    """

    name: ClassVar[str] = "influence"
    openness: float = 1.0
    agenda: tuple[Due, ...] = ()

    def _play(self, table: ActorTable, rounds: int, seed: int) -> Run:
        start, open_to = table.positions, self._openness(table)
        deadlines = deadlines_of(self.agenda, table, open_to, seed)
        positions = np.empty((table.draws, rounds + 1, len(table.actors)))
        block = max(1, _BLOCK // len(table.actors) ** 2)
        stands: list[FloatArray] = []
        for first in range(0, table.draws, block):
            some = slice(first, first + block)
            share = influence_shares(table, some)
            positions[some, 0] = start[some]
            for stand in _follow(positions[some], share, open_to[some], deadlines, some):
                if first == 0:
                    stands.append(stand[0])
        low, high = start.min(axis=1), start.max(axis=1)
        # Rounding may leave the range by a last digit.
        np.clip(positions, low[:, None, None], high[:, None, None], out=positions)
        outcomes = weighted_mean(positions, table.weights[:, np.newaxis, :])
        notes = () if table.pressure is not None else (_NO_NETWORK,)
        offers = tuple(_told(table, positions[0], stands, open_to[0], deadlines))
        more = {"openness": open_to}
        return Run(self.label, table.actors, positions, outcomes, offers, more, notes)

    def _openness(self, table: ActorTable) -> FloatArray:
        return np.where(table.weights > 0, self.openness * (1 - table.salience), 0.0)


_NO_NETWORK = Note.of("no_network")


def _follow(
    positions: FloatArray,
    share: FloatArray,
    open_to: FloatArray,
    deadlines: Deadlines,
    draws: slice,
) -> Iterator[FloatArray]:
    """Fill positions (n_draws, n_rounds + 1, n_actors) from round 1 on.

    Yields what each actor comes back to (n_draws, n_actors), from round 0 on.
    """
    pressed = open_to * share.sum(axis=2)
    stands = positions[:, 0]
    yield stands
    for turn in range(1, positions.shape[1]):
        before = positions[:, turn - 1]
        stands = deadlines.stands(stands, before, turn, draws)
        heard = np.einsum("dij,dj->di", share, before)
        positions[:, turn] = stands + open_to * heard - pressed * stands
        deadlines.hold(positions, turn)
        yield stands


def influence_shares(table: ActorTable, draws: slice = slice(None)) -> FloatArray:
    """W (n_draws, n_actors, n_actors): whose voice makes up what share of what i hears.

    A presser counts by its pressure (``table.pressure``, i in rows, j in columns) times its
    weight, capability times salience. What stands on the diagonal is how many reports i's own
    line is worth: that many of its own weight, or of that of its weightiest presser where that
    is greater. So a lone report moves little whoever presses, many by equals most of the way,
    and a dwarf never moves a giant. Rows leave out i's own share; those of who is pressed by
    nobody with weight are zero.
    """
    n = len(table.actors)
    network = np.ones((n, n)) if table.pressure is None else table.pressure.copy()
    own = np.zeros(n) if table.pressure is None else network.diagonal().copy()
    np.fill_diagonal(network, 0.0)
    weights = table.weights[draws]
    pull = network[np.newaxis] * weights[:, np.newaxis, :]
    pressed = pull.sum(axis=2)
    strongest = ((network > 0)[np.newaxis] * weights[:, np.newaxis, :]).max(axis=2)
    total = (pressed + own * np.maximum(weights, strongest))[:, :, np.newaxis]
    return np.asarray(np.divide(pull, total, out=np.zeros_like(pull), where=total > 0))


def _told(
    table: ActorTable,
    positions: FloatArray,
    stands: list[FloatArray],
    open_to: FloatArray,
    deadlines: Deadlines,
) -> Iterator[Offer]:
    """Each move of one draw: answers to requests, then those that follow who presses, decisions.

    Who answers several askers in a round is told to answer the first; who decides is its own
    sender.
    """
    share = influence_shares(table, slice(0, 1))[0]
    kept = 1 - open_to * share.sum(axis=1)
    least = _TOLD * (table.scale[1] - table.scale[0])
    for turn in range(1, len(positions)):
        now, after = positions[turn - 1].copy(), positions[turn]
        shift = kept * (stands[turn] - stands[turn - 1])
        for one in deadlines.answers.get(turn, ()):
            i = one.asked
            if abs(shift[i]) > least:
                pair = table.actors[one.asker], table.actors[i]
                before, now[i] = float(now[i]), now[i] + shift[i]
                numbers = (("share", float(one.share[0])),)
                yield Offer(turn, "answer", *pair, before, float(now[i]), numbers=numbers)
                shift[i] = 0.0
        for i in map(int, np.nonzero(np.abs(after - now) > least)[0]):
            yield _followed(table, turn, i, float(now[i]), float(after[i]), positions, share[i])
        for i, since in deadlines.decided.items():
            if since == turn:
                at, name = float(after[i]), table.actors[i]
                yield Offer(turn, "decision", name, name, at, at)


def _followed(
    table: ActorTable,
    turn: int,
    i: int,
    before: float,
    after: float,
    positions: FloatArray,
    share: FloatArray,
) -> Offer:
    """A move by pressure, with the one who did most for it as its sender.

    In the first round that is who pulls hardest that way ("influence"); after it, the pull
    of a round changes as the pressers themselves move ("following").
    """
    kind, since = ("influence", before) if turn == 1 else ("following", positions[turn - 2])
    pulls = share * (positions[turn - 1] - since) * np.sign(after - before)
    j = int(np.argmax(pulls))
    numbers = [("share", float(share[j]))]
    if table.pressure is not None and table.pressure[i, i] > 0:
        numbers.append(("own", float(1 - share.sum())))
    pair = table.actors[j], table.actors[i]
    return Offer(turn, kind, *pair, before, after, numbers=tuple(numbers))
