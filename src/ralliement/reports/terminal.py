"""The report on a terminal, by Rich; plain text where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ralliement.reports import phrases
from ralliement.reports.bars import cell_of, interval_bar
from ralliement.reports.model import Cited, Report, StanceLine
from ralliement.reports.words import Words

_WIDE_BAR, _NARROW_BAR, _WIDE_SCREEN = 21, 11, 100
_NAME, _PAIR, _DATE, _LONG, _NUMBERS = 22, 32, 19, 30, 20
_DIM = "dim"
_HEADING = "bold"
_LINK = "cyan"


_HELD = "\ue000"
"""Stands for a space that no line break may tear: Rich breaks a line at every kind of space."""


def _text(told: str, style: str = "", *, no_wrap: bool | None = None) -> Text:
    return Text(told.replace("\u00a0", _HELD), style=style, no_wrap=no_wrap)


class _Whole:
    """What is shown, with its spaces back once the lines are broken."""

    def __init__(self, body: RenderableType) -> None:
        self._body = body

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._body, options):
            yield segment._replace(text=segment.text.replace(_HELD, "\u00a0"))


def print_report(report: Report, console: Console) -> None:
    """Lay the report out on ``console``, at its width."""
    words = Words(report.language, short=console.width < _WIDE_SCREEN)
    console.print(_Whole(_head(report, words)))
    for title, note, body in _sections(report, words, console.width):
        console.print()
        head = Text.assemble(_text(title, _HEADING), _text(f"  {note}" if note else "", _DIM))
        console.print(_Whole(head))
        console.print(_Whole(body))


def _sections(
    report: Report, words: Words, width: int
) -> Iterator[tuple[str, str, RenderableType]]:
    note = words.text("scale_note") if report.stances else ""
    yield words.text("stances"), note, _stances(report, words, width)
    note = words.text("pressures_note") if report.pressures else ""
    yield words.text("pressures"), note, _pressures(report, words, width)
    yield words.text("due"), "", _due(report, words, width)
    yield words.text("figures"), "", _figures(report, words, width)
    yield words.text("missing"), "", _missing(report, words)
    if report.references:
        yield words.text("sources"), "", _references(report, words)


def _head(report: Report, words: Words) -> RenderableType:
    lines = [_text(report.question, style=_HEADING)]
    scale = " · ".join(f"{phrases.scale_number(value)} {label}" for value, label in report.scale)
    if scale:
        lines.append(_text(f"{words.text('scale')}{words.text('colon')}{scale}"))
    counts = words.text(
        "counts",
        articles=report.articles,
        independent=report.independent,
        statements=report.statements,
    )
    at = words.text("state_at", date=words.day(report.at)) + ". " if report.at else ""
    lines.append(_text(f"{at}{counts}", style=_DIM))
    return Group(*lines)


def _grid(*columns: int | None) -> Table:
    """Columns without lines, as wide as their text up to a limit; None takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=None in columns)
    for limit in columns:
        table.add_column(ratio=1 if limit is None else None, max_width=limit, overflow="fold")
    return table


def _stances(report: Report, words: Words, width: int) -> RenderableType:
    if not report.stances:
        return _nothing(words)
    cells = _WIDE_BAR if width >= _WIDE_SCREEN else _NARROW_BAR
    names = [phrases.name_with_id(line.actor) for line in report.stances]
    numbers = [phrases.numbers(line.cited) for line in report.stances]
    values = [phrases.estimate_of(line) for line in report.stances]
    sizes = (_longest(names, _NAME), cells, _longest(values), None, _longest(numbers))
    rows: list[RenderableType] = []
    for name, line, value, number in zip(names, report.stances, values, numbers, strict=True):
        row = _row(sizes)
        row.add_row(
            _text(name),
            _text(bar(line, cells)),
            _text(value, style=_HEADING),
            _text(phrases.nearest_of(line, words)),
            _text(number, style=_LINK),
        )
        rows += [_indented(row), Padding(_stance_details(line, words), (0, 0, 0, 6))]
    if report.silent:
        silent = ", ".join(phrases.name_with_id(name) for name in report.silent)
        rows.append(
            _indented(_text(f"{words.text('silent')}{words.text('colon')}{silent}", style=_DIM))
        )
    return Group(*rows)


