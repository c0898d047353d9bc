"""The days at which a path is shown."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from ralliement.errors import PathError, UnknownName

STEPS = ("day", "week", "month", "year")

_MOST = 10_000
"""More days than this, 27 years of days, are a mistyped date, not a question."""


def last_days(by: str, first: date, last: date) -> list[date]:
    """The last day of each day, week, month or year from ``first`` on, and ``last`` at the end.

    Raises: UnknownName if ``by`` is none of these; PathError if the days are too many to look at.
    """
    if by not in STEPS:
        raise UnknownName("step", by, STEPS)
    days = list(islice(_ends(by, first, last), _MOST))
    if len(days) == _MOST:
        raise PathError(
            f"a path by {by} from {first} to {last} has more than {_MOST} days to show; "
            "take a longer step or an earlier last day"
        )
    return [*days, last] if last >= first else []


def _ends(by: str, day: date, last: date) -> Iterator[date]:
    while (end := _end_of(by, day)) < last:
        yield end
        day = end + timedelta(days=1)


def _end_of(by: str, day: date) -> date:
    if by == "day":
        return day
    if by == "week":
        return date.fromordinal(min(day.toordinal() + 6 - day.weekday(), date.max.toordinal()))
    if by == "month":
        return day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31)
