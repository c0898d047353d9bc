"""Taking another program's file into a dossier: a new one, or one that is there.

A format reads its file and codes its texts (:class:`Coming`); where the texts go, which
statements are new, who may be replaced and what is said of it is the same for all.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from ralliement.articles import near_duplicates
from ralliement.dossier import (
    MACHINE,
    PERSON,
    Batch,
    Coder,
    Dossier,
    Imported,
    ImportedRow,
    IssueCard,
    Setup,
)
from ralliement.errors import InterchangeError
from ralliement.interchange.files import written_whole
from ralliement.interchange.naming import ActorNames, new_name
from ralliement.records import Article, Reading, Statement

HAND = "hand"
"""The rule of a statement that a person coded (``statements.rules``)."""

_COPY_THRESHOLD = 0.8
"""As for articles that are read (``dossier.filling.COPY_THRESHOLD``)."""


@dataclass(frozen=True, slots=True)
class TakeOptions:
    """Where a file goes. ``into`` adds to a dossier that is there; a new one is made otherwise.

    ``concept`` makes one coded concept the question of a new dossier. ``replace`` lets the
    file's statements take the place of those that its coders have in the same articles.
    """

    into: bool = False
    concept: str | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What one import did. ``joined`` counts articles whose text was there already."""

    file: str
    dossier: str
    articles: int
    joined: int
    statements: int
    known: int
    coders: tuple[str, ...]
    rows: int = 0
    notes: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        """The summary as ``ralliement import --json`` writes it."""
        return asdict(self)


def setup_for(card: IssueCard, source: str) -> Setup:
    """The setup of a dossier that is made from another program's file."""
    return Setup(issue=card, issue_digest="", coder=source, issue_source=card.id)


@contextmanager
def target(place: str, setup: Setup, options: TakeOptions) -> Iterator[Dossier]:
    """The dossier that an import goes into; a new file appears only once all is in it.

    Raises: InterchangeError if a new dossier is asked for where something is already.
    """
    if options.into:
        with Dossier.open(place) as dossier:
            yield dossier
        return
    if Dossier.is_there(place):
        raise InterchangeError(
            f"{place}: is there already; give a new name with -o, or add to it with --into {place}"
        )
    if "://" in place:
        with Dossier.create(place, setup) as dossier:
            try:
                yield dossier
            except BaseException:
                dossier.erase()
                raise
        return
    with written_whole(Path(place)) as draft:
        os.unlink(draft)
        with Dossier.create(draft, setup) as dossier:
            yield dossier


def group_copies(dossier: Dossier) -> None:
    """Find which articles are copies of one another, where an article came in."""
    if dossier.has_ungrouped():
        dossier.set_groups(near_duplicates(dossier.articles(), _COPY_THRESHOLD))


def untitled_card(stem: str, file: str) -> IssueCard:
    """The issue of a new dossier whose file names none: every concept is its own question."""
    title = f"What was coded in {file}; each concept is a question of its own"
    return IssueCard(stem, {"en": title}, AGREEMENT, None)


AGREEMENT = ((0.0, {"en": "disagrees", "fr": "contre"}), (100.0, {"en": "agrees", "fr": "pour"}))
"""The scale of a concept that people coded."""


class Texts:
    """Where a file's texts go: to articles of the dossier that have them, or as new ones."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._there = dossier.fingerprints()
        self._taken = set(dossier.article_ids())
        self.new: list[Article] = []
        self.joined: list[str] = []

    def place(self, article: Article) -> Article:
        """The article of the dossier with the same text, or this one under a free name."""
        name = self._there.get(article.fingerprint)
        if name is not None:
            self.joined.append(name)
            return self._dossier.article(name)
        fresh = replace(article, id=new_name(article.id, self._taken))
        self.new.append(fresh)
        return fresh


class Coded:
    """The statements of one file by article, each with a name that its article has once."""

    def __init__(self) -> None:
        self.by_article: dict[str, list[Statement]] = {}
        self._taken: dict[str, set[str]] = {}

    def add(self, statement: Statement) -> Statement:
        """The statement as it is kept."""
        taken = self._taken.setdefault(statement.article, set())
        named = replace(statement, id=new_name(statement.id, taken))
        self.by_article.setdefault(statement.article, []).append(named)
        return named

    def __len__(self) -> int:
        return sum(map(len, self.by_article.values()))

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded them, by name."""
        return tuple(sorted({s.coder for found in self.by_article.values() for s in found}))


