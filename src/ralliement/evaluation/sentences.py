"""Which sentences of the two codings are one and the same.

A person's sentence is known by its first character only, a machine's by both ends. They are
the same where the person's begins inside the machine's; or before it with no end of a
sentence in between, as a dateline does ("PARIS, 3 mai (AFP) - ") or the first half of a
sentence that the machine has cut in two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ralliement.evaluation.matching import Span

_END = re.compile(
    r"""[.!?…]["'»”’)\]]*\s+["'«“‘]*\s*[\dA-ZÀ-Þ]  # a mark, then what begins a sentence
    |[\r\n]|</?[a-zA-Z]                            # a line or a block of a page""",
    re.VERBOSE,
)
_OPENING = 3
"""Characters of a sentence that tell that it begins: quotation marks and a letter."""
_SHOWN = 400


def same_sentence(original: str, start: int, sentence: Span) -> bool:
    """Whether the sentence that a person has begin at ``start`` is the machine's ``sentence``."""
    if start >= sentence[0]:
        return start < sentence[1]
    return _END.search(original[start : sentence[0] + _OPENING]) is None


def sentence_keys(
    original: str, starts: Iterable[int], sentences: Iterable[Span]
) -> tuple[dict[int, int], dict[Span, int]]:
    """For each start and each sentence a key, the same for those that are the same sentence.

    Where one sentence of the machine is two of the person's, or the other way round, all have
    one key. The key is a place in the article.
    """
    ordered = sorted(set(starts))
    of_start = {start: start for start in ordered}
    of_sentence: dict[Span, int] = {}
    for sentence in sorted(set(sentences)):
        first, last = (bisect_left(ordered, place) for place in sentence)
        mine = ordered[max(0, first - 1) : last]
        mine = [start for start in mine if same_sentence(original, start, sentence)]
        key = min((of_start[start] for start in mine), default=sentence[0])
        of_start.update((start, key) for start in mine)
        of_sentence[sentence] = key
    return of_start, of_sentence


def sentence_from(original: str, start: int) -> str:
    """The words from ``start`` to what looks like the end of the sentence, to be shown."""
    found = _END.search(original, start + _OPENING, start + _SHOWN)
    end = start + _SHOWN if found is None else found.start()
    more = found is not None and original[end : end + 1] in (*".!?…",)
    return original[start : end + more].rstrip()
