"""The records of one table on a terminal: the columns that people look at, one record a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ralliement.reports.phrases import quoted, readable, scale_number
from ralliement.reports.words import Words, is_whole_month

Record = Mapping[str, Any]

_LONG = "text"
"""The column that is written on lines of its own, below the others."""

_WHOLE = frozenset({"id", "copy of", "place", "name"})
"""Columns that people copy from; others are cut at ``_CUT`` characters."""

_CUT = 22


def print_records(table: str, found: Iterable[Record], console: Console, language: str) -> int:
    """Print the records of ``table``, each with its text below it; tell how many there were."""
    words = Words(language)
    rows = [_cells(table, record, words) for record in found]
    if not rows:
        return 0
    names = [name for name in rows[0] if name != _LONG]
    sizes = {name: max(len(row[name]) for row in rows) for name in names}
    kept = [name for name in names if sizes[name]]
    sizes = {name: max(sizes[name], len(name)) for name in kept}
    console.print(Text(_line({name: name for name in kept}, sizes), style="bold"))
    for row in rows:
        console.print(Text(_line(row, sizes)))
        if row.get(_LONG):
            console.print(Padding(Text(row[_LONG], style="dim"), (0, 0, 0, 4)))
    return len(rows)


def _line(row: Mapping[str, str], sizes: Mapping[str, int]) -> str:
    return "  ".join(row[name].ljust(size) for name, size in sizes.items()).rstrip()


def _cells(table: str, record: Record, words: Words) -> dict[str, str]:
    shown = _SHOWN[table](record, words)
    return {name: _fitted(name, _text(value)) for name, value in shown.items()}


def _fitted(name: str, text: str) -> str:
    if name == _LONG or name in _WHOLE or len(text) <= _CUT:
        return text
    return text[: _CUT - 1].rstrip() + "…"


_BY_HAND = "hand"
"""The rule of what people coded: a line says then who did, and on which concept."""


def _statement(record: Record, _words: Words) -> dict[str, Any]:
    recipient = f" → {record['recipient']}" if record["recipient"] else ""
    stance = record["stance"]
    by_hand = record["rule"] == _BY_HAND
    return {
        "id": record["id"],
        "date": _when(record, "date"),
        "actor": f"{record['actor']}{recipient}",
        "event": record["event"],
        "stance": None if stance is None else scale_number(stance),
        "concept": record["issue"] if by_hand else None,
        "coder": record["coder"] if by_hand else None,
        "text": f"{_place(record)}  {quoted(record['text'])}",
    }


def _quotation(record: Record, _words: Words) -> dict[str, Any]:
    state = "" if record["complete"] else (" …" if record["text"] else " ∅")
    return {
        "id": record["id"],
        "kind": f"{record['kind']}{state}",
        "speaker": record["speaker"] or record["speaker_text"],
        "cue": record["cue"],
        "text": f"{_place(record)}  {quoted(record['text'])}",
    }


def _agenda(record: Record, _words: Words) -> dict[str, Any]:
    recipient = f" → {record['recipient']}" if record["recipient"] else ""
    return {
        "date": _when(record, "date"),
        "actor": f"{record['actor']}{recipient}",
        "event": record["event"],
        "text": f"{_place(record)}  {quoted(record['what'])}",
    }


def _figure(record: Record, words: Words) -> dict[str, Any]:
    value = (
        words.text("value_missing") if record["value"] is None else words.number(record["value"])
    )
    return {
        "actor": record["actor"],
        "measure": readable(record["measure"]),
        "value": f"{value} {record['unit'] or ''}".strip(),
        "period": _when(record, "period"),
        "text": f"{_place(record)}  {quoted(record['text'])}",
    }


def _damage(record: Record, words: Words) -> dict[str, Any]:
    return {
        "kind": words.among("kinds", record["kind"]),
        "place": _place(record),
        "text": quoted(record["text"]) if record["text"] else "",
    }


def _mention(record: Record, _words: Words) -> dict[str, Any]:
    names = ("actor", "acts_for", "kind", "confidence")
    return {name: record[name] for name in names} | {
        "text": f"{_place(record)}  {quoted(record['text'])}",
    }


def _affiliation(record: Record, _words: Words) -> dict[str, Any]:
    names = ("person", "actor", "role", "former")
    place = f"{_place(record)}  {quoted(record['text'])}"
    return {name: record[name] for name in names} | {"text": place}


def _actor(record: Record, words: Words) -> dict[str, Any]:
    return {
        "id": record["id"],
        "kind": record["kind"],
        "new": record["new"],
        "art.": record["articles"],
        "stat.": record["statements"],
        "name": record["label_fr" if words.language == "fr" else "label_en"],
    }


def _article(record: Record, _words: Words) -> dict[str, Any]:
    group, told = record["duplicate_group"], (record["outlet"], record["title"])
    return {
        "id": record["id"],
        "date": _when(record, "date"),
        "language": record["language"],
        "words": record["words"],
        "copy of": None if group == record["id"] else group,
        "text": ", ".join(readable(part) for part in told if part),
    }


def _unreadable(record: Record, _words: Words) -> dict[str, Any]:
    return {"name": record["name"], "reason": record["reason"], "text": record["message"]}


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


def _when(record: Record, stem: str) -> str:
    """A day, month or year as in ISO; an interval's two days, or one where it is open."""
    first, last = record[f"{stem}_from"], record[f"{stem}_to"]
    if not first or not last:
        return f"{first or ''}…{last or ''}" if first or last else ""
    if first == last:
        return str(first)
    if is_whole_month(date.fromisoformat(first), date.fromisoformat(last)):
        return str(first[:7])
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return str(first[:4])
    return f"{first}…{last}"


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    return "✓" if value is True else str(value)
