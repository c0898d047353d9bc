"""Which lines of a page are its article: trafilatura decides, every line stays aligned."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ralliement.articles import dates
from ralliement.articles.lines import Line
from ralliement.articles.words import words
from ralliement.records import BlockKind, Interval

_PUBLISHED = re.compile(
    r"""<meta\s[^>]*?(?:property|name|itemprop)\s*=\s*["']?(?:article:published_time|og:published_time
    |datePublished|date|dc\.date(?:\.issued|\.created)?|dcterms\.(?:created|issued|date)|pubdate
    |publishdate|publish-date|publication_date|parsely-pub-date|sailthru\.date|cXenseParse:recs:publishtime
    |article\.published|published_at|DC\.date\.issued)["']?\s[^>]*?content\s*=\s*["']([^"']{4,40})["']""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED_REVERSED = re.compile(
    r"""<meta\s[^>]*?content\s*=\s*["']([^"']{4,40})["'][^>]*?(?:property|name|itemprop)\s*=\s*["']?
    (?:article:published_time|og:published_time|datePublished|date|pubdate)["'\s/>]""",
    re.IGNORECASE | re.VERBOSE,
)
_JSON_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TIME_ELEMENT = re.compile(r"""<time\s[^>]*?datetime\s*=\s*["']([^"']{4,40})["']""", re.IGNORECASE)
_LANGUAGE = re.compile(r"""<html[^>]*?\slang\s*=\s*["']?([a-zA-Z]{2,3})\b""", re.IGNORECASE)
_CANONICAL = re.compile(
    r"""<link\s[^>]*?rel\s*=\s*["']?canonical["']?[^>]*?href\s*=\s*["']([^"'\s]+)["']"""
    r"""|<meta\s[^>]*?property\s*=\s*["']og:url["'][^>]*?content\s*=\s*["']([^"'\s]+)["']""",
    re.IGNORECASE,
)
_HEAD_REACH = 200_000
_BLOCK_TAGS = {"p", "head", "item", "quote", "ab", "cell", "fw"}
_PARAGRAPH_WORDS = 15


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's metadata say of its article."""

    title: str | None = None
    date: Interval | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A block that trafilatura extracted: its letters and digits, and whether it is a heading."""

    key: str
    heading: bool


def read_page(source: str, url: str | None) -> tuple[PageFacts, list[tuple[str, bool]]]:
    """The page's facts and the texts of its article's blocks, each with "is a heading"."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    document = _extracted(source, url)
    if document is None:
        return PageFacts(language=_found(_LANGUAGE, source)), []
    return _facts(document, source, url), _blocks(document.body)


def _extracted(source: str, url: str | None) -> Any:
    from trafilatura import (
        bare_extraction,
    )  # half a second of start-up that plain text need not pay
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
    return bare_extraction(
        source.replace("\x00", ""),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_formatting=False,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "outputformat": "%Y-%m-%d",
        },
        config=config,
    )


def _facts(document: Any, source: str, url: str | None) -> PageFacts:
    return PageFacts(
        title=document.title or None,
        date=_published(source) or _seen(document.date, source),
        url=url or _found(_CANONICAL, source) or document.url or None,
        outlet=document.sitename or document.hostname or None,
        author=document.author or None,
        language=_found(_LANGUAGE, source),
    )


def _found(pattern: re.Pattern[str], source: str) -> str | None:
    match = pattern.search(source, 0, _HEAD_REACH)
    return next((group for group in match.groups() if group), None) if match else None


def _published(source: str) -> Interval | None:
    for pattern in (_PUBLISHED, _PUBLISHED_REVERSED, _JSON_PUBLISHED, _TIME_ELEMENT):
        found = dates.parse_date(_found(pattern, source))
        if found:
            return found
    return None


def _seen(found: str | None, source: str) -> Interval | None:
    """The date that htmldate gives; a first of the month that the page nowhere shows is a guess."""
    interval = dates.parse_date(found)
    if not found or not interval or not interval.date_from or interval.date_from.day != 1:
        return interval
    shown = interval.date_from.strftime("%d/%m/%Y")
    if found in source or shown in source or interval.date_from.strftime("%Y/%m/%d") in source:
        return interval
    given = any(day.interval == interval for day in dates.dates_in(source[:_HEAD_REACH]))
    return interval if given else dates.parse_date(found[:7])


def _blocks(body: Any) -> list[tuple[str, bool]]:
    blocks: list[tuple[str, bool]] = []
    if body is None:
        return blocks
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCK_TAGS:
            continue
        if any(child.tag in _BLOCK_TAGS for child in element.iterdescendants()):
            continue
        text = " ".join("".join(element.itertext()).split())
        if text:
            blocks.append((text, element.tag == "head"))
    return blocks


