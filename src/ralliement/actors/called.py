"""Whom people mean by what they type: a code, or a name in any language, whatever its case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

from ralliement.actors.folding import fold_words
from ralliement.actors.loading import load_registry

_NEAR = 6
_ALIKE = 0.6
"""How alike two names are to be offered, 0..1; the usual cutoff for "did you mean"."""


def plain_name(name: str) -> str:
    """A name made comparable: no case or accents, and spaces for hyphens and apostrophes."""
    words = fold_words(unicodedata.normalize("NFKC", name))
    return " ".join(words) or name.casefold().strip()


class Called:
    """Actors by what they are called: their ids, the names given here, those of the registry.

    ``known`` maps ids to the names that each goes by beside its id. An id, then an id or a
    name given here, goes before the registry; where ids are words of somebody's own ("France"),
    the registry knows them by these.
    """

    def __init__(self, known: Mapping[str, Iterable[str]]) -> None:
        self.known = {actor: tuple(names) for actor, names in known.items()}

    def find(self, typed: str) -> tuple[str, ...]:
        """The ids that ``typed`` may mean: none, one, or all that go by it."""
        if typed in self.known:
            return (typed,)
        wanted = plain_name(typed)
        here = self._by_name.get(wanted, ())
        return tuple(here) or self.same_as(registered(typed))

    def same_as(self, actors: Iterable[str]) -> tuple[str, ...]:
        """The ids here that stand for these actors of the registry."""
        wanted = set(actors)
        exact = [actor for actor in self.known if actor in wanted]
        named = [] if exact or not wanted else self._meaning(wanted)
        return tuple(exact or named)

    def near(self, typed: str) -> list[str]:
        """Ids whose id or name looks like ``typed``, the nearest first."""
        wanted = plain_name(typed)
        close = get_close_matches(wanted, self._by_name, n=_NEAR, cutoff=_ALIKE)
        starting = [name for name in self._by_name if len(wanted) > 1 and name.startswith(wanted)]
        names = [*close, *starting]
        return list(dict.fromkeys(actor for name in names for actor in self._by_name[name]))

    def _meaning(self, wanted: set[str]) -> list[str]:
        return [actor for actor, ids in self._registered.items() if wanted.intersection(ids)]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for actor, names in self.known.items():
            for name in dict.fromkeys(plain_name(one) for one in (actor, *names)):
                found.setdefault(name, []).append(actor)
        return found

    @cached_property
    def _registered(self) -> dict[str, tuple[str, ...]]:
        """Of each id that the registry has not, whom it knows by that word."""
        ids = load_registry().known_ids()
        return {actor: registered(actor) for actor in self.known if actor not in ids}


def registered(name: str) -> tuple[str, ...]:
    """The ids of all actors of the registry that are called so, in any language.

    A code is that actor's alone.
    """
    registry = load_registry()
    for code in (name, name.strip().upper(), name.strip().casefold()):
        if code in registry.actors:
            return (code,)
    return tuple(registry.called(plain_name(name)))
