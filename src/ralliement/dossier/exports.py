"""Tables as JSON Lines and CSV. docs/json.md says what every field means."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, TextIO

from ralliement.dossier import tables
from ralliement.dossier.asking import EVERYTHING, Questions
from ralliement.dossier.met import actors_met
from ralliement.dossier.queries import Filters
from ralliement.dossier.rows import Row
from ralliement.errors import UnknownName

_SPAN = ("start", "end", "text")

FIELDS: Mapping[str, tuple[str, ...]] = {
    "statements": (
        *("id", "article", *_SPAN, "sentence_start", "actor", "speaker", "recipient", "event"),
        *("modality", "issue", "stance", "decided", "date_from", "date_to", "quotation", "via"),
        *("linked", "confidence", "coder", "rule"),
    ),
    "quotations": (
        *("id", "article", "kind", *_SPAN, "speaker", "speaker_text", "cue", "complete"),
    ),
    "agenda": (
        *("id", "article", "actor", "recipient", "event", "what", "date_from", "date_to", *_SPAN),
    ),
    "figures": (
        *("id", "article", "actor", "measure", "value", "unit", "period_from", "period_to", *_SPAN),
    ),
    "damage": ("article", "kind", *_SPAN),
    "mentions": (
        *("article", *_SPAN, "actor", "acts_for", "kind", "confidence", "place", "misspelt"),
    ),
    "affiliations": ("article", "person", "actor", "role", "former", *_SPAN),
    "actors": ("id", "label_fr", "label_en", "kind", "new", "articles", "statements"),
    "articles": (
        *("id", "path", "title", "outlet", "url", "author", "language", "date_from", "date_to"),
        *("precision", "date_source", "duplicate_group", "fingerprint", "words"),
    ),
    "unreadable": ("name", "reason", "message"),
}
"""The fields of each table that is exported, in the order in which they are written."""

TEXT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("original", "text"),
    "statements": ("condition",),
}
"""The fields that a table has on top when its texts are asked for."""


def records(
    dossier: Questions, table: str, filters: Filters = EVERYTHING, *, texts: bool = False
) -> Iterator[dict[str, Any]]:
    """The records of one table, each as a mapping in the documented order of fields.

    Raises: UnknownName if there is no such table.
    """
    if table not in FIELDS:
        raise UnknownName("table", table, FIELDS)
    fields = fields_of(table, texts=texts)
    if table == "actors":
        rows: Iterable[Row] = (
            asdict(actor) for actor in actors_met(dossier) if filters.actor in (None, actor.id)
        )
    else:
        rows = dossier.rows(tables.METADATA.tables[table], filters)
    for row in rows:
        yield {name: _value(row[name]) for name in fields}


def fields_of(table: str, *, texts: bool = False) -> tuple[str, ...]:
    """The names of the fields of a table, in order."""
    return FIELDS[table] + (TEXT_FIELDS.get(table, ()) if texts else ())


def write_json_lines(found: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One JSON object a line, null where there is nothing."""
    for record in found:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(fields: Sequence[str], found: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """A line of field names, then one line a record; an empty cell where there is nothing."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(fields)
    for record in found:
        writer.writerow([_cell(record[name]) for name in fields])


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