def article_lines(
    text: str, lines: Sequence[Line], blocks: Sequence[tuple[str, bool]], title: str | None
) -> list[Line]:
    """The lines of the visible page that hold the extracted blocks, the title first.

    Letters and digits alone are compared, in page order, so that neither spaces nor quotes
    nor tags in between matter. Related links between the first and the last line are kept
    though trafilatura drops them.
    """
    key, places = _key(text)
    headline = _letters(title) if title else ""
    found = [_Wanted(_letters(shown), heading) for shown, heading in blocks]
    wanted = [block for block in found if block.key != headline]
    spans = _located(key, places, wanted)
    if not spans:
        spans = [(line.start, line.end, False) for line in lines if _is_prose(text, line)]
    chosen = _clipped(text, lines, spans)
    heading = _title_line(text, lines, title, chosen[0].start if chosen else len(text))
    if heading:
        chosen = [heading] + [line for line in chosen if line.start >= heading.end]
    return chosen


def _key(text: str) -> tuple[str, list[int]]:
    places = [index for index, char in enumerate(text) if char.isalnum()]
    folded = "".join(text[index].lower()[:1] for index in places)
    return folded, places


def _letters(text: str) -> str:
    return "".join(char.lower()[:1] for char in text if char.isalnum())


def _located(key: str, places: list[int], wanted: Sequence[_Wanted]) -> list[tuple[int, int, bool]]:
    """Where each block stands, in order; one that is out of order or altered is looked for anew."""
    spans: list[tuple[int, int, bool]] = []
    cursor = 0
    for block in wanted:
        if not block.key:
            continue
        at = key.find(block.key, cursor)
        if at < 0:
            at = key.find(block.key)
        size = len(block.key)
        if at < 0 and size > 60:
            at, size = _ends_of(key, block.key, cursor)
        if at < 0:
            continue
        spans.append((places[at], places[at + size - 1] + 1, block.heading))
        cursor = max(cursor, at + size)
    return sorted(set(spans))


def _ends_of(key: str, wanted: str, cursor: int) -> tuple[int, int]:
    """A block of which the middle was altered, by its two ends."""
    first = key.find(wanted[:30], cursor)
    last = key.find(wanted[-30:], first) if first >= 0 else -1
    if last < 0 or last + 30 - first > 2 * len(wanted):
        return -1, 0
    return first, last + 30 - first


def _is_prose(text: str, line: Line) -> bool:
    ends = text[line.end - 1] in '.!?…»”"'
    return ends and text.count(" ", line.start, line.end) >= _PARAGRAPH_WORDS


def _clipped(text: str, lines: Sequence[Line], spans: list[tuple[int, int, bool]]) -> list[Line]:
    """Lines cut to the spans they hold, punctuation included; links in between stay whole."""
    chosen: list[Line] = []
    if not spans:
        return chosen
    first, last = spans[0][0], max(end for _, end, _ in spans)
    at = 0
    for line in lines:
        while at < len(spans) and spans[at][1] <= line.start:
            at += 1
        inside = [
            span for span in spans[at : at + 40] if span[0] < line.end and span[1] > line.start
        ]
        if inside:
            chosen.append(_cut(text, line, inside))
        elif first <= line.start < last + 400 and words().linked_lead.match(text, line.start):
            chosen.append(line)
    return chosen


def _cut(text: str, line: Line, inside: list[tuple[int, int, bool]]) -> Line:
    start = max(line.start, inside[0][0])
    end = min(line.end, max(span[1] for span in inside))
    while start > line.start and not text[start - 1].isalnum():
        start -= 1
    while end < line.end and not text[end].isalnum():
        end += 1
    kind = BlockKind.HEADING if all(span[2] for span in inside) else None
    cut = text[start:end]
    start += len(cut) - len(cut.lstrip())
    end -= len(cut) - len(cut.rstrip())
    return replace(line, start=start, end=end, kind=kind)


def _title_line(text: str, lines: Sequence[Line], title: str | None, before: int) -> Line | None:
    """The line above the body that shows the title, the nearest one where several do."""
    wanted = _letters(title) if title else ""
    if not wanted:
        return None
    best: Line | None = None
    for line in lines:
        if line.start > before:
            break
        shown = _letters(text[line.start : line.end]) if line.end - line.start < 400 else ""
        exact = shown and (shown == wanted or (len(shown) > 20 and wanted.startswith(shown)))
        with_site = len(wanted) > 20 and shown.startswith(wanted) and best is None
        if exact or with_site:
            best = replace(line, kind=BlockKind.TITLE)
    return best
