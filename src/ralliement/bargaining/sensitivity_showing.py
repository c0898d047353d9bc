"""What moves a forecast, for people and for programs: tables on the terminal, one JSON object."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.sensitivity import FACTOR, InputEffect, Sensitivity, SentenceEffect

_SENTENCE = 160
"""How many characters of a sentence are shown; `ralliement why` shows all."""


def print_sensitivity(found: Sensitivity, console: Console, *, db: str) -> None:
    """The inputs and the sentences that move the outcome most, with how to look at them."""
    console.print(
        f"{found.issue}: model {found.model}, {found.at}: outcome {found.outcome:.1f} "
        f"(8 in 10 draws {found.lower_80:.1f}–{found.upper_80:.1f})"
    )
    console.print()
    console.print(
        f"Inputs that move it most, each at both ends, all else as it is (capability ×"
        f"1/{FACTOR:g} and ×{FACTOR:g})"
    )
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("actor", "input"):
        table.add_column(name, no_wrap=True)
    for name in ("low", "outcome", "high", "outcome", "swing"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in found.inputs:
        table.add_row(*_input(one))
    console.print(table)
    sentences, articles = found.tried
    _print_removed(f"Sentences, left out in turn ({sentences})", found.sentences, console)
    _print_removed(f"Articles, left out in turn ({articles})", found.articles, console)
    if found.sentences:
        console.print(f"See one with: ralliement why {db} {found.sentences[0].statements[0]}")
    for note in found.notes:
        console.print(f"note: {note}")


def _input(one: InputEffect) -> tuple[str, ...]:
    digits = 4 if one.field == "capability" else 0
    low, high = f"{one.low:.{digits}f}", f"{one.high:.{digits}f}"
    if one.field == "presence":
        low, high = "left out", "as it is"
    return (
        *(one.actor, one.field, low, f"{one.at_low:.1f}"),
        *(high, f"{one.at_high:.1f}", f"{one.swing:.1f}"),
    )


def _print_removed(title: str, effects: Sequence[SentenceEffect], console: Console) -> None:
    console.print(title)
    if not effects:
        console.print("  none")
    for one in effects:
        change = "nobody is left" if one.change is None else f"{one.change:+.1f}"
        told = zip(one.actors, one.before, one.after, strict=True)
        moves = ", ".join(
            f"{actor} {before:.0f} → {'no position' if after is None else f'{after:.0f}'}"
            for actor, before, after in told
        )
        console.print(f"  {change}  {moves}  {' '.join(one.statements)}  {one.article}")
        text = textwrap.shorten(one.text, _SENTENCE, placeholder=" …")
        console.print(f"        {text}")
    console.print()


def sensitivity_json(found: Sensitivity) -> str:
    """The analysis as one line of JSON (docs/backtest.md names the fields)."""
    sentences, articles = found.tried
    told = asdict(found) | {
        "at": found.at.isoformat(),
        "tried": {"sentences": sentences, "articles": articles},
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False)
