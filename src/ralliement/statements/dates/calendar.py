"""Arithmetic on days and intervals."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from ralliement.records import Interval

Span = tuple[date, date]
"""A closed interval while it is being computed."""

_SEASONS = {"spring": (3, 1, 6, 21), "summer": (6, 1, 9, 22), "autumn": (9, 1, 12, 21)}
"""From the meteorologist's first day to the astronomer's last: the press uses both."""
_BEGIN = {"season": 20, "event": 60}
"""Days in which a season begins, from the meteorologist's first to the astronomer's; and an event
that it gives its name to, as parliaments' summer breaks do in June and July."""

_LONG_DAYS = 3700


def month_span(year: int, month: int) -> Span:
    """The days of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_span(year: int, first: int, last: int) -> Span:
    """The days from one month to another of the same year."""
    return date(year, first, 1), month_span(year, last)[1]


def year_span(year: int, last: int | None = None) -> Span:
    """The days of a year, or of all years up to ``last``."""
    return date(year, 1, 1), date(last or year, 12, 31)


def season_span(year: int, season: str) -> Span:
    """The days of the season that begins in ``year``."""
    if season == "winter":
        return date(year, 12, 1), date(year + 1, 3, 20)
    first_month, first_day, last_month, last_day = _SEASONS[season]
    return date(year, first_month, first_day), date(year, last_month, last_day)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift(day: date, unit: str, amount: float) -> date:
    """``day`` moved by a number of units, which may be a fraction."""
    days = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "weekend": 7.0}.get(unit)
    if days is not None:
        return day + timedelta(days=round(days * amount))
    months = {"month": 1, "quarter": 3, "semester": 6, "year": 12, "decade": 120}[unit] * amount
    whole = int(months)
    return add_months(day, whole) + timedelta(days=round((months - whole) * 30.4))


def unit_span(day: date, unit: str, offset: int) -> Span:
    """The calendar day, week, month … that holds ``day``, moved by ``offset`` units."""
    if unit == "day":
        moved = day + timedelta(days=offset)
        return moved, moved
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday(), weeks=offset)
        return saturday, saturday + timedelta(days=1)
    if unit == "year":
        return year_span(day.year + offset)
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * offset
        return year_span(first, first + 9)
    size = {"month": 1, "quarter": 3, "semester": 6}[unit]
    first_month = (day.month - 1) // size * size + 1
    start = add_months(date(day.year, first_month, 1), size * offset)
    return start, add_months(start, size) - timedelta(days=1)


def weekday_near(day: date, weekday: int, way: str) -> date:
    """The weekday nearest to ``day``: ``past`` and ``future`` include the day itself.

    ``last`` and ``next`` leave it out; ``near`` prefers the past for its three days.
    """
    back = (day.weekday() - weekday) % 7
    if way == "last":
        back = back or 7
    if way in {"past", "last"} or (way == "near" and back <= 3):
        return day - timedelta(days=back)
    ahead = (weekday - day.weekday()) % 7
    if way == "next":
        ahead = ahead or 7
    return day + timedelta(days=ahead)


def portion(span: Span, part: str) -> Span:
    """The beginning, middle or end of a span: in a month the 1st to 10th, 10th to 20th, 21st on.

    Of anything else about a third: January to April, May to August, September to December;
    of a period of more than ten years its first or last one.
    """
    start, end = span
    days = (end - start).days + 1
    if days <= 2:
        return span
    if 28 <= days <= 31 and start.day == 1:
        first, last = {"start": (1, 10), "middle": (10, 20), "end": (21, days)}[part]
        return start.replace(day=first), start.replace(day=last)
    third = days // 3 if days < _LONG_DAYS else 365
    cuts = (start + timedelta(days=third), end - timedelta(days=third))
    if 365 <= days <= 366 and start.month == 1:
        cuts = (date(start.year, 4, 30), date(start.year, 9, 1))
    return {
        "start": (start, cuts[0]),
        "middle": (cuts[0] + timedelta(days=1), cuts[1] - timedelta(days=1)),
        "end": (cuts[1], end),
    }[part]


def around_start(span: Span, unit: str | None) -> Span:
    """The last day before a span and its first one; the days on which a season, or what
    it gives its name to, may begin.

    A feast that moves is on one day of its span: all of it is kept.
    """
    start, end = span
    if unit == "moving":
        return start, end
    if unit is not None and unit in _BEGIN:
        return start, start + timedelta(days=_BEGIN[unit])
    return start - timedelta(days=1), start


def over(publication: Interval, resolve: Callable[[date], Span]) -> Interval:
    """What ``resolve`` gives for all days on which the article may have appeared.

    An open end of the publication leaves the same end open.
    """
    first, last = publication.date_from, publication.date_to
    start = resolve(first)[0] if first is not None else None
    end = resolve(last)[1] if last is not None else None
    if start is not None and end is not None and start > end:
        start, end = end, start
    return Interval(start, end)


def over_loosely(publication: Interval, resolve: Callable[[date], Span]) -> Interval:
    """Like :func:`over` for what comes every year, without a year in the text.

    "le 8 mai" in an article of some day in May 2019 is that May's, though on its first days
    the last eighth of May was a year ago: what falls into the publication's time is taken.
    """
    first, last = publication.date_from, publication.date_to
    if first is None or last is None:
        return over(publication, resolve)
    inside = [s for s in (resolve(first), resolve(last)) if s[0] <= last and first <= s[1]]
    return Interval(*inside[0]) if inside else over(publication, resolve)
