"""The records of one table on a terminal: the columns that people look at, one record a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ralliement.records import Interval
from ralliement.reports.phrases import readable, scale_number
from ralliement.reports.words import Words

Record = Mapping[str, Any]

_WIDE = frozenset({"text", "what", "measure", "message", "title", "role"})


def print_records(table: str, found: Iterable[Record], console: Console, language: str) -> int:
    """Print the records of ``table``, one a row, and tell how many there were."""
    words = Words(language)
    grid: Table | None = None
    count = 0
    for record in found:
        cells = _cells(table, record, words)
        if grid is None:
            grid = _grid(cells)
        grid.add_row(*(Text(text) for text in cells.values()))
        count += 1
    if grid is not None:
        console.print(grid)
    return count


def _grid(cells: Mapping[str, str]) -> Table:
    grid = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", expand=True)
    for name in cells:
        wide = name in _WIDE
        grid.add_column(
            name, ratio=6 if wide else None, overflow="fold", max_width=None if wide else 24
        )
    return grid


def _cells(table: str, record: Record, words: Words) -> dict[str, str]:
    shown = _SHOWN[table](record, words)
    return {name: _text(value) for name, value in shown.items()}


def _statement(record: Record, words: Words) -> dict[str, Any]:
    recipient = f" → {record['recipient']}" if record["recipient"] else ""
    stance = record["stance"]
    return {
        "id": record["id"],
        "date": _when(record, words, "date"),
        "actor": f"{record['actor']}{recipient}",
        "event": record["event"],
        "stance": None if stance is None else scale_number(stance),
        "text": readable(record["text"]),
        "article": _place(record),
    }


def _quotation(record: Record, _words: Words) -> dict[str, Any]:
    state = "" if record["complete"] else (" …" if record["text"] else " ∅")
    return {
        "id": record["id"],
        "kind": f"{record['kind']}{state}",
        "speaker": record["speaker"] or record["speaker_text"],
        "cue": record["cue"],
        "text": readable(record["text"]),
        "article": _place(record),
    }


def _agenda(record: Record, words: Words) -> dict[str, Any]:
    recipient = f" → {record['recipient']}" if record["recipient"] else ""
    return {
        "date": _when(record, words, "date"),
        "actor": f"{record['actor']}{recipient}",
        "event": record["event"],
        "what": readable(record["what"]),
        "article": _place(record),
    }


def _figure(record: Record, words: Words) -> dict[str, Any]:
    value = (
        words.text("value_missing") if record["value"] is None else words.number(record["value"])
    )
    return {
        "actor": record["actor"],
        "measure": readable(record["measure"]),
        "value": f"{value} {record['unit'] or ''}".strip(),
        "period": _when(record, words, "period"),
        "article": _place(record),
    }


def _damage(record: Record, words: Words) -> dict[str, Any]:
    return {
        "kind": words.among("kinds", record["kind"]),
        "text": readable(record["text"]) or "∅",
        "article": _place(record),
    }


def _mention(record: Record, _words: Words) -> dict[str, Any]:
    names = ("actor", "acts_for", "kind", "confidence")
    return {name: record[name] for name in names} | {
        "text": readable(record["text"]),
        "article": _place(record),
    }


def _affiliation(record: Record, _words: Words) -> dict[str, Any]:
    names = ("person", "actor", "role", "former")
    return {name: record[name] for name in names} | {"article": _place(record)}


def _actor(record: Record, words: Words) -> dict[str, Any]:
    return {
        "id": record["id"],
        "label": record["label_fr" if words.language == "fr" else "label_en"],
        "kind": record["kind"],
        "new": record["new"],
        "articles": record["articles"],
        "statements": record["statements"],
    }


def _article(record: Record, words: Words) -> dict[str, Any]:
    group = record["duplicate_group"]
    return {
        "id": record["id"],
        "date": _when(record, words, "date"),
        "outlet": record["outlet"],
        "language": record["language"],
        "copy of": None if group == record["id"] else group,
        "words": record["words"],
        "title": readable(record["title"] or ""),
    }


def _unreadable(record: Record, _words: Words) -> dict[str, Any]:
    return dict(record)


_SHOWN = {
    "statements": _statement,
    "quotations": _quotation,
    "agenda": _agenda,
    "figures": _figure,
    "damage": _damage,
    "mentions": _mention,
    "affiliations": _affiliation,
    "actors": _actor,
    "articles": _article,
    "unreadable": _unreadable,
}


def _place(record: Record) -> str:
    return f"{record['article']}:{record['start']}–{record['end']}"


def _when(record: Record, words: Words, stem: str) -> str:
    first, last = _day(record[f"{stem}_from"]), _day(record[f"{stem}_to"])
    return words.interval(Interval(first, last)) if first or last else ""


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    return "✓" if value is True else str(value)
