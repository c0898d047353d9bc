"""KTAB's spatial model: proposals to the best target, bargains chosen by everybody's votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models import condorcet
from ralliement.bargaining.models import ktab_kernel as kernel
from ralliement.bargaining.models.across import AcrossIssues, Stack, moved_offer
from ralliement.bargaining.models.threads import each_draw
from ralliement.bargaining.randomness import by_draw
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import FloatArray


@dataclass(frozen=True)
class Ktab(AcrossIssues):
    """The spatial model of KAPSARC's toolkit, on one or more issues at once.

    In each turn every actor looks for the actor that it gains most by facing, proposes one point
    to it, and every actor then takes, of the proposals it is part of and the status quo, the
    one that all actors' votes make likeliest. All move at once.

    Letters: x position 0..1 and s salience on each issue, c capability, R risk attitude,
    d_ij = sqrt(Σ_k ((x_ik - x_jk) s_ik)² / Σ_k s_ik²), u = (1 - d)(1 + dR). A vote is c f(Δu)
    (``voting``); coalitions become chances to win P_ij by ``victory``, and chances in pairs a
    chance p_i of each option by ``choice``. R_i comes from p over all actors' positions at
    R = 0, in the ``span``: "mid" R = (3p - (pmax + 2 pmin)) / (2 (pmax - pmin)). h takes
    another's R to be R_h + ``others``·(R_i - R_h). A third party k weighs joining either side
    (``commit``: whether it must then follow). The gain of h by facing j, whose saliences sum to S:
    (1-S) 2u_hh + S (P 2u_hh + (1-P) 2u_hj) - u_hh - u_hj. The point proposed on an issue is
    (s_i² P² x_i + s_j² (1-P)² x_j) / (s_i² P² + s_j² (1-P)²), to 4 decimals of the scale.

    The outcome is Σ p_i x_i over the positions that differ. ``more["chance"]`` is p of each actor's
    position and ``more["risk"]`` R_i, both (n_draws, n_rounds + 1, n_actors). If somebody's
    saliences sum to more than 1, all are divided by the largest sum. Capability on several
    issues is the mean over those with one. The play ends when nobody moves, or when a turn
    moves less than ``settle`` times what the first one moved. ``pick`` "drawn" chooses
    bargains by chance, by seed. Ties go to the first actor by name.
    Source: Efird, Lester & Wise 2016; KAPSARC's program, MIT licence, settings as in its
    reference run. Turn 0 is tested to the digits that it prints.
    """

    name: ClassVar[str] = "ktab"
    victory: Literal["linear", "square", "quartic", "octic", "binary"] = "linear"
    voting: Literal["proportional", "binary", "prop-bin", "cubic", "prop-cubic", "asym-prosp"] = (
        "proportional"
    )
    choice: Literal["conditional", "markov-uniform", "markov-incentive"] = "conditional"
    span: Literal["min", "mid", "max"] = "mid"
    others: Literal["none", "one-third", "half", "two-thirds", "full"] = "one-third"
    commit: Literal["none", "semi", "full"] = "semi"
    pick: Literal["likeliest", "drawn"] = "likeliest"
    settle: float = 0.0

    def _options(self) -> NDArray[np.int64]:
        return np.array(
            [
                condorcet.VICTORY.index(self.victory),
                condorcet.VOTING.index(self.voting),
                condorcet.CHOICE.index(self.choice),
                kernel.RANGES.index(self.span),
                kernel.OTHERS.index(self.others),
                kernel.COMMITS.index(self.commit),
            ]
        )

    def _play_issues(self, stack: Stack, rounds: int, seed: int) -> list[Run]:
        draws, n, issues = stack.x.shape
        x = np.repeat(stack.x[:, np.newaxis], rounds + 1, axis=1)
        chance, risk = (np.zeros((draws, rounds + 1, n)) for _ in range(2))
        outcome = np.empty((draws, rounds + 1, issues))
        told = np.full((rounds, n, 4 + issues), np.nan)
        s = stack.s / np.maximum(stack.s.sum(axis=2).max(axis=1), 1.0)[:, np.newaxis, np.newaxis]
        given = (stack.c > 0).sum(axis=2)
        c = stack.c.sum(axis=2) / np.maximum(given, 1)
        drawn = np.empty((draws, 0, 0))
        if self.pick == "drawn":
            luck = [by_draw(seed, draws, (rounds,), "ktab", actor) for actor in stack.actors]
            drawn = np.stack(luck, axis=2)
        heard = (c > 0) & (s.sum(axis=2) > 0)

        def one(draw: int) -> None:
            rows = np.nonzero(heard[draw])[0]
            room = np.empty((rounds + 1, len(rows), issues))
            chances, risks = (np.empty((rounds + 1, len(rows))) for _ in range(2))
            seen = np.full((rounds if draw == 0 else 0, len(rows), 4 + issues), np.nan)
            luck = drawn[draw][:, rows] if drawn.size else drawn[draw]
            kernel.play(
                x[draw, 0, rows],
                s[draw, rows],
                c[draw, rows],
                self._options(),
                self.settle,
                np.ascontiguousarray(luck),
                room,
                chances,
                risks,
                outcome[draw],
                seen,
            )
            x[draw][:, rows], chance[draw][:, rows], risk[draw][:, rows] = room, chances, risks
            if draw == 0:
                told[:, rows] = seen

        each_draw(draws, one)
        offers = _offers(stack.actors, np.nonzero(heard[0])[0], x[0], told)
        more = {"chance": chance, "risk": risk}
        return [
            Run(
                self.label,
                stack.actors,
                stack.scaled(x[..., issue], issue),
                stack.scaled(outcome[..., issue], issue),
                tuple(moved_offer(offer, stack, issue) for at, offer in offers if at == issue),
                more,
            )
            for issue in range(issues)
        ]


def _offers(
    actors: tuple[str, ...], rows: NDArray[np.int64], x: FloatArray, told: FloatArray
) -> list[tuple[int, Offer]]:
    """Every proposal of draw 0 on each issue, to either side of it, in shares of the scale."""
    offers = []
    for turn, row in enumerate(told):
        for i in rows:
            if not row[i, 0] >= 0:
                continue
            j = int(rows[int(row[i, 0])])
            numbers = (("gain", float(row[i, 1])), ("chance", float(row[i, 2])))
            for issue in range(x.shape[2]):
                for mover, other in ((i, j), (j, i)):
                    taken = row[mover, -1]
                    offer = Offer(
                        turn + 1,
                        "proposal" if mover == i else "bargain",
                        actors[other],
                        actors[mover],
                        float(x[turn, mover, issue]),
                        float(row[i, 3 + issue]),
                        accepted=bool(taken >= 0 and rows[int(taken)] == i),
                        deal=int(i),
                        numbers=numbers,
                    )
                    offers.append((issue, offer))
    return offers
