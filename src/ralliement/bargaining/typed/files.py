"""Tables of actors that people type: CSV, and the inputs of other programs."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from ralliement.bargaining.estimates import Estimate, check_estimate
from ralliement.bargaining.inputs import ActorInput, Inputs, draw_table
from ralliement.bargaining.table import SCALE, ActorTable, Scale
from ralliement.bargaining.telling.notes import Note
from ralliement.bargaining.typed.cells import (
    Rows,
    by_line,
    cell_number,
    is_windows,
    named_rows,
    read_rows,
    separated,
    twice,
)
from ralliement.bargaining.typed.decide_files import read_decide
from ralliement.bargaining.typed.ktab_files import read_ktab
from ralliement.errors import DataFileError, TableError

FIELDS = ("position", "salience", "capability")
BOUNDS = ("lower_90", "upper_90")
COLUMNS = ("actor", *FIELDS, *(f"{name}_{bound}" for name in FIELDS for bound in BOUNDS))
"""The columns of an actor table; actor and position are needed."""
ALSO_CALLED = {
    "acteur": "actor",
    "importance": "salience",
    "saillance": "salience",
    "capacité": "capability",
    "capacite": "capability",
}
"""What the columns are called in French."""
SPANS: dict[str, Scale] = {"salience": (0.0, 100.0), "capability": (0.0, float("inf"))}
"""What a field may be; a position lies on the scale of its issue."""


def read_inputs(path: str | Path, *, scale: Scale = SCALE) -> Inputs:
    """The actors of a CSV with a line of column names.

    Columns: actor, position, salience (0..100), capability, and position_lower_90,
    position_upper_90 and so on for 90 % intervals; empty cells are not known. A file whose
    saliences are all 1 or less is read as shares of 1, and a note says so.
    Raises: DataFileError with every mistake by line, also of values off their range.
    """
    place = Path(path)
    found = inputs_of_rows(str(path), read_rows(place, separated), scale=scale)
    guessed = (Note.of("encoding", path=str(path)),) if is_windows(place) else ()
    return replace(found, issue=place.stem, notes=(*guessed, *found.notes))


def inputs_of_rows(name: str, rows: Rows, *, scale: Scale = SCALE) -> Inputs:
    """The actors of numbered rows of cells, the first of which names the columns.

    Raises: DataFileError as :func:`read_inputs`; ``name`` stands before the lines.
    """
    check_scale(scale)
    (line, head), *body = named_rows(rows)
    names = [_column(cell) for cell in head]
    mistakes = _wrong_columns(f"{name}:{line}", names)
    if not mistakes and not body:
        mistakes.append(f"{name}:{line}: no actor under the column names; give at least one row")
    if mistakes:
        raise DataFileError(mistakes)
    given = [_cells(f"{name}:{number}", names, cells, mistakes) for number, cells in body]
    lines = [number for number, _ in body]
    mistakes += twice(name, lines, [row["actor"] for row in given])
    given, notes = _in_percent(name, given)
    actors = [
        _actor(f"{name}:{number}", row, scale, mistakes)
        for number, row in zip(lines, given, strict=True)
    ]
    if mistakes:
        raise DataFileError(by_line(name, mistakes))
    return Inputs(tuple(actors), scale=scale, notes=notes)


def check_scale(scale: Scale) -> None:
    """Raises: TableError if the ends of a scale are no numbers, or not in order."""
    low, high = scale
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise TableError(
            f"scale {low:g} {high:g}: the low end comes first, then a higher one, as 0 100"
        )


def read_actors(path: str | Path, *, scale: Scale = SCALE) -> ActorTable:
    """The table of one draw of a CSV: its values as they are."""
    return draw_table(read_inputs(path, scale=scale))


def read_tables(path: str | Path) -> tuple[ActorTable, ...] | None:
    """The tables of a file of decide-exchange-model or KTAB, or None if it is neither."""
    first = read_rows(Path(path), separated)[:2]
    if first[0][1][0].lstrip("'").startswith(("#A", "#P")):
        return read_decide(path)
    if len(first) > 1 and first[1][1][:3] == ["Actor", "Description", "Influence"]:
        return read_ktab(path)
    return None


def inputs_of(table: ActorTable) -> Inputs:
    """The inputs of a table of one draw, without intervals."""
    actors = tuple(
        ActorInput(
            actor,
            Estimate(float(table.positions[0, k])),
            Estimate(100 * float(table.salience[0, k])),
            Estimate(float(table.capability[0, k])),
        )
        for k, actor in enumerate(table.actors)
    )
    return Inputs(actors, table.scale, table.issue, table.status_quo, notes=table.notes)


def _column(cell: str) -> str:
    """The name of a column as we write it; bounds keep their ending."""
    name = cell.casefold().replace(" ", "_")
    for bound in BOUNDS:
        field = name.removesuffix(f"_{bound}")
        if field != name:
            return f"{ALSO_CALLED.get(field, field)}_{bound}"
    return ALSO_CALLED.get(name, name)


def _wrong_columns(place: str, names: list[str]) -> list[str]:
    unknown = [name for name in names if name not in COLUMNS]
    mistakes = [
        f"{place}: unknown column {name!r}; known: {', '.join(COLUMNS)}" for name in unknown
    ]
    for needed in ("actor", "position"):
        if needed not in names:
            mistakes.append(f"{place}: no column {needed!r}; columns: {', '.join(names)}")
    twice = {name for name in names if names.count(name) > 1}
    return mistakes + [f"{place}: column {name!r} twice" for name in sorted(twice)]


def _cells(place: str, names: list[str], row: list[str], mistakes: list[str]) -> dict[str, Any]:
    """Numbers by column, without empty cells; the actor's name as it is."""
    if len(row) != len(names):
        mistakes.append(f"{place}: {len(row)} values for {len(names)} columns")
    cells: dict[str, Any] = {"actor": ""}
    for name, text in zip(names, row, strict=False):
        if name == "actor":
            cells[name] = text
        elif text:
            cells[name] = cell_number(place, name, text, mistakes)
    if not cells["actor"]:
        mistakes.append(f"{place}: no actor; name it by ISO code or a word of your own")
    elif "position" not in cells:
        mistakes.append(f"{place}: {cells['actor']}: no position; leave the actor out if unknown")
    return cells


