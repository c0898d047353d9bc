"""The words of saying of a language, from ``data/<language>/speech.yaml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ralliement.errors import UnknownName
from ralliement.yamlfiles import read_yaml

LANGUAGES = ("fr", "en")
"""Languages whose quotations are read."""


_PHRASE_LISTS = (
    "sources",
    "view_of",
    "outlets",
    "insertions",
    "boundary",
    "concessions",
    "that_links",
    "voices",
    "resumptions",
    "occasions",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One verb of saying: what it is called, what must stand around it, what it governs.

    ``tail`` are the words that must follow it ("faire *valoir*"); ``takes`` is a subset of
    ``quote that bare de to gerund if aim fragment``; an aim is what is pleaded for.
    """

    lemma: str
    reflexive: bool
    tail: tuple[str, ...]
    group: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words of saying; ``words`` holds the plain lists by their name in the file."""

    language: str
    senses: Mapping[str, tuple[Sense, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    phrases_by_first: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]

    def has(self, name: str, word: str) -> bool:
        """Whether the list ``name`` holds ``word`` (lower case)."""
        return word in self.words[name]


@cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of ``language``.

    Raises: UnknownName for a language without one.
    """
    if language not in LANGUAGES:
        raise UnknownName("language", language, LANGUAGES)
    data: dict[str, Any] = read_yaml("ralliement.statements", "data", language, "speech.yaml")
    lists = {name: frozenset(map(str, value)) for name, value in data.items() if _is_list(value)}
    phrases = {name: _phrases(data[name]) for name in _PHRASE_LISTS}
    return Lexicon(
        language=language,
        senses=_senses(data),
        words=lists,
        phrases=phrases,
        phrases_by_first={name: _by_first(listed) for name, listed in phrases.items()},
    )


def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, the order kept."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        found[phrase[0]].append(phrase)
    return {first: tuple(listed) for first, listed in found.items()}


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _phrases(entries: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Entries as tuples of words as the tokenizer cuts them, longest first."""
    cut = (tuple(str(entry).replace("'", "' ").split()) for entry in entries)
    return tuple(sorted(cut, key=len, reverse=True))


def _senses(data: Mapping[str, Any]) -> dict[str, tuple[Sense, ...]]:
    """Every form of every verb with what it may mean."""
    by_form: defaultdict[str, list[Sense]] = defaultdict(list)
    refused = frozenset(data["not_verbs"])
    irregular = data.get("irregular", {})
    for group, entries in data["verbs"].items():
        takes = frozenset(data["takes"][group])
        for entry in entries:
            sense, verb = _sense(str(entry), group, takes)
            for form in irregular.get(verb) or inflect(verb, data["endings"]):
                if form not in refused or sense.tail:
                    by_form[form].append(sense)
    return {form: tuple(senses) for form, senses in by_form.items()}


def _sense(entry: str, group: str, takes: frozenset[str]) -> tuple[Sense, str]:
    reflexive = entry.startswith(("se ", "s'"))
    words = entry.removeprefix("se ").removeprefix("s'").replace("'", "' ").split()
    return Sense(entry, reflexive, tuple(words[1:]), group, takes), words[0]


def inflect(verb: str, endings: Mapping[str, Iterable[str]]) -> list[str]:
    """The forms of ``verb`` from the longest of ``endings`` that it has."""
    for size in range(len(verb), -1, -1):
        ending = verb[len(verb) - size :]
        if ending in endings:
            return [verb[: len(verb) - size] + form for form in endings[ending]]
    return [verb]
