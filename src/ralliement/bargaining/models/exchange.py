"""Exchange: two actors move towards each other, each on the issue it cares less about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from ralliement.bargaining.models import exchange_kernel as kernel
from ralliement.bargaining.models.across import AcrossIssues, Stack, moved_offer, stacked
from ralliement.bargaining.models.threads import each_draw
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.randomness import by_draw
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.bargaining.telling.notes import Note
from ralliement.errors import TableError

_MOST_TOLD = 5000
_LUCK = 4096
"""Chances a round, used again from the first if a round has more trades."""


@dataclass(frozen=True)
class Effect:
    """What a trade is worth to one actor: its own, of the same two camps (inner), or outer."""

    actor: str
    relation: Literal["own", "inner", "outer"]
    value: float


@dataclass(frozen=True)
class Trade:
    """One exchange: ``one`` moved on ``one_moved``, ``two`` on ``two_moved``.

    ``gain`` is what ``one`` expects of it, ``gain_two`` what ``two`` does, the same unless gains
    are random; ``effects`` is what it is worth to everybody by the distance of the outcomes from
    where they stand, on a scale of 0..100.
    """

    round: int
    one: str
    one_moved: str
    one_before: float
    one_after: float
    two: str
    two_moved: str
    two_before: float
    two_after: float
    gain: float
    gain_two: float
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class Exchange(AcrossIssues):
    """Voting positions traded between issues, so that both gain the same.

    Letters: x position, y voting position, s salience, c capability, O_p = Σ c s y / Σ c s the
    outcome on issue p. Two actors that stand on opposite sides of the outcome on both of two issues
    may trade: i, with the greater s_ip/s_iq, demands p and supplies q. A move on p by j shifts
    O_p by D_p = |Δy_jp| c_jp s_jp / Σ c s; gains g_i = s_ip D_p - s_iq D_q and
    g_j = s_jq D_q - s_jp D_p are equal at D_q/D_p = (s_ip + s_jp)/(s_iq + s_jq). j moves all the
    way to x_ip and i as far as that asks, or, if that is past x_jq, the other way round. What
    an actor buys may not carry the outcome past what it demands: the trade is cut so that it
    lands there. The trade with the highest gain is made, the terms of others follow, and so on;
    ties go by seed. The next round starts at x' = (1-(1-s)·.4-.1) x + ((1-s)·.4+.1) y.

    A run's positions are x, its outcomes O (round 0 before any trade) and ``more["voting"]``
    (n_draws, n_rounds + 1, n_actors) y. On a single issue nothing can be traded: nobody moves,
    the outcome is the weighted mean, and a note says so. ``trades`` tells draw 0 with its
    externalities. ``reading`` "plain" is the above; "program" also keeps the memory of
    decide-exchange-model, which drops a trade when remembered moves to the right sum to more
    than the scale.
    With a ``rate`` above 0, gains are random: of a trade at equal gains e one of the two, by a
    coin, wins e + rate z (e_max - e) and the other has e - rate z e, z uniform on 0..1 and
    e_max the most that it can win while the other loses nothing (``random_rate_limits``); moves
    follow from the two gains, not past full ones. Which trade is made still goes by e.
    Source: Stokman & Van Oosten 1994; Dijkstra, Van Assen & Stokman 2008; numbers of
    decide-exchange-model (tests/bargaining/test_exchange.py).
    """

    name: ClassVar[str] = "exchange"
    reading: Literal["plain", "program"] = "plain"
    rate: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1:
            raise TableError(f"rate {self.rate:g} of random gains; allowed: 0..1")

    @property
    def label(self) -> str:
        """ "exchange", or "exchange-program"; with random gains, "-random" behind it."""
        reading = "" if self.reading == "plain" else f"-{self.reading}"
        return f"{self.name}{reading}{'-random' if self.rate else ''}"

    def trades(
        self, tables: Sequence[ActorTable], *, rounds: int = 1, seed: int = 1
    ) -> tuple[Trade, ...]:
        """Every trade of draw 0 in the order in which they were made, with its externalities.

        For a third actor k: s_kp(|O_p - x_kp| - |O_p' - x_kp|) and the same on q.
        """
        stack = stacked(tables)
        x, _voting, told = self._play_stack(stack, rounds, seed)
        return tuple(_trade(row, stack, x[0, int(row[0]) - 1]) for row in told)

    def _play_issues(self, stack: Stack, rounds: int, seed: int) -> list[Run]:
        x, voting, told = self._play_stack(stack, rounds, seed)
        w = (stack.c * stack.s)[:, np.newaxis]
        alone = len(stack.tables) == 1
        note = Note.of("one_issue", model=self.label) if alone else Note.of("votes")
        runs = []
        for issue in range(len(stack.tables)):
            votes = stack.scaled(voting[..., issue], issue)
            outcome = weighted_mean(votes, w[..., issue])
            low, high = votes.min(axis=2), votes.max(axis=2)
            runs.append(
                Run(
                    self.label,
                    stack.actors,
                    stack.scaled(x[..., issue], issue),
                    np.clip(outcome, low, high),
                    _offers(told, stack, issue),
                    {"voting": votes},
                    (note,),
                )
            )
        return runs

    def _play_stack(
        self, stack: Stack, rounds: int, seed: int
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        draws, n, issues = stack.x.shape
        x, voting = (np.empty((draws, rounds + 1, n, issues)) for _ in range(2))
        told = np.empty((_MOST_TOLD, kernel.TOLD))
        counts = [0]
        per_round = min(_LUCK, 4 * n * issues) if issues > 1 else 1
        w = stack.c * stack.s

        def one(draw: int) -> None:
            seen = told if draw == 0 else told[:0]
            count = kernel.play(
                stack.x[draw],
                stack.s[draw],
                w[draw],
                self.reading == "program",
                luck[draw],
                haggled[draw],
                x[draw],
                voting[draw],
                seen,
            )
            if draw == 0:
                counts[0] = count

        luck = by_draw(seed, draws, (rounds, per_round), "exchange")
        haggled = np.empty((draws, rounds, 0))
        if self.rate:
            # The sign says who wins, the size by how much: z is uniform on either side.
            won = by_draw(seed, draws, (rounds, per_round), "exchange", "rate")
            haggled = self.rate * (2 * won - 1)
        each_draw(draws, one)
        return x, voting, told[: counts[0]]


def _offers(told: FloatArray, stack: Stack, issue: int) -> tuple[Offer, ...]:
    """The moves on one issue: what each mover gave to whom."""
    offers = []
    for deal, row in enumerate(told):
        i, j, p, q = (int(value) for value in row[1:5])
        for mover, other, moved, before, after, gain, gain_other in (
            (i, j, q, row[6], row[7], row[5], row[14]),
            (j, i, p, row[8], row[9], row[14], row[5]),
        ):
            if moved != issue:
                continue
            offer = Offer(
                int(row[0]),
                "exchange",
                stack.actors[other],
                stack.actors[mover],
                float(before),
                float(after),
                deal=deal,
                in_return=stack.tables[p if mover == i else q].issue,
                numbers=(("gain", 100 * float(gain)), ("gain_other", 100 * float(gain_other))),
            )
            offers.append(moved_offer(offer, stack, issue))
    return tuple(offers)


def _trade(row: FloatArray, stack: Stack, x: FloatArray) -> Trade:
    """One told row in words' reach; ``x`` (n, m) are the positions at the start of its round."""
    i, j, p, q = (int(value) for value in row[1:5])
    (p0, p1, q0, q1), s = row[10:14], stack.s[0]
    effects = []
    for k, actor in enumerate(stack.actors):
        if not (stack.c[0, k, [p, q]] * s[k, [p, q]] > 0).all():
            continue
        value = s[k, p] * (abs(p0 - x[k, p]) - abs(p1 - x[k, p]))
        value += s[k, q] * (abs(q0 - x[k, q]) - abs(q1 - x[k, q]))
        effects.append(Effect(actor, _relation(k, i, j, p, q, x), 100 * float(value)))
    one_before, one_after = (float(stack.scaled(v, q)) for v in row[6:8])
    two_before, two_after = (float(stack.scaled(v, p)) for v in row[8:10])
    return Trade(
        int(row[0]),
        stack.actors[i],
        stack.tables[q].issue,
        one_before,
        one_after,
        stack.actors[j],
        stack.tables[p].issue,
        two_before,
        two_after,
        100 * float(row[5]),
        100 * float(row[14]),
        tuple(effects),
    )


def _relation(
    k: int, i: int, j: int, p: int, q: int, x: FloatArray
) -> Literal["own", "inner", "outer"]:
    """Inner: on the same sides of both issues as one of the two that trade."""
    if k in (i, j):
        return "own"
    middle = (x[i] + x[j]) / 2
    sides = [tuple(x[actor, [p, q]] < middle[[p, q]]) for actor in (k, i, j)]
    return "inner" if sides[0] in sides[1:] else "outer"


@dataclass(frozen=True)
class Limits:
    """What full moves of two actors on two issues would be worth, and the most each can gain."""

    loss_i: float
    gain_j: float
    gain_i: float
    loss_j: float
    most_i: float
    most_j: float


def random_rate_limits(
    s_i: tuple[float, float],
    s_j: tuple[float, float],
    shifts: tuple[float, float],
) -> Limits:
    """The bounds between which the random exchange model draws gains.

    ``s_i``, ``s_j`` saliences of the issue that i supplies and of the one it demands; ``shifts``
    |ΔO| of the first by i's full move, of the second by j's. The actor whose full gain is less
    sets the most for both: e_max = G - s L'/s'.
    Source: decide-exchange-model, random rate p; capability is in the shifts.
    """
    loss_i, gain_j = s_i[0] * shifts[0], s_j[0] * shifts[0]
    gain_i, loss_j = s_i[1] * shifts[1], s_j[1] * shifts[1]
    most = np.empty(2)
    kernel.most_gains(*s_i, *s_j, *shifts, most)
    return Limits(loss_i, gain_j, gain_i, loss_j, float(most[0]), float(most[1]))
