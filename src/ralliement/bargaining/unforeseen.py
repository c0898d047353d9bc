"""A model with moves that nobody can foresee on top of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from ralliement.bargaining.models import Model
from ralliement.bargaining.moves import DEFAULT_RATE, Moves, chance_of, shaken
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.bargaining.telling.notes import Note

UNDISTURBED = "undisturbed"
"""In ``Run.more``: where the model alone ends (n_draws, n_actors)."""


@dataclass(frozen=True, eq=False)
class Unforeseen(Model):
    """A model's run with unforeseen moves added, and its outcome at where everybody then stands.

    Who jumps stays where it jumped to, whatever the model would do with it; the others follow the
    model as if nobody had jumped. The outcome is the model's own for the moved positions. The one
    draw of the values themselves is the model's.
    """

    stays_within: ClassVar[bool] = False
    inner: Model
    moves: Moves

    @property
    def label(self) -> str:
        """The name of the model that moves the actors."""
        return self.inner.label

    def run(self, table: ActorTable, *, rounds: int = 10, seed: int = 1) -> Run:
        """The inner model's run with what nobody foresees. Raises: TableError as it does."""
        run = self.inner.run(table, rounds=rounds, seed=seed)
        if table.draws == 1:
            return run
        positions = shaken(run.positions, table.actors, self.moves, scale=table.scale, seed=seed)
        outcomes = [run.outcomes[:, 0]]
        outcomes += [self._outcome(table, positions[:, k], seed) for k in range(1, rounds + 1)]
        return replace(
            run,
            positions=positions,
            outcomes=np.stack(outcomes, axis=1),
            more={**run.more, UNDISTURBED: run.positions[:, -1]},
            notes=(*run.notes, self._note(rounds)),
        )

    def _play(self, table: ActorTable, rounds: int, seed: int) -> Run:
        return self.run(table, rounds=rounds, seed=seed)

    def _outcome(self, table: ActorTable, positions: FloatArray, seed: int) -> FloatArray:
        """What the model makes of positions (n_draws, n_actors) if nobody moves any more."""
        here = replace(table, positions=np.ascontiguousarray(positions))
        return self.inner.run(here, rounds=0, seed=seed).outcomes[:, 0]

    def _note(self, rounds: int) -> Note:
        moves, days = self.moves, rounds * self.moves.days
        rates = np.array([*moves.drawn(np.array([0.05, 0.95])), DEFAULT_RATE])
        low, high, usual = (round(100 * chance) for chance in chance_of(rates, days).tolist())
        return Note.of(
            "unforeseen",
            chance=round(100 * moves.chance(rounds)),
            low=low,
            high=high,
            again=moves.again,
            actors=moves.actors,
            default=usual,
        )
