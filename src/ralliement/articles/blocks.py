"""Lines to blocks: page furniture out, related links apart, title, headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ralliement.articles.lines import Line
from ralliement.articles.words import CATEGORIES, words
from ralliement.records import BlockKind

_LONGEST_FURNITURE = 300
_LONGEST_LINK = 400
_LONGEST_HEADING = 160
_LONGEST_TITLE = 250
_FIRST_LINE_FURNITURE = ("kicker", "share", "cookies", "byline", "reading-time", "tags")
"""Before the title only these are taken out: "Photo : …" may open a headline."""
_LATER_FURNITURE = tuple(category for category in CATEGORIES if category != "kicker")

_SEPARATOR = re.compile(r"[\s:.>»→▶►|–—-]*")
_RULE = re.compile(r"[\s*•·–—_|=~#>-]+")
_PARTS = re.compile(r"(?:[^|•·.!?]|[.!?](?! |$))+[.!?]*")
_BULLET = re.compile(r"(?:[-•·*–—]|\d{1,2}[.)])\s")
_ENDS_OPEN = re.compile(r"[^.!…;,:]\s*$")
_HEADING_START = re.compile(r"[\"“«'(\[]?\s*[A-ZÀ-Þ0-9]")
_INNER_STOP = re.compile(r"[a-zà-ÿ0-9»”%€][.!?…]+ ")
_QUOTED_WHOLE = re.compile(r"(?:«[^«»]+»|“[^“”]+”|\"[^\"]+\")")
_PICTURE_FILE = re.compile(r"[\w() .-]{1,80}\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
_ALT_TEXT = re.compile(r"[^A-ZÀ-Þ.!?…:;,«»“”\"|]{3,60}")
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out, and which kind of furniture it was."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """What is left to read, each line with its kind, and what was taken out."""

    kept: tuple[Line, ...]
    removed: tuple[Removed, ...]


def find_blocks(text: str, lines: Sequence[Line], title: str | None = None) -> Blocks:
    """Sort lines into title, headings, paragraphs, related links, and furniture.

    ``title`` is what the metadata call the article; without it the first line is taken if
    it looks like one. Precision comes first: a long paragraph is never furniture.
    """
    kept: list[Line] = []
    removed: list[Removed] = []
    awaiting_links = 0
    for number, line in enumerate(lines):
        furniture = _furniture(text, line, first=not kept, last=number + 1 == len(lines))
        linked = None if furniture else _linked(text, line)
        if furniture:
            removed += furniture
        elif linked:
            awaiting_links = 0 if linked.start < linked.end else 6
            if linked.start < linked.end:
                kept.append(linked)
        elif awaiting_links and _is_headline(text, line):
            bullet = _BULLET.match(text, line.start)
            start = bullet.end() if bullet else line.start
            kept.append(replace(line, start=start, kind=BlockKind.LINKED))
            awaiting_links = awaiting_links - 1 if bullet or awaiting_links > 5 else 0
        else:
            awaiting_links = 0
            kept.append(line)
    for line in kept if len(kept) == 1 else ():
        category = _category(text, line.start, line.end, first=False)
        if category:
            return Blocks((), (*removed, Removed(category, line.start, line.end)))
    return Blocks(tuple(_with_kinds(text, kept, title)), tuple(removed))


def _furniture(text: str, line: Line, *, first: bool, last: bool) -> list[Removed]:
    """The line as furniture, whole or part by part; nothing if any part of it is journalism."""
    if _RULE.fullmatch(text, line.start, line.end):
        return [Removed("rule", line.start, line.end)]
    whole = _category(text, line.start, line.end, first=first)
    if not whole and not first and line.kind is None and _is_alt_text(text, line):
        whole = "alt"
    if whole == "kicker" and last:
        return []
    if whole:
        return [Removed(whole, line.start, line.end)]
    parts: list[Removed] = []
    if line.end - line.start > _LONGEST_FURNITURE:
        return []
    for match in _PARTS.finditer(text, line.start, line.end):
        if match.group().strip():
            category = _category(text, *match.span(), first=first)
            if not category:
                return []
            parts.append(Removed(category, *match.span()))
    return parts if len(parts) > 1 else []


def _category(text: str, start: int, end: int, *, first: bool) -> str | None:
    if end - start > _LONGEST_FURNITURE:
        return None
    patterns = words().furniture
    for category in _FIRST_LINE_FURNITURE if first else _LATER_FURNITURE:
        if patterns[category].fullmatch(text, start, end):
            return category
    short = not first and end - start <= 200
    return "teaser" if short and words().teaser.fullmatch(text, start, end) else None


def _is_alt_text(text: str, line: Line) -> bool:
    """A picture's name or description that a crawler left between the paragraphs."""
    if _PICTURE_FILE.fullmatch(text, line.start, line.end):
        return True
    if not line.apart or _BULLET.match(text, line.start):
        return False
    if not _ALT_TEXT.fullmatch(text, line.start, line.end):
        return False
    return text.count(" ", line.start, line.end) < 6 and text[line.start].isalnum()


