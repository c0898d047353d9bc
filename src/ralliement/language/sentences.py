"""Where sentences begin, from the words alone.

The parser's own bounds break at quotation marks and run across headings; these are set
before it runs and it keeps to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.language.words import Word

_ENDS = re.compile(r"(?:[.!?…]+|\.\.\.)$")
_OPENERS = "«“\"„‹‘'([-–—•"
_ORDINAL_FIGURES = 2
"""Longer numbers before a full stop are years and amounts."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a language's sentence bounds depend on.

    ``abbreviations`` (lower case, without their last stop) end no sentence; nor, with
    ``ordinals``, does a number of one or two figures ("am 3. Mai"). Marks in ``either`` open
    or close, as the space before them says ("»so«" and "«così»").
    """

    abbreviations: frozenset[str] = frozenset()
    ordinals: bool = False
    either: frozenset[str] = frozenset('"')


def sentence_starts(
    words: Sequence[Word], block_starts: frozenset[int], bounds: Bounds
) -> list[bool]:
    """For every word, whether a sentence begins there.

    A sentence ends at final punctuation followed by a capital, a figure or an opening
    mark; closing marks stay with what they close. Every block begins a sentence.
    """
    starts = [False] * len(words)
    ended = False
    for i, word in enumerate(words):
        if i == 0 or word.start in block_starts:
            starts[i] = True
            ended = False
        elif ended and not _stays(words, i, bounds.either):
            starts[i] = _may_begin(words, i, bounds.either)
            ended = False
        if _ends_sentence(words, i, bounds):
            ended = True
    return starts


def _stays(words: Sequence[Word], i: int, either: frozenset[str]) -> bool:
    """Whether word ``i`` still belongs to the sentence that just ended."""
    text = words[i].text
    if _ENDS.fullmatch(text):
        return True
    if text in either:
        return not words[i].spaced_before and words[i].start > 0
    return text in {"»", "”", "’", ")", "]", "›"}


def _may_begin(words: Sequence[Word], i: int, either: frozenset[str]) -> bool:
    """Whether a sentence can begin at word ``i`` after final punctuation."""
    j = i
    while j < len(words) and (words[j].text in _OPENERS or words[j].text in either):
        j += 1
    if j >= len(words):
        return True
    first = words[j].text[0]
    return not first.islower() and first not in ",;:"


def _ends_sentence(words: Sequence[Word], i: int, bounds: Bounds) -> bool:
    text = words[i].text
    if not _ENDS.search(text):
        return False
    if text in {"?", "!"} or not text.endswith(".") or text.startswith(".."):
        return True
    if text == ".":
        previous = words[i - 1].text if i and not words[i].spaced_before else ""
        return not _goes_on(previous, bounds)
    return not _goes_on(text.rstrip("."), bounds)


def _goes_on(word: str, bounds: Bounds) -> bool:
    """Whether a full stop after ``word`` ends no sentence."""
    if word.lower() in bounds.abbreviations or (len(word) == 1 and word.isupper()):
        return True
    return bounds.ordinals and word.isdigit() and len(word) <= _ORDINAL_FIGURES
