"""When an article appeared: what its stamp, metadata, address and text say, and no more.

Every function gives an :class:`Interval` as wide as its source leaves it; nothing here
fills in a first of the month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from ralliement.articles.words import words
from ralliement.records import Interval, Publication

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_YEAR = r"(?:1[89]|20|21)\d\d"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_LONGEST_DATE = 24
_ISO = re.compile(rf"({_YEAR})-(\d{{1,2}})(?:-(\d{{1,2}}))?(?![\d-])")
_NUMERIC = re.compile(rf"(?<![\d/.])(\d{{1,2}})([/.-])(\d{{1,2}})\2({_YEAR}|\d\d)(?![\d/])")
_BARE_YEAR = re.compile(rf"({_YEAR})(?![\d/-])")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_COMPACT = re.compile(rf"({_YEAR})(\d\d)(\d\d)(?:T?\d{{4,6}}Z?)?")
_STAMP = re.compile(
    rf"\s*(?:date(?: ?: ?| )|Date ?: ?)"
    rf"({_YEAR}(?:-\d{{1,2}}(?:-\d{{1,2}})?)?(?:T[\d:.+Z-]+)?(?![\d-])"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|\d{{1,2}}/{_YEAR})(?:[ \t]*[|–—-](?= ))?\s*"
)
_MONTH_YEAR_NUMERIC = re.compile(rf"(\d{{1,2}})/({_YEAR})")
_IN_ADDRESS = re.compile(
    rf"(?<![\d])({_YEAR})(?:(?P<sep>[/_-])(\d\d)(?P=sep)(\d\d)|(\d\d)(\d\d))(?!\d)"
)
_MONTH_IN_ADDRESS = re.compile(rf"/({_YEAR})/(\d\d)/")
_SENTENCE_EDGE = re.compile(r"[.!?\n](?=\s|$)")
_REACH = 400
_MOST_DATES_TRIED = 300
_AGENCIES = "AFP|Reuters|REUTERS|AP|Xinhua|ATS|Belga|DPA|EFE|ANSA|TASS|Kyodo|Bloomberg"


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date that a text gives, in that text's offsets."""

    start: int
    end: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Dateline:
    """The "PARIS, 22 mai (AFP) -" before a body: where it ends and what it tells."""

    end: int
    interval: Interval | None
    day: tuple[int, int] | None
    agency: str | None


def stamp(text: str) -> tuple[int, Interval | None] | None:
    """The ``date 2019-05`` before a text: where it ends, and the interval if it is a date."""
    match = _STAMP.match(text)
    if not match:
        return None
    return match.end(), parse_date(match.group(1))


