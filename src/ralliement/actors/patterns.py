"""The names of one language, ready to be looked up word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ralliement.actors.folding import WORD, deletions, fold, separator


class HitKind(StrEnum):
    """What kind of name stands in the text."""

    STATE = "state"
    CAPITAL = "capital"
    SEAT = "seat"
    NICKNAME = "nickname"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    PERSON = "person"
    SURNAME = "surname"
    ORGANISATION = "organisation"
    MEDIUM = "medium"
    GROUP = "group"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One way to write an actor's name; ``language`` is ``all`` where it is the same in each.

    ``ambiguous`` names are also common words or belong to several: they need context.
    """

    surface: str
    language: str
    actor: str
    kind: HitKind
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name cut into words, with what must stand between and after them."""

    entry: NameEntry
    words: tuple[str, ...]
    keys: tuple[str, ...]
    separators: tuple[str, ...]
    tail: str

    def spelt(self, text: str, spans: list[tuple[int, int]]) -> str | None:
        """How the words at ``spans`` write this name: ``exact``, ``misspelt`` or not (None)."""
        found = "exact"
        for n, (word, (start, end)) in enumerate(zip(self.words, spans, strict=True)):
            if n and not self._joined(text, n, spans[n - 1][1], start):
                return None
            given = text[start:end]
            case = _case(word, given, alone=len(self.words) == 1)
            bare = word.islower() and given == fold(word)
            if case is None and bare and self.entry.kind is HitKind.ADJECTIVE:
                case = "misspelt"
            if case is None:
                return None
            if case == "misspelt":
                found = "misspelt"
        return found

    def _joined(self, text: str, n: int, left: int, right: int) -> bool:
        wanted, given = self.separators[n - 1], separator(text[left:right])
        return given == wanted or (wanted not in " '" and given == " ")


def _case(word: str, given: str, *, alone: bool) -> str | None:
    """Whether ``given`` may stand for ``word``: capitals where the name has them."""
    if word == given:
        return "exact"
    if word[0].isupper() and not given[0].isupper():
        return None
    if word.isupper() and not given.isupper() and len(word) < 4:
        return None
    if alone and len(word) < 4 and word[0].isupper() and not word.isupper() and given.isupper():
        return None
    for a, b in zip(word, given, strict=True):
        if a != b and a.lower() != b.lower() and not b.isupper():
            return "misspelt" if word[0].isupper() else None
    return "exact"


MIN_MISSPELT_LETTERS = 6
START = 4
_SINGLE = (HitKind.STATE, HitKind.CAPITAL, HitKind.SURNAME, HitKind.ORGANISATION)
_SEVERAL = (HitKind.STATE, HitKind.PERSON, HitKind.ORGANISATION, HitKind.SEAT)


@dataclass(frozen=True, eq=False)
class NameIndex:
    """All patterns of a language by their folded words, and how far each first word reaches."""

    patterns: Mapping[str, tuple[Pattern, ...]]
    reach: Mapping[str, int]

    @cached_property
    def by_word(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Names of several words by each word that is long enough to know them by."""
        found: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in self._all(_SEVERAL):
            if 1 < len(pattern.words) < 5:
                for word in {key for key in pattern.keys if len(key) > 2}:
                    found[word].append(pattern)
        return {word: tuple(patterns) for word, patterns in found.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Long names of one word by every spelling that lacks one of their letters."""
        found: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in self._all(_SINGLE):
            if len(pattern.words) == 1 and len(pattern.words[0]) >= MIN_MISSPELT_LETTERS:
                for spelling in set(deletions(pattern.keys[0])):
                    found[spelling].append(pattern)
        return {spelling: tuple(patterns) for spelling, patterns in found.items()}

    @cached_property
    def adjectives(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Long lower-case adjectives by every spelling that lacks one of their letters."""
        found: defaultdict[str, list[Pattern]] = defaultdict(list)
        for pattern in self._all((HitKind.ADJECTIVE,)):
            if len(pattern.words) == 1 and len(pattern.words[0]) > MIN_MISSPELT_LETTERS:
                for spelling in set(deletions(pattern.keys[0])):
                    found[spelling].append(pattern)
        return {spelling: tuple(patterns) for spelling, patterns in found.items()}

    @cached_property
    def adjective_starts(self) -> frozenset[str]:
        """The first letters of long adjectives; a letter wrong in these goes unseen."""
        patterns = self._all((HitKind.ADJECTIVE,))
        return frozenset(p.keys[0][:START] for p in patterns if len(p.words) == 1)

    def _all(self, kinds: tuple[HitKind, ...]) -> Iterator[Pattern]:
        for patterns in self.patterns.values():
            yield from (p for p in patterns if p.entry.kind in kinds and not p.entry.ambiguous)


_ARTICLES = ("l'", "l’", "la ", "le ", "les ", "the ", "The ", "der ", "die ", "das ", "il ",
             "lo ", "gli ", "el ", "los ", "las ")  # fmt: skip


def build_index(entries: Iterable[NameEntry]) -> NameIndex:
    """The index of ``entries``; articles are left off, for they stay words of their own."""
    patterns: dict[str, list[Pattern]] = {}
    reach: dict[str, int] = {}
    for entry in entries:
        pattern = make_pattern(entry)
        if pattern is None:
            continue
        keys = pattern.keys
        same = patterns.setdefault(" ".join(keys), [])
        if all(not _alike(pattern, other) for other in same):
            same.append(pattern)
        reach[keys[0]] = max(reach.get(keys[0], 0), len(keys))
    return NameIndex({key: tuple(found) for key, found in patterns.items()}, reach)


def make_pattern(entry: NameEntry) -> Pattern | None:
    """The pattern of a name, None if it holds no word."""
    surface = entry.surface if entry.ambiguous else _without_article(entry.surface)
    if surface.isalpha():
        return Pattern(entry, words=(surface,), keys=(fold(surface),), separators=(), tail="")
    spans = [match.span() for match in WORD.finditer(surface)]
    if not spans:
        return None
    between = [
        separator(surface[a[1] : b[0]]) or "" for a, b in zip(spans, spans[1:], strict=False)
    ]
    return Pattern(
        entry=entry,
        words=tuple(surface[start:end] for start, end in spans),
        keys=tuple(fold(surface[start:end]) for start, end in spans),
        separators=tuple(between),
        tail=surface[spans[-1][1] :],
    )


def _without_article(surface: str) -> str:
    if not surface.startswith(_ARTICLES):
        return surface
    for article in _ARTICLES:
        if surface.startswith(article) and surface[len(article) : len(article) + 1].isupper():
            return surface[len(article) :]
    return surface


def _alike(one: Pattern, other: Pattern) -> bool:
    same_actor = (one.entry.actor, one.entry.kind) == (other.entry.actor, other.entry.kind)
    return same_actor and one.words == other.words and one.separators == other.separators
