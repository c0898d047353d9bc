"""Forecasts of the Council for people and for programs: a table, one JSON object an issue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich import box
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table

from ralliement.bargaining.council.forecasting import IssueForecast
from ralliement.bargaining.council.issue import told_apart
from ralliement.bargaining.council.reading import IssueFile
from ralliement.bargaining.council.shipped import load_shipped
from ralliement.bargaining.telling.words import ForecastWords

MODEL = "council"
"""The name by which ``ralliement forecast --model`` knows the model."""

_GROUP = "council"
_COLUMNS = ("issue", "actors", "median", "expected", "held", "weighted_mean", "likeliest")
_POINTS = 3

_POINT = "\n"
"""What is between points, where they do not fit in a row."""

_GAP, _BETWEEN = 1, 2
"""How much is left free beside a column, and between two with the box's own line."""

_NAME = 12
"""How wide the column of names is at least, if a name is that long."""


def print_council(
    file: IssueFile, found: Sequence[IssueForecast], console: Console, *, words: ForecastWords
) -> None:
    """A line for each issue, what the parameters were fitted on, and what to know beside."""
    fitted = load_shipped()
    about = {"source": fitted.source, "issues": len(fitted.marks), "count": len(found)}
    console.print(words.text(_GROUP, "heading", name=file.path.name, **about))
    console.print()
    console.print(_table(found, words, console.width), crop=False)
    console.print()
    console.print(words.text(_GROUP, "legend"))
    for note in council_notes(file, found, words):
        console.print(words.text("table", "note", note=note))


def _table(found: Sequence[IssueForecast], words: ForecastWords, width: int) -> Table:
    """The forecasts in so many columns of text; headings, names and lists of points are folded."""
    names = told_apart([(one.proposal, one.issue) for one in found])
    rows = [_cells(one, name, words) for one, name in zip(found, names, strict=True)]
    widths = _widths(rows, words, width)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.width = sum(widths) + _BETWEEN * (len(widths) - 1)
    for name, wide in zip(_COLUMNS, widths, strict=True):
        side: JustifyMethod = "left" if name in ("issue", "likeliest") else "right"
        heading = words.text(_GROUP, name)
        table.add_column(heading, justify=side, width=wide, overflow="fold")
    for name, *numbers, points in rows:
        row = ", ".join(points.split(_POINT))
        table.add_row(name, *numbers, row if len(row) <= widths[-1] else points)
    return table


def _widths(rows: Sequence[tuple[str, ...]], words: ForecastWords, width: int) -> list[int]:
    """The width of each column: numbers and points have what they need, names the rest."""
    found = []
    for place, name in enumerate(_COLUMNS):
        heading = words.text(_GROUP, name)
        parts = [heading] if name == "held" else heading.split()
        parts += [line for row in rows for line in row[place].split(_POINT)]
        found.append(max(map(cell_len, parts)))
    names, *others = found
    left = width - sum(others) - _BETWEEN * len(others)
    in_a_row = max(cell_len(", ".join(row[-1].split(_POINT))) for row in rows)
    if left - names >= in_a_row - others[-1]:
        others[-1] = max(in_a_row, others[-1])
    return [min(names, max(left, _NAME)), *others]


def _cells(one: IssueForecast, name: str, words: ForecastWords) -> tuple[str, ...]:
    likeliest = _POINT.join(
        f"{point:g} ({words.share(chance)})" for point, chance in one.likeliest[:_POINTS]
    )
    return (
        name,
        str(one.actors),
        f"{one.median:g}",
        words.number(f"{one.mean:.1f}"),
        f"{one.lower_80:g}–{one.upper_80:g}",
        words.number(f"{one.weighted_mean:.1f}"),
        likeliest,
    )


def council_notes(
    file: IssueFile, found: Sequence[IssueForecast], words: ForecastWords
) -> Iterator[str]:
    """What was left out, what was seen before, and what the file does not say."""
    seen = sum(one.seen for one in found)
    if seen:
        yield words.text(_GROUP, "seen", count=seen)
    if any(one.outcome is not None for one in found):
        yield words.text(_GROUP, "outcomes", name=file.path)
    for reason, rows in file.left_out.items():
        yield words.text(_GROUP, "left_out", count=rows, reason=reason)
    yield from file.notes


def council_json(file: IssueFile, one: IssueForecast) -> str:
    """One issue as a line of JSON (docs/forecasts.md names the fields)."""
    english = ForecastWords("en")
    fitted = load_shipped()
    record = {
        "model": MODEL,
        **asdict(one),
        "scale": [0.0, 100.0],
        "probabilities": {f"{point:g}": round(chance, 6) for point, chance in one.probabilities},
        "fitted_on": {"source": fitted.source, "sha256": fitted.digest},
        "notes": list(council_notes(file, [one], english)),
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False)
