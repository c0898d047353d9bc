"""Quotation marks: which are empty, which are never closed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MARK = re.compile('[«»“”„"‹›]')
_EMPTY = re.compile('«\\s*»|“\\s*”|„\\s*[“”]|‹\\s*›|(?<![\\w"])""(?![\\w"])|‘\\s*’')
_CLOSES = {"»": "«", "”": "“„", "›": "‹"}
_REOPENS = '«“"»'
_OPENING_CONTEXT = " \n([{'«“„/—–-"


def empty_quotations(text: str) -> list[tuple[int, int]]:
    """The spans of quotations that hold nothing, marks included."""
    return [match.span() for match in _EMPTY.finditer(text)]


def unclosed_quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of the opening marks that nothing closes.

    Marks are paired paragraph by paragraph, the innermost first, so that whole or empty
    pairs inside an open quotation do not close it. A quotation may run over paragraphs if
    each one opens with a mark again, as French and English typography want it.
    """
    unclosed: list[tuple[int, int]] = []
    running: list[int] = []
    for start, end in paragraphs:
        if running and text[start : start + 1] not in tuple(_REOPENS):
            unclosed += [(mark, mark + 1) for mark in running]
            running = []
        running = _open_after(text, start, end, running)
    unclosed += [(mark, mark + 1) for mark in running]
    return sorted(unclosed)


def _open_after(text: str, start: int, end: int, running: list[int]) -> list[int]:
    """The positions of the marks that are open at the paragraph's end."""
    stack = list(running)
    for match in _MARK.finditer(text, start, end):
        position, mark = match.start(), match.group()
        if running and position == start and _may_reopen(text, running[-1], mark):
            continue
        if mark == '"':
            _straight(text, position, start, stack)
        elif mark in "«„‹" or (mark == "“" and not _is_open(text, stack, "„")):
            stack.append(position)
        else:
            _close(text, stack, _CLOSES.get(mark, "„"))
    return stack


def _may_reopen(text: str, opener: int, mark: str) -> bool:
    return mark == text[opener] or (mark == "»" and text[opener] == "«")


def _is_open(text: str, stack: list[int], openers: str) -> bool:
    return any(text[position] in openers for position in stack)


def _close(text: str, stack: list[int], openers: str) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        if text[stack[depth]] in openers:
            del stack[depth]
            return


def _straight(text: str, position: int, start: int, stack: list[int]) -> None:
    """A straight mark opens or closes by what stands around it; after a digit it may be inches."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1 : position + 2] or " "
    is_open = _is_open(text, stack, '"')
    opens = before in _OPENING_CONTEXT and not after.isspace()
    if is_open and not (opens and before.isspace() and after.isalnum()):
        _close(text, stack, '"')
    elif is_open or opens or not before.isdigit():
        stack.append(position)