def _in_percent(
    path: str, rows: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Saliences 0..1 as 0..100, if there is none above 1."""
    columns = ["salience", *(f"salience_{bound}" for bound in BOUNDS)]
    values = [row[name] for row in rows for name in columns if name in row]
    # What is no number (NaN) is a mistake that is told already.
    if not any(0 < value <= 1 for value in values) or any(value > 1 for value in values):
        return rows, ()
    spread = [
        {name: 100 * cell if name in columns else cell for name, cell in row.items()}
        for row in rows
    ]
    return spread, (Note.of("shares", path=path),)


def _actor(place: str, row: dict[str, Any], scale: Scale, mistakes: list[str]) -> ActorInput:
    found: dict[str, Estimate] = {}
    who = row["actor"] or "?"
    for name in FIELDS:
        bounds = [row.get(f"{name}_{bound}") for bound in BOUNDS]
        if name not in row:
            if any(bound is not None for bound in bounds):
                mistakes.append(f"{place}: {who}: bounds of {name} without a {name}")
            continue
        found[name] = Estimate(row[name], *bounds)
        if any(number is not None and math.isnan(number) for number in (row[name], *bounds)):
            continue
        try:
            check_estimate(f"{who}: {name}", found[name], SPANS.get(name, scale))
        except TableError as error:
            mistakes.append(f"{place}: {error}")
    unknown = Estimate(math.nan)
    return ActorInput(
        row["actor"],
        found.get("position", unknown),
        found.get("salience"),
        found.get("capability"),
    )