def _longest(texts: Sequence[str], limit: int = 100) -> int:
    return min(max(map(len, texts)), limit)


def _row(sizes: Sequence[int | None]) -> Table:
    """One row of columns of fixed sizes, so that rows of several tables stand in line."""
    row = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for size in sizes:
        row.add_column(width=size, ratio=1 if size is None else None, overflow="fold")
    return row


def _stance_details(line: StanceLine, words: Words) -> Text:
    told = [phrases.latest_of(line, words), phrases.word_of(line, words)]
    told += [phrases.spread_of(line, words), phrases.silence_of(line, words)]
    if line.later is not None:
        told.append(words.text("later", value=phrases.scale_number(line.later)))
    return _text(" · ".join(part for part in told if part), style=_DIM)


def bar(line: StanceLine, cells: int = _WIDE_BAR) -> str:
    """The scale from 0 to 100 with the estimate on it (● decided, ○ not) and its intervals.

    Without an estimate, the latest line and the spread (━) of all that was told.
    """
    if line.estimate is not None:
        return interval_bar(line.estimate, cells)
    marks = ["·"] * cells
    for place in range(cell_of(line.lowest, cells), cell_of(line.highest, cells) + 1):
        marks[place] = "━"
    marks[cell_of(line.value, cells)] = "●" if line.decided else "○"
    return "".join(marks)


def _pressures(report: Report, words: Words, width: int) -> RenderableType:
    if not report.pressures:
        return _nothing(words)
    table = _grid(_PAIR, None, _date(width), _NUMBERS)
    for line in report.pressures:
        table.add_row(
            _text(f"{line.actor.label} → {line.recipient.label}"),
            _text(phrases.acts_of(line, words)),
            _text(words.interval(line.last), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _due(report: Report, words: Words, width: int) -> RenderableType:
    table = _grid(_date(width), _NAME, None, _NUMBERS)
    for line in report.due:
        table.add_row(
            _text(words.interval(line.when)),
            _text(line.actor.label),
            _text(phrases.due_what(line, words)),
            _numbers(line.cited),
        )
    past = _text(phrases.past_note(report.past, words), style=_DIM)
    if not report.due:
        return _indented(past) if report.past else _nothing(words)
    return Group(_indented(table), _indented(past)) if report.past else _indented(table)


def _figures(report: Report, words: Words, width: int) -> RenderableType:
    if not report.figures:
        return _nothing(words)
    table = _grid(_NAME, None, _date(width), _date(width), _NUMBERS)
    for line in report.figures:
        missing = line.value is None
        table.add_row(
            _text(line.actor.label if line.actor else ""),
            _text(phrases.readable(line.measure)),
            _text(phrases.figure_value(line, words), style="italic" if missing else _HEADING),
            _text(phrases.figure_period(line, words), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _missing(report: Report, words: Words) -> RenderableType:
    if not report.missing:
        return _nothing(words)
    table = _grid(_PAIR, 5, None, _NUMBERS)
    for line in report.missing:
        table.add_row(
            _text(phrases.missing_topic(line, words)),
            Text(str(line.count), justify="right"),
            _text(phrases.missing_names(line), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _references(report: Report, words: Words) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for reference in report.references:
        text = _text(phrases.source_line(reference, words), style=_DIM)
        text.append(f"\n{phrases.quoted_sentence(reference)}", style="not dim")
        table.add_row(_text(f"[{reference.number}]"), text)
    return table


def _date(width: int) -> int:
    return _LONG if width >= _WIDE_SCREEN else _DATE


def _numbers(cited: Cited) -> Text:
    return _text(phrases.numbers(cited), _LINK, no_wrap=True)


def _nothing(words: Words) -> RenderableType:
    return _indented(_text(words.text("none"), style=_DIM))


def _indented(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, 2))
