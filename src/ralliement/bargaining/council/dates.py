"""The dates of files of the DEU form, of which a spreadsheet mangled some.

It took the day of day-month-year for a year: 30-05-01 became 1930-05-01, 13-05-10 became
2013-05-10. Most of what it made cannot begin with its year; where it can, the dates beside it
decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ALLOWED = "YYYY-MM-DD, DD-MM-YYYY, DD-MM-YY, a year from 1950 on, or empty where not known"
"""How a date may be written."""

_CENTURY_TURNS_AT = 90
_FIRST, _LAST = 1950, 2089
"""Years that a decision of the Union, or its proposal, may be of."""

_YEAR = re.compile(r"\d{4}\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(:00(\.0+)?)?Z?\Z")
"""What programs write behind a day."""


@dataclass(frozen=True)
class Written:
    """The year of a date by either reading, None where it cannot be read so.

    ``plain`` as it stands, ``mangled`` as a spreadsheet made it of day-month-year.
    ``is_year_first`` and ``is_short`` (two digits of a year, as all that was mangled had) tell
    how it is written.
    """

    plain: int | None
    mangled: int | None = None
    is_year_first: bool = False
    is_short: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it can be read both ways."""
        return self.plain is not None and self.mangled is not None

    def year(self, *, mangled: bool) -> int | None:
        """The year, by the reading that is wanted where it can be read both ways."""
        if self.is_open:
            return self.mangled if mangled else self.plain
        return self.mangled if self.plain is None else self.plain


def read_date(cell: str) -> Written | None:
    """What a cell can be read as; None if it is no date of a year from 1950 on."""
    day = _MIDNIGHT.sub("", cell)
    if _YEAR.match(day):
        found = Written(int(day) if _FIRST <= int(day) <= _LAST else None)
    elif parts := _DAY_FIRST.match(day):
        found = Written(_year(parts[3], parts[2], parts[1]), is_short=len(parts[3]) == 2)
    elif parts := _YEAR_FIRST.match(day):
        plain = _year(parts[1], parts[2], parts[3])
        found = Written(plain, _mangled(parts[1], parts[2], parts[3]), is_year_first=True)
    else:
        return None
    return None if found.plain is None and found.mangled is None else found


def were_mangled(dates: Iterable[Written]) -> bool | None:
    """Whether a spreadsheet mangled these dates; None if nothing speaks for it or against it.

    For it speaks one that it must have mangled; then, against it, one that begins with its year
    for sure; then, for it, a year of two digits.
    """
    found = tuple(dates)
    if any(one.plain is None for one in found):
        return True
    if any(one.is_year_first and one.mangled is None for one in found):
        return False
    return True if any(one.is_short for one in found) else None


def _mangled(day_in_a_year: str, month: str, year: str) -> int | None:
    """The year of what a spreadsheet made of day-month-year; None if it cannot have made it.

    It takes two digits from 30 on for 1930 and later, and nothing is mangled before it happened.
    """
    day = day_in_a_year[2:]
    if len(year) < 2 or day_in_a_year != ("19" if int(day) >= 30 else "20") + day:
        return None
    found = _year(year, month, day)
    return None if found is None or found > date.today().year else found


def _year(year: str, month: str, day: str) -> int | None:
    """The year of a day that there was, or will be."""
    found = int(year)
    if len(year) == 2:
        found += 1900 if found >= _CENTURY_TURNS_AT else 2000
    try:
        date(found, int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST <= found <= _LAST else None
