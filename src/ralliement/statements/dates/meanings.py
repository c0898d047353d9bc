"""What a date pattern means before the words around it are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ralliement.statements.dates.calendar import Span
from ralliement.statements.dates.words import DateWords

Resolver = Callable[[date], Span]
"""From a day on which the article may have appeared to the days that are meant."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a pattern means before the words around it are read.

    ``fixed`` does not depend on publication; ``count`` is an amount of ``unit`` that only
    the words around it can place; ``bare`` is a unit that means nothing alone; ``weekly``
    a weekday without more; ``options`` gives what comes every year for each year, and ``loose``
    says that only the tense chose among them.
    """

    resolve: Resolver | None = None
    fixed: bool = False
    count: tuple[float, float] | None = None
    unit: str | None = None
    bare: bool = False
    weekly: bool = False
    options: Callable[[int], Span] | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A match with all that a rule may ask: the words, the tense of the clause."""

    match: re.Match[str]
    words: DateWords
    tense: str

    def text(self, group: str) -> str | None:
        """What the pattern's ``group`` matched, None where it has none."""
        found = self.match.re.groupindex.get(group)
        return self.match[found] if found is not None else None

    def number(self, group: str) -> int | None:
        """The digits of ``group``."""
        text = self.text(group)
        return int(text) if text else None

    def value(self, group: str) -> str | int | None:
        """The meaning of the word in ``group``."""
        text = self.text(group)
        found: str | int | None = self.words.value(group, text) if text else None
        return found

    @property
    def way(self) -> str:
        """``last``, ``next`` or ``this`` as the words say, else from the tense."""
        text = self.text("way")
        if not text:
            return self.tense
        known = self.words.values["way"].get(" ".join(text.lower().split()))
        return str(known) if known else self.tense


def nearest(options: Callable[[int], Span], way: str) -> Resolver:
    """A resolver for what comes every year: ``options`` gives its span in a year.

    ``past``: the latest already begun; ``future``: the first not yet over; ``last`` and
    ``next`` the same without the one going on; ``near``: the closest, the past first.
    """

    def resolve(day: date) -> Span:
        spans = [options(year) for year in range(day.year - 2, day.year + 3)]
        if way == "past":
            return [span for span in spans if span[0] <= day][-1]
        if way == "last":
            return [span for span in spans if span[1] < day][-1]
        if way == "future":
            return next(span for span in spans if span[1] >= day)
        if way == "next":
            return next(span for span in spans if span[0] > day)
        return min(spans, key=lambda span: (_distance(span, day), span[0] > day))

    return resolve


def _distance(span: Span, day: date) -> int:
    if span[0] <= day <= span[1]:
        return 0
    return min(abs((span[0] - day).days), abs((span[1] - day).days))
