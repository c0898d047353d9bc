"""Plain text to lines of one paragraph each: hard wraps undone, paragraphs found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ralliement.articles.draft import Draft, Edit
from ralliement.records import BlockKind

_TERMINAL = re.compile(r"[.!?…:;»”\"')\]]\s*$")
_BULLET = re.compile(r"\s*(?:[-•·*–—]|\d{1,2}[.)])\s")
_CONTINUES = re.compile(r"\s*[a-zà-ÿ,;.)»”%]")
_QUOTE_PREFIX = re.compile(r"(?m)^(?:> ?)+")
_MAX_WRAP = 110
"""Wider lines are paragraphs: mail wraps at 72–80 characters, agencies below that."""
_WRAPPED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft: a paragraph, heading, caption… ``kind`` where its source tells."""

    start: int
    end: int
    apart: bool = True
    kind: BlockKind | None = None


def lines_of(text: str) -> list[Line]:
    """The lines that hold anything, without the spaces around them."""
    lines: list[Line] = []
    position = 0
    apart = True
    for row in text.split("\n"):
        shown = row.strip()
        if shown:
            start = position + row.index(shown[0])
            lines.append(Line(start, start + len(shown), apart))
        apart = not shown
        position += len(row) + 1
    return lines


def unwrapped(draft: Draft) -> Draft:
    """The draft with each paragraph on one line, whether its lines were wrapped or not."""
    if "\n" not in draft.text.strip():
        return draft
    draft = _without_quote_marks(draft)
    lines = lines_of(draft.text)
    width = _wrap_width(draft.text, lines)
    return draft.edited(_joins(draft.text, lines, width))


def _without_quote_marks(draft: Draft) -> Draft:
    """A mail quoted whole: every line begins with ``>``."""
    if draft.text.count("\n>") < 2:
        return draft
    marks = list(_QUOTE_PREFIX.finditer(draft.text))
    lines = lines_of(draft.text)
    if len(marks) < 3 or len(marks) < 0.6 * len(lines):
        return draft
    return draft.edited((mark.start(), mark.end(), "") for mark in marks)


def _wrap_width(text: str, lines: list[Line]) -> int:
    """The width at which the text was wrapped by hand or machine; 0 where it was not.

    A line was wrapped if the first word of the next one would not have fitted on it.
    """
    lengths = sorted(line.end - line.start for line in lines)
    widest = lengths[-1]
    if widest > _MAX_WRAP:
        usual = lengths[int(len(lengths) * 0.9)]
        if usual > _MAX_WRAP or len(lines) < 10:
            return 0
        widest = usual
    pairs = [(left, right) for left, right in _pairs(lines) if not right.apart]
    inner = [pair for pair in pairs if _is_full(text, *pair, widest)]
    enough = len(pairs) >= 2 and widest >= 35
    return widest if enough and len(inner) >= _WRAPPED_SHARE * len(pairs) else 0


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    return zip(lines, lines[1:], strict=False)


def _is_full(text: str, left: Line, right: Line, width: int) -> bool:
    space = text.find(" ", right.start, right.end)
    first_word = (space if space > 0 else right.end) - right.start
    return left.end - left.start + 1 + first_word > min(width, 0.97 * width + 1)


def _joins(text: str, lines: list[Line], width: int) -> Iterator[Edit]:
    words: set[str] | None = None
    for index, (left, right) in enumerate(_pairs(lines)):
        if right.apart or _BULLET.match(text, right.start, right.end):
            continue
        if width:
            joined = _is_wrap(text, left, right, width)
        else:
            joined = index > 0 and _is_broken_sentence(text, left, right)
        if not joined:
            continue
        if text[left.end - 1] == "-" and text[right.start].islower():
            words = set(re.findall(r"[\w-]+", text)) if words is None else words
            yield _rejoined(text, left, right, words)
        else:
            yield left.end, right.start, " "


def _is_wrap(text: str, left: Line, right: Line, width: int) -> bool:
    if _is_full(text, left, right, width):
        return True
    ends = _TERMINAL.search(text, max(left.start, left.end - 3), left.end)
    return not ends and bool(_CONTINUES.match(text, right.start, right.end))


def _is_broken_sentence(text: str, left: Line, right: Line) -> bool:
    """A sentence that a lost tag broke in two: no end before the break, no start behind it."""
    if _TERMINAL.search(text, max(left.start, left.end - 3), left.end):
        return False
    if not _CONTINUES.match(text, right.start, right.end):
        return False
    long_enough = left.end - left.start >= 40 and right.end - right.start >= 25
    return long_enough or text[right.start] in ",;.)»”%" or text[left.end - 1] == ","


def _rejoined(text: str, left: Line, right: Line, words: set[str]) -> Edit:
    """A word divided at the line's end; its hyphen goes only if the whole word occurs elsewhere."""
    head = text[max(left.start, left.end - 40) : left.end - 1].rpartition(" ")[2]
    tail = re.match(r"\w*", text[right.start : right.start + 40])
    whole = head + (tail.group() if tail else "")
    if whole in words:
        return left.end - 1, right.start, ""
    return left.end, right.start, ""
