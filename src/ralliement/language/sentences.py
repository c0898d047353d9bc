"""Where sentences begin, from the words alone.

The parser's own bounds break at quotation marks and run across headings; these are set
before it runs and it keeps to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ralliement.language.words import Word

_ENDS = re.compile(r"(?:[.!?…]+|\.\.\.)$")
_OPENERS = "«“\"„‹‘'([-–—•"
_CLOSERS = "»”\"’')]›"


def sentence_starts(
    words: Sequence[Word], block_starts: frozenset[int], abbreviations: frozenset[str]
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
        elif ended and not _stays(words, i):
            starts[i] = _may_begin(words, i)
            ended = False
        if _ends_sentence(words, i, abbreviations):
            ended = True
    return starts


def _stays(words: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` still belongs to the sentence that just ended."""
    text = words[i].text
    if _ENDS.fullmatch(text):
        return True
    if text in {"»", "”", "’", ")", "]", "›"}:
        return True
    return text == '"' and not words[i].spaced_before and words[i].start > 0


def _may_begin(words: Sequence[Word], i: int) -> bool:
    """Whether a sentence can begin at word ``i`` after final punctuation."""
    j = i
    while j < len(words) and words[j].text in _OPENERS:
        j += 1
    if j >= len(words):
        return True
    first = words[j].text[0]
    return not first.islower() and first not in ",;:"


def _ends_sentence(words: Sequence[Word], i: int, abbreviations: frozenset[str]) -> bool:
    text = words[i].text
    if not _ENDS.search(text):
        return False
    if text in {"?", "!"} or not text.endswith(".") or text.startswith(".."):
        return True
    if text == ".":
        previous = words[i - 1].text if i and not words[i].spaced_before else ""
        return not _is_abbreviation(previous, abbreviations) and not _is_initial(previous)
    stem = text.rstrip(".")
    return not _is_abbreviation(stem, abbreviations) and not _is_initial(stem)


def _is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    return word.lower() in abbreviations


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()
