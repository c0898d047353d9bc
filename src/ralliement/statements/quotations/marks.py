"""Quotation marks, paired: « », “ ”, " ", „ “, ‹ ›, ‘ ’, nested and across paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_MARK = re.compile(r"<<|>>|''|[«»“”„‟‹›\"]")
_MARK_WITH_SINGLES = re.compile(r"<<|>>|''|[«»“”„‟‹›\"]|['‘’]")
_FAMILY = {
    "«": "guillemets",
    "»": "guillemets",
    "<<": "guillemets",
    ">>": "guillemets",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    '"': "straight",
    "''": "straight",
    "‹": "single guillemets",
    "›": "single guillemets",
    "'": "single",
    "‘": "single",
    "’": "single",
}
_LONGEST_SINGLE = 300
"""Characters: a longer stretch between single marks is two apostrophes."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks, in text offsets.

    ``open`` is where the opening mark starts, ``close`` where the closing one ends (the
    end of the paragraph where there is none). ``depth`` is 0 outside any other pair.
    """

    open: int
    close: int
    start: int
    end: int
    closed: bool
    depth: int
    family: str
    segments: tuple[tuple[int, int], ...] = ()

    @property
    def lost(self) -> bool:
        """Whether nothing stands between the marks."""
        return self.start >= self.end


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one."""

    at: int
    after: int
    family: str
    mark: str
    breaks: list[tuple[int, int]]


def find_quoted(text: str, paragraphs: Sequence[tuple[int, int]], *, singles: bool) -> list[Quoted]:
    """The quoted stretches of ``text`` in order of their opening marks.

    Marks pair with the nearest of their family, so that of two opening marks with one
    closing mark the outer stays open. A quotation may run on into the next paragraph
    where that one begins with a mark of its own or closes what it did not open.
    ``singles``: whether ' and ‘ ’ are marks too.
    """
    pattern = _MARK_WITH_SINGLES if singles else _MARK
    found: list[Quoted] = []
    waiting: list[_Open] = []
    for number, (start, end) in enumerate(paragraphs):
        position = _reopened(text, start, end, waiting)
        for match in pattern.finditer(text, position, end):
            _take(text, match.start(), match.end(), waiting, found)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        waiting = _carried(text, end, following, waiting, found)
    for opened in waiting:
        found.append(_unclosed(text, opened, paragraphs[-1][1], 0))
    found.sort(key=lambda quoted: (quoted.open, -quoted.close))
    return _with_depth(found)


def _take(text: str, at: int, after: int, waiting: list[_Open], found: list[Quoted]) -> None:
    """Let one mark open or close."""
    mark = text[at:after]
    family = _FAMILY[mark]
    closes = _closes(text, at, after, waiting)
    if closes is not None:
        opened = waiting[closes]
        del waiting[closes:]
        if family == "single" and at - opened.after > _LONGEST_SINGLE:
            return
        found.append(_closed(text, opened, at, after))
    elif _opens(text, at, after):
        if family == "straight":
            waiting[:] = [opened for opened in waiting if opened.family != "straight"]
        waiting.append(_Open(at, after, family, mark, []))


def _opens(text: str, at: int, after: int) -> bool:
    mark = text[at:after]
    if mark in {"«", "<<", "“", "„", "‟", "‹"}:
        return True
    before = text[at - 1] if at else " "
    follows = text[after] if after < len(text) else " "
    if mark in {"'", "‘"}:
        return not before.isalnum() and before not in ".,;:!?" and follows.isalnum()
    if mark in {'"', "''"}:
        return not before.isalnum() and (not follows.isspace() or before.isspace())
    return mark == "”" and not before.isalnum() and not follows.isspace()


