"""The report on a terminal, by Rich; plain text where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
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


def print_report(report: Report, console: Console) -> None:
    """Lay the report out on ``console``, at its width."""
    words = Words(report.language, short=console.width < _WIDE_SCREEN)
    console.print(_head(report, words))
    for title, note, body in _sections(report, words, console.width):
        console.print()
        console.print(Text.assemble((title, _HEADING), (f"  {note}" if note else "", _DIM)))
        console.print(body)


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
    lines = [Text(report.question, style=_HEADING)]
    scale = " · ".join(f"{phrases.scale_number(value)} {label}" for value, label in report.scale)
    if scale:
        lines.append(Text(f"{words.text('scale')}{words.text('colon')}{scale}"))
    counts = words.text(
        "counts",
        articles=report.articles,
        independent=report.independent,
        statements=report.statements,
    )
    at = words.text("state_at", date=words.day(report.at)) + ". " if report.at else ""
    lines.append(Text(f"{at}{counts}", style=_DIM))
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
            Text(name),
            Text(bar(line, cells)),
            Text(value, style=_HEADING),
            Text(phrases.nearest_of(line, words)),
            Text(number, style=_LINK),
        )
        rows += [_indented(row), Padding(_stance_details(line, words), (0, 0, 0, 6))]
    if report.silent:
        silent = ", ".join(phrases.name_with_id(name) for name in report.silent)
        rows.append(
            _indented(Text(f"{words.text('silent')}{words.text('colon')}{silent}", style=_DIM))
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
    return Text(" · ".join(part for part in told if part), style=_DIM)


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
            Text(f"{line.actor.label} → {line.recipient.label}"),
            Text(phrases.acts_of(line, words)),
            Text(words.interval(line.last), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _due(report: Report, words: Words, width: int) -> RenderableType:
    table = _grid(_date(width), _NAME, None, _NUMBERS)
    for line in report.due:
        table.add_row(
            Text(words.interval(line.when)),
            Text(line.actor.label),
            Text(phrases.due_what(line, words)),
            _numbers(line.cited),
        )
    past = Text(words.text("past", count=report.past), style=_DIM)
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
            Text(line.actor.label if line.actor else ""),
            Text(phrases.readable(line.measure)),
            Text(phrases.figure_value(line, words), style="italic" if missing else _HEADING),
            Text(phrases.figure_period(line, words), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _missing(report: Report, words: Words) -> RenderableType:
    if not report.missing:
        return _nothing(words)
    table = _grid(_PAIR, 5, None, _NUMBERS)
    for line in report.missing:
        table.add_row(
            Text(phrases.missing_topic(line, words)),
            Text(str(line.count), justify="right"),
            Text(phrases.missing_names(line), style=_DIM),
            _numbers(line.cited),
        )
    return _indented(table)


def _references(report: Report, words: Words) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for reference in report.references:
        text = Text(phrases.source_line(reference, words), style=_DIM)
        text.append(f"\n{phrases.quoted(reference.text)}", style="not dim")
        table.add_row(Text(f"[{reference.number}]"), text)
    return table


def _date(width: int) -> int:
    return _LONG if width >= _WIDE_SCREEN else _DATE


def _numbers(cited: Cited) -> Text:
    return Text(phrases.numbers(cited), style=_LINK, no_wrap=True)


def _nothing(words: Words) -> RenderableType:
    return _indented(Text(words.text("none"), style=_DIM))


def _indented(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, 2))
