"""Reading into a dossier: what is known is left, what is new is kept, what fails is noted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Any

from ralliement.actors import Registry, load_registry
from ralliement.articles import LoadOptions, load_articles, near_duplicates
from ralliement.dossier import tables
from ralliement.dossier.setup import IssueCard, Setup, digest_of
from ralliement.dossier.store import Dossier, KnownActor
from ralliement.errors import DossierError, UnreadableArticle
from ralliement.issues import IssuePack, load_pack
from ralliement.reading import ReadOptions, read_paths
from ralliement.records import Article, Reading

DEFAULT_ISSUE = "huawei-5g"
"""The issue of a new dossier when none is named."""

COPY_THRESHOLD = 0.8
"""How alike two articles are, 0..1, to be taken for copies of one dispatch."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What one run of reading did. ``counts`` is of records by table, of this run only."""

    read: int
    known: int
    words: int
    seconds: float
    counts: dict[str, int]
    renamed: tuple[str, ...]
    unreadable: tuple[UnreadableArticle, ...]

    @property
    def words_per_second(self) -> float:
        """The speed of the run, 0 where nothing was read."""
        return self.words / self.seconds if self.seconds and self.words else 0.0

    @property
    def reasons(self) -> dict[str, int]:
        """How many articles were unreadable, by reason."""
        return dict(sorted(Counter(error.reason for error in self.unreadable).items()))

    def as_record(self) -> dict[str, Any]:
        """The summary as ``ralliement read --json`` writes it."""
        return {
            "read": self.read,
            "known": self.known,
            "words": self.words,
            "seconds": round(self.seconds, 2),
            "words_per_second": round(self.words_per_second),
            **self.counts,
            "renamed": list(self.renamed),
            "unreadable": [
                {"name": e.name, "reason": e.reason, "message": e.message} for e in self.unreadable
            ],
        }


@dataclass(slots=True)
class Keeper:
    """Keeps readings in one dossier, article by article; a run that stops loses none.

    Give :meth:`knows` to the reader, so that what is known is not read again, and what
    the reader gives to :meth:`keep`.
    """

    dossier: Dossier
    setup: Setup
    known: int = 0
    _seen: set[tuple[str, str]] = field(default_factory=set)
    _counts: Counter[str] = field(default_factory=Counter)
    _renamed: list[str] = field(default_factory=list)
    _unreadable: list[UnreadableArticle] = field(default_factory=list)

    def knows(self, article: Article) -> bool:
        """Whether the article is in the dossier, or came already in this run."""
        sign = (article.id, article.fingerprint)
        if sign not in self._seen and not self.dossier.knows(article, self.setup):
            self._seen.add(sign)
            return False
        self.known += 1
        return True

    def keep(self, found: Iterable[Reading | UnreadableArticle]) -> Filling:
        """Keep all that is found and tell what was done."""
        start = monotonic()
        for item in found:
            if isinstance(item, UnreadableArticle):
                self._note(item)
            else:
                self._keep_one(item)
        return self._summary(monotonic() - start)

    def _keep_one(self, reading: Reading) -> None:
        article = reading.article
        try:
            added = self.dossier.add(reading, self.setup)
        except UnreadableArticle as error:
            self._note(error)
            return
        if added.renamed:
            self._renamed.append(
                f"{article.path or article.id}: another text named {article.id} is in the dossier; "
                f"this one is kept as {added.id}"
            )
        self._counts["articles"] += 1
        self._counts["words"] += len(article.text.split())
        for table in ("statements", "quotations", "agenda", "figures"):
            self._counts[table] += len(getattr(reading, table))
        self._counts["damage"] += len(article.damage)

    def _note(self, error: UnreadableArticle) -> None:
        self._unreadable.append(error)
        self.dossier.note_unreadable(error)

    def _summary(self, seconds: float) -> Filling:
        tables = ("statements", "quotations", "agenda", "figures", "damage")
        return Filling(
            read=self._counts["articles"],
            known=self.known,
            words=self._counts["words"],
            seconds=seconds,
            counts={table: self._counts[table] for table in tables},
            renamed=tuple(self._renamed),
            unreadable=tuple(self._unreadable),
        )