def _closes(text: str, at: int, after: int, waiting: list[_Open]) -> int | None:
    """The index in ``waiting`` of what this mark closes."""
    mark = text[at:after]
    family = _FAMILY[mark]
    if mark in {"«", "<<", "„", "‹", "‘", "‟"}:
        return None
    before = text[at - 1] if at else " "
    follows = text[after] if after < len(text) else " "
    looks_open = (before.isspace() or before in "([") and not follows.isspace()
    if mark in {"“", '"', "''"} and looks_open and follows not in ".,;:!?)":
        return None
    if mark == "“" and not (before and not before.isspace()):
        return None
    if family == "single" and (follows.isalnum() or before.isspace()):
        return None
    own = [i for i, opened in enumerate(waiting) if opened.family == family]
    if own:
        return own[-1]
    if family in {"curly", "straight"} and not before.isspace():
        other = [i for i, opened in enumerate(waiting) if opened.family in {"curly", "straight"}]
        return other[-1] if other else None
    return None


def _reopened(text: str, start: int, end: int, waiting: list[_Open]) -> int:
    """Where to go on reading a paragraph, past a mark that only says "still quoting"."""
    if not waiting:
        return start
    match = _MARK.match(text, start, end)
    position = start
    if match and _FAMILY[match.group()] != "single guillemets":
        position = match.end()
    waiting[-1].breaks.append((position, start))
    return position


def _carried(
    text: str,
    end: int,
    following: tuple[int, int] | None,
    waiting: list[_Open],
    found: list[Quoted],
) -> list[_Open]:
    """The marks that stay open past the end of a paragraph; others are never closed."""
    kept: list[_Open] = []
    for opened in waiting:
        if opened.family == "single":
            continue
        if following and _runs_on(text, opened, following):
            kept.append(opened)
        else:
            found.append(_unclosed(text, opened, end, 0))
    return kept[:1]


def _runs_on(text: str, opened: _Open, following: tuple[int, int]) -> bool:
    start, end = following
    marks = list(_MARK.finditer(text, start, end))
    if not marks:
        return False
    first = marks[0]
    if first.start() == start and _FAMILY[first.group()] in {opened.family, "curly", "straight"}:
        if opened.family == "guillemets":
            closing = sum(m.group() in {"»", ">>"} for m in marks)
            opening = sum(m.group() in {"«", "<<"} for m in marks)
            return first.group() == "»" or opening >= closing
        return True
    if opened.family == "guillemets":
        return first.group() in {"»", ">>"}
    return opened.family == "curly" and first.group() == "”"


def _closed(text: str, opened: _Open, at: int, after: int) -> Quoted:
    start, end = trimmed(text, opened.after, at)
    quoted = Quoted(opened.at, after, start, end, True, 0, opened.family)
    return replace(quoted, segments=_segments(text, opened, start, end))


def _unclosed(text: str, opened: _Open, end: int, depth: int) -> Quoted:
    start, stop = trimmed(text, opened.after, end)
    return Quoted(opened.at, end, start, stop, False, depth, opened.family)


def _segments(text: str, opened: _Open, start: int, end: int) -> tuple[tuple[int, int], ...]:
    pieces: list[tuple[int, int]] = []
    position = start
    for again, paragraph in opened.breaks:
        pieces.append(trimmed(text, position, paragraph))
        position = again
    pieces.append(trimmed(text, position, end))
    return tuple(pieces) if len(pieces) > 1 else ()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without white space, doubled marks and the attribution's comma."""
    while start < end and (text[start].isspace() or text[start] in "\u200b\ufeff"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start < end and text[start] in '"“«' and not any(c in '"”»' for c in text[start + 1 : end]):
        return trimmed(text, start + 1, end)
    return start, max(start, end)


def _with_depth(found: list[Quoted]) -> list[Quoted]:
    """Every stretch with the number of closed stretches around it."""
    result: list[Quoted] = []
    around: list[Quoted] = []
    for quoted in found:
        around = [outer for outer in around if outer.close > quoted.open]
        inside = sum(outer.closed for outer in around)
        result.append(replace(quoted, depth=inside))
        around.append(quoted)
    return result
