"""What deadlines do to a run: who answers whom in which round, and who has decided since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.due import Due
from ralliement.bargaining.randomness import stream
from ralliement.bargaining.table import ActorTable, FloatArray

MIDDLE = 0.5
"""How far on its way to the asker an actor goes in the run of the values themselves. Nobody has
measured it: every share from nothing to all is drawn as likely as any other, and this is their
mean."""


@dataclass(frozen=True, eq=False)
class Answer:
    """One actor's answer to one asker: ``share`` (n_draws,) of the way that is open to it."""

    round: int
    asked: int
    asker: int
    share: FloatArray


@dataclass(frozen=True, eq=False)
class Deadlines:
    """The answers by round, and the round in which an actor decides, by its place in the table."""

    answers: dict[int, list[Answer]]
    decided: dict[int, int]

    def stands(self, stands: FloatArray, before: FloatArray, turn: int, draws: slice) -> FloatArray:
        """What each actor comes back to from a round on: moved by its answers in that round.

        Shapes: stands, before (positions of the round before) and result (n_draws, n_actors), of
        the draws of the run that ``draws`` says.
        """
        if turn not in self.answers:
            return stands
        moved = stands.copy()
        for one in self.answers[turn]:
            if self.decided.get(one.asked, turn) < turn:
                continue
            gap = before[:, one.asker] - moved[:, one.asked]
            moved[:, one.asked] += one.share[draws] * gap
        return moved

    def hold(self, positions: FloatArray, turn: int) -> None:
        """Put who has decided before a round back to where it was; positions (d, rounds + 1, n)."""
        for actor, since in self.decided.items():
            if since < turn:
                positions[:, turn, actor] = positions[:, since, actor]


def deadlines_of(
    agenda: Sequence[Due], table: ActorTable, open_to: FloatArray, seed: int
) -> Deadlines:
    """The deadlines of an agenda whose rounds are set, among the actors of a table.

    A request counts if the asker and the asked are in the table and have weight, once for the
    two of them in a round. ``open_to`` (n_draws, n_actors) is how open an actor is. Of one
    draw the shares are ``MIDDLE``, else uniform on 0..1, by seed, request and actor.
    """
    place = {name: k for k, name in enumerate(table.actors)}
    answers: dict[int, list[Answer]] = {}
    decided: dict[int, int] = {}
    seen: set[tuple[int, str, str]] = set()
    for due in sorted(agenda, key=lambda one: (one.day, one.id)):
        if due.actor not in place:
            continue
        if due.kind == "decision":
            decided.setdefault(place[due.actor], due.round)
        asked = due.parties if due.kind == "request" else ()
        for name in sorted(set(asked) & set(place) - {due.actor}):
            if (due.round, due.actor, name) in seen:
                continue
            seen.add((due.round, due.actor, name))
            i, j = place[name], place[due.actor]
            heard = open_to[:, i] * (table.weights[:, j] > 0)
            share = _shares(table.draws, seed, due.id, name) * heard
            answers.setdefault(due.round, []).append(Answer(due.round, i, j, share))
    return Deadlines(answers, decided)


def _shares(draws: int, seed: int, request: str, actor: str) -> FloatArray:
    if draws == 1:
        return np.full(1, MIDDLE)
    return stream(seed, "answer", request, actor).random(draws)
