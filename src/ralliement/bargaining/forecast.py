"""A model run over the draws of a table, and what the draws say: medians and intervals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.capability import Defaults
from ralliement.bargaining.inputs import Inputs, draw_table
from ralliement.bargaining.models import Model
from ralliement.bargaining.models.across import AcrossIssues
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.bargaining.telling.notes import Note
from ralliement.bargaining.telling.precision import median_error
from ralliement.bargaining.telling.words import OUTCOME, decimals
from ralliement.bargaining.unforeseen import UNDISTURBED
from ralliement.bargaining.used import ActorUsed, inputs_used
from ralliement.errors import TableError

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
MAX_NUMBERS = 200_000_000
"""Positions that a run may hold (draws × rounds × actors): 1.6 GB; above it is refused."""

ENOUGH = 20
"""Fewer draws have no nine in ten that a single run could be held against."""


@dataclass(frozen=True)
class Spread:
    """Where a number lies over the draws: median, middle half, and nine in ten."""

    lower_90: float
    lower_50: float
    median: float
    upper_50: float
    upper_90: float


@dataclass(frozen=True, eq=False)
class Forecast:
    """One issue run forward: spreads by round, and the run of the values themselves.

    ``outcome`` and each actor of ``positions`` have one spread a round, round 0 first.
    ``moved`` is the share of draws in which the model, not a move that nobody foresees, has the
    actor end elsewhere than it began. ``run`` holds
    every draw, ``told`` the one run without uncertainty that is explained in words.
    ``inputs`` are what was drawn from. ``error`` is how far any median after the last round may
    be off by the number of draws alone, 19 times in 20. ``certain``: every draw is the same.
    """

    issue: str
    model: str
    outcome: tuple[Spread, ...]
    positions: dict[str, tuple[Spread, ...]]
    moved: dict[str, float]
    table: ActorTable
    run: Run
    told: Run
    inputs: tuple[ActorUsed, ...]
    error: float
    certain: bool
    notes: tuple[str, ...] = ()


def forecast(
    issues: Sequence[Inputs],
    model: Model,
    *,
    rounds: int = 10,
    draws: int = 1000,
    seed: int = 1,
    defaults: Defaults = "cinc",
) -> tuple[Forecast, ...]:
    """A forecast for each issue; models that play across issues play them together.

    Raises: TableError for bad inputs, or if draws, rounds and actors ask for too much memory.
    """
    asked = draws * (rounds + 1) * sum(len(inputs.actors) for inputs in issues)
    if asked > MAX_NUMBERS:
        raise TableError(
            f"{draws} draws of {rounds} rounds are {asked} positions; "
            f"at most {MAX_NUMBERS}: ask for fewer draws or rounds"
        )
    tables = [draw_table(i, draws=draws, seed=seed, defaults=defaults) for i in issues]
    values = [draw_table(inputs, defaults=defaults) for inputs in issues]
    runs, told = (_played(model, some, rounds, seed) for some in (tables, values))
    return tuple(
        _forecast(table, run, plain, inputs_used(inputs, defaults))
        for inputs, table, run, plain in zip(issues, tables, runs, told, strict=True)
    )


def _played(model: Model, tables: Sequence[ActorTable], rounds: int, seed: int) -> tuple[Run, ...]:
    if isinstance(model, AcrossIssues):
        return model.run_issues(tables, rounds=rounds, seed=seed)
    return tuple(model.run(table, rounds=rounds, seed=seed) for table in tables)


def _forecast(table: ActorTable, run: Run, told: Run, inputs: tuple[ActorUsed, ...]) -> Forecast:
    least = 1e-9 * (table.scale[1] - table.scale[0])
    last = run.more.get(UNDISTURBED, run.positions[:, -1])
    ends = np.abs(last - run.positions[:, 0]) > least
    after = np.column_stack([run.outcomes[:, -1], run.positions[:, -1]])
    apart = max(np.ptp(run.positions, axis=0).max(), np.ptp(run.outcomes, axis=0).max())
    outcome = spreads(run.outcomes)
    positions = {name: spreads(run.positions[:, :, k]) for k, name in enumerate(run.actors)}
    outside = _outside(told, {OUTCOME: outcome} | positions, table)
    notes = (*run.notes, *_notes(run, outside), *_apart(told, outcome[-1], table))
    return Forecast(
        table.issue,
        run.model,
        outcome,
        positions,
        {name: float(ends[:, k].mean()) for k, name in enumerate(run.actors)},
        table,
        run,
        told,
        inputs,
        float(median_error(after).max()),
        bool(apart <= least),
        notes,
    )


def _notes(run: Run, outside: tuple[str, ...]) -> Iterator[str]:
    if not run.rounds:
        yield Note.of("no_rounds")
    if outside:
        yield Note.of("outside", names=outside)


def _apart(told: Run, outcome: Spread, table: ActorTable) -> Iterator[str]:
    """That the run of the values ends apart from the middle half of the draws, yet not outside."""
    step = 10.0 ** -decimals(table.scale)
    end = float(told.outcomes[0, -1])
    inside = outcome.lower_50 - step <= end <= outcome.upper_50 + step
    if (
        table.draws < ENOUGH
        or inside
        or not outcome.lower_90 - step <= end <= outcome.upper_90 + step
    ):
        return
    places = max(decimals(table.scale), 0)
    yield Note.of("apart", told=round(end, places), median=round(outcome.median, places))


def _outside(
    told: Run, paths: Mapping[str, Sequence[Spread]], table: ActorTable
) -> tuple[str, ...]:
    """Whom the run of the values leaves outside nine in ten draws, by what a table can show."""
    if table.draws < ENOUGH:
        return ()
    step = 10.0 ** -decimals(table.scale)
    ends = {OUTCOME: told.outcomes[0, -1]} | dict(
        zip(told.actors, told.positions[0, -1], strict=True)
    )
    return tuple(
        name
        for name, path in paths.items()
        if not path[-1].lower_90 - step <= ends[name] <= path[-1].upper_90 + step
    )


def spreads(values: FloatArray) -> tuple[Spread, ...]:
    """The spread of each round of values (n_draws, n_rounds + 1)."""
    found = np.quantile(values, QUANTILES, axis=0)
    return tuple(Spread(*(float(value) for value in column)) for column in found.T)
