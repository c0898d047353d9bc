"""Days as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_TYPED = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def day_from(text: str, *, last: bool) -> date:
    """The first (or last) day of a year, month or day written as 2019, 2019-05 or 2019-05-15.

    Raises: ValueError saying how to write it.
    """
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a date: write it as 2019-05-15, 2019-05 or 2019")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if day is not None:
            return date(year, month or 1, day)
        first = date(year, month or 1, 1)
        return _last_day(first, whole_year=month is None) if last else first
    except ValueError as error:
        raise ValueError(f"{text!r} is not in the calendar ({error})") from error


def _last_day(first: date, *, whole_year: bool) -> date:
    if whole_year:
        return date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1])
