"""KTAB's input files: one line of names, one of columns, then an actor a line."""

from __future__ import annotations

from math import inf
from pathlib import Path

from ralliement.bargaining.table import ActorTable
from ralliement.bargaining.typed.cells import (
    by_line,
    cell_number,
    check_range,
    read_rows,
    separated,
    twice,
)
from ralliement.errors import DataFileError

_HEAD = ("Actor", "Description", "Influence")


def read_ktab(path: str | Path) -> tuple[ActorTable, ...]:
    """One table for each dimension of the file, named by its column.

    First line: names of the scenario, number of actors, number of dimensions; second:
    Actor, Description, Influence, then a position and a salience (0..100) for each
    dimension. Raises: DataFileError naming the line of each mistake; TableError.
    """
    rows = read_rows(Path(path), separated)
    if len(rows) < 3:
        raise DataFileError([f"{path}:1: a KTAB file has two lines of names, then the actors"])
    (_first, title), (line, names) = rows[0], rows[1]
    columns = [name for name in names if name]
    if tuple(columns[:3]) != _HEAD or len(columns) < 5 or len(columns) % 2 == 0:
        raise DataFileError(
            [
                f"{path}:{line}: columns {', '.join(columns)}; wanted: {', '.join(_HEAD)}, then a "
                "position and a salience for each dimension"
            ]
        )
    body = rows[2:]
    mistakes = _wrong_lengths(path, body, len(columns), title)
    values = {}
    for line, row in body:
        for column, text in list(zip(columns, row, strict=False))[2:]:
            place = f"{path}:{line}"
            value = values[line, column] = cell_number(place, column, text, mistakes)
            high = inf if column == columns[2] else 100.0
            mistakes += check_range(place, f"{row[0]}: {column}", value, 0.0, high)
    mistakes += twice(str(path), [line for line, _row in body], [row[0] for _line, row in body])
    if mistakes:
        raise DataFileError(by_line(str(path), mistakes))
    actors = [row[0] for _line, row in body]
    lines = [line for line, _row in body]
    capability = [values[line, "Influence"] for line in lines]
    return tuple(
        ActorTable.of(
            actors,
            [values[line, position] for line in lines],
            salience=[values[line, salience] / 100 for line in lines],
            capability=capability,
            issue=position.removesuffix(" Position"),
        )
        for position, salience in zip(columns[3::2], columns[4::2], strict=True)
    )


def _wrong_lengths(
    path: str | Path, body: list[tuple[int, list[str]]], wanted: int, title: list[str]
) -> list[str]:
    mistakes = [
        f"{path}:{line}: {len([c for c in row if c])} values; wanted {wanted}"
        for line, row in body
        if len([cell for cell in row if cell]) != wanted
    ]
    announced = [int(cell) for cell in title if cell.isdigit()]
    if announced and announced[0] != len(body):
        mistakes.append(f"{path}:1: {announced[0]} actors announced, {len(body)} given")
    return mistakes
