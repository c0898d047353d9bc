"""What a report is made from: the dossier's records, as far as they were known at a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from ralliement.dossier import ActorMet, Dossier, IssueCard, actors_met, main_language
from ralliement.dossier.columns import piece_of
from ralliement.dossier.rows import Row
from ralliement.dossier.standing import outranked
from ralliement.dossier.tables import ARTICLES, DAMAGE
from ralliement.errors import UnreadableArticle
from ralliement.positions import Estimation, Position, positions_at
from ralliement.records import AgendaEntry, Figure, Interval, Quotation, Statement
from ralliement.reports.model import Name

EXCERPTS = 3
"""How many places a report shows of each kind of damage."""

_CONTEXT = 60


class _InArticle(Protocol):
    @property
    def article(self) -> str: ...


_Record = TypeVar("_Record", bound=_InArticle)


@dataclass(frozen=True, slots=True)
class Source:
    """An article as reports need it. ``group`` is the same for copies of one dispatch."""

    id: str
    outlet: str | None
    language: str
    published: Interval
    group: str


@dataclass(frozen=True, slots=True)
class Wound:
    """A place of damage with what stands around it, the latter in original offsets."""

    article: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that a report at date ``at`` may rest on.

    ``wounds`` shows some of ``damage``. ``joint`` are the statements, by article and id, of
    texts that several actors agree on.
    """

    name: str
    issue: IssueCard
    language: str
    at: date | None
    sources: Mapping[str, Source]
    actors: Mapping[str, ActorMet]
    statements: Sequence[Statement]
    agenda: Sequence[AgendaEntry]
    figures: Sequence[Figure]
    quotations: Sequence[Quotation]
    damage: Mapping[str, int]
    wounds: Sequence[Wound]
    unreadable: Sequence[UnreadableArticle]
    positions: Mapping[str, Position]
    joint: frozenset[tuple[str, str]]

    def label(self, actor: str, language: str) -> Name:
        """An actor with its name in ``language``, its id where it has none."""
        met = self.actors.get(actor)
        return Name(actor, met.label(language) if met else actor)

    def kind(self, actor: str) -> str | None:
        """What kind of actor it is, as the registry says."""
        met = self.actors.get(actor)
        return met.kind if met else None

    def group(self, article: str) -> str:
        """What counts as one piece of evidence with this article."""
        return self.sources[article].group

    def when(self, record: Statement) -> Interval:
        """A statement's own date, its article's where it has none."""
        if record.date_from is None and record.date_to is None:
            return self.sources[record.article].published
        return Interval(record.date_from, record.date_to)


def gather(dossier: Dossier, at: date | None = None) -> Material:
    """The material for a report at ``at``, the day of the newest article where it is None.

    Articles that appeared after ``at`` are left out, and what happened after it.
    ``language`` is that of most articles. Positions rest on articles that had certainly
    appeared by ``at`` alone. A person's statement on a sentence stands for the machine's.
    """
    sources = {source.id: source for source in map(_source, dossier.rows(ARTICLES))}
    day = at or _newest(sources.values())
    if day is not None:
        sources = {name: source for name, source in sources.items() if _known(source, day)}
    damage = [row for row in dossier.rows(DAMAGE) if row["article"] in sources]
    kinds = [row["kind"] for row in damage]
    return Material(
        name=dossier.name,
        issue=dossier.issue,
        language=main_language(dossier),
        at=day,
        sources=sources,
        actors={actor.id: actor for actor in actors_met(dossier)},
        statements=_of(sources, _standing(dossier)),
        agenda=_of(sources, dossier.agenda()),
        figures=_of(sources, dossier.figures()),
        quotations=_of(sources, dossier.quotations()),
        damage={kind: kinds.count(kind) for kind in sorted(set(kinds))},
        wounds=_wounds(dossier, damage),
        unreadable=dossier.unreadable(),
        positions={one.actor: one for one in positions_at(dossier, day, as_of=at)},
        joint=_joint(dossier),
    )


def day_of(interval: Interval) -> date:
    """The day by which an interval is put in order: its end, its start where it is open."""
    return interval.date_to or interval.date_from or date.min


def _source(row: Row) -> Source:
    published = Interval(row["date_from"], row["date_to"])
    return Source(row["id"], row["outlet"], row["language"], published, piece_of(row))


def _newest(sources: Iterable[Source]) -> date | None:
    days = [day for day in (day_of(source.published) for source in sources) if day != date.min]
    return max(days, default=None)


def _known(source: Source, at: date) -> bool:
    first = source.published.date_from
    return first is None or first <= at


def _standing(dossier: Dossier) -> list[Statement]:
    left = outranked(dossier)
    return [one for one in dossier.statements() if (one.article, one.id) not in left]


def _joint(dossier: Dossier) -> frozenset[tuple[str, str]]:
    found = Estimation(dossier).observations()
    found = found.where(found.joint)
    return frozenset(zip(found.articles.tolist(), found.statements.tolist(), strict=True))


def _of(sources: Mapping[str, Source], records: Iterable[_Record]) -> list[_Record]:
    return [record for record in records if record.article in sources]


def _wounds(dossier: Dossier, damage: Sequence[Row]) -> list[Wound]:
    shown: dict[str, list[Row]] = {}
    for row in damage:
        places = shown.setdefault(row["kind"], [])
        if len(places) < EXCERPTS:
            places.append(row)
    rows = [row for kind in sorted(shown) for row in shown[kind]]
    originals = {name: dossier.article(name).original for name in {row["article"] for row in rows}}
    return [_wound(row, originals[row["article"]]) for row in rows]


def _wound(row: Row, original: str) -> Wound:
    start = _word_start(original, max(0, row["start"] - _CONTEXT))
    end = _word_end(original, min(len(original), row["end"] + _CONTEXT))
    return Wound(row["article"], row["kind"], start, end, original[start:end])


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
