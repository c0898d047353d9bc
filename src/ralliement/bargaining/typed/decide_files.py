"""Input files of decide-exchange-model: actors, issues, scale ends and positions, by tabs.

Lines begin with #A (actor), #P (issue), #M (a point of an issue's scale) or #D (actor, issue,
position, salience 0..1, power); fields may stand in single quotes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf, isnan
from pathlib import Path

from ralliement.bargaining.table import ActorTable
from ralliement.bargaining.typed.cells import by_line, cell_number, check_range, read_rows
from ralliement.errors import DataFileError

_KINDS = {"#A": 2, "#P": 2, "#M": 3, "#D": 6}


@dataclass
class _Contents:
    actors: dict[str, int] = field(default_factory=dict)
    issues: dict[str, list[float]] = field(default_factory=dict)
    cells: dict[tuple[str, str], tuple[float, float, float]] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)


def normalise(value: float, low: float, high: float) -> float:
    """The value on 0..100, where the scale runs from ``low`` to ``high``."""
    return (value - low) * 100 / (high - low)


def denormalise(value: float, low: float, high: float) -> float:
    """A value of 0..100 back on the scale from ``low`` to ``high``."""
    return value * (high - low) / 100 + low


def read_decide(path: str | Path) -> tuple[ActorTable, ...]:
    """One table for each issue, in the order of the file, on the issue's own scale.

    The scale goes from the least to the greatest #M point, or position where there is none.
    Raises: DataFileError naming the line of each mistake; TableError.
    """
    contents = _Contents()
    for line, row in read_rows(Path(path), _tabbed):
        _read_line(str(path), line, row, contents)
    contents.mistakes += _off_scale(str(path), contents)
    if not contents.mistakes and not contents.cells:
        raise DataFileError([f"{path}: no #D line; give at least one position"])
    if contents.mistakes:
        raise DataFileError(by_line(str(path), contents.mistakes))
    return tuple(
        _table(issue, points, contents)
        for issue, points in contents.issues.items()
        if any(of == issue for _actor, of in contents.cells)
    )


def _tabbed(lines: Iterable[str]) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter="\t", quotechar="'")


def _read_line(path: str, line: int, row: list[str], contents: _Contents) -> None:
    kind, place = row[0], f"{path}:{line}"
    if kind not in _KINDS or len(row) < _KINDS[kind]:
        known = ", ".join(f"{name} with {count}" for name, count in _KINDS.items())
        contents.mistakes.append(f"{place}: {kind!r} with {len(row)} fields; known: {known}")
        return
    if kind == "#A":
        contents.actors[row[1]] = len(contents.actors)
    elif kind == "#P":
        contents.issues.setdefault(row[1], [])
    elif kind == "#M" and _known(place, "issue", row[1], contents.issues, contents):
        point = cell_number(place, "scale", row[2], contents.mistakes)
        if not isnan(point):
            contents.issues[row[1]].append(point)
    elif kind == "#D":
        actor, issue = row[1:3]
        listed = _known(place, "actor", actor, contents.actors, contents)
        if _known(place, "issue", issue, contents.issues, contents) and listed:
            _read_position(path, line, row, contents)


def _read_position(path: str, line: int, row: list[str], contents: _Contents) -> None:
    place, pair = f"{path}:{line}", (row[1], row[2])
    if pair in contents.lines:
        first = contents.lines[pair]
        contents.mistakes.append(f"{place}: {row[1]!r} is on line {first} already, for {row[2]!r}")
        return
    spans = {"position": (-inf, inf), "salience": (0.0, 1.0), "power": (0.0, inf)}
    values = []
    for (name, span), text in zip(spans.items(), row[3:6], strict=True):
        value = cell_number(place, name, text, contents.mistakes)
        contents.mistakes += check_range(place, f"{row[1]}: {name}", value, *span)
        values.append(value)
    contents.cells[pair] = (values[0], values[1], values[2])
    contents.lines[pair] = line


def _off_scale(path: str, contents: _Contents) -> Iterator[str]:
    """Positions off the points that the file gives of an issue's scale."""
    for (actor, issue), (x, _salience, _power) in contents.cells.items():
        points = set(contents.issues[issue])
        if len(points) > 1:
            place = f"{path}:{contents.lines[actor, issue]}"
            yield from check_range(place, f"{actor}: position", x, min(points), max(points))


def _known(place: str, kind: str, name: str, known: Iterable[str], contents: _Contents) -> bool:
    if name in known:
        return True
    contents.mistakes.append(f"{place}: unknown {kind} {name!r}; known: {', '.join(known)}")
    return False


def _table(issue: str, points: list[float], contents: _Contents) -> ActorTable:
    actors = [actor for actor in contents.actors if (actor, issue) in contents.cells]
    x, s, c = zip(*(contents.cells[actor, issue] for actor in actors), strict=True)
    ends = [*points, *x] if len(set(points)) < 2 else points
    scale = (min(ends), max(ends))
    if scale[0] == scale[1]:
        scale = (scale[0], scale[0] + 1.0)
    return ActorTable.of(
        actors, list(x), salience=list(s), capability=list(c), scale=scale, issue=issue
    )
