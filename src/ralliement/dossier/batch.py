"""What comes into a dossier at once from elsewhere: coders, their statements, kept rows.

A batch is written in one transaction, or not at all. Statements of people stay with their
article when the article is read again (``store.py`` puts them aside and back).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from ralliement.dossier import rows, tables
from ralliement.dossier.rows import Row
from ralliement.errors import DossierError
from ralliement.records import Article, Reading, Statement

PERSON = "person"
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded statements. ``kind`` is ``person`` or ``machine``; ``source`` where they came from.

    A coder that a dossier does not list is a program that reads articles.
    """

    name: str
    kind: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """A file of another program. ``id`` is a digest of its content."""

    id: str
    format: str
    name: str
    version: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row of such a file, and the record that was made of it, if any."""

    section: str
    number: int
    content: Mapping[str, Any]
    article: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """All that one import brings. ``codes`` are statements for articles that are there.

    ``replaced`` names (article, coder) pairs whose statements go first, ``superseded`` the
    imports whose rows go.
    """

    readings: tuple[Reading, ...] = ()
    codes: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    coders: tuple[Coder, ...] = ()
    actors: tuple[Row, ...] = ()
    imported: Imported | None = None
    rows: tuple[ImportedRow, ...] = ()
    replaced: frozenset[tuple[str, str]] = frozenset()
    superseded: tuple[str, ...] = ()


def write_batch(connection: Connection, batch: Batch, setup: str) -> None:
    """Write ``batch`` inside the caller's transaction.

    Raises: UnreadableArticle if a record does not fit its text; DossierError if a statement is
    there already.
    """
    for name in batch.superseded:
        connection.execute(
            delete(tables.IMPORTED_ROWS).where(tables.IMPORTED_ROWS.c["import"] == name)
        )
        connection.execute(delete(tables.IMPORTS).where(tables.IMPORTS.c.id == name))
    for article, coder in sorted(batch.replaced):
        own = and_(tables.STATEMENTS.c.article == article, tables.STATEMENTS.c.coder == coder)
        connection.execute(delete(tables.STATEMENTS).where(own))
    for reading in batch.readings:
        for table, found in rows.rows_of(reading, setup).items():
            _insert(connection, tables.METADATA.tables[table], found)
    for name, statements in batch.codes.items():
        _write_codes(connection, name, statements)
    _write_coders(connection, batch.coders)
    _write_actors(connection, batch.actors)
    if batch.imported is not None:
        _write_import(connection, batch.imported, batch.rows)


def _write_codes(connection: Connection, name: str, statements: Sequence[Statement]) -> None:
    column = tables.ARTICLES.c
    row = connection.execute(select(column.original).where(column.id == name)).one()
    for statement in statements:
        if statement.text != row.original[statement.start : statement.end]:
            raise DossierError(
                f"{name}: statement {statement.id} does not show the text at "
                f"{statement.start}-{statement.end}; nothing was written"
            )
    _insert(connection, tables.STATEMENTS, [rows.statement_row(item) for item in statements])
    _insert(connection, tables.PARTS, [r for item in statements for r in rows.part_rows(item)])


def _write_coders(connection: Connection, coders: Iterable[Coder]) -> None:
    for coder in coders:
        connection.execute(delete(tables.CODERS).where(tables.CODERS.c.name == coder.name))
        row = {"name": coder.name, "kind": coder.kind, "source": coder.source}
        connection.execute(insert(tables.CODERS), [row])


def _write_actors(connection: Connection, actors: Iterable[Row]) -> None:
    known = set(connection.execute(select(tables.ACTORS.c.id)).scalars())
    known |= set(connection.execute(select(tables.NEW_ACTORS.c.actor)).scalars())
    _insert(connection, tables.ACTORS, [row for row in actors if row["id"] not in known])


def _write_import(connection: Connection, imported: Imported, found: Iterable[ImportedRow]) -> None:
    row = {
        "id": imported.id,
        "format": imported.format,
        "name": imported.name,
        "version": imported.version,
    }
    connection.execute(insert(tables.IMPORTS), [row])
    kept = [
        {
            "import": imported.id,
            "section": item.section,
            "number": item.number,
            "content": json.dumps(dict(item.content), ensure_ascii=False),
            "article": item.article,
            "statement": item.statement,
        }
        for item in found
    ]
    _insert(connection, tables.IMPORTED_ROWS, kept)


def _insert(connection: Connection, table: Any, found: Sequence[Row]) -> None:
    if found:
        connection.execute(insert(table), list(found))


def put_aside(connection: Connection, article: Article, name: str) -> dict[str, list[Row]]:
    """The statements that people coded in an article that is about to be read again."""
    by_people = select(tables.CODERS.c.name).where(tables.CODERS.c.kind == PERSON)
    mine = and_(tables.STATEMENTS.c.article == name, tables.STATEMENTS.c.coder.in_(by_people))
    statements = connection.execute(select(tables.STATEMENTS).where(mine)).mappings().all()
    ids = [row["id"] for row in statements]
    parts = select(tables.PARTS).where(
        tables.PARTS.c.article == name, tables.PARTS.c.statement.in_(ids)
    )
    actors = select(tables.NEW_ACTORS).where(tables.NEW_ACTORS.c.article == name)
    text = article.original
    fitting = {row["id"] for row in statements if row["text"] == text[row["start"] : row["end"]]}
    return {
        "statements": [dict(row) for row in statements if row["id"] in fitting],
        "parts": [
            dict(row) for row in connection.execute(parts).mappings() if row["statement"] in fitting
        ],
        "new_actors": [dict(row) for row in connection.execute(actors).mappings()] if ids else [],
    }


def put_back(connection: Connection, aside: Mapping[str, Sequence[Row]], name: str) -> None:
    """Give people's statements back to the article that was read again."""
    known = set(
        connection.execute(
            select(tables.NEW_ACTORS.c.actor).where(tables.NEW_ACTORS.c.article == name)
        ).scalars()
    )
    _insert(connection, tables.STATEMENTS, aside["statements"])
    _insert(connection, tables.PARTS, aside["parts"])
    lost = [row for row in aside["new_actors"] if row["actor"] not in known]
    _insert(connection, tables.NEW_ACTORS, lost)
