"""The report as Markdown: tables, each line with links to its sentences below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ralliement.reports import phrases
from ralliement.reports.model import (
    ChangeLine,
    Cited,
    DisagreementLine,
    Reference,
    Report,
    StanceLine,
    VoiceLine,
)
from ralliement.reports.words import Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_LEADING = re.compile(r"^([#+\-=]|\d+[.)])")


def markdown(report: Report) -> str:
    """The whole report; every number in brackets is a link to its sentence."""
    return "\n".join(_lines(report, Words(report.language))) + "\n"


def _lines(report: Report, words: Words) -> Iterator[str]:
    yield f"# {_safe(report.question)}"
    yield ""
    yield from _head(report, words)
    yield from _section(words.text("stances"), _stances(report, words))
    if report.silent:
        names = ", ".join(_safe(phrases.name_with_id(name)) for name in report.silent)
        yield from ("", f"{words.text('silent')}{words.text('colon')}{names}.")
    if report.changes is not None:
        yield from _section(words.text("changed"), _changes(report.changes, words))
    if report.disagreements is not None:
        yield from _section(words.text("disagreements"), _apart(report.disagreements, words))
    yield from _section(words.text("pressures"), _pressures(report, words))
    yield from _section(words.text("due"), _due(report, words))
    if report.past:
        yield from ("", phrases.past_note(report.past, words))
    yield from _section(words.text("figures"), _figures(report, words))
    yield from _section(words.text("missing"), _missing(report, words))
    yield from ("", f"## {words.text('sources')}", "")
    for reference in report.references:
        yield from _reference(reference, words)


def _head(report: Report, words: Words) -> Iterator[str]:
    for value, label in report.scale:
        mark = f" ({words.text('status_quo')})" if value == report.status_quo else ""
        yield f"- **{phrases.scale_number(value)}** {_safe(label)}{mark}"
    counts = words.text(
        "counts",
        articles=report.articles,
        independent=report.independent,
        statements=report.statements,
    )
    at = words.text("state_at", date=words.day(report.at)) + ". " if report.at else ""
    yield from ("", f"{at}{counts}.")


def _section(title: str, table: list[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *table)


def _stances(report: Report, words: Words) -> list[str]:
    heads = ("actor", "position", "nearest", "told", "word", "spread", "references")
    rows = (
        (
            phrases.name_with_id(line.actor),
            phrases.intervals_of(line, words),
            phrases.nearest_of(line, words),
            phrases.latest_of(line, words, short=True),
            phrases.word_of(line, words),
            _spread(line, words),
            line.cited,
        )
        for line in report.stances
    )
    return _table([words.text(head) for head in heads], rows, words)


def _spread(line: StanceLine, words: Words) -> str:
    told = [phrases.spread_of(line, words), phrases.silence_of(line, words)]
    if line.later is not None:
        told.append(words.text("later", value=phrases.scale_number(line.later)))
    return words.text("semicolon").join(part for part in told if part)


def _changes(lines: Sequence[ChangeLine], words: Words) -> list[str]:
    heads = ("actor", "when", "before", "after", "likelihood", "references")
    rows = (
        (
            phrases.name_with_id(line.actor),
            words.interval(line.when),
            f"{line.from_value:.0f} {line.from_label}",
            f"{line.to_value:.0f} {line.to_label}",
            phrases.share(line.probability, words),
            _both(line.before, line.after),
        )
        for line in lines
    )
    return (
        _table([words.text(head) for head in heads], rows, words)
        if lines
        else [words.text("no_changes")]
    )


def _apart(lines: Sequence[DisagreementLine], words: Words) -> list[str]:
    heads = ("actor", "date", "voice", "other_voice", "likelihood", "references")
    rows = (
        (
            phrases.name_with_id(line.actor),
            words.day(line.at),
            _voice(line.one, words),
            _voice(line.other, words),
            phrases.share(line.probability, words),
            _both(line.one.cited, line.other.cited),
        )
        for line in lines
    )
    return (
        _table([words.text(head) for head in heads], rows, words)
        if lines
        else [words.text("no_disagreements")]
    )


def _voice(one: VoiceLine, words: Words) -> str:
    name = phrases.name_with_id(one.speaker) if one.speaker else words.text("itself")
    return f"{name}{words.text('colon')}{one.median:.0f} [{one.lower_90:.0f}–{one.upper_90:.0f}]"


def _both(one: Cited, other: Cited) -> Cited:
    numbers = dict.fromkeys((*one.numbers, *other.numbers))
    return Cited(tuple(numbers), one.more + other.more)


def _pressures(report: Report, words: Words) -> list[str]:
    deep = any(line.answers for line in report.pressures)
    heads = ("from", "to", "acts", *(("by_what", "answer") if deep else ()), "last", "references")
    rows = (
        (
            phrases.name_with_id(line.actor),
            phrases.name_with_id(line.recipient),
            phrases.acts_of(line, words),
            *(
                (phrases.instruments_of(line, words), phrases.answers_of(line, words))
                if deep
                else ()
            ),
            words.interval(line.last),
            _both(line.cited, line.answered),
        )
        for line in report.pressures
    )
    return _table([words.text(head) for head in heads], rows, words)


def _due(report: Report, words: Words) -> list[str]:
    heads = ("when", "who", "what", "references")
    rows = (
        (words.interval(line.when), line.actor.label, phrases.due_what(line, words), line.cited)
        for line in report.due
    )
    return _table([words.text(head) for head in heads], rows, words)


def _figures(report: Report, words: Words) -> list[str]:
    heads = ("actor", "measure", "value", "period", "references")
    rows = (
        (
            line.actor.label if line.actor else "",
            phrases.readable(line.measure),
            phrases.figure_value(line, words),
            phrases.figure_period(line, words),
            line.cited,
        )
        for line in report.figures
    )
    return _table([words.text(head) for head in heads], rows, words)


def _missing(report: Report, words: Words) -> list[str]:
    rows = (
        (
            phrases.missing_topic(line, words),
            str(line.count),
            phrases.missing_names(line),
            line.cited,
        )
        for line in report.missing
    )
    heads = ("what", "how_often", "details", "references")
    return _table([words.text(head) for head in heads], rows, words)


def _reference(reference: Reference, words: Words) -> Iterator[str]:
    number = reference.number
    yield (
        f'<a id="s{number}"></a>[{number}] {_safe(phrases.source_line(reference, words))}  \n'
        f"{_safe(phrases.quoted_sentence(reference))}"
    )
    yield ""


def _table(
    heads: Sequence[str], rows: Iterable[tuple[str | Cited, ...]], words: Words
) -> list[str]:
    lines = ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    if not lines:
        return [words.text("none")]
    return [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *lines]


def _cell(value: str | Cited) -> str:
    if isinstance(value, str):
        return _safe(value)
    links = " ".join(f"[\\[{number}\\]](#s{number})" for number in value.numbers)
    return f"{links} +{value.more}".strip() if value.more else links


def _safe(text: str) -> str:
    """Text of an article that must not act as Markdown or HTML."""
    escaped = _SPECIAL.sub(r"\\\1", phrases.printable(text).replace("&", "&amp;"))
    return _LEADING.sub(r"\\\1", escaped)
