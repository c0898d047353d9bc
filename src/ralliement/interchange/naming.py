"""Names in files of other programs, and the ids that they get in a dossier."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ralliement.dossier import Dossier, actors_met


def slug(name: str) -> str:
    """A short stable id from a name: lower case, hyphens, no accents ("Union Européenne")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^\w]+|_+", "-", kept).strip("-") or "unnamed"


def new_name(wanted: str, taken: set[str]) -> str:
    """``wanted``, or with a number behind it where it is taken; then it is taken too."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


class ActorNames:
    """Which actor of a dossier a name means: a recorded id, a whole name, or a new id."""

    def __init__(self, dossier: Dossier) -> None:
        self._by_name: dict[str, set[str]] = {}
        self._labels: dict[str, str] = {}
        for actor in actors_met(dossier):
            self._labels[actor.id] = actor.label_en
            for name in (actor.id, actor.label_en, actor.label_fr):
                self._by_name.setdefault(slug(name), set()).add(actor.id)
        self._known = frozenset(self._labels)
        self._ids = set(self._known)
        self._given: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._french: dict[str, str] = {}
        self._recognised: dict[str, str] = {}

    def know(
        self, name: str, actor: str, *, kind: str | None = None, french: str | None = None
    ) -> None:
        """Take the file's word that ``name`` is ``actor``; to be said before names are asked."""
        self._given.setdefault(name, actor)
        self._ids.add(actor)
        self._labels.setdefault(actor, name)
        if kind:
            self._kinds.setdefault(actor, kind)
        if french:
            self._french.setdefault(actor, french)

    def id_of(self, name: str, *, kind: str | None = None) -> str:
        """The id for ``name``: what the file records, an actor of the dossier, or a new one."""
        found = self._given.get(name)
        if found is None:
            found = self._given[name] = self._matching(name) or self._new(name)
        if kind:
            self._kinds.setdefault(found, kind)
        return found

    def _matching(self, name: str) -> str | None:
        found = self._by_name.get(slug(name), set())
        if len(found) != 1:
            return None
        (actor,) = found
        if actor != name:
            self._recognised[name] = actor
        return actor

    def _new(self, name: str) -> str:
        found = new_name(slug(name), self._ids)
        self._labels[found] = name
        return found

    def rows(self) -> tuple[dict[str, Any], ...]:
        """The actors that the dossier did not have, as it keeps them."""
        return tuple(
            {
                "id": actor,
                "kind": self._kinds.get(actor),
                "label_fr": self._french.get(actor, label),
                "label_en": label,
            }
            for actor, label in sorted(self._labels.items())
            if actor not in self._known
        )

    def notes(self) -> Iterator[str]:
        """What to tell: the names taken for actors of the dossier, where the name is not the id."""
        pairs = [f"{name} = {found}" for name, found in sorted(self._recognised.items())]
        if pairs:
            yield f"names taken for actors of the dossier: {', '.join(pairs)}"
