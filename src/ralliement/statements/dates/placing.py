"""From a pattern and the words around it to its role and its days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ralliement.records import Interval
from ralliement.statements.dates import calendar
from ralliement.statements.dates.calendar import Span
from ralliement.statements.dates.meanings import Meaning, Resolver
from ralliement.statements.dates.words import DateWords

LEADS = ("deadline", "since", "ago", "ahead", "within", "after", "during", "every")
"""The kinds of words that may lead a date; see ``leads`` in ``data/fr/dates.yaml``."""

_PORTIONS = ("start", "middle", "end", "elapsed", "remaining")
_WEIGHTY = frozenset({"deadline", "since", "ago", "after", "every"})
_HALF = {"hour": 0.0, "day": 0.0}
_DEFINITE_END = re.compile(r"(?:la fin|the end|the close)\b", re.IGNORECASE)
_THAT = re.compile(r"\s+qu(?:e\b|')", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A date whose lead has been read; ``known`` where its interval is settled already."""

    start: int
    core_start: int
    core_end: int
    role: str
    meaning: Meaning
    lead: str | None = None
    tense: str = "near"
    known: Interval | None = None

    def interval(self, publication: Interval) -> Interval:
        """The days meant, given when the article appeared."""
        if self.known is not None:
            return self.known
        resolve = self.meaning.resolve
        if resolve is None:
            return Interval()
        if self.meaning.fixed:
            found = Interval(*resolve(date(2000, 1, 1)))
        elif self.meaning.loose:
            found = calendar.over_loosely(publication, resolve)
        else:
            found = calendar.over(publication, resolve)
        if self.role == "since":
            return _until(found.date_from, publication.date_to)
        if self.lead == "after" and not self.meaning.weekly:
            return _until(found.date_from, publication.date_to if self.tense == "past" else None)
        return found


def _until(start: date | None, end: date | None) -> Interval:
    return Interval(start, end if start is None or end is None or start <= end else None)


def place(
    match: re.Match[str],
    meaning: Meaning,
    before: re.Match[str] | None,
    text: str,
    words: DateWords,
    tense: str,
) -> Placed | None:
    """The date with its role, or None where the words around make it none."""
    lead = _first(before, LEADS)
    part = _first(before, _PORTIONS)
    start = _start(match, before, lead, part)
    if meaning.count is not None:
        return _place_count(match, meaning, before, text, words, tense)
    if lead == "every":
        return Placed(start, match.start(), match.end(), "recurrent", Meaning())
    if meaning.bare and part is None and lead != "ahead" and meaning.unit != "weekend":
        return None
    meaning = _portioned(meaning, part, _is_last_day(before, lead, part))
    role = lead if lead in {"deadline", "since"} else "point"
    return Placed(start, match.start(), match.end(), role, meaning, lead, tense)


def _first(before: re.Match[str] | None, groups: tuple[str, ...]) -> str | None:
    if before is None:
        return None
    known = before.re.groupindex
    return next((name for name in groups if name in known and before[name]), None)


def _start(
    match: re.Match[str], before: re.Match[str] | None, lead: str | None, part: str | None
) -> int:
    """Where the expression begins: at its lead or portion, small words apart."""
    weighty = lead if lead in _WEIGHTY else None
    starts = [before.start(name) for name in (weighty, part) if before is not None and name]
    return min([match.start(), *starts])


def _count_start(match: re.Match[str], before: re.Match[str] | None) -> int:
    groups = (*LEADS, "more", "less", "around")
    known = {} if before is None else before.re.groupindex
    starts = [before.start(name) for name in groups if before is not None and name in known]
    return min([match.start(), *(start for start in starts if start >= 0)])


def _is_last_day(before: re.Match[str] | None, lead: str | None, part: str | None) -> bool:
    """Whether the deadline is the last day itself ("avant la fin de l'année")."""
    if before is None or lead != "deadline" or part != "end":
        return False
    return _DEFINITE_END.search(before[0]) is not None


def _portioned(meaning: Meaning, part: str | None, last_day: bool) -> Meaning:
    resolve = meaning.resolve
    if part is None or resolve is None:
        return meaning
    narrowed = _last_day(resolve) if last_day else _narrow(resolve, part)
    return Meaning(narrowed, meaning.fixed, unit=meaning.unit, loose=meaning.loose)


def _last_day(resolve: Resolver) -> Resolver:
    return lambda day: (resolve(day)[1],) * 2


def _narrow(resolve: Resolver, part: str) -> Callable[[date], Span]:
    def narrowed(day: date) -> Span:
        start, end = resolve(day)
        if part == "elapsed":
            return start, min(max(day, start), end)
        if part == "remaining":
            return max(min(day, end), start), end
        return calendar.portion((start, end), part)

    return narrowed


def _place_count(
    match: re.Match[str],
    meaning: Meaning,
    before: re.Match[str] | None,
    text: str,
    words: DateWords,
    tense: str,
) -> Placed | None:
    """An amount of time placed by its lead or trail; one that nothing places is no date."""
    if words.ages.search(text, max(0, match.start() - 30), match.start()):
        return None
    after = words.after.match(text, match.end())
    trail = _first(after, ("ago", "from_now", "anchored", "measure"))
    if trail in {"anchored", "measure"}:
        return None
    lead = _first(before, LEADS)
    end = match.end() if after is None else after.end()
    start = _count_start(match, before)
    role, resolve = _counted_role(meaning, before, lead, trail, tense, text[end : end + 5])
    if role is None:
        return None
    return Placed(start, match.start(), end, role, Meaning(resolve, unit=meaning.unit), None)


def _counted_role(
    meaning: Meaning,
    before: re.Match[str] | None,
    lead: str | None,
    trail: str | None,
    tense: str,
    following: str,
) -> tuple[str | None, Resolver | None]:
    low, high = _margins(meaning, before)
    unit = meaning.unit or "day"
    past, future = _shifted(unit, -high, -low), _shifted(unit, low, high)
    nominal = max(meaning.count or (0.0, 0.0))
    if lead == "since" or (lead == "ago" and _THAT.match(following)):
        return "since", _shifted(unit, -nominal, 0)
    if lead == "ago" or trail == "ago":
        return "point", past
    if lead == "within" and trail is None:
        return "point", _shifted(unit, 0, nominal)
    if trail == "from_now" or (lead == "ahead" and tense != "past"):
        return "point", future
    if lead == "deadline":
        return "deadline", future
    if lead in {"during", "ahead"}:
        return "duration", None
    return ("recurrent", None) if lead == "every" else (None, None)


def _shifted(unit: str, first: float, last: float) -> Resolver:
    """The span from so many units after the day to so many, before it where negative."""
    return lambda day: (calendar.shift(day, unit, first), calendar.shift(day, unit, last))


def _margins(meaning: Meaning, before: re.Match[str] | None) -> tuple[float, float]:
    """The least and most units meant: half a unit either way, more for "plus de"."""
    low, high = meaning.count or (0.0, 0.0)
    about = _first(before, ("more", "less"))
    if about == "more":
        return low, max(high * 1.5, high + 1)
    if about == "less":
        return 0.0, high
    half = _HALF.get(meaning.unit or "day", 0.5) if low == high else 0.0
    return max(low - half, 0.0), high + half
