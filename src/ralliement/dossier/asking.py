"""Asking a dossier: what it is about, its records, its articles."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, or_, select
from sqlalchemy.engine import URL

from ralliement.dossier import backends, queries, rows, tables
from ralliement.dossier.batch import MACHINE, Coder, Imported, ImportedRow
from ralliement.dossier.queries import Filters
from ralliement.dossier.rows import Row
from ralliement.dossier.setup import IssueCard
from ralliement.errors import UnknownName, UnknownStatement, UnreadableArticle
from ralliement.records import AgendaEntry, Article, Figure, Quotation, Statement

EVERYTHING = Filters()

_ROWS_AT_ONCE = 4096


class Questions:
    """The questions that a dossier answers; :class:`Dossier` adds the writing."""

    def __init__(self, engine: Engine, place: URL) -> None:
        self._engine = engine
        self._place = place

    @property
    def name(self) -> str:
        """The file, or the address without its password."""
        return backends.display_name(self._place)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with backends.one_clear_line(self.name), self._engine.connect() as connection:
            yield connection

    @property
    def issue(self) -> IssueCard:
        """The issue as it was when the dossier was last read into."""
        return IssueCard.from_json(self.meta()["issue"])

    def meta(self) -> dict[str, str]:
        """Schema version, issue, digest of the pack, coder, time of creation."""
        with self._read() as connection:
            return {row.key: row.value for row in connection.execute(select(tables.META))}

    def rows(self, table: Table, filters: Filters = EVERYTHING) -> list[Row]:
        """The rows of one table that pass ``filters``, in their stable order."""
        with self._read() as connection:
            return _rows(connection, queries.rows_query(table, filters))

    def columns(self, question: Select[Any]) -> dict[str, list[Any]]:
        """The values that answer a question, by name of column.

        In parts: rows that live on together cost Python more than to read them.
        """
        with self._read() as connection:
            found = connection.execute(question)
            names = list(found.keys())
            columns: dict[str, list[Any]] = {name: [] for name in names}
            for part in found.partitions(_ROWS_AT_ONCE):
                for values, more in zip(columns.values(), zip(*part, strict=True), strict=True):
                    values.extend(more)
        return columns

    def articles(self) -> Iterator[Article]:
        """The articles, whole, one at a time."""
        for name in self.article_ids():
            yield self.article(name)

    def article(self, name: str) -> Article:
        """One article, whole.

        Raises: UnknownName if the dossier has none of that name.
        """
        found = self.rows(tables.ARTICLES, Filters(article=name))
        if not found:
            raise UnknownName("article", name, self.article_ids()[:20])
        mine = Filters(article=name)
        blocks, damage = self.rows(tables.BLOCKS, mine), self.rows(tables.DAMAGE, mine)
        return rows.article_of(found[0], blocks, damage)

    def article_ids(self) -> list[str]:
        """The ids of all articles, in order."""
        column = tables.ARTICLES.c.id
        question = select(column).order_by(backends.by_code_point(column))
        with self._read() as connection:
            return list(connection.execute(question).scalars())

    def article_languages(self) -> list[str]:
        """The language of every article, by article id."""
        articles = tables.ARTICLES.c
        question = select(articles.language).order_by(backends.by_code_point(articles.id))
        with self._read() as connection:
            return list(connection.execute(question).scalars())

    def new_actor_ids(self) -> set[str]:
        """The ids of the actors that articles introduced and the registry did not know."""
        with self._read() as connection:
            return set(connection.execute(select(tables.NEW_ACTORS.c.actor)).scalars())

    def counts_by_actor(self) -> tuple[dict[str, int], dict[str, int]]:
        """For each actor, how many articles mention it and how many statements it makes."""
        with self._read() as connection:
            articles = connection.execute(queries.articles_by_actor())
            by_article = {row[0]: row[1] for row in articles}
            statements = connection.execute(queries.statements_by_actor())
            return by_article, {row[0]: row[1] for row in statements}

    def statements(self, filters: Filters = EVERYTHING) -> list[Statement]:
        """The statements with their parts, by article, start and id."""
        parts: dict[tuple[str, str], list[Row]] = {}
        question = queries.children_query(tables.PARTS, tables.STATEMENTS, filters)
        with self._read() as connection:
            for part in _rows(connection, question):
                parts.setdefault((part["article"], part["statement"]), []).append(part)
            found = _rows(connection, queries.rows_query(tables.STATEMENTS, filters))
            return [
                rows.statement_of(row, parts.get((row["article"], row["id"]), ())) for row in found
            ]

    def statement(self, name: str) -> Statement:
        """One statement by its id, or by the start of its id where that is enough.

        Raises: UnknownName if there is none, or more than one.
        """
        column = tables.STATEMENTS.c.id
        question = select(column, tables.STATEMENTS.c.article).where(
            or_(column == name, column.startswith(name, autoescape=True))
        )
        with self._read() as connection:
            found = sorted(tuple(row) for row in connection.execute(question.limit(6)))
        exact = [row for row in found if row[0] == name] or found
        if not name or len(exact) != 1:
            if not found or not name:
                raise UnknownStatement(name)
            raise UnknownName("statement", name, [row[0] for row in found])
        wanted = Filters(article=exact[0][1])
        return next(item for item in self.statements(wanted) if item.id == exact[0][0])

    def spans(self, names: Collection[str]) -> dict[tuple[str, str], tuple[str, int, int, str]]:
        """Article, start, end and text of some statements, by id and article."""
        found = tables.STATEMENTS.c
        columns = (found.id, found.article, found.start, found.end, found.text)
        question: Select[Any] = select(*columns).where(found.id.in_(sorted(names)))
        rows_found = zip(*self.columns(question).values(), strict=True)
        return {(row[0], row[1]): (row[1], row[2], row[3], row[4]) for row in rows_found}

    def quotations(self, filters: Filters = EVERYTHING) -> list[Quotation]:
        """The quotations, by article, start and id."""
        return [Quotation(**row) for row in self.rows(tables.QUOTATIONS, filters)]

    def agenda(self, filters: Filters = EVERYTHING) -> list[AgendaEntry]:
        """The agenda, by article, start and id."""
        return [rows.agenda_of(row) for row in self.rows(tables.AGENDA, filters)]

    def figures(self, filters: Filters = EVERYTHING) -> list[Figure]:
        """The figures, by article, start and id."""
        return [Figure(**row) for row in self.rows(tables.FIGURES, filters)]

    def unreadable(self) -> list[UnreadableArticle]:
        """The articles that could not be read, by name."""
        return [UnreadableArticle(**row) for row in self.rows(tables.UNREADABLE)]

    def coders(self) -> list[Coder]:
        """Everybody who coded a statement, people and programs, by name."""
        listed = {row["name"]: Coder(**row) for row in self.rows(tables.CODERS)}
        question = select(tables.STATEMENTS.c.coder).distinct()
        with self._read() as connection:
            met = set(connection.execute(question).scalars())
        return [listed.get(name, Coder(name, MACHINE)) for name in sorted(met | set(listed))]

    def imports(self) -> list[Imported]:
        """The files of other programs that were imported, by name and id."""
        found = [Imported(**row) for row in self.rows(tables.IMPORTS)]
        return sorted(found, key=lambda imported: (imported.name, imported.id))

    def imported_rows(self, imported: str) -> list[ImportedRow]:
        """The rows of one imported file, by section and number."""
        kept = tables.IMPORTED_ROWS
        question = select(kept).where(kept.c["import"] == imported)
        with self._read() as connection:
            found = _rows(connection, question.order_by(kept.c.section, kept.c.number))
        return [
            ImportedRow(
                row["section"],
                row["number"],
                json.loads(row["content"]),
                row["article"],
                row["statement"],
            )
            for row in found
        ]

    def fingerprints(self) -> dict[str, str]:
        """The id of the article with each fingerprint, the first by id where two have it."""
        articles = tables.ARTICLES.c
        question = select(articles.fingerprint, articles.id)
        with self._read() as connection:
            found = sorted(connection.execute(question), key=lambda row: row.id, reverse=True)
        return {row.fingerprint: row.id for row in found}

    def actor_ids(self) -> list[str]:
        """The ids of all actors that some record names, in order."""
        with self._read() as connection:
            return list(connection.execute(queries.actors_met()).scalars())


def _rows(connection: Connection, question: Select[Any]) -> list[Row]:
    found = connection.execute(question)
    names = list(found.keys())
    return [dict(zip(names, row, strict=True)) for row in found]
