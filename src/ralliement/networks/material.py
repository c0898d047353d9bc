"""What networks are made from: statements with their day, their copies, and actors' names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, Table, and_, case, func, or_, select

from ralliement.dossier import Dossier, IssueCard
from ralliement.dossier.standing import outranked
from ralliement.dossier.tables import ACTORS, ARTICLES, NEW_ACTORS, STATEMENTS
from ralliement.errors import EmptyWindow
from ralliement.networks.choosing import Choice
from ralliement.networks.windows import Window
from ralliement.records import Modality

TAKEN = (Modality.ASSERTED, Modality.PLANNED, Modality.DENIED)
"""In which modalities a stance counts as taken. A refusal is on the scale as it is meant
("will not exclude" is 0, denied), so that a denied stance is one like any other."""


class Said(NamedTuple):
    """A statement as networks need it.

    ``day`` is the middle of its own dates or else of its article's, at the latest the day by
    which that appeared (a ban from next year on is told today), None where neither is known.
    ``group`` is the same for copies of one dispatch, ``told`` its own dates. All from
    ``article`` on is asked for only where ``whole`` statements are.
    """

    id: str
    actor: str
    recipient: str | None
    event: str | None
    modality: str
    stance: float | None
    confidence: float
    day: date | None
    article: str = ""
    group: str = ""
    start: int = 0
    speaker: str | None = None
    told: tuple[date | None, date | None] = (None, None)
    article_language: str = ""
    text: str = ""
    issue: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """What an actor is called, and what kind it is."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Names:
    """The names of actors in one language."""

    language: str
    of: Mapping[str, Name]

    def __getitem__(self, actor: str) -> Name:
        return self.of.get(actor, Name(actor, "unknown"))


def names_in(dossier: Dossier, language: str | None) -> Names:
    """The actors' names in ``language``, by default that of most articles."""
    chosen = language or _most_articles_are_in(dossier)
    column = "label_fr" if chosen == "fr" else "label_en"
    found = {row["actor"]: Name(row["label"], "person") for row in dossier.rows(NEW_ACTORS)}
    known = {row["id"]: Name(row[column], row["kind"] or "unknown") for row in dossier.rows(ACTORS)}
    return Names(chosen, found | known)


def _most_articles_are_in(dossier: Dossier) -> str:
    """As ``dossier.main_language``, counted by the database: there may be many articles."""
    language = ARTICLES.c.language
    counted = select(language, func.count().label("articles")).group_by(language)
    found = [(-row["articles"], row["language"]) for row in _asked(dossier, counted)]
    return min(found, default=(0, "en"))[1]


def point_label(issue: IssueCard, value: float, language: str) -> str:
    """What the issue calls the point at ``value``, in ``language`` or in English."""
    labels = dict(issue.points).get(value, {})
    found = labels.get(language) or labels.get("en") or next(iter(labels.values()), "")
    return found or f"{value:g}"


def nearest_point(issue: IssueCard, value: float) -> float:
    """The labelled point of the scale next to ``value``, the lower of two as near."""
    return min((point for point, _labels in issue.points), key=lambda at: (abs(at - value), at))


def newest_day(dossier: Dossier, as_of: date | None) -> date | None:
    """The day by which the newest article appeared, of those known ``as_of``."""
    question = select(func.max(ARTICLES.c.date_to).label("newest"))
    if as_of is not None:
        question = question.where(ARTICLES.c.date_to <= as_of)
    newest: date | None = _asked(dossier, question)[0]["newest"]
    return newest


def said_in(
    dossier: Dossier,
    choice: Choice,
    wanted: ColumnElement[bool],
    *,
    whole: bool = True,
) -> list[Said]:
    """The statements that pass ``choice`` and ``wanted``, by day, article, start and id.

    Those that are not ``whole`` come by day and id. Those without any date are there only
    where the window is open at both ends.
    """
    rows = rows_in(dossier, choice, wanted, whole=whole)
    return [_whole(row) if whole else _lean(row) for row in rows]


