"""The days at which a path is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ralliement.errors import UnknownName

STEPS = ("day", "week", "month", "year")


def last_days(by: str, first: date, last: date) -> list[date]:
    """The last day of each day, week, month or year from ``first`` on, and ``last`` at the end.

    Raises: UnknownName if ``by`` is none of these.
    """
    if by not in STEPS:
        raise UnknownName("step", by, STEPS)
    days = list(_ends(by, first, last))
    return [*days, last] if last >= first else []


def _ends(by: str, day: date, last: date) -> Iterator[date]:
    while (end := _end_of(by, day)) < last:
        yield end
        day = end + timedelta(days=1)


def _end_of(by: str, day: date) -> date:
    if by == "day":
        return day
    if by == "week":
        return day + timedelta(days=6 - day.weekday())
    if by == "month":
        following = day.replace(day=28) + timedelta(days=4)
        return following - timedelta(days=following.day)
    return date(day.year, 12, 31)
