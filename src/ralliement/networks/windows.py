"""Spans of time: one, calendar months and years, or so many days, months or statements each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ralliement.errors import EmptyWindow, NetworkError

_UNITS = {
    "day": "day",
    "days": "day",
    "week": "week",
    "weeks": "week",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "year": "year",
    "years": "year",
    "statement": "statement",
    "statements": "statement",
}
_TYPED = re.compile(r"(\d{,6})\s*([a-z]+)")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MOST = 5_000
"""More windows than this are a mistyped step, not a question."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from ``first`` to ``last``, both included; None is an open end.

    Raises: NetworkError if it ends before it starts.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise NetworkError(
                f"the window ends before it starts: from {self.first} to {self.last}; "
                "give the earlier day first"
            )

    @property
    def centre(self) -> date | None:
        """The day in its middle, None where an end is open."""
        if self.first is None or self.last is None:
            return None
        return self.first + timedelta(days=(self.last - self.first).days // 2)

    def has(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        return (self.first or day) <= day <= (self.last or day)

    def holds(self, day: date | None) -> bool:
        """Whether what is of ``day`` counts in it; what has no day, if both ends are open."""
        return self == Window() if day is None else self.has(day)

    def __str__(self) -> str:
        return f"{self.first or '…'} – {self.last or '…'}"


@dataclass(frozen=True, slots=True)
class Step:
    """``size`` units (``day``, ``week``, ``month``, ``quarter``, ``year``, ``statement``)."""

    size: int
    unit: str

    @classmethod
    def typed(cls, text: str) -> Step:
        """The step written as ``month``, ``2 months``, ``30days`` or ``50 statements``.

        Raises: NetworkError saying how to write it.
        """
        found = _TYPED.fullmatch(text.strip().lower())
        unit = _UNITS.get(found[2]) if found else None
        size = int(found[1] or 1) if found else 0
        if unit is None or size < 1:
            raise NetworkError(
                f"{text!r} is not a span of time: write it as week, month, quarter, year, "
                "'30 days', '2 months' or '50 statements'"
            )
        return cls(size, unit)


def shifted(day: date, days: int) -> date:
    """The day that is so many days later (earlier below 0), at most the calendar's first or last.

    Shape and units: ``days`` below a million in size.
    """
    at = day.toordinal() + days
    return date.fromordinal(min(max(at, date.min.toordinal()), date.max.toordinal()))


def windows_by(step: Step, days: Sequence[date], span: Window) -> tuple[Window, ...]:
    """The windows that cut ``span`` into steps, from its first day to its last.

    Open ends are the first and the last of ``days``, the statements' own days. Weeks begin
    on Monday; a single month, quarter or year is the calendar's, cut where the span ends;
    so many statements are neighbours in time, and all of one day are in one window.
    Raises: EmptyWindow if there is no day to begin or end with; NetworkError if the windows
    would be too many to look at.
    """
    inside = sorted(day for day in days if span.has(day))
    if not inside:
        raise EmptyWindow(f"no dated statement in {span}; choose a wider window")
    first, last = span.first or inside[0], span.last or inside[-1]
    if step.unit == "statement":
        return tuple(_by_statements(inside, step.size, span))
    found = []
    for start, following in _borders(step, first):
        if start > last:
            break
        end = last if following is None else min(following - timedelta(days=1), last)
        found.append(Window(max(start, first), end))
        if len(found) > _MOST:
            raise NetworkError(
                f"{step.size} {step.unit} from {first} to {last} are more than {_MOST} windows; "
                "take longer ones"
            )
    return tuple(found)


def _borders(step: Step, first: date) -> Iterator[tuple[date, date | None]]:
    """Where each step begins and the next one does; None beyond the end of the calendar."""
    start: date | None = _beginning(step, first)
    while start is not None:
        following = _after(step, start)
        yield start, following
        start = following


def _beginning(step: Step, first: date) -> date:
    if step.unit == "week":
        return first - timedelta(days=first.weekday())
    if step.unit in _MONTHS:
        length = _MONTHS[step.unit]
        return date(first.year, (first.month - 1) // length * length + 1, 1)
    return first


def _after(step: Step, start: date) -> date | None:
    try:
        if step.unit in _MONTHS:
            months = start.month - 1 + step.size * _MONTHS[step.unit]
            return date(start.year + months // 12, months % 12 + 1, 1)
        return start + timedelta(days=step.size * (7 if step.unit == "week" else 1))
    except (ValueError, OverflowError):
        return None


def _by_statements(days: Sequence[date], size: int, span: Window) -> Iterator[Window]:
    start = 0
    while start < len(days):
        end = min(start + size, len(days)) - 1
        while end + 1 < len(days) and days[end + 1] == days[end]:
            end += 1
        first = span.first if start == 0 and span.first else days[start]
        last = span.last if end + 1 == len(days) and span.last else days[end]
        yield Window(first, last)
        start = end + 1
