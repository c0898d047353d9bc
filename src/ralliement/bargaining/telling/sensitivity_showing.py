"""What moves a forecast, for people and for programs: tables on the terminal, one JSON object."""

from __future__ import annotations

import html
import json
import re
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.sensitivity import FACTOR, InputEffect, Sensitivity, SentenceEffect
from ralliement.bargaining.telling.notes import told
from ralliement.bargaining.telling.words import ForecastWords

_GROUP = "sensitivity"
_SENTENCE = 160
"""How many characters of a sentence are shown; `ralliement why` shows all."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""Sentences are those of the article as it was given, which may be a page."""


def print_sensitivity(
    found: Sensitivity, console: Console, *, words: ForecastWords, db: str
) -> None:
    """The inputs and the sentences that move the outcome most, with how to look at them."""
    values = {"outcome": found.outcome, "low": found.lower_80, "high": found.upper_80}
    shown = {name: words.number(f"{value:.1f}") for name, value in values.items()}
    about = {"issue": found.issue, "model": found.model, "at": found.at}
    console.print(words.text(_GROUP, "heading", **about, **shown))
    console.print()
    console.print(words.text(_GROUP, "inputs", factor=f"{FACTOR:g}"))
    console.print(_inputs(found.inputs, words))
    for title, effects, count in zip(
        ("sentences", "articles"), (found.sentences, found.articles), found.tried, strict=True
    ):
        console.print(words.text(_GROUP, title, count=count))
        _print_removed(effects, console, words)
    console.print(words.text(_GROUP, "still"))
    if found.sentences:
        first = found.sentences[0].statements[0]
        console.print(words.text(_GROUP, "see", db=db, statement=first))
    for note in found.notes:
        console.print(words.text("table", "note", note=told(note, words)))


def _inputs(effects: Sequence[InputEffect], words: ForecastWords) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("actor", "input"):
        table.add_column(words.text(_GROUP, name), no_wrap=True)
    for name in ("low", "outcome", "high", "outcome", "swing"):
        table.add_column(words.text(_GROUP, name), justify="right", no_wrap=True)
    for one in effects:
        table.add_row(*_input(one, words))
    return table


def _input(one: InputEffect, words: ForecastWords) -> tuple[str, ...]:
    digits = 4 if one.field == "capability" else 0
    low, high = (words.number(f"{value:.{digits}f}") for value in (one.low, one.high))
    if one.field == "presence":
        low, high = words.text(_GROUP, "left_out"), words.text(_GROUP, "as_is")
    at_low, at_high, swing = (
        words.number(f"{value:.1f}") for value in (one.at_low, one.at_high, one.swing)
    )
    name = words.actor(one.actor)
    return name, words.text("fields", one.field), low, at_low, high, at_high, swing


def _print_removed(
    effects: Sequence[SentenceEffect], console: Console, words: ForecastWords
) -> None:
    if not effects:
        console.print(f"  {words.text(_GROUP, 'none')}")
    for one in effects:
        console.print(f"  {_change(one, words)}  {_moves(one, words)}")
        readable = html.unescape(_TAG.sub(" ", one.text))
        text = words.quoted(textwrap.shorten(readable, _SENTENCE, placeholder=" …"))
        console.print(f"        {_place(one, words)}{words.text('table', 'colon')}{text}")
    console.print()


def _change(one: SentenceEffect, words: ForecastWords) -> str:
    if one.change is None:
        return words.text(_GROUP, "nobody")
    return words.number(f"{round(one.change, 1) + 0.0:+.1f}")


def _moves(one: SentenceEffect, words: ForecastWords) -> str:
    """Where each actor stood with the sentence, and where it stands without."""
    gone = words.text(_GROUP, "no_position")
    told_of = zip(one.actors, one.before, one.after, strict=True)
    return ", ".join(
        f"{words.actor(actor)} {before:.0f} → {gone if after is None else f'{after:.0f}'}"
        for actor, before, after in told_of
    )


def _place(one: SentenceEffect, words: ForecastWords) -> str:
    """The article, the first statement, and how many more there are."""
    others = len(one.statements) - 1
    more = f" {words.text(_GROUP, 'more', count=others)}" if others else ""
    return f"{one.article}, {one.statements[0]}{more}"


def sensitivity_json(found: Sensitivity) -> str:
    """The analysis as one line of JSON (docs/backtest.md names the fields)."""
    sentences, articles = found.tried
    record = asdict(found) | {
        "at": found.at.isoformat(),
        "tried": {"sentences": sentences, "articles": articles},
    }
    return json.dumps(record, ensure_ascii=False, allow_nan=False)