def _linked(text: str, line: Line) -> Line | None:
    """The line without its lead words, if it links to another article."""
    if line.end - line.start > _LONGEST_LINK:
        return None
    lead = words().linked_lead.match(text, line.start, line.end)
    if not lead:
        return None
    separator = _SEPARATOR.match(text, lead.end(), line.end)
    start = separator.end() if separator else lead.end()
    marked = text[lead.end() : start].strip(" ") != ""
    if start < line.end and not marked:
        opens = text[start].isupper() or text[start].isdigit() or text[start] in "«“\"'"
        if start == lead.end() or not opens or _SENTENCE_END.search(text, line.end - 3, line.end):
            return None
    return replace(line, start=min(start, line.end), kind=BlockKind.LINKED)


def _is_headline(text: str, line: Line) -> bool:
    long = line.end - line.start > 200
    return not long and not _SENTENCE_END.search(text, max(line.start, line.end - 3), line.end)


def _with_kinds(text: str, kept: list[Line], title: str | None) -> list[Line]:
    if not kept:
        return []
    lines = list(kept)
    known = _same(title) if title else None
    first = lines[0]
    if _is_title(text, first, known, alone=len(lines) == 1):
        lines[0] = replace(first, kind=BlockKind.TITLE)
        shown = _same(text[first.start : first.end])
        lines[1:] = [line for line in lines[1:] if not _repeats(text, line, shown)]
    for index, line in enumerate(lines):
        if line.kind is None:
            lines[index] = replace(line, kind=_kind(text, lines, index))
    return _without_lists(lines)


def _is_title(text: str, line: Line, known: str | None, *, alone: bool) -> bool:
    if line.kind is BlockKind.TITLE:
        return True
    shown = text[line.start : line.end]
    if known and _same(shown) == known:
        return True
    if len(shown) > _LONGEST_TITLE or line.kind is BlockKind.LINKED or alone:
        return False
    if _SENTENCE_END.search(shown) and not shown.rstrip().endswith(
        ("?", "!", "…", "...", "»", "”")
    ):
        return len(shown) <= 120 and shown.count(". ") == 0
    return True


def _same(title: str) -> str:
    return "".join(char for char in title.casefold() if char.isalnum())


def _repeats(text: str, line: Line, title: str) -> bool:
    shown = text[line.start : line.end]
    return len(shown) <= _LONGEST_TITLE and _same(shown) == title


def _kind(text: str, lines: Sequence[Line], index: int) -> BlockKind:
    line = lines[index]
    if index + 1 < len(lines) and _looks_like_heading(text, line):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _looks_like_heading(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST_HEADING or _BULLET.match(text, line.start):
        return False
    if not _HEADING_START.match(text, line.start, line.end):
        return False
    if _QUOTED_WHOLE.fullmatch(text, line.start, line.end):
        return line.end - line.start <= 120
    if _INNER_STOP.search(text, line.start, line.end):
        return False
    last_words = text[max(line.start, line.end - 3) : line.end]
    question = last_words.rstrip().endswith("?") and text.count(" ", line.start, line.end) <= 14
    closes = last_words.rstrip().endswith(("»", "”")) and _SENTENCE_END.search(last_words)
    return question or (
        bool(_ENDS_OPEN.search(last_words)) and not closes and not last_words.rstrip().endswith("?")
    )


def _without_lists(lines: list[Line]) -> list[Line]:
    """Three headings on end, not counting a subtitle, are the items of a list."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].kind is BlockKind.HEADING:
            end += 1
        if end - start >= 3 and not (start == 1 and end - start == 3):
            for index in range(start, end):
                lines[index] = replace(lines[index], kind=BlockKind.PARAGRAPH)
        start = end + 1
    return lines
