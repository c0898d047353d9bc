"""Whole columns of a dossier, without a record for each row: for what reads all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    case,
    cast,
    func,
    or_,
    select,
    type_coerce,
)

from ralliement.dossier import tables
from ralliement.dossier.asking import Questions
from ralliement.dossier.rows import Row
from ralliement.dossier.standing import outranked

Columns = Mapping[str, Sequence[Any]]
"""Values by name of column, all of one length; days are ISO texts or None."""

_STATEMENTS = tables.STATEMENTS.c
_ARTICLES = tables.ARTICLES.c

# Text is read several times faster than days are made; days are made once for each value.
_TOLD = (
    cast(_STATEMENTS.date_from, String).label("date_from"),
    cast(_STATEMENTS.date_to, String).label("date_to"),
)
_APPEARED = (
    func.coalesce(_ARTICLES.duplicate_group, _ARTICLES.id).label("piece"),
    cast(_ARTICLES.date_from, String).label("published_from"),
    cast(_ARTICLES.date_to, String).label("published_to"),
)
_NOT_HISTORY = _STATEMENTS.modality != "historical"


def piece_of(article: Row) -> str:
    """What counts as one piece of evidence with an article: copies of one dispatch are one."""
    piece: str = article["duplicate_group"] or article["id"]
    return piece


def stance_columns(dossier: Questions, actors: Sequence[str] | None = None) -> Columns:
    """Every stance that is not history, with the days and the piece of evidence of its article.

    Of all actors, or of ``actors``; a stance on another issue than the dossier's, such as an
    imported concept, is none, nor is one that a person's outranks (``standing.py``). Columns:
    id, article, actor, speaker, event, sentence_start, stance, decided, modality, via, linked,
    confidence, date_from, date_to, piece, published_from, published_to; by actor, article and
    id.
    """
    taken = [
        _STATEMENTS.stance.is_not(None),
        _NOT_HISTORY,
        func.coalesce(_STATEMENTS.issue, dossier.issue.id) == dossier.issue.id,
    ]
    if actors is not None:
        taken.append(_STATEMENTS.actor.in_(list(actors)))
    question: Select[Any] = select(
        *(_STATEMENTS.id, _STATEMENTS.article, _STATEMENTS.actor, _STATEMENTS.speaker),
        *(_STATEMENTS.event, _STATEMENTS.sentence_start, _STATEMENTS.stance),
        *(_whole(_STATEMENTS.decided), _STATEMENTS.modality, _STATEMENTS.via),
        *(_whole(_STATEMENTS.linked), _STATEMENTS.confidence),
        *_TOLD,
    )
    order = (_STATEMENTS.actor, _STATEMENTS.article, _STATEMENTS.id)
    found = _standing(dossier, question.where(*taken).order_by(*order))
    return _with_articles(dossier, found, taken)


def first_and_last_day(dossier: Questions) -> tuple[str, str] | None:
    """Between which days the articles may have appeared; None where none is dated."""
    days = (cast(_ARTICLES.date_from, String), cast(_ARTICLES.date_to, String))
    ends: list[ColumnElement[Any]] = [end(day) for day in days for end in (func.min, func.max)]
    known = sorted(day for [day] in dossier.columns(select(*ends)).values() if day is not None)
    return (known[0], known[-1]) if known else None


def talk_columns(dossier: Questions) -> Columns:
    """Who says or does something to whom, and whether it is about the issue.

    Columns: id, article, actor, recipient, issue, date_from, date_to, piece, published_from,
    published_to. History is left out, and what a person outranks.
    """
    issue = case((_STATEMENTS.issue == dossier.issue.id, _STATEMENTS.issue)).label("issue")
    wanted = (*(_STATEMENTS.id, _STATEMENTS.article), *(_STATEMENTS.actor, _STATEMENTS.recipient))
    question: Select[Any] = select(*wanted, issue, *_TOLD).where(_NOT_HISTORY)
    return _with_articles(dossier, _standing(dossier, question), [_NOT_HISTORY])


def joint_sentences(dossier: Questions, actors: Sequence[str]) -> Columns:
    """The agreements with a stance in the sentences where one of ``actors`` agrees.

    Columns: id, actor, article, sentence_start, event, stance. They tell which agreements several
    actors enter together.
    """
    own = select(_STATEMENTS.article).where(
        _STATEMENTS.actor.in_(list(actors)),
        or_(*(_STATEMENTS.event == event for event in ("AGREE", "COOPERATE", "CONSULT"))),
    )
    question = select(
        *(_STATEMENTS.id, _STATEMENTS.actor, _STATEMENTS.article),
        *(_STATEMENTS.sentence_start, _STATEMENTS.event, _STATEMENTS.stance),
    ).where(_STATEMENTS.article.in_(own), _STATEMENTS.stance.is_not(None))
    return _standing(dossier, question)


def newest_day(dossier: Questions) -> date | None:
    """The last day on which an article of the dossier appeared, None if none is dated."""
    question: Select[Any] = select(func.max(_ARTICLES.date_to), func.max(_ARTICLES.date_from))
    days = (values[0] for values in dossier.columns(question).values())
    return max((day for day in days if day is not None), default=None)


def kinds_of(dossier: Questions) -> dict[str, str | None]:
    """What kind of actor each is, persons that articles introduced included."""
    new = dossier.columns(select(tables.NEW_ACTORS.c.actor).distinct())
    known = dossier.columns(select(tables.ACTORS.c.id, tables.ACTORS.c.kind))
    kinds: dict[str, str | None] = dict.fromkeys(new["actor"], "person")
    return kinds | dict(zip(known["id"], known["kind"], strict=True))


def _whole(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Truth as the database has it, which is faster than turning each value into a bool."""
    return type_coerce(column, Integer).label(getattr(column, "name", None))


def _standing(dossier: Questions, question: Select[Any]) -> dict[str, list[Any]]:
    """The answer to ``question``, which asks for article and id, without what is outranked."""
    columns = dossier.columns(question)
    left = outranked(dossier)
    if not left:
        return columns
    places = zip(columns["article"], columns["id"], strict=True)
    kept = [place not in left for place in places]
    return {name: list(compress(values, kept)) for name, values in columns.items()}


def _with_articles(
    dossier: Questions, columns: Columns, taken: Sequence[ColumnElement[bool]]
) -> Columns:
    """The columns of statements with those of their articles, looked up and not joined."""
    here = select(_STATEMENTS.article).where(*taken)
    question: Select[Any] = select(_ARTICLES.id, *_APPEARED).where(_ARTICLES.id.in_(here))
    known = dossier.columns(question)
    place = {name: row for row, name in enumerate(known.pop("id"))}
    rows = [place[name] for name in columns["article"]]
    return {**columns, **{name: [values[row] for row in rows] for name, values in known.items()}}
