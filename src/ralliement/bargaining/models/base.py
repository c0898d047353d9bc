"""The contract of every model, and what they share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable, FloatArray, require_weight
from ralliement.errors import TableError

MAX_ROUNDS = 1000


@dataclass(frozen=True)
class Model(ABC):
    """A way to run a dispute forward: a table in, positions and outcomes by round out.

    Every model holds to this (``tests/bargaining/contract.py``): the order of the actors does
    not matter; the same seed gives the same numbers, whatever the number of threads; no number
    is ever NaN; one actor, or all at one point, stay where they are; a table in which nobody
    has weight is refused where ``needs_weight``; positions stay within those at the start
    where ``stays_within``. An actor without weight (capability or salience zero) stands
    still and moves nobody, if the model's docstring does not say otherwise.
    """

    name: ClassVar[str] = ""
    needs_weight: ClassVar[bool] = True
    stays_within: ClassVar[bool] = True

    @property
    def label(self) -> str:
        """The name that the registry finds this model by."""
        return self.name

    def run(self, table: ActorTable, *, rounds: int = 10, seed: int = 1) -> Run:
        """The model's rounds over every draw of the table.

        Raises: TableError if nobody has weight and the model needs it, or ``rounds`` is not
        between 0 and 1000.
        """
        if not 0 <= rounds <= MAX_ROUNDS:
            raise TableError(f"rounds {rounds}; allowed: 0..{MAX_ROUNDS}")
        if self.needs_weight:
            require_weight(table)
        # Ties go by the actor's name, so that the order of the rows cannot matter.
        order = sorted(range(len(table.actors)), key=lambda i: table.actors[i])
        played = self._play(table.in_order(order), rounds, seed)
        back = np.argsort(order)
        positions = np.ascontiguousarray(played.positions[:, :, back])
        positions[:, 0] = table.positions
        return replace(
            played,
            actors=table.actors,
            positions=positions,
            more={name: values[..., back] for name, values in played.more.items()},
            notes=(*table.notes, *played.notes),
        )

    @abstractmethod
    def _play(self, table: ActorTable, rounds: int, seed: int) -> Run:
        """The run of a table whose actors are in order of their names."""


def standing_still(model: str, table: ActorTable, outcome: FloatArray, rounds: int) -> Run:
    """The run in which nobody moves and the outcome (n_draws,) is the same in every round."""
    shape = (table.draws, rounds + 1, len(table.actors))
    positions = np.broadcast_to(table.positions[:, np.newaxis, :], shape).copy()
    outcomes = np.repeat(outcome[:, np.newaxis], rounds + 1, axis=1)
    return Run(model, table.actors, positions, outcomes)
