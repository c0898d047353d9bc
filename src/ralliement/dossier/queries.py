"""What can be asked of a dossier: filters, and the selects that they become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select, union

from ralliement.dossier import tables
from ralliement.dossier.backends import by_code_point
from ralliement.records import Event


@dataclass(frozen=True, slots=True)
class Filters:
    """Which records to give; None asks for nothing.

    ``actor`` is who acts or speaks, ``recipient`` who it is done to. ``since`` and
    ``until`` keep what may fall between them, both included: an interval that overlaps,
    the article's own where the record has no date.
    """

    actor: str | None = None
    recipient: str | None = None
    event: Event | None = None
    article: str | None = None
    since: date | None = None
    until: date | None = None


def rows_query(table: Table, filters: Filters) -> Select[Any]:
    """The rows of ``table`` that pass ``filters``, by article, start and id."""
    query = select(table)
    if "article" in table.columns:
        query = query.join(tables.ARTICLES, tables.ARTICLES.c.id == table.c.article)
    for condition in _conditions(table, filters):
        query = query.where(condition)
    return query.order_by(*_order(table))


def children_query(table: Table, parents: Table, filters: Filters) -> Select[Any]:
    """The rows of ``table`` that belong to statements or articles that pass ``filters``."""
    if table is tables.PARTS:
        on = and_(table.c.article == parents.c.article, table.c.statement == parents.c.id)
    else:
        on = table.c.article == parents.c.id
    query = select(table).join(parents, on)
    if parents is not tables.ARTICLES:
        query = query.join(tables.ARTICLES, tables.ARTICLES.c.id == parents.c.article)
    for condition in _conditions(parents, filters):
        query = query.where(condition)
    return query.order_by(*_order(table))


def actors_met() -> Select[Any]:
    """The id of every actor that some record names."""
    named = [
        tables.MENTIONS.c.actor,
        tables.MENTIONS.c.acts_for,
        tables.STATEMENTS.c.actor,
        tables.STATEMENTS.c.speaker,
        tables.STATEMENTS.c.recipient,
        tables.STATEMENTS.c.via,
        tables.QUOTATIONS.c.speaker,
        tables.AGENDA.c.actor,
        tables.AGENDA.c.recipient,
        tables.FIGURES.c.actor,
        tables.AFFILIATIONS.c.person,
        tables.AFFILIATIONS.c.actor,
    ]
    found = union(*(select(column.label("id")).where(column.is_not(None)) for column in named))
    ids = found.subquery()
    return select(ids.c.id).order_by(by_code_point(ids.c.id))


def articles_by_actor() -> Select[Any]:
    """How many articles mention each actor, by itself or by who acts for it."""
    mentions = tables.MENTIONS.c
    named = union(
        select(mentions.actor.label("actor"), mentions.article),
        select(mentions.acts_for, mentions.article).where(mentions.acts_for.is_not(None)),
    ).subquery()
    return select(named.c.actor, func.count()).group_by(named.c.actor)


def statements_by_actor() -> Select[Any]:
    """How many statements each actor makes."""
    column = tables.STATEMENTS.c.actor
    return select(column, func.count()).group_by(column)


def _order(table: Table) -> list[ColumnElement[Any]]:
    order: list[ColumnElement[Any]] = []
    for name in ("article", "statement", "start", "id", "number", "name"):
        if name not in table.columns or (name == "start" and "statement" in table.columns):
            continue
        column: ColumnElement[Any] = table.columns[name]
        order.append(column if name in ("start", "number") else by_code_point(column))
    return order


def _conditions(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.actor is not None:
        conditions.append(_by_actor(table, filters.actor))
    if filters.recipient is not None:
        conditions.append(table.c.recipient == filters.recipient)
    if filters.event is not None:
        conditions.append(table.c.event == filters.event.value)
    if filters.article is not None:
        column = table.c.id if table is tables.ARTICLES else table.c.article
        conditions.append(column == filters.article)
    if filters.since is not None or filters.until is not None:
        conditions.append(_in_time(table, filters.since, filters.until))
    return conditions


def _by_actor(table: Table, actor: str) -> ColumnElement[bool]:
    """Records of an actor's own; the articles that mention it, and their damage."""
    if table in (tables.ARTICLES, tables.DAMAGE):
        mentions = tables.MENTIONS
        named = select(mentions.c.article).where(
            or_(mentions.c.actor == actor, mentions.c.acts_for == actor)
        )
        return (table.c.id if table is tables.ARTICLES else table.c.article).in_(named)
    columns = [table.c[name] for name in ("actor", "speaker") if name in table.columns]
    if table is tables.MENTIONS:
        columns.append(table.c.acts_for)
    return or_(*(column == actor for column in columns))


def _in_time(table: Table, since: date | None, until: date | None) -> ColumnElement[bool]:
    published = _overlaps(tables.ARTICLES.c.date_from, tables.ARTICLES.c.date_to, since, until)
    for first, last in (("date_from", "date_to"), ("period_from", "period_to")):
        if table is not tables.ARTICLES and first in table.columns:
            start, end = table.c[first], table.c[last]
            undated = and_(start.is_(None), end.is_(None))
            dated = and_(~undated, _overlaps(start, end, since, until))
            return or_(dated, and_(undated, published))
    return published


def _overlaps(
    start: ColumnElement[date],
    end: ColumnElement[date],
    since: date | None,
    until: date | None,
) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = []
    if since is not None:
        conditions.append(or_(end.is_(None), end >= since))
    if until is not None:
        conditions.append(or_(start.is_(None), start <= until))
    return and_(*conditions)
