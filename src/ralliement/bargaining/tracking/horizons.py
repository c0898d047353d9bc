"""How far ahead: spans as 6m or 90d, and the day that lies so far after another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from ralliement.errors import ForecastError

_TYPED = re.compile(r"(\d{1,4})\s*([dwmy])")
_LONGEST_DAYS = 36_525
_HELP = "write days, weeks, months or years as 90d, 26w, 6m or 1y, several as 6m,12m"


@dataclass(frozen=True, slots=True, order=True)
class Horizon:
    """So many ``months`` or ``days`` ahead; one of the two is 0."""

    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        return f"{self.months}m" if self.months else f"{self.days}d"

    def after(self, day: date) -> date:
        """The day so far after ``day``; months go from a month's end to a month's end.

        Raises: ForecastError if the calendar ends before.
        """
        try:
            return self._after(day)
        except (ValueError, OverflowError) as error:
            raise ForecastError(f"{self} after {day} is beyond the calendar") from error

    def _after(self, day: date) -> date:
        if not self.months:
            return day + timedelta(days=self.days)
        months = day.year * 12 + day.month - 1 + self.months
        year, month = months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        at_end = day.day == calendar.monthrange(day.year, day.month)[1]
        return date(year, month, last if at_end else min(day.day, last))


def read_horizons(text: str) -> tuple[Horizon, ...]:
    """The horizons written with commas between them, the nearest first.

    Raises: ForecastError saying how to write them.
    """
    found = {_one(part.strip().lower()) for part in text.split(",")}
    return tuple(sorted(found, key=lambda one: (one.months * 30.44 + one.days, one.days)))


def _one(text: str) -> Horizon:
    typed = _TYPED.fullmatch(text)
    count = int(typed[1]) if typed else 0
    if typed is None or not count:
        raise ForecastError(f"horizon {text!r} is not understood; {_HELP}")
    unit = typed[2]
    months = count * {"m": 1, "y": 12}.get(unit, 0)
    days = count * {"d": 1, "w": 7}.get(unit, 0)
    if months * 31 + days > _LONGEST_DAYS:
        raise ForecastError(f"horizon {text!r} is more than a lifetime ahead; {_HELP}")
    return Horizon(months, days)
