"""Forecasts of the Council for people and for programs: a table, one JSON object an issue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table

from ralliement.bargaining.council.forecasting import IssueForecast
from ralliement.bargaining.council.reading import IssueFile
from ralliement.bargaining.council.shipped import load_shipped
from ralliement.bargaining.words import ForecastWords

MODEL = "council"
"""The name by which ``ralliement forecast --model`` knows the model."""

_GROUP = "council"
_COLUMNS = ("issue", "actors", "median", "expected", "held", "weighted_mean", "likeliest")
_POINTS = 3


def print_council(
    file: IssueFile, found: Sequence[IssueForecast], console: Console, *, words: ForecastWords
) -> None:
    """A line for each issue, what the parameters were fitted on, and what to know beside."""
    fitted = load_shipped()
    about = {"source": fitted.source, "issues": len(fitted.marks), "count": len(found)}
    console.print(words.text(_GROUP, "heading", name=file.path.name, **about))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in _COLUMNS:
        justify: JustifyMethod = "left" if name in ("issue", "likeliest") else "right"
        table.add_column(words.text(_GROUP, name), justify=justify, no_wrap=True)
    for one in found:
        table.add_row(*_cells(one, words))
    console.print(table)
    console.print(words.text(_GROUP, "legend"))
    for note in council_notes(file, found, words):
        console.print(words.text("table", "note", note=note))


def _cells(one: IssueForecast, words: ForecastWords) -> tuple[str, ...]:
    likeliest = ", ".join(
        f"{point:g} ({words.share(chance)})" for point, chance in one.likeliest[:_POINTS]
    )
    return (
        one.issue,
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
