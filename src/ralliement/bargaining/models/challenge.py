"""Challenges: who expects to gain by facing whom, and who gives way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from ralliement.bargaining.models import challenge_kernel as kernel
from ralliement.bargaining.models.base import Model
from ralliement.bargaining.models.threads import in_shares
from ralliement.bargaining.outcomes import weighted_mean, weighted_median
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable, FloatArray

KINDS = {
    kernel.CONFRONTATION: "confrontation",
    kernel.COMPROMISE: "compromise",
    kernel.CAPITULATION: "capitulation",
}


@dataclass(frozen=True)
class Challenge(Model):
    """Bueno de Mesquita's expected utility model, as Scholz, Calbert and Smith rebuilt it.

    In each round every pair weighs a challenge, and every actor follows the offer that binds it
    most: it goes to whoever it must expect to lose against (confrontation), else part of the way
    (compromise), else it stays. All move at once; risk attitudes are worked out anew.

    Letters: x position, c capability, s salience, R the range of x at the start, d = |x_i - x_j|/R,
    r risk exponent, P chance to prevail, mu the weighted median, q chance that who is not
    challenged stays. For i facing j, in i's eyes (its r):
    U_s = 2 - 4[.5 - .5d]^r (15), U_f = 2 - 4[.5 + .5d]^r (16), U_b, U_w (22, 23),
    U_sq = 2 - 4(.5)^r (24);
    E(U_ij) = s_j (P U_s + (1-P) U_f) + (1-s_j) U_s - q U_sq - (1-q)(T U_b + (1-T) U_w) (5-7, 25);
    Sec_i = Σ_j E(U_ji), R_i (34), r_i = (1 - R_i/3)/(1 + R_i/3) (33), first with all r = 1,
    then all again with these.
    With a = E(U_ij), b = E(U_ji): b > a > 0 confrontation, i goes to x_j, to the nearest such j;
    a < 0 < b, b > |a| compromise, i goes (x_j - x_i)|a/b| (35); a < 0 < b, |a| > b capitulation.

    ``reading`` "program" is what the authors' program computes and gives their table: P divides by
    the votes on all ordered pairs of actors, votes are bent by each voter's r, of several
    compromises the one with the smallest (|a| x_i + |b| x_j)/(|a| + |b|) is taken, nobody
    capitulates. "paper" is what the text says: P by equation 31, straight votes, the least move
    within a kind, capitulation. The outcome is the weighted median (section 3.2), or the weighted
    mean with ``outcome`` "mean". ``more["risk"]`` (n_draws, n_rounds, n_actors) is r_i, 1 for
    who has no weight. Ties go to the first actor by name.
    Source: Scholz, Calbert & Smith 2011, ICAART pp. 18-30; J. Theor. Politics 23(4):510-531.
    The test that shows the difference: tests/bargaining/test_challenge.py.
    """

    name: ClassVar[str] = "challenge"
    reading: Literal["program", "paper"] = "program"
    outcome: Literal["median", "mean"] = "median"
    q: float = 1.0

    @property
    def label(self) -> str:
        """ "challenge" for the program's reading, "challenge-paper" for the text's."""
        return self.name if self.reading == "program" else f"{self.name}-{self.reading}"

    def _play(self, table: ActorTable, rounds: int, _seed: int) -> Run:
        shape = (table.draws, rounds + 1, len(table.actors))
        positions = np.empty(shape)
        positions[:] = table.positions[:, np.newaxis, :]
        risk = np.ones((table.draws, rounds, shape[2]))
        paper = self.reading == "paper"
        inputs = (table.salience, table.capability, self.q, paper)

        def some(first: int, step: int) -> None:
            kernel.play_share(first, step, *inputs, positions, risk)

        in_shares(table.draws, some)
        told = self._told(table, positions[0], rounds)
        meet = weighted_median if self.outcome == "median" else weighted_mean
        outcomes = meet(positions, table.weights[:, np.newaxis, :])
        return Run(self.label, table.actors, positions, outcomes, told, {"risk": risk})

    def _told(self, table: ActorTable, path: FloatArray, rounds: int) -> tuple[Offer, ...]:
        """Every offer of draw 0, played again with room to tell."""
        heard = np.nonzero(table.weights[0] > 0)[0]
        n = len(heard)
        seen, picked = np.full((rounds, 2, n, n), np.nan), np.full((rounds, n), -1.0)
        s, c = table.salience[0, heard], table.capability[0, heard]
        room, risk = np.empty((rounds + 1, n)), np.empty((rounds, n))
        paper = self.reading == "paper"
        kernel.play(path[0, heard], s, c, self.q, paper, room, risk, seen, picked)
        names = [table.actors[i] for i in heard]
        return _offers(names, path[:, heard], seen, picked, paper)


def _offers(
    names: list[str], path: FloatArray, seen: FloatArray, picked: FloatArray, capitulates: bool
) -> tuple[Offer, ...]:
    """Every offer of the draw that was told, the accepted one of each actor marked."""
    offers = []
    for turn, (own, other) in enumerate(seen):
        x = path[turn]
        for i, j in np.ndindex(*own.shape):
            a, b = float(own[i, j]), float(other[i, j])
            kind = kernel.offer_kind(a, b, capitulates)
            if kind == kernel.NONE:
                continue
            share = -a / b if kind == kernel.COMPROMISE else 1.0
            offers.append(
                Offer(
                    turn + 1,
                    KINDS[kind],
                    names[j],
                    names[i],
                    float(x[i]),
                    float(x[i] + (x[j] - x[i]) * share),
                    accepted=bool(picked[turn, i] == j),
                    numbers=(("gain_own", a), ("gain_other", b)),
                )
            )
    return tuple(offers)
