"""What a forecast can start from: a table of actors, or another program's input file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ralliement.bargaining.cells import cell_number, read_rows
from ralliement.bargaining.files import by_commas, inputs_of, read_inputs, read_tables
from ralliement.bargaining.inputs import Inputs
from ralliement.bargaining.table import SCALE, Scale
from ralliement.bargaining.voters import one_of
from ralliement.errors import DataFileError, TableError, UnknownName

_PRESSURE = ("source", "target", "weight")


def read_issues(path: str | Path, *, scale: Scale = SCALE) -> tuple[Inputs, ...]:
    """The inputs of each issue of a file, whichever of the known forms it has.

    actors.csv, a decide-exchange input or a KTAB input; the last two bring scales of their own.
    Raises: DataFileError, TableError.
    """
    tables = read_tables(path)
    if tables is None:
        return (read_inputs(path, scale=scale),)
    return tuple(inputs_of(table) for table in tables)


def read_pressure(path: str | Path) -> dict[tuple[str, str], float]:
    """Who presses whom how hard, from a CSV of source, target and weight.

    Raises: DataFileError with every mistake by line.
    """
    rows = read_rows(Path(path), by_commas)
    line, head = rows[0]
    names = [name.casefold() for name in head]
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
        if weight < 0:
            mistakes.append(f"{place}: weight {weight:g}; allowed: a number from 0")
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
