"""A language's own words around names, folded and ready to compare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ralliement.actors.datafiles import read_lexicon, words
from ralliement.actors.folding import fold, fold_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of ``lexicon/<language>.yaml``; all words are folded.

    With ``capital_nouns`` a capital letter shows no name; with ``genitive`` names may end
    on an s; ``adjectives_first`` is said of the light languages only.
    """

    language: str
    capital_nouns: bool
    genitive: bool
    adjectives_first: bool
    titles: Mapping[str, str]
    function_words: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    auxiliaries: frozenset[str]
    attribution: tuple[tuple[str, ...], ...]
    person_nouns: frozenset[str]
    date_words: frozenset[str]
    place_words: frozenset[str]
    joining: frozenset[str]
    number_words: frozenset[str]
    two_lands: frozenset[str]
    common_names: frozenset[str]
    name_links: frozenset[str]
    union_names: frozenset[str]
    place_starts: frozenset[str]
    thing_nouns: frozenset[str]
    organisation_nouns: frozenset[str]
    organisation_prepositions: frozenset[str]
    organisation_parts: frozenset[str]


@cache
def load_lexicon(language: str) -> Lexicon:
    """The word lists of ``language``, empty lists for a language without a file."""
    data = read_lexicon(language)

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in words(data.get(name)))

    return Lexicon(
        language=language,
        capital_nouns=bool(data.get("capital_nouns", False)),
        genitive=bool(data.get("genitive", False)),
        adjectives_first=bool(data.get("adjectives_first", False)),
        titles={fold(key).rstrip("."): value for key, value in (data.get("titles") or {}).items()},
        function_words=folded("function_words"),
        particles=folded("particles"),
        speech=folded("speech"),
        auxiliaries=folded("auxiliaries"),
        attribution=tuple(fold_words(word) for word in words(data.get("attribution"))),
        person_nouns=folded("person_nouns"),
        date_words=folded("date_words"),
        place_words=folded("place_words"),
        joining=folded("joining"),
        number_words=folded("number_words"),
        two_lands=folded("two_lands"),
        common_names=folded("common_names"),
        name_links=folded("name_links"),
        union_names=folded("union_names"),
        place_starts=folded("place_starts"),
        thing_nouns=folded("thing_nouns"),
        organisation_nouns=folded("organisation_nouns"),
        organisation_prepositions=folded("organisation_prepositions"),
        organisation_parts=folded("organisation_parts"),
    )


@cache
def given_names() -> Mapping[str, str]:
    """Known given names, folded, with ``f``, ``m`` or ``x`` for either."""
    text = (resources.files(__package__) / "lexicon" / "given_names.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for line in text.splitlines():
        match = re.match(r"([fmx]): (.*)", line)
        for name in match[2].split() if match else ():
            folded = fold(name)
            known = found.get(folded)
            found[folded] = match[1] if match and known in (None, match[1]) else "x"
    return found