def parse_date(value: object, language: str | None = None) -> Interval | None:
    """The interval of a metadata value: ISO, mail, epoch, numeric or written out.

    A numeric day and month that can be read both ways ("04/05/2019") is the interval
    over both readings, unless the language settles it: only English writes months first.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return _interval(value.year, value.month, value.day)
    if isinstance(value, date):
        return _interval(value.year, value.month, value.day)
    shown = str(value).strip()
    iso = _ISO.match(shown[:10])
    if iso:
        return _interval(*(int(part) if part else None for part in iso.groups()))
    for read in (_from_epoch, _from_compact, _from_month_year, _from_mail):
        found = read(shown)
        if found:
            return found
    numeric = _NUMERIC.match(shown)
    if numeric:
        return _from_numeric(numeric, language)
    written = next(dates_in(shown), None)
    if written:
        return written.interval
    year = _BARE_YEAR.fullmatch(shown)
    return _interval(int(year.group(1))) if year else None


def _interval(
    year: int | None, month: int | None = None, day: int | None = None
) -> Interval | None:
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is None:
        return Interval(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    if day is None:
        return Interval(date(year, month, 1), date(year, month, last))
    if not 1 <= day <= last:
        return None
    return Interval(date(year, month, day), date(year, month, day))


def _from_epoch(shown: str) -> Interval | None:
    if not _EPOCH.fullmatch(shown):
        return None
    seconds = float(shown)
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    day = datetime.fromtimestamp(seconds, UTC)
    return _interval(day.year, day.month, day.day)


def _from_compact(shown: str) -> Interval | None:
    match = _COMPACT.fullmatch(shown)
    return _interval(*(int(part) for part in match.groups())) if match else None


def _from_month_year(shown: str) -> Interval | None:
    match = _MONTH_YEAR_NUMERIC.fullmatch(shown)
    return _interval(int(match.group(2)), int(match.group(1))) if match else None


def _from_mail(shown: str) -> Interval | None:
    if not re.match(r"[A-Za-z]{3}, ?\d", shown):
        return None
    try:
        day = parsedate_to_datetime(shown)
    except ValueError:
        return None
    return _interval(day.year, day.month, day.day)


def _from_numeric(match: re.Match[str], language: str | None) -> Interval | None:
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    day_first, month_first = _interval(year, second, first), _interval(year, first, second)
    if language and language != "en":
        return day_first or month_first
    if not day_first or not month_first:
        return day_first or month_first
    ends = [day for reading in (day_first, month_first) for day in (reading.date_from,) if day]
    return Interval(min(ends), max(ends))


@cache
def _written() -> re.Pattern[str]:
    """A day and month, or a month and year, or all three, up to the end of what is searched."""
    months = "|".join(sorted(map(re.escape, words().months), key=lambda name: (-len(name), name)))
    month = rf"(?P<month{{n}}>{months})\.?(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:(?P<day1>\d{{1,2}})(?:er|º|°|st|nd|rd|th|\.)? ?(?:de |of )?"
        rf"{month.format(n=1)}(?:,? ?(?:de |del )?(?P<year1>{_YEAR}))?"
        rf"|{month.format(n=2)} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year2>{_YEAR}))?"
        rf"|{month.format(n=3)},? (?:de |del |of )?(?P<year3>{_YEAR}))\Z",
        re.IGNORECASE,
    )


def dates_in(text: str, start: int = 0, end: int | None = None) -> Iterator[DateInText]:
    """The absolute dates of a text, in order: "22 mai 2019", "March 2019", "2019-05-22".

    Years are looked for first, for a date ends on its year wherever it is written out.
    """
    for year in _ANY_YEAR.finditer(text, start, len(text) if end is None else end):
        iso = _ISO.match(text, year.start(), year.start() + 10)
        if iso and iso.group(3):
            interval = _interval(*(int(part) for part in iso.groups()))
            where = iso.span()
        else:
            reach = max(start, year.start() - _LONGEST_DATE)
            match = _written().search(text, reach, year.end())
            parts = _parts(match) if match else None
            interval = _interval(*parts) if parts else None
            where = (match.start() if match else reach, year.end())
        if interval:
            yield DateInText(*where, interval)


def _parts(match: re.Match[str]) -> tuple[int | None, int, int | None] | None:
    for form in "123":
        name = match.group(f"month{form}")
        if name:
            year = match.group(f"year{form}")
            day = match.group(f"day{form}") if form != "3" else None
            month = words().months[name.lower()]
            return int(year) if year else None, month, int(day) if day else None
    return None


def from_address(address: str | None) -> Interval | None:
    """The date in a URL's path: a day, or a month where the path stops there."""
    if not address:
        return None
    for match in _IN_ADDRESS.finditer(address):
        year, _, month, day, month2, day2 = match.groups()
        found = _interval(int(year), int(month or month2), int(day or day2))
        if found:
            return found
    month_only = _MONTH_IN_ADDRESS.search(address)
    return _interval(int(month_only.group(1)), int(month_only.group(2))) if month_only else None


@cache
def _dateline_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, words().months), key=lambda name: (-len(name), name)))
    place = r"[A-ZÀ-Þ][\w'.()/-]*(?: (?:de |la |le |les |of |the )?[A-ZÀ-Þ][\w'.()/-]*){0,3}"
    day = (
        rf"(?P<date>(?:\d{{1,2}}(?:er|st|nd|rd|th|\.)? (?i:{months})\.?"
        rf"|(?i:{months})\.? \d{{1,2}})(?:,? {_YEAR})?)"
    )
    agency = rf"(?:\([A-ZÀ-Þ][^()]{{1,30}}\)|(?:{_AGENCIES}))"
    capitals = r"[A-ZÀ-Þ]{3,}(?:[ -][A-ZÀ-Þ]{2,}){0,3}"
    dash = r"\s*\.? ?(?:[–—]|--?)\s*"
    return re.compile(
        rf"(?:{place}(?: ?\([^()]{{2,30}}\))?,? )?(?:le )?{day}(?:, {place})?"
        rf"(?P<agency1> ?[,.]? ?{agency})?{dash}"
        rf"|{place}(?:, {place})? ?(?P<agency2>\((?:{_AGENCIES})[^()]{{0,30}}\)){dash}"
        rf"|{capitals}(?:, {place})? ?(?P<agency3>\([A-ZÀ-Þ][^()]{{1,30}}\)){dash}"
        rf"|{capitals}(?:, {place})? (?:[–—]|--?) (?=[A-ZÀ-Þ«“\"])"
    )


def dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which a first paragraph begins, if it has one."""
    match = _dateline_pattern().match(text, start, min(end, start + 160))
    if not match:
        return None
    shown: str | None = match.group("date")
    named_agency = match.group("agency1") or match.group("agency2") or match.group("agency3")
    agency = re.sub(r"^[ ,.(]+|[)\s]+$", "", named_agency or "") or None
    named = next(dates_in(shown), None) if shown else None
    day: tuple[int, int] | None = None
    dated = _written().search(shown) if shown else None
    parts = _parts(dated) if dated else None
    if parts and parts[2]:
        day = parts[1], parts[2]
    return Dateline(match.end(), named.interval if named else None, day, agency)


def bound(text: str) -> Interval:
    """What the text itself leaves open: not before the latest date told as past or present.

    Mentions are tried from the latest date down, so that few sentences are looked at; past
    a few hundred the text is a list of dates, and nothing is concluded from it.
    """
    told = [(found, False) for found in dates_in(text)]
    for match in _bare_years().finditer(text):
        year = _interval(int(match.group(1)))
        told += [(DateInText(*match.span(), year), True)] if year else []
    told.sort(key=lambda one: (one[0].interval.date_from or date.min, one[0].start), reverse=True)
    for found, bare in told[:_MOST_DATES_TRIED]:
        if _is_told(_sentence(text, found.start, found.end), bare=bare):
            return Interval(found.interval.date_from, None)
    return Interval()


def _is_told(sentence: str, *, bare: bool) -> bool:
    """Not of the future; a bare year may be part of a name and also needs a verb in the past."""
    if words().future_cue.search(sentence):
        return False
    return not bare or bool(words().past_cue.search(sentence))


@cache
def _bare_years() -> re.Pattern[str]:
    leads = "|".join(sorted(map(re.escape, set(words().bare_year_leads)), key=len, reverse=True))
    return re.compile(rf"\b(?i:{leads}) ({_YEAR})(?![\w%/-]|,\d| (?:milli|euros|dollars))")


def _sentence(text: str, start: int, end: int) -> str:
    left = start
    for edge in _SENTENCE_EDGE.finditer(text, max(0, start - _REACH), start):
        left = edge.end()
    if left == start:
        left = max(0, start - _REACH)
    right = _SENTENCE_EDGE.search(text, end, end + _REACH)
    return text[left : right.start() if right else min(len(text), end + _REACH)]


def on_day(bounds: Interval, day: tuple[int, int] | None) -> Interval:
    """An interval narrowed by a day and month without a year.

    A closed one shrinks to the only such day in it; one that is open to the right starts
    at the first such day. Where several years fit, nothing is guessed.
    """
    first, last = bounds.date_from, bounds.date_to
    if day is None or first is None:
        return bounds
    years = range(first.year, (last.year if last else first.year + 8) + 1)
    fitting = [found for year in years if (found := _day(year, day)) and found >= first]
    if last:
        fitting = [found for found in fitting if found <= last]
        return Interval(fitting[0], fitting[0]) if len(fitting) == 1 else bounds
    return Interval(fitting[0], None) if fitting else bounds


def _day(year: int, day: tuple[int, int]) -> date | None:
    try:
        return date(year, *day)
    except ValueError:
        return None


def first_publication(sources: Iterable[tuple[str, Interval | None]]) -> Publication | None:
    """The first source that gives an interval, in the order given."""
    return next((Publication(found, name) for name, found in sources if found), None)
