"""Between records and rows: what a reading writes into each table, and back.

All that a reading holds is in original offsets already, but for the blocks of the cleaned
text: they are kept in both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Table

from ralliement.dossier import tables
from ralliement.errors import UnreadableArticle
from ralliement.records import (
    AgendaEntry,
    Alignment,
    Article,
    Block,
    BlockKind,
    Damage,
    DamageKind,
    Event,
    Figure,
    Interval,
    Modality,
    Part,
    Piece,
    Publication,
    Quotation,
    Reading,
    Statement,
    content_id,
)

Row = dict[str, Any]
_Coded = TypeVar("_Coded", Statement, Quotation, AgendaEntry, Figure)


def rows_of(reading: Reading, setup: str) -> dict[str, list[Row]]:
    """The rows of one reading by table name, parents before children.

    Raises: UnreadableArticle if a record does not show the characters it points at, or
    the text holds halves of characters that no database can keep.
    """
    article = reading.article
    statements = _distinct(reading.statements)
    rows = {
        "articles": [_article_row(article, setup)],
        "blocks": _numbered(_block_row(article, block) for block in article.blocks),
        "damage": _numbered(_span_row(article, tables.DAMAGE, item) for item in article.damage),
        "mentions": _numbered(
            _span_row(article, tables.MENTIONS, item) for item in reading.mentions
        ),
        "quotations": _columns(tables.QUOTATIONS, _distinct(reading.quotations)),
        "statements": _columns(tables.STATEMENTS, statements),
        "parts": [row for statement in statements for row in part_rows(statement)],
        "agenda": _columns(tables.AGENDA, _distinct(reading.agenda)),
        "figures": _columns(tables.FIGURES, _distinct(reading.figures)),
        "affiliations": _numbered(
            _span_row(article, tables.AFFILIATIONS, item) for item in reading.affiliations
        ),
        "new_actors": [
            {"article": article.id, "actor": actor, "label": label}
            for actor, label in sorted(dict(reading.new_actors).items())
        ],
    }
    _check(article, rows)
    return rows


def _article_row(article: Article, setup: str) -> Row:
    interval = article.publication.interval
    pieces = [
        [p.text_start, p.text_end, p.original_start, p.original_end, int(p.copied)]
        for p in article.alignment.pieces
    ]
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "author": article.author,
        "language": article.language,
        "date_from": interval.date_from,
        "date_to": interval.date_to,
        "precision": interval.precision,
        "date_source": article.publication.source,
        "duplicate_group": None,
        "fingerprint": article.fingerprint,
        "words": len(article.text.split()),
        "setup": setup,
        "original": article.original,
        "text": article.text,
        "alignment": json.dumps(pieces, separators=(",", ":")),
    }


def _block_row(article: Article, block: Block) -> Row:
    start, end = article.alignment.to_original(block.start, block.end)
    return {
        "article": article.id,
        "kind": block.kind.value,
        "start": start,
        "end": end,
        "text_start": block.start,
        "text_end": block.end,
    }


def _span_row(article: Article, table: Table, record: Any) -> Row:
    row = _columns(table, [record])[0]
    return row | {"article": article.id, "text": article.original[record.start : record.end]}


def statement_row(statement: Statement) -> Row:
    """The row of one statement, without its parts."""
    return _columns(tables.STATEMENTS, [statement])[0]


def part_rows(statement: Statement) -> list[Row]:
    """The rows of a statement's parts."""
    return [
        {
            "article": statement.article,
            "statement": statement.id,
            "number": number,
            "role": part.role,
            "start": part.start,
            "end": part.end,
        }
        for number, part in enumerate(statement.parts)
    ]


def _columns(table: Table, records: Iterable[Any]) -> list[Row]:
    names = [column.name for column in table.columns]
    return [
        {name: _plain(getattr(record, name)) for name in names if hasattr(record, name)}
        for record in records
    ]


def _plain(value: Any) -> Any:
    # Drivers take exact strings only; an enumeration's member is a subclass of one.
    return str(value) if isinstance(value, str) else value


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [row | {"number": number} for number, row in enumerate(rows)]


def _distinct(records: Iterable[_Coded]) -> list[_Coded]:
    """The records without exact repeats; two different ones with one id get ids apart."""
    kept: dict[str, _Coded] = {}
    for record in records:
        number = 1
        unique = record
        while unique.id in kept and kept[unique.id] != unique:
            number += 1
            unique = replace(record, id=f"{record.id}-{number}")
        kept.setdefault(unique.id, unique)
    return list(kept.values())


def _check(article: Article, rows: Mapping[str, list[Row]]) -> None:
    name = article.path or article.id
    try:
        article.original.encode()
        article.text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableArticle(
            name, "encoding", "holds halves of characters; save it again as UTF-8"
        ) from error
    for table, found in rows.items():
        for row in found:
            if "text" not in row or table == "articles":
                continue
            if row["text"] != article.original[row["start"] : row["end"]]:
                raise UnreadableArticle(
                    name,
                    "inconsistent",
                    f"a record in {table} at {row['start']}-{row['end']} does not show the text "
                    "it points at, nothing of this article is kept; please report it",
                )


def renamed(reading: Reading, name: str) -> Reading:
    """The same reading under another article id, its records' ids derived anew."""

    def move(record: Any) -> Any:
        return replace(record, article=name, id=content_id(record.id[0], record.id, name))

    return replace(
        reading,
        article=replace(reading.article, id=name),
        quotations=tuple(move(item) for item in reading.quotations),
        statements=tuple(move(item) for item in reading.statements),
        agenda=tuple(move(item) for item in reading.agenda),
        figures=tuple(move(item) for item in reading.figures),
        affiliations=tuple(replace(item, article=name) for item in reading.affiliations),
    )


def article_of(row: Row, blocks: Iterable[Row], damage: Iterable[Row]) -> Article:
    """The article that was written, whole."""
    pieces = (
        Piece(a, b, c, d, bool(copied)) for a, b, c, d, copied in json.loads(row["alignment"])
    )
    interval = Interval(row["date_from"], row["date_to"])
    return Article(
        id=row["id"],
        original=row["original"],
        text=row["text"],
        alignment=Alignment(tuple(pieces)),
        blocks=tuple(Block(BlockKind(b["kind"]), b["text_start"], b["text_end"]) for b in blocks),
        language=row["language"],
        publication=Publication(interval, row["date_source"]),
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        author=row["author"],
        damage=tuple(Damage(DamageKind(d["kind"]), d["start"], d["end"]) for d in damage),
        path=row["path"],
    )


def statement_of(row: Row, parts: Iterable[Row]) -> Statement:
    """One statement with its parts."""
    fields = dict(row)
    fields["event"] = None if row["event"] is None else Event(row["event"])
    fields["modality"] = Modality(row["modality"])
    fields["parts"] = tuple(Part(part["role"], part["start"], part["end"]) for part in parts)
    return Statement(**fields)


def agenda_of(row: Row) -> AgendaEntry:
    """One entry of the agenda."""
    fields = dict(row)
    fields["event"] = None if row["event"] is None else Event(row["event"])
    return AgendaEntry(**fields)
