"""The words by which a language describes actors: titles, nouns, markers, ready to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ralliement.actors.datafiles import read_lexicon, read_mapping, words
from ralliement.actors.folding import fold, fold_words
from ralliement.actors.registry import Registry

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of folded words, each with what it stands for; the longest one wins."""

    meanings: Mapping[Phrase, tuple[str, ...]]
    reach: Mapping[str, int]

    def longest(self, ahead: Phrase) -> tuple[int, tuple[str, ...]]:
        """How many of the words ``ahead`` form a phrase, and its meanings; (0, ()) if none."""
        for length in range(min(self.reach.get(ahead[0], 0) if ahead else 0, len(ahead)), 0, -1):
            found = self.meanings.get(ahead[:length])
            if found is not None:
                return length, found
        return 0, ()


@dataclass(frozen=True, slots=True)
class Wording:
    """All that one language needs to understand descriptions of actors.

    ``titles`` lead to role ids, ``actor_titles`` to ``role|actor``; ``groups`` to ids of
    relational groups, ``members`` to groups that are the members of another actor,
    ``described`` to the bodies that may be called so, ``shapes`` to states. The word
    sets are those of ``data/nouns.yaml`` and ``lexicon/``, folded.
    """

    language: str
    titles: Phrases
    actor_titles: Phrases
    groups: Phrases
    members: Phrases
    described: Phrases
    towns: Mapping[str, tuple[str, ...]]
    shapes: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]] = field(repr=False)

    def has(self, name: str, word: str) -> bool:
        """Whether the folded ``word`` is in the set ``name`` of this language."""
        return word in self.sets.get(name, ())


@lru_cache(maxsize=16)
def make_wording(registry: Registry, language: str) -> Wording:
    """The wording of ``language`` from the registry's roles and actors and the word lists."""
    nouns = read_mapping("nouns").get(language) or {}
    lexicon = read_lexicon(language)
    sets = {
        name: frozenset(" ".join(fold_words(word)) for word in words(listed))
        for name, listed in {**lexicon, **nouns}.items()
        if not isinstance(listed, dict | bool)
    }
    return Wording(
        language=language,
        titles=_phrases(_titles(registry, language)),
        actor_titles=_phrases(_actor_titles(registry, language)),
        groups=_phrases(_group_nouns(registry, language)),
        members=_phrases(_member_nouns(registry, language)),
        described=_phrases(_described(registry, language)),
        towns=_towns(registry, language),
        shapes=_shapes(language),
        sets=sets,
    )


def _phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    meanings: defaultdict[Phrase, list[str]] = defaultdict(list)
    reach: dict[str, int] = {}
    for surface, meaning in pairs:
        phrase = fold_words(surface)
        if not phrase:
            continue
        if meaning not in meanings[phrase]:
            meanings[phrase].append(meaning)
        reach[phrase[0]] = max(reach.get(phrase[0], 0), len(phrase))
    return Phrases({phrase: tuple(found) for phrase, found in meanings.items()}, reach)


def _titles(registry: Registry, language: str) -> Iterable[tuple[str, str]]:
    for role in registry.roles.values():
        for title in role.titles.get(language, ()):
            yield title, role.id


def _actor_titles(registry: Registry, language: str) -> Iterable[tuple[str, str]]:
    for role in registry.roles.values():
        for actor, titles in role.titles_with_actor.items():
            for title in titles.get(language, ()):
                yield title, f"{role.id}|{actor}"


def _group_nouns(registry: Registry, language: str) -> Iterable[tuple[str, str]]:
    for actor in registry.actors.values():
        if actor.relational:
            for noun in (*actor.nouns.get(language, ()), *actor.nouns.get("all", ())):
                yield noun, actor.id


def _member_nouns(registry: Registry, language: str) -> Iterable[tuple[str, str]]:
    for actor in registry.actors.values():
        if actor.relational_to:
            for noun in (*actor.nouns.get(language, ()), *actor.nouns.get("all", ())):
                yield noun, actor.id


def _described(registry: Registry, language: str) -> Iterable[tuple[str, str]]:
    """Nouns for single bodies: companies, institutions, media, parties, proper groups."""
    for actor in registry.actors.values():
        if actor.kind in ("state", "person") or actor.relational or actor.relational_to:
            continue
        for noun in (*actor.nouns.get(language, ()), *actor.nouns.get("all", ())):
            yield noun, actor.id


def _towns(registry: Registry, language: str) -> dict[str, tuple[str, ...]]:
    towns: defaultdict[str, list[str]] = defaultdict(list)
    for actor in registry.actors.values():
        for town in (*actor.places.get(language, ()), *actor.places.get("all", ())):
            towns[fold(town)].append(actor.id)
    return {town: tuple(actors) for town, actors in towns.items()}


def _shapes(language: str) -> dict[str, frozenset[str]]:
    return {
        " ".join(fold_words(noun)): frozenset(shape["states"])
        for shape in read_mapping("shapes").values()
        for noun in shape["nouns"].get(language, ())
    }
