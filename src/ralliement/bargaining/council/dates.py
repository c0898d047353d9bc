"""The dates of files of the DEU form, which a spreadsheet mangled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_CENTURY_TURNS_AT = 90
_YEAR = re.compile(r"\d{4}\Z")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\Z")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
"""A date, or what a spreadsheet made of day-month-year: 1930-05-01 was 30-05-01."""


def year_of(cell: str, *, year_first: bool = False) -> int | None:
    """The year of a date written day-month-year, whole or as a spreadsheet mangled it.

    With ``year_first``, 2013-05-10 is of 2013 and not of 2010. None where it is missing (999) or
    no date.
    """
    plain, turned = _DAY_MONTH_YEAR.match(cell), _YEAR_FIRST.match(cell)
    if _YEAR.match(cell):
        return int(cell)
    if turned and year_first:
        return int(turned[1])
    last = turned[3] if turned else plain[3] if plain else ""
    if not last:
        return None
    year = int(last)
    if year >= 100:
        return year
    return year + (1900 if year >= _CENTURY_TURNS_AT else 2000)


def is_year_first(cells: Iterable[str]) -> bool:
    """Whether 2013-05-10 is of 2013 in these dates.

    It is if some end in a number that is a day but no year yet; a file that a spreadsheet
    mangled ends in years.
    """
    latest = date.today().year % 100
    found = [turned for cell in cells if (turned := _YEAR_FIRST.match(cell))]
    return any(latest < int(turned[3]) < _CENTURY_TURNS_AT for turned in found)
