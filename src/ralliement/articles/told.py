"""What an article tells of itself in its own lines: bylines, datelines, and so its date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ralliement.articles import dates
from ralliement.articles.blocks import Blocks
from ralliement.articles.extract import PageFacts
from ralliement.articles.source import Source
from ralliement.records import BlockKind, Interval, Publication

_AUTHOR = re.compile(
    r"(?:^|[\s,|•·–-])(?:[Pp]ar|PAR|[Bb]y|BY|[Vv]on|[Pp]or|[Dd]i):?\s+(?P<name>[A-ZÀ-Þ][^,|•·(\d–]{2,80})"
)
_AUTHOR_ENDS = re.compile(r"\s+(?:avec|with|publié|published|le|à|on|at|in)\s*$|\s*[-–|,]*\s*$")
_AUTHOR_STOPS = re.compile(r"\s+(?:avec|with|publié|published|le|on|at|à|in)\s")
_CHANGED = re.compile(
    r"(?:mis(?:e)? à jour|modifi|actualis|updated|aktualisiert|geändert|aggiornat|actualizad)",
    re.IGNORECASE,
)
_FILE_DATE = re.compile(r"((?:19|20)\d\d-\d\d(?:-\d\d)?)(?!\d)")
_PARAGRAPHS_WITH_DATELINE = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Date and author from bylines, and the dateline that opens the body."""

    byline: Interval | None = None
    author: str | None = None
    dateline: dates.Dateline | None = None

    @property
    def agency(self) -> str | None:
        """The agency whose dispatch this is, where the dateline names one."""
        return self.dateline.agency if self.dateline else None


def told_by(text: str, found: Blocks, language: str | None) -> Told:
    """What the lines that were taken out as bylines say, and how the first paragraphs open."""
    byline: Interval | None = None
    changed: Interval | None = None
    author: str | None = None
    for one in found.removed:
        if one.category not in ("byline", "kicker"):
            continue
        shown = text[one.start : one.end]
        author = author or _author(shown)
        update = _CHANGED.search(shown)
        first = shown[: update.start()] if update else shown
        byline = byline or _date(first, language)
        changed = changed or (_date(shown[update.start() :], language) if update else None)
    return Told(byline or changed, author, _dateline(text, found))


def _date(shown: str, language: str | None) -> Interval | None:
    written = next((day.interval for day in dates.dates_in(shown)), None)
    if written:
        return written
    numeric = re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", shown)
    return dates.parse_date(numeric.group(), language) if numeric else None


def _author(shown: str) -> str | None:
    match = _AUTHOR.search(shown)
    if not match:
        return None
    name = _AUTHOR_STOPS.split(match.group("name") + " ")[0]
    return _AUTHOR_ENDS.sub("", name).strip() or None


def _dateline(text: str, found: Blocks) -> dates.Dateline | None:
    paragraphs = [line for line in found.kept if line.kind is BlockKind.PARAGRAPH]
    for number, line in enumerate(paragraphs[:_PARAGRAPHS_WITH_DATELINE]):
        opening = dates.dateline(text, line.start, line.end)
        if opening and (opening.interval or number == 0):
            return opening
    return None


def publication(
    source: Source, facts: PageFacts, told: Told, stamped: Interval | None, text: str
) -> Publication:
    """When the article appeared: stamp, metadata, address, its own lines, or bounded by its text.

    A source of month or year precision is narrowed by a byline or dateline that lies in it.
    """
    opening = told.dateline.interval if told.dateline else None
    day = told.dateline.day if told.dateline else None
    file_date = _FILE_DATE.match(source.id)
    known = dates.first_publication(
        (
            ("stamp", stamped),
            ("metadata", facts.date),
            ("address", dates.from_address(facts.url)),
            ("text", told.byline),
            ("text", opening),
            ("address", dates.parse_date(file_date.group(1)) if file_date else None),
        )
    )
    if known:
        return Publication(_narrowed(known.interval, told.byline or opening, day), known.source)
    left_open = dates.on_day(dates.bound(text), day)
    return Publication(left_open, "text" if left_open.date_from else "unknown")


def _narrowed(interval: Interval, other: Interval | None, day: tuple[int, int] | None) -> Interval:
    if interval.precision == "day":
        return interval
    if other and other.date_from and other.date_to and interval.date_from and interval.date_to:
        inside = interval.date_from <= other.date_from and other.date_to <= interval.date_to
        return other if inside else interval
    return dates.on_day(interval, day)
