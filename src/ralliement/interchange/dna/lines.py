"""Ends of lines: Discourse Network Analyzer shows a text with every end of line one sign.

Its text window (a JTextPane) turns CR LF and CR into LF and counts places in what it shows. A
text of ours goes there as it will be shown; how its lines ended is kept beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_END = re.compile("\r\n|\r|\n")
_LETTERS = {"\n": "n", "\r": "r", "\r\n": "w"}
_ENDS = {letter: end for end, letter in _LETTERS.items()}


def shown(text: str) -> str:
    """The text as it is shown there."""
    return _END.sub("\n", text)


def ends_of(text: str) -> str:
    """How its lines end, a letter for each, one for all if all are alike; empty if all are LF."""
    letters = "".join(_LETTERS[end] for end in _END.findall(text))
    kinds = set(letters)
    if kinds <= {"n"}:
        return ""
    return letters if len(kinds) > 1 else letters[0]


def restored(text: str, ends: str) -> str:
    """The text that is shown as ``text``; ``text`` itself where it has other lines by now."""
    lines = text.split("\n")
    letters = ends * (len(lines) - 1) if len(ends) == 1 else ends
    if len(letters) != len(lines) - 1 or not set(letters) <= set(_ENDS):
        return text
    return "".join(
        line + end
        for line, end in zip(lines, [*(_ENDS[letter] for letter in letters), ""], strict=True)
    )


class Places:
    """Places of a text as it came in, and in what is shown of it, both in code points."""

    def __init__(self, text: str) -> None:
        pairs = [end.start() for end in _END.finditer(text) if len(end[0]) == 2]
        # Each CR that is not shown, and where its LF is shown.
        self._here = pairs
        self._there = [place - number for number, place in enumerate(pairs)]

    def there(self, place: int) -> int:
        """Where ``place`` of the text is shown."""
        return place - bisect_left(self._here, place)

    def here(self, place: int) -> int:
        """What of the text is shown at ``place``."""
        return place + bisect_left(self._there, place)
