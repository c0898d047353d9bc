"""Taking another program's file into a dossier: a new one, or one that is there."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ralliement.articles import near_duplicates
from ralliement.dossier import Dossier, IssueCard, Setup, actors_met
from ralliement.errors import InterchangeError
from ralliement.interchange.files import written_whole
from ralliement.records import Statement

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
            yield dossier
        return
    with written_whole(Path(place)) as draft:
        os.unlink(draft)
        with Dossier.create(draft, setup) as dossier:
            yield dossier


def group_copies(dossier: Dossier) -> None:
    """Find which articles are copies of one another, where an article came in."""
    if dossier.has_ungrouped():
        dossier.set_groups(near_duplicates(dossier.articles(), _COPY_THRESHOLD))


def slug(name: str) -> str:
    """A short stable id from a name: lower case, hyphens, no accents ("Union Européenne")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+|_+", "-", kept).strip("-") or "unnamed"


class ActorNames:
    """Which actor of a dossier a name means: a recorded id, a whole name, or a new id."""

    def __init__(self, dossier: Dossier) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._ids: dict[str, str] = {}
        for actor in actors_met(dossier):
            self._ids[actor.id] = actor.label_en
            for name in (actor.id, actor.label_en, actor.label_fr):
                self._by_name.setdefault(slug(name), set()).add(actor.id)
        self._known = frozenset(self._ids)
        self._given: dict[str, str] = {}
        self._kinds: dict[str, str | None] = {}
        self._french: dict[str, str] = {}

    def id_of(self, name: str, *, given: str | None = None, kind: str | None = None) -> str:
        """The id for ``name``; ``given`` is the id that the file itself records."""
        if name not in self._given:
            self._given[name] = given or self._matching(name) or self._new(name)
        found = self._given[name]
        self._ids.setdefault(found, name)
        self._kinds.setdefault(found, kind)
        return found

    def french(self, actor: str, name: str) -> None:
        """What an actor is called in French, where the file says so."""
        self._french.setdefault(actor, name)

    def _matching(self, name: str) -> str | None:
        found = self._by_name.get(slug(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def _new(self, name: str) -> str:
        base, number = slug(name), 1
        found = base
        while found in self._ids:
            number += 1
            found = f"{base}-{number}"
        return found

    def rows(self) -> tuple[dict[str, Any], ...]:
        """The actors that the dossier did not have, as it keeps them."""
        return tuple(
            {
                "id": i,
                "kind": self._kinds.get(i),
                "label_fr": self._french.get(i, label),
                "label_en": label,
            }
            for i, label in sorted(self._ids.items())
            if i not in self._known
        )

    def recognised(self) -> dict[str, str]:
        """The names taken for actors that the dossier had, where the name is not the id."""
        return {
            name: found
            for name, found in sorted(self._given.items())
            if found in self._known and name != found
        }


def new_name(wanted: str, taken: set[str]) -> str:
    """``wanted``, or with a number behind it where it is taken; then it is taken too."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


def refuse_coders_met(
    name: str,
    new: Mapping[str, Sequence[Statement]],
    there: Iterable[Statement],
    options: TakeOptions,
) -> frozenset[tuple[str, str]]:
    """The (article, coder) pairs that have statements already and are to be replaced.

    Raises: InterchangeError if there are any and ``options`` does not let them be replaced.
    """
    coming = {(article, item.coder) for article, items in new.items() for item in items}
    met = coming & {(item.article, item.coder) for item in there}
    if met and not options.replace:
        article, coder = min(met)
        more = f" and in {len(met) - 1} more" if len(met) > 1 else ""
        raise InterchangeError(
            f"{name}: {coder} has coded {article} already, otherwise{more}; give --replace to put "
            "the file's statements in the place of those"
        )
    return frozenset(met)
