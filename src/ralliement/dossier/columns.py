"""Whole columns of a dossier, without a record for each row: for what reads all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, or_, select

from ralliement.dossier import tables
from ralliement.dossier.asking import Questions
from ralliement.dossier.rows import Row

Columns = Mapping[str, Sequence[Any]]
"""Values by name of column, all of one length; days are ISO texts or None."""

_STATEMENTS = tables.STATEMENTS.c
_ARTICLES = tables.ARTICLES.c

_PIECE = func.coalesce(_ARTICLES.duplicate_group, _ARTICLES.id)

# Text is read several times faster than days are made; days are made once for each value.
_PUBLISHED: tuple[ColumnElement[Any], ...] = (
    cast(_ARTICLES.date_from, String).label("published_from"),
    cast(_ARTICLES.date_to, String).label("published_to"),
)
_DAYS = (
    cast(_STATEMENTS.date_from, String).label("date_from"),
    cast(_STATEMENTS.date_to, String).label("date_to"),
    *_PUBLISHED,
)


def piece_of(article: Row) -> str:
    """What counts as one piece of evidence with an article: copies of one dispatch are one."""
    piece: str = article["duplicate_group"] or article["id"]
    return piece


def stance_columns(dossier: Questions, actors: Sequence[str] | None = None) -> Columns:
    """Every stance that is not history, with the days and the piece of evidence of its article.

    Of all actors, or of ``actors``. Columns: id, article, piece, actor, speaker, recipient,
    event, sentence_start, stance, decided, modality, via, linked, confidence, date_from,
    date_to, published_from, published_to; by actor, article and id.
    """
    wanted = (
        *(_STATEMENTS.id, _STATEMENTS.article, _PIECE.label("piece"), _STATEMENTS.actor),
        *(_STATEMENTS.speaker, _STATEMENTS.recipient, _STATEMENTS.event),
        *(_STATEMENTS.sentence_start, _STATEMENTS.stance, _STATEMENTS.decided),
        *(_STATEMENTS.modality, _STATEMENTS.via, _STATEMENTS.linked, _STATEMENTS.confidence),
    )
    question = _joined(*wanted, *_DAYS).where(
        _STATEMENTS.stance.is_not(None), _STATEMENTS.modality != "historical"
    )
    if actors is not None:
        question = question.where(_STATEMENTS.actor.in_(list(actors)))
    return _read(dossier, question.order_by(_STATEMENTS.actor, _STATEMENTS.article, _STATEMENTS.id))


def talk_columns(dossier: Questions) -> Columns:
    """Who says or does something to whom, and whether it is about the issue.

    Columns: piece, actor, recipient, issue, date_from, date_to, published_from,
    published_to. History is left out.
    """
    wanted = (_PIECE.label("piece"), _STATEMENTS.actor, _STATEMENTS.recipient, _STATEMENTS.issue)
    question = _joined(*wanted, *_DAYS).where(_STATEMENTS.modality != "historical")
    return _read(dossier, question)


def joint_sentences(dossier: Questions, actors: Sequence[str]) -> Columns:
    """The agreements with a stance in the sentences where one of ``actors`` agrees.

    Columns: actor, article, sentence_start, event, stance. They tell which agreements several
    actors enter together.
    """
    own = select(_STATEMENTS.article).where(
        _STATEMENTS.actor.in_(list(actors)),
        or_(*(_STATEMENTS.event == event for event in ("AGREE", "COOPERATE", "CONSULT"))),
    )
    question = select(
        *(_STATEMENTS.actor, _STATEMENTS.article, _STATEMENTS.sentence_start),
        *(_STATEMENTS.event, _STATEMENTS.stance),
    ).where(_STATEMENTS.article.in_(own), _STATEMENTS.stance.is_not(None))
    return _read(dossier, question)


def published_days(dossier: Questions) -> Columns:
    """When the articles appeared. Columns: published_from, published_to."""
    return _read(dossier, select(*_PUBLISHED))


def kinds_of(dossier: Questions) -> dict[str, str | None]:
    """What kind of actor each is, persons that articles introduced included."""
    new = _read(dossier, select(tables.NEW_ACTORS.c.actor).distinct())
    known = _read(dossier, select(tables.ACTORS.c.id, tables.ACTORS.c.kind))
    kinds: dict[str, str | None] = dict.fromkeys(new["actor"], "person")
    return kinds | dict(zip(known["id"], known["kind"], strict=True))


def _joined(*columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).join(tables.ARTICLES, _ARTICLES.id == _STATEMENTS.article)


def _read(dossier: Questions, question: Select[Any]) -> Columns:
    names, rows = dossier.raw(question)
    values = list(zip(*rows, strict=True)) or [()] * len(names)
    return dict(zip(names, values, strict=True))
