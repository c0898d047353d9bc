"""An evaluation on a terminal, by Rich; plain text where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ralliement.evaluation.result import (
    NONE,
    Confusion,
    Evaluation,
    Evidence,
    Miss,
    ScoreTable,
    ShareTable,
)
from ralliement.evaluation.tally import SAMPLES, Rate
from ralliement.reports.phrases import quoted

_NAME, _FIGURE, _COUNT = 24, 13, 4
_DIM, _HEADING = "dim", "bold"
_SHORT = {"CONSULT": "CNS", "CONCEDE": "CNC", "ASSAULT": "ASL", "none": "–"}
"""Abbreviations that three first letters would not tell apart, or that say more."""

_ABSENT = "–"
_ORDER = ("wrong", "missed", "invented")
_TITLES = {
    "wrong": "Both coded it, differently",
    "missed": "Coded by hand, not by the machine",
    "invented": "Coded by the machine, not by hand",
    "false alarm": "Taken for a quotation, and is none",
}
_OF_POSITIONS = {
    "wrong": "The tracker and the dossier differ",
    "missed": "The tracker has a position, the dossier none",
    "invented": "The dossier has a position, the tracker none",
}


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Lay the evaluation out on ``console``, at its width."""
    console.print(_head(evaluation))
    for table in evaluation.tables:
        body = _scores(table) if isinstance(table, ScoreTable) else _shares(table)
        _print_section(console, table.title, body)
        if table.note:
            console.print(_indented(Text(table.note, style=_DIM)))
    if evaluation.confusion is not None:
        console.print()
        console.print(Text(evaluation.confusion.title, style=_HEADING))
        console.print(_confusion(evaluation.confusion), soft_wrap=True)
    if evaluation.notes:
        _print_section(
            console, "Notes", Group(*(Text(note, overflow="fold") for note in evaluation.notes))
        )
    for title, body in _misses(evaluation):
        _print_section(console, title, body)


def _print_section(console: Console, title: str, body: RenderableType) -> None:
    console.print()
    console.print(Text(title, style=_HEADING))
    console.print(_indented(body))


def _head(evaluation: Evaluation) -> RenderableType:
    counted = " · ".join(f"{name} {number}" for name, number in evaluation.counts.items())
    lines = [Text(f"{evaluation.what.capitalize()} against {evaluation.gold}", style=_HEADING)]
    lines.append(Text(counted))
    if evaluation.units > 1:
        said = (
            f"Small figures: 95 % bootstrap intervals, {evaluation.units} {evaluation.resampled} "
            f"drawn again {SAMPLES} times; none where the draws agree or lack the case."
        )
    else:
        said = f"No intervals: there are too few {evaluation.resampled} to draw again."
    lines.append(Text(said, style=_DIM))
    return Group(*lines)


def rate_text(rate: Rate, digits: int = 2) -> Text:
    """A figure and, smaller, its interval: "0.93 .88–.97"."""
    if rate.value is None:
        return Text(_ABSENT, style=_DIM)
    text = Text(f"{rate.value:.{digits}f}")
    if rate.low is not None and rate.high is not None:
        ends = "–".join(_bound(end, digits) for end in (rate.low, rate.high))
        text.append(f" {ends}", style=_DIM)
    return text


def _bound(value: float, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return text.removeprefix("0") if digits == 2 else text


def _scores(table: ScoreTable) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(min_width=_NAME, max_width=_NAME, overflow="fold")
    for _ in range(3):
        grid.add_column(min_width=_FIGURE, no_wrap=True)
    for _ in range(2):
        grid.add_column(min_width=_COUNT, justify="right", no_wrap=True)
    names = ("", "precision", "recall", "F1", "hand", "mach.")
    grid.add_row(*(Text(name, style=_DIM) for name in names))
    for score in table.scores:
        rates = (score.precision, score.recall, score.f1)
        counts = (str(score.gold), str(score.machine))
        grid.add_row(Text(score.name), *map(rate_text, rates), *map(Text, counts))
    return grid


def _shares(table: ShareTable) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=_NAME, overflow="fold")
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for share in table.shares:
        text = rate_text(share.rate, 1 if share.unit == "points" else 2)
        unit = f"{share.unit}, " if share.unit else ""
        grid.add_row(Text(share.name), text, Text(f"{unit}of {share.count}", style=_DIM))
    return grid


def short_label(label: str) -> str:
    """Three letters for a label of a table of confusions."""
    return _SHORT.get(label, label[:3].upper() if label.isupper() else label)


def _confusion(confusion: Confusion) -> Text:
    """The table as lines that are never cut, however many digits the counts have."""
    first = max(map(len, confusion.labels))
    heads = [short_label(label) for label in confusion.labels]
    digits = max(len(str(count)) for row in confusion.counts for count in row)
    widths = [max(3, digits, len(head)) + 1 for head in heads]
    text = Text(" " * (first + 2))
    text.append("".join(map(str.rjust, heads, widths)), style=_DIM)
    for number, (label, row) in enumerate(zip(confusion.labels, confusion.counts, strict=True)):
        if label == NONE and not any(row):
            continue
        text.append(f"\n  {label.ljust(first)}")
        for n, (count, width) in enumerate(zip(row, widths, strict=True)):
            style = _HEADING if n == number else _DIM if not count else ""
            text.append(str(count or "·").rjust(width), style=style)
    return text


def _misses(evaluation: Evaluation) -> Iterator[tuple[str, RenderableType]]:
    misses = evaluation.misses or ()
    for kind in (*_ORDER, *sorted({miss.kind for miss in misses} - set(_ORDER))):
        found = [miss for miss in misses if miss.kind == kind]
        if found:
            titles = _OF_POSITIONS if evaluation.what == "positions" else _TITLES
            sides = _sides(evaluation)
            bodies = Group(*(_miss(miss, sides) for miss in found))
            yield f"{titles.get(kind, kind)} ({len(found)})", bodies


def _sides(evaluation: Evaluation) -> tuple[str, str]:
    """What the two codings are called."""
    return ("tracker", "dossier") if evaluation.what == "positions" else ("by hand", "machine")


def _miss(miss: Miss, sides: tuple[str, str]) -> RenderableType:
    where = miss.place if miss.source is None else f"{miss.place}  {miss.source}"
    fields = tuple(dict.fromkeys((*(miss.gold or ()), *(miss.machine or ()), *miss.fields)))
    lines: list[RenderableType] = []
    for name, told in zip(sides, (miss.gold, miss.machine), strict=True):
        if told is not None:
            lines.append(_side(name, told, fields, miss.fields))
    lines += [Text(_words(words, miss), style=_DIM, overflow="fold") for words in miss.evidence]
    body = Group(*(_indented(line) for line in lines))
    return Group(Text(where, style="cyan", overflow="fold"), body)


def _words(evidence: Evidence, miss: Miss) -> str:
    """A sentence, and where it is if the miss does not say so already."""
    place = f"{evidence.article}:{evidence.start}–{evidence.end}  "
    here = miss.place.startswith(evidence.article)
    return f"{'' if here else place}{quoted(evidence.text)}"


def _side(
    name: str, told: Mapping[str, str], fields: tuple[str, ...], wrong: tuple[str, ...]
) -> Text:
    """What one side says, both in one order; what differs stands out and is never left out."""
    text = Text(f"{name}  ", overflow="fold")
    shown = [field for field in fields if field in told or field in wrong]
    for number, field in enumerate(shown):
        text.append(" · " if number else "")
        value = told.get(field, _ABSENT)
        text.append(f"{field} {value}", style=_HEADING if field in wrong else "")
    return text


def _indented(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, 2))
