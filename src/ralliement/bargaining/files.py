"""Tables of actors that people type: CSV, and the inputs of other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ralliement.bargaining.cells import cell_number, read_rows
from ralliement.bargaining.decide_files import read_decide
from ralliement.bargaining.estimates import Estimate, check_estimate
from ralliement.bargaining.inputs import ActorInput, Inputs, draw_table
from ralliement.bargaining.ktab_files import read_ktab
from ralliement.bargaining.notes import Note
from ralliement.bargaining.table import SCALE, ActorTable, Scale
from ralliement.errors import DataFileError, TableError

FIELDS = ("position", "salience", "capability")
BOUNDS = ("lower_90", "upper_90")
COLUMNS = ("actor", *FIELDS, *(f"{name}_{bound}" for name in FIELDS for bound in BOUNDS))
"""The columns of an actor table; actor and position are needed."""
SPANS: dict[str, Scale] = {"salience": (0.0, 100.0), "capability": (0.0, float("inf"))}
"""What a field may be; a position lies on the scale of its issue."""


def read_inputs(path: str | Path, *, scale: Scale = SCALE) -> Inputs:
    """The actors of a CSV with a line of column names.

    Columns: actor, position, salience (0..100), capability, and position_lower_90,
    position_upper_90 and so on for 90 % intervals; empty cells are not known. A file whose
    saliences are all 1 or less is read as shares of 1, and a note says so.
    Raises: DataFileError with every mistake by line, TableError for a value off its range.
    """
    rows = read_rows(Path(path), by_commas)
    (line, head), body = rows[0], rows[1:]
    names = [name.casefold().replace(" ", "_") for name in head]
    mistakes = _wrong_columns(f"{path}:{line}", names)
    if not mistakes and not body:
        mistakes.append(f"{path}:{line}: no actor under the column names; give at least one row")
    if mistakes:
        raise DataFileError(mistakes)
    sound: list[tuple[int, dict[str, Any]]] = []
    seen: dict[str, int] = {}
    for number, cells in body:
        before = len(mistakes)
        row = _cells(f"{path}:{number}", names, cells, mistakes)
        actor = row["actor"]
        if actor in seen:
            mistakes.append(f"{path}:{number}: {actor!r} is on line {seen[actor]} already")
        seen[actor] = number
        if len(mistakes) == before:
            sound.append((number, row))
    spread, notes = _in_percent(str(path), [row for _number, row in sound])
    actors = [
        _actor(f"{path}:{number}", row, scale, mistakes)
        for (number, _row), row in zip(sound, spread, strict=True)
    ]
    if mistakes:
        raise DataFileError(sorted(mistakes, key=lambda told: _line(path, told)))
    return Inputs(tuple(actors), scale=scale, issue=Path(path).stem, notes=notes)


def read_actors(path: str | Path, *, scale: Scale = SCALE) -> ActorTable:
    """The table of one draw of a CSV: its values as they are."""
    return draw_table(read_inputs(path, scale=scale))


def read_tables(path: str | Path) -> tuple[ActorTable, ...] | None:
    """The tables of a file of decide-exchange-model or KTAB, or None if it is neither."""
    first = read_rows(Path(path), by_commas)[:2]
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


def by_commas(lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each line."""
    return csv.reader(lines)


def _line(path: str | Path, mistake: str) -> int:
    """The number of the line that a mistake begins with."""
    return int(mistake.removeprefix(f"{path}:").split(":")[0])


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
    if "position" not in cells:
        mistakes.append(f"{place}: {cells['actor']}: no position; leave the actor out if unknown")
    return cells


def _in_percent(
    path: str, rows: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Saliences 0..1 as 0..100, if there is none above 1."""
    columns = ["salience", *(f"salience_{bound}" for bound in BOUNDS)]
    values = [row[name] for row in rows for name in columns if name in row]
    if not values or max(values) > 1 or max(values) <= 0:
        return rows, ()
    spread = [
        {name: 100 * cell if name in columns else cell for name, cell in row.items()}
        for row in rows
    ]
    return spread, (Note.of("shares", path=path),)


def _actor(place: str, row: dict[str, Any], scale: Scale, mistakes: list[str]) -> ActorInput:
    found: dict[str, Estimate] = {}
    for name in FIELDS:
        if name not in row:
            continue
        bounds = [row.get(f"{name}_{bound}") for bound in BOUNDS]
        found[name] = Estimate(row[name], *bounds)
        try:
            check_estimate(f"{row['actor']}: {name}", found[name], SPANS.get(name, scale))
        except TableError as error:
            mistakes.append(f"{place}: {error}")
    return ActorInput(
        row["actor"], found["position"], found.get("salience"), found.get("capability")
    )