def settle(dossier: Dossier, registry: Registry, threshold: float = COPY_THRESHOLD) -> None:
    """Do what needs the whole dossier: group the copies, keep the names of the actors met."""
    if dossier.has_ungrouped():
        dossier.set_groups(near_duplicates(dossier.articles(), threshold))
    named = dossier.new_actor_ids()
    # An import names actors that the registry does not know; those names stay.
    named |= {row["id"] for row in dossier.rows(tables.ACTORS)} - registry.known_ids()
    dossier.note_actors(
        _named(registry, actor) for actor in dossier.actor_ids() if actor not in named
    )


def _named(registry: Registry, actor: str) -> KnownActor:
    # What the registry does not list but can name is a group of a country's ("cn-vendors").
    kind = registry.actor(actor).kind if actor in registry.known_ids() else "group"
    french, english = registry.label(actor, "fr"), registry.label(actor, "en")
    return KnownActor(actor, kind, french, english)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What to read into which dossier. ``fields`` maps our field names to the input's."""

    paths: tuple[str, ...]
    place: str
    issue: str | None = None
    actor_files: tuple[Path, ...] = ()
    workers: int = 1
    language: str | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    trained: bool = True


def read_into(request: ReadRequest, progress: Callable[[int, str], None] | None = None) -> Filling:
    """Read articles into a dossier, made if it is not there; tell what was done.

    What the dossier knows is not read again; it remembers the issue and the actor files that it
    was read with, for a request that names none. Each article is kept as soon as it is read,
    so that a run that stops loses nothing and can be started again.
    """
    _check_paths(request.paths)
    request = _as_before(request)
    registry = load_registry(request.actor_files)
    pack = load_pack(request.issue or DEFAULT_ISSUE)
    setup = _setup(request, pack)
    with Dossier.open_or_create(request.place, setup) as dossier:
        dossier.note_setup(setup)
        keeper = Keeper(dossier, setup)
        reading = read_paths(
            request.paths,
            pack,
            options=_options(request),
            workers=request.workers,
            known=keeper.knows,
            progress=progress,
        )
        with closing(reading) as found:
            filling = keeper.keep(found)
        settle(dossier, registry)
    return filling


def _check_paths(paths: Iterable[str]) -> None:
    # The reader would say the same, but only once a dossier is made for nothing.
    for path in paths:
        load_articles(path)


def _as_before(request: ReadRequest) -> ReadRequest:
    """The request, with the dossier's own issue and actor files where it names none.

    Raises: DossierError where such a file is no longer there.
    """
    if not Dossier.is_there(request.place):
        return request
    with Dossier.open(request.place) as dossier:
        kept = dossier.meta()
        issue = request.issue or kept.get("issue_source", dossier.issue.id)
    files = request.actor_files or tuple(Path(f) for f in json.loads(kept.get("actor_files", "[]")))
    for file in files:
        if not request.actor_files and not file.is_file():
            raise DossierError(
                f"{request.place}: was read with the actors of {file}, which is not there; "
                "say where they are with --actors FILE"
            )
    return replace(request, issue=issue, actor_files=files)


def _place_of(issue: str) -> str:
    """How to find the issue again from anywhere: its name, or its whole path."""
    path = Path(issue)
    return str(path.resolve()) if path.suffix and path.is_file() else issue


def _setup(request: ReadRequest, pack: IssuePack) -> Setup:
    return Setup(
        issue=IssueCard.of(pack),
        issue_digest=pack.digest,
        coder=f"ralliement {version('ralliement')}",
        extras=digest_of(request.actor_files, request.language or ""),
        issue_source=_place_of(request.issue or pack.id),
        actor_files=tuple(str(file.resolve()) for file in request.actor_files),
    )


def _options(request: ReadRequest) -> ReadOptions:
    load = LoadOptions(fields=request.fields, language=request.language, encoding=request.encoding)
    return ReadOptions(load=load, actor_files=request.actor_files, trained=request.trained)