def rows_in(
    dossier: Dossier,
    choice: Choice,
    wanted: ColumnElement[bool],
    *,
    whole: bool = False,
) -> list[dict[str, Any]]:
    """As :func:`said_in`, but rows: for the many that are looked at and not kept.

    Statements that a person's outranks are left out (``dossier/standing.py``).
    """
    first, last = _dates()
    conditions = [wanted, STATEMENTS.c.confidence >= choice.min_confidence]
    if choice.window.first is not None:
        conditions.append(or_(last.is_(None), last >= choice.window.first))
    if choice.window.last is not None:
        conditions.append(or_(first.is_(None), first <= choice.window.last))
    if not choice.linked:
        conditions.append(~STATEMENTS.c.linked)
    if choice.as_of is not None:
        conditions.append(ARTICLES.c.date_to <= choice.as_of)
    question = (
        select(*_columns(whole))
        .join(ARTICLES, ARTICLES.c.id == STATEMENTS.c.article)
        .where(*conditions)
    )
    left = outranked(dossier)
    rows = _asked(dossier, question)
    if left:
        rows = [row for row in rows if (row["article_id"], row["statement_id"]) not in left]
    for row in rows:
        row["day"] = _middle(row["first"], row["last"])
    kept = [row for row in rows if choice.window.holds(row["day"])]
    for name in ("statement_id", "start_char", "article_id") if whole else ("statement_id",):
        kept.sort(key=itemgetter(name))
    kept.sort(key=lambda row: row["day"] or date.max)
    return kept


def refuse_empty(dossier: Dossier, choice: Choice, found: bool, what: str) -> None:
    """Raises: EmptyWindow, saying what there is, unless something was found."""
    if found:
        return
    dates = select(
        func.min(ARTICLES.c.date_from).label("first"), func.max(ARTICLES.c.date_to).label("last")
    )
    there = _asked(dossier, dates)[0]
    asked = "" if choice.window == Window() else f" in {choice.window}"
    known = "" if choice.as_of is None else f" in articles published by {choice.as_of}"
    of = f" of {', '.join(choice.actors)}" if choice.actors else ""
    raise EmptyWindow(
        f"{dossier.name}: no {what}{of}{asked}{known}; its articles are from "
        f"{there['first'] or '…'} to {there['last'] or '…'}: choose a wider window or fewer limits"
    )


def _dates() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """A statement's own dates up to its article's last day, its article's where it has none."""
    own = (STATEMENTS.c.date_from, STATEMENTS.c.date_to)
    published = (ARTICLES.c.date_from, ARTICLES.c.date_to)
    undated = and_(own[0].is_(None), own[1].is_(None))
    return (
        case((undated, published[0]), (own[0] > published[1], published[1]), else_=own[0]),
        case((undated, published[1]), (own[1] > published[1], published[1]), else_=own[1]),
    )


def _columns(whole: bool) -> list[ColumnElement[Any]]:
    s = STATEMENTS.c
    first, last = _dates()
    lean: list[ColumnElement[Any]] = [
        *(s.id.label("statement_id"), s.article.label("article_id")),
        *(s.actor, s.recipient, s.event, s.modality, s.stance, s.confidence),
        *(first.label("first"), last.label("last")),
    ]
    if not whole:
        return lean
    return [
        *lean,
        func.coalesce(ARTICLES.c.duplicate_group, s.article).label("group"),
        s.start.label("start_char"),
        *(s.speaker, s.date_from, s.date_to, ARTICLES.c.language, s.text, s.issue),
    ]


def _lean(row: Mapping[str, Any]) -> Said:
    return Said(
        row["statement_id"],
        row["actor"],
        row["recipient"],
        row["event"],
        row["modality"],
        row["stance"],
        row["confidence"],
        row["day"],
    )


def _whole(row: Mapping[str, Any]) -> Said:
    return _lean(row)._replace(
        article=row["article_id"],
        group=row["group"],
        start=row["start_char"],
        speaker=row["speaker"],
        told=(row["date_from"], row["date_to"]),
        article_language=row["language"],
        text=row["text"],
        issue=row["issue"] or "",
    )


def _middle(first: date | None, last: date | None) -> date | None:
    if first is None or last is None or first == last:
        return first or last
    return first + timedelta(days=(last - first).days // 2)


def _asked(dossier: Dossier, question: Select[Any]) -> list[dict[str, Any]]:
    # A dossier gives the rows of a table; a question that picks columns is one like any other,
    # and costs a third of reading whole statements.
    return dossier.rows(cast(Table, question.subquery()))