@dataclass(frozen=True, slots=True)
class Settled:
    """What is written of a file's statements for articles that are there.

    ``known`` counts those that are there as they are; ``replaced`` names the (article, coder)
    pairs whose statements go first.
    """

    codes: Mapping[str, Sequence[Statement]]
    known: int
    replaced: frozenset[tuple[str, str]]


def settle(
    file: str, coded: Coded, joined: Collection[str], dossier: Dossier, options: TakeOptions
) -> Settled:
    """Which statements of ``coded`` are new to the articles ``joined``.

    Raises: InterchangeError if a coder has coded one of them otherwise already and ``options``
    does not let that be replaced.
    """
    there = [item for item in dossier.statements() if item.article in set(joined)]
    coming = {name: coded.by_article.get(name, []) for name in dict.fromkeys(joined)}
    pairs = {(item.article, item.coder) for item in there}
    if options.replace:
        return Settled(coming, 0, frozenset(pair for pair in pairs if pair[1] in coded.coders))
    same = {(item.article, item.id): item for item in there}
    codes = {
        name: [item for item in items if same.get((name, item.id)) != item]
        for name, items in coming.items()
    }
    met = {(name, item.coder) for name, items in codes.items() for item in items} & pairs
    if met:
        article, coder = min(met)
        more = f" and {len(met) - 1} more" if len(met) > 1 else ""
        raise InterchangeError(
            f"{file}: {coder} has coded {article}{more} already, and otherwise; give --replace to "
            "put the file's statements in the place of those"
        )
    return Settled(
        codes, sum(map(len, coming.values())) - sum(map(len, codes.values())), frozenset()
    )


@dataclass(slots=True)
class Coming:
    """One file on its way into one dossier, filled by the reader of its format.

    ``programs`` are the coders that are no people; ``notes`` what to tell of it.
    """

    imported: Imported
    texts: Texts
    names: ActorNames
    programs: frozenset[str] = frozenset()
    coded: Coded = field(default_factory=Coded)
    notes: list[str] = field(default_factory=list)

    @classmethod
    def into(cls, dossier: Dossier, imported: Imported) -> Coming:
        """A file of which nothing is read yet."""
        return cls(imported, Texts(dossier), ActorNames(dossier))


class Reader(Protocol):
    """What a format does: place its texts and code them, then give its rows as they are."""

    def read(self, coming: Coming) -> Sequence[ImportedRow]: ...


def take(
    reader: Reader, imported: Imported, place: str, setup: Setup, options: TakeOptions
) -> Taken:
    """Take what ``reader`` reads into the dossier at ``place``; what was done.

    Raises: InterchangeError if it cannot be taken over; nothing is written then.
    """
    with target(place, setup, options) as dossier:
        if imported.id in {kept.id for kept in dossier.imports()}:
            said = "this very file is in the dossier already; nothing was changed"
            return Taken(imported.name, place, 0, 0, 0, 0, (), 0, (said,))
        coming = Coming.into(dossier, imported)
        rows = reader.read(coming)
        coded, texts = coming.coded, coming.texts
        settled = settle(imported.name, coded, texts.joined, dossier, options)
        batch = Batch(
            readings=tuple(
                Reading(article, statements=tuple(coded.by_article.get(article.id, ())))
                for article in texts.new
            ),
            codes=settled.codes,
            coders=tuple(_coders(coming)),
            actors=coming.names.rows(),
            imported=imported,
            rows=tuple(rows),
            replaced=settled.replaced,
            superseded=_superseded(dossier, imported) if options.replace else (),
        )
        dossier.bring_in(batch, setup)
        group_copies(dossier)
    return Taken(
        file=imported.name,
        dossier=place,
        articles=len(texts.new),
        joined=len(texts.joined),
        statements=len(coded) - settled.known,
        known=settled.known,
        coders=coded.coders,
        rows=len(rows),
        notes=(*coming.notes, *coming.names.notes()),
    )


def _coders(coming: Coming) -> Iterator[Coder]:
    for name in coming.coded.coders:
        kind = MACHINE if name in coming.programs else PERSON
        yield Coder(name, kind, coming.imported.name)


def _superseded(dossier: Dossier, imported: Imported) -> tuple[str, ...]:
    """Earlier imports of a file of that name."""
    sign = (imported.format, imported.name)
    return tuple(kept.id for kept in dossier.imports() if (kept.format, kept.name) == sign)
