"""What a forecast can start from: a table of actors, or another program's input file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

from ralliement.bargaining.council import CouncilIssue, IssueFile, is_council_form
from ralliement.bargaining.council import read_issues as read_council
from ralliement.bargaining.council.issue import told_apart
from ralliement.bargaining.deciding.voters import one_of
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.table import SCALE, Scale
from ralliement.bargaining.typed.cells import (
    cell_number,
    check_range,
    named_rows,
    read_rows,
    separated,
)
from ralliement.bargaining.typed.files import inputs_of, inputs_of_rows, read_inputs, read_tables
from ralliement.errors import DataFileError, TableError, UnknownName

_PRESSURE = ("source", "target", "weight")
_ALSO_CALLED = {"cible": "target", "poids": "weight"}
"""What the columns are called in French."""


def read_issues(path: str | Path, *, scale: Scale = SCALE) -> tuple[Inputs, ...]:
    """The inputs of each issue of a file, whichever of the known forms it has.

    actors.csv, a decide-exchange input, a KTAB input or a table of the DEU form; all but the
    first bring scales of their own.
    Raises: DataFileError, TableError.
    """
    if is_council_form(Path(path)):
        return _council(read_council(Path(path), decided=False))
    tables = read_tables(path)
    if tables is None:
        return (read_inputs(path, scale=scale),)
    return tuple(inputs_of(table) for table in tables)


def inputs_of_frame(frame: Any, *, scale: Scale = SCALE) -> Inputs:
    """The inputs of a pandas DataFrame with the columns of actors.csv; row 1 is its first.

    Raises: DataFileError with every mistake by row; TableError for a table without rows.
    """
    if frame.empty:
        raise TableError(
            "a table without actors: give at least one row with the columns actor and position"
        )
    rows = [(0, [str(name) for name in frame.columns])]
    for number, cells in enumerate(frame.itertuples(index=False), 1):
        rows.append((number, ["" if cell is None or cell != cell else str(cell) for cell in cells]))
    return inputs_of_rows("table", rows, scale=scale)


def _council(file: IssueFile) -> tuple[Inputs, ...]:
    """The inputs of each issue, with what the file's notes tell and of which rows it is silent."""
    left_out = tuple(f"rows left out ({why}): {rows}" for why, rows in file.left_out.items())
    notes = (*file.notes, *left_out)
    names = told_apart([(issue.proposal, issue.name) for issue in file.issues])
    return tuple(
        replace(council_inputs(issue), issue=name, notes=notes)
        for issue, name in zip(file.issues, names, strict=True)
    )


def council_inputs(issue: CouncilIssue) -> Inputs:
    """An issue before the Council as any other: its power is capability."""
    columns = zip(issue.actors, issue.positions, issue.saliences, issue.power, strict=True)
    actors = tuple(
        ActorInput(actor, Estimate(float(x)), Estimate(float(s)), Estimate(float(c)))
        for actor, x, s, c in columns
    )
    return Inputs(actors, issue=issue.name, status_quo=issue.reference, proposal=issue.proposal)


def read_pressure(path: str | Path) -> dict[tuple[str, str], float]:
    """Who presses whom how hard, from a CSV of source, target and weight.

    Raises: DataFileError with every mistake by line.
    """
    rows = named_rows(read_rows(Path(path), separated))
    line, head = rows[0]
    names = [_ALSO_CALLED.get(name.casefold(), name.casefold()) for name in head]
    if not set(_PRESSURE) <= set(names):
        wanted = ", ".join(_PRESSURE)
        raise DataFileError([f"{path}:{line}: columns {', '.join(head)}; wanted: {wanted}"])
    mistakes: list[str] = []
    found: dict[tuple[str, str], float] = {}
    for number, row in rows[1:]:
        place = f"{path}:{number}"
        if len(row) != len(names):
            mistakes.append(f"{place}: {len(row)} values for {len(names)} columns")
            continue
        cells = dict(zip(names, row, strict=True))
        weight = cell_number(place, "weight", cells["weight"], mistakes)
        mistakes += check_range(place, "weight", weight, 0.0, inf)
        pair = cells["source"], cells["target"]
        found[pair] = found.get(pair, 0.0) + weight
    if mistakes:
        raise DataFileError(mistakes)
    return found


def with_more(
    inputs: Inputs,
    *,
    status_quo: float | None = None,
    pressure: Mapping[tuple[str, str], float] | None = None,
) -> Inputs:
    """The inputs with a status quo and a network.

    Raises: TableError if the status quo is off the scale, or the network names somebody else.
    """
    low, high = inputs.scale
    if status_quo is not None and not low <= status_quo <= high:
        raise TableError(f"status quo {status_quo:g} is off the scale {low:g}..{high:g}")
    if pressure:
        inputs = replace(inputs, pressure=_among(inputs, pressure))
    if status_quo is None:
        return inputs
    return replace(inputs, status_quo=status_quo, status_quo_from="asked")


def _among(
    inputs: Inputs, pressure: Mapping[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    """The network by the ids of the inputs' actors."""
    people = inputs.people
    found: dict[tuple[str, str], float] = {}
    for pair, weight in pressure.items():
        try:
            source, target = (one_of(people, name) for name in pair)
        except UnknownName as error:
            raise TableError(f"pressure: {error}") from error
        found[source, target] = found.get((source, target), 0.0) + weight
    return found
