"""What models share that play several issues at once: the same actors in several tables."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ralliement.bargaining.models.base import MAX_ROUNDS, Model
from ralliement.bargaining.run import Offer, Run
from ralliement.bargaining.table import ActorTable, FloatArray, require_weight
from ralliement.errors import TableError


@dataclass(frozen=True, eq=False)
class Stack:
    """Several tables as one: arrays (n_draws, n_actors, n_issues), positions 0..1 on each scale.

    Who is not in an issue's table has no weight there. Actors are in order of their names.
    """

    actors: tuple[str, ...]
    tables: tuple[ActorTable, ...]
    x: FloatArray
    s: FloatArray
    c: FloatArray

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.x)

    def scaled(self, positions: FloatArray, issue: int) -> FloatArray:
        """Positions 0..1 back on the scale of an issue, not past those at the start by rounding."""
        table = self.tables[issue]
        low, high = table.scale
        ends = table.positions.min(), table.positions.max()
        return np.asarray(np.clip(low + (high - low) * positions, *ends))


@dataclass(frozen=True)
class AcrossIssues(Model):
    """A model that plays several issues at once; one table is the case of a single issue."""

    def run_issues(
        self, tables: Sequence[ActorTable], *, rounds: int = 10, seed: int = 1
    ) -> tuple[Run, ...]:
        """One run for each table, played together; actors are matched by their names.

        Raises: TableError if there is no table, two are of one issue, numbers of draws
        differ, or on some issue nobody has weight.
        """
        if not 0 <= rounds <= MAX_ROUNDS:
            raise TableError(f"rounds {rounds}; allowed: 0..{MAX_ROUNDS}")
        _check(tables)
        stack = stacked(tables)
        return tuple(
            _of_table(run, stack, table)
            for run, table in zip(self._play_issues(stack, rounds, seed), tables, strict=True)
        )

    def _play(self, table: ActorTable, rounds: int, seed: int) -> Run:
        return self._play_issues(stacked([table]), rounds, seed)[0]

    @abstractmethod
    def _play_issues(self, stack: Stack, rounds: int, seed: int) -> list[Run]:
        """A run for each issue, with all actors of the stack."""


def _check(tables: Sequence[ActorTable]) -> None:
    if not tables:
        raise TableError("no issue: give at least one table")
    names = [table.issue for table in tables]
    if len(tables) > 1 and len(set(names)) < len(names):
        raise TableError(f"issues need names of their own; given: {', '.join(names)}")
    counts = {table.draws for table in tables}
    if len(counts) > 1:
        raise TableError(f"numbers of draws differ among the issues: {sorted(counts)}")
    for table in tables:
        require_weight(table)


def stacked(tables: Sequence[ActorTable]) -> Stack:
    """The tables side by side."""
    actors = tuple(sorted({actor for table in tables for actor in table.actors}))
    shape = (tables[0].draws, len(actors), len(tables))
    x, s, c = np.full(shape, 0.5), np.zeros(shape), np.zeros(shape)
    for issue, table in enumerate(tables):
        low, high = table.scale
        rows = [actors.index(actor) for actor in table.actors]
        x[:, rows, issue] = (table.positions - low) / (high - low)
        s[:, rows, issue] = table.salience
        c[:, rows, issue] = table.capability
    return Stack(actors, tuple(tables), x, s, c)


def _of_table(run: Run, stack: Stack, table: ActorTable) -> Run:
    """The run with the actors of the table only, in its order, each start as it was given."""
    rows = [stack.actors.index(actor) for actor in table.actors]
    positions = np.ascontiguousarray(run.positions[:, :, rows])
    positions[:, 0] = table.positions
    return replace(
        run,
        actors=table.actors,
        positions=positions,
        more={name: values[..., rows] for name, values in run.more.items()},
        notes=(*table.notes, *run.notes),
    )


def moved_offer(offer: Offer, stack: Stack, issue: int) -> Offer:
    """An offer in shares of the scale, in units of the issue."""
    before, after = (float(stack.scaled(np.asarray(p), issue)) for p in (offer.before, offer.after))
    return replace(offer, before=before, after=after, issue=stack.tables[issue].issue)
