"""How a phrase of a pack is cut into words, and where it stands in a text.

A pack writes "tenir à l'écart" or "high-risk vendor"; a parser cuts "l'écart" and
"high-risk" in its own way, which differs by language and version. Both sides are
therefore cut alike here: at spaces, after an elision, before a possessive, at hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

GAP = "*"
MAX_GAP_WORDS = 3

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‑": "-", "\u2013": "-"})
_WORD = re.compile(
    r"aujourd'hui|[^\W_]+(?:\.[^\W_]+)+|'s\b|n't\b|[^\W_]+?(?=n't\b)|[^\W_]+'(?!s\b)|[^\W_]+|[%*+]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words for matching.

    ``forms[i]`` holds the lower-case word and lemma at place i; ``token_of[i]`` is the
    index of the caller's token that it was cut from. Both have one entry per word.
    """

    forms: tuple[frozenset[str], ...]
    token_of: tuple[int, ...]


def split_phrase(text: str) -> tuple[str, ...]:
    """The words of a phrase in lower case, with ``*`` kept as a gap.

    A ``*`` tied to a hyphen at the end ("anti-*") means any continuation and is dropped.
    """
    plain = text.translate(_APOSTROPHES).lower()
    return tuple(_WORD.findall(re.sub(r"-\*\s*$", "", plain)))


def split_tokens(tokens: Iterable[tuple[str, str]]) -> Words:
    """Cut (word, lemma) tokens of a parsed text the way that phrases are cut.

    Punctuation and spaces fall away. A token that is cut in several keeps its lemma
    only where the lemma is cut in as many.
    """
    forms: list[frozenset[str]] = []
    token_of: list[int] = []
    for index, (word, lemma) in enumerate(tokens):
        words, lemmas = split_phrase(word), split_phrase(lemma)
        if len(lemmas) != len(words):
            lemmas = words
        forms.extend(frozenset(pair) for pair in zip(words, lemmas, strict=True))
        token_of.extend([index] * len(words))
    return Words(tuple(forms), tuple(token_of))


def find_phrase(
    phrase: Sequence[str], words: Words, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, ...]]:
    """Where the phrase stands in ``words[start:end]``: the places of its words, gaps left out.

    At most one match for each place where it can begin, with the shortest gaps.
    """
    stop = len(words.forms) if end is None else end
    for place in range(start, stop):
        found = _match_from(phrase, words, place, stop)
        if found:
            yield found


def _match_from(
    phrase: Sequence[str], words: Words, place: int, stop: int
) -> tuple[int, ...] | None:
    """The places of the phrase's words from ``place`` on; None where it does not match."""
    if not phrase:
        return ()
    if phrase[0] == GAP:
        for skipped in range(MAX_GAP_WORDS + 1):
            rest = _match_from(phrase[1:], words, place + skipped, stop)
            if rest is not None:
                return rest
        return None
    if place >= stop or phrase[0] not in words.forms[place]:
        return None
    rest = _match_from(phrase[1:], words, place + 1, stop)
    return None if rest is None else (place, *rest)
