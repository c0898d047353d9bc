"""Finding the temporal expressions of an article and resolving them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.records import Interval
from ralliement.statements.dates import calendar
from ralliement.statements.dates.bounds import bounded
from ralliement.statements.dates.expression import DateExpression
from ralliement.statements.dates.meanings import Reading, nearest
from ralliement.statements.dates.placing import LEADS, Placed, place
from ralliement.statements.dates.rules import RULES
from ralliement.statements.dates.tense import is_told_past, tense_at
from ralliement.statements.dates.words import PIECE, Core, DateWords, load_words, trigger_of
from ralliement.statements.dates.years import is_year

_REACH = 48
"""How far before a date its lead is looked for, in characters."""

_LAST_WORD = re.compile(r"([^\W\d_]+)['\s-]+$")


@dataclass(frozen=True, slots=True)
class _Scan:
    """One article being searched; ``text`` has plain apostrophes and the article's offsets."""

    parse: Parse
    text: str
    words: DateWords
    publication: Interval


def find_dates(parse: Parse) -> tuple[DateExpression, ...]:
    """The temporal expressions of the article, in text order, without overlap.

    An expression that counts from publication has an interval as wide as publication
    leaves it, open at the ends where publication is. Ages, prices, clock times, numbers in
    names and counts of time that hang on another date ("two days later") are left out.
    """
    text = parse.article.text.replace("’", "'")
    scan = _Scan(parse, text, load_words(parse.language), parse.article.publication.interval)
    found = _with_ranges(list(_found(scan)), scan)
    return tuple(_expression(placed, scan) for placed in found)


def _found(scan: _Scan) -> Iterator[Placed]:
    names = [match.span() for match in scan.words.names.finditer(scan.text)]
    end = 0
    for piece in PIECE.finditer(scan.text):
        cores = scan.words.triggers.get(trigger_of(piece[0]))
        start = piece.start()
        if cores is None or start < end or not _can_start(scan.text, start):
            continue
        if any(first <= start < last for first, last in names):
            continue
        placed = _read_at(scan, start, cores)
        if placed is not None:
            end = placed.core_end
            yield placed


def _can_start(text: str, start: int) -> bool:
    """Whether a date may begin here: not inside a word, a number or a price."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_$€£#@":
        return False
    return not (before in ".,/:" and start > 1 and text[start - 2].isdigit())


def _read_at(scan: _Scan, start: int, cores: Sequence[Core]) -> Placed | None:
    """The first pattern that matches at ``start`` and means a date there."""
    line = scan.text.rfind("\n", max(0, start - _REACH), start) + 1
    before = scan.words.before.search(scan.text, max(line, start - _REACH, 0), start)
    for core in cores:
        match = core.pattern.match(scan.text, start)
        if match is None or not _is_allowed(scan, core, match):
            continue
        lead = _group(before)
        tense = _tense(scan, match, lead)
        meaning = RULES[core.rule](Reading(match, scan.words, tense))
        if meaning is None:
            continue
        placed = place(match, meaning, before, scan.text, scan.words, tense)
        if placed is not None:
            tokens = scan.parse.tokens_in(match.start(), match.end())
            return bounded(placed, before, scan.words, tokens)
    return None


def _group(before: re.Match[str] | None) -> str | None:
    """The kind of lead in front of the date."""
    if before is None:
        return None
    return next((name for name in LEADS if before[name]), None)


def _tense(scan: _Scan, match: re.Match[str], lead: str | None) -> str:
    if lead in {"since", "ago"}:
        return "past"
    tokens = scan.parse.tokens_in(match.start(), match.end())
    if lead == "deadline":
        return "near" if tokens and is_told_past(tokens[0]) else "future"
    return tense_at(tokens[0]) if tokens else "near"


def _is_allowed(scan: _Scan, core: Core, match: re.Match[str]) -> bool:
    tokens = scan.parse.tokens_in(match.start(), match.end())
    if any(_is_inside_name(scan, token, match) for token in tokens[:1] + tokens[-1:]):
        return False
    if core.rule == "year":
        return is_year(scan.text, match, scan.words.year_leads, tokens)
    if core.rule == "season":
        return match[0] != match["season"] or _word_before(scan, match) in scan.words.season_leads
    if scan.words.capitals and core.rule in {"month", "weekday", "day", "days"}:
        return _is_capitalised(scan, core, match)
    return True


def _is_inside_name(scan: _Scan, token: Token, match: re.Match[str]) -> bool:
    """Whether the token is a name of several words that reaches beyond the match."""
    start, end = scan.parse.starts[token.i], scan.parse.ends[token.i]
    return (start < match.start() or end > match.end()) and " " in scan.text[start:end]


def _is_capitalised(scan: _Scan, core: Core, match: re.Match[str]) -> bool:
    names = ("month", "weekday")
    found = [n for n in names if n in match.re.groupindex and match[n]]
    if not all(match[name][0].isupper() for name in found):
        return False
    bare = match[0] if core.rule == "month" else ""
    if bare not in {"May", "March", "August"}:
        return True
    return _word_before(scan, match) in scan.words.month_leads


def _word_before(scan: _Scan, match: re.Match[str]) -> str:
    """The word right before the match, in lower case, nothing if a mark stands between."""
    before = _LAST_WORD.search(scan.text, max(0, match.start() - 20), match.start())
    return before[1].lower() if before is not None else ""


def _with_ranges(found: list[Placed], scan: _Scan) -> list[Placed]:
    """The two ends of "entre mars et juin 2019" made one expression."""
    result: list[Placed] = []
    for placed in found:
        if result and _is_range(result[-1], placed, scan):
            result[-1] = _hull(result[-1], placed, scan)
        else:
            result.append(placed)
    return result


def _is_range(first: Placed, second: Placed, scan: _Scan) -> bool:
    if first.meaning.resolve is None or second.meaning.resolve is None:
        return False
    between = scan.text[first.core_end : second.core_start].split()
    if not 1 <= len(between) <= 3 or between[0] not in scan.words.range_words:
        return False
    before = re.findall(r"\w+'?", scan.text[max(0, first.core_start - 20) : first.core_start])
    return any(word.lower() in scan.words.range_leads for word in before[-2:])


def _hull(first: Placed, second: Placed, scan: _Scan) -> Placed:
    interval_to = second.interval(scan.publication)
    start = _first_of_range(first, interval_to, scan.publication)
    role = first.role if first.role in {"point", "since"} else "point"
    ends = (start.date_from, interval_to.date_to)
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        ends = (ends[1], ends[0])
    return replace(first, core_end=second.core_end, role=role, known=Interval(*ends))


def _first_of_range(first: Placed, last: Interval, publication: Interval) -> Interval:
    """When the range begins: the latest of its kind before its end ("entre mars et juin 2019")."""
    if first.meaning.options is None or last.date_from is None:
        return first.interval(publication)
    return Interval(*nearest(first.meaning.options, "past")(last.date_from))


def _expression(placed: Placed, scan: _Scan) -> DateExpression:
    interval = placed.interval(scan.publication)
    if placed.meaning.weekly:
        interval = _within(interval, scan.publication)
    return DateExpression(
        start=placed.start,
        end=placed.core_end,
        interval=interval,
        role=placed.role,
        text=scan.parse.article.text[placed.start : placed.core_end],
    )


def _within(interval: Interval, publication: Interval) -> Interval:
    """A bare weekday of an article dated to a month or so: those of its kind in that time."""
    first, last = publication.date_from, publication.date_to
    if first is None or last is None or (last - first).days < 6:
        return interval
    if interval.date_from is None or interval.date_to is None:
        return interval
    weekday = interval.date_to.weekday()
    ahead = (weekday - first.weekday()) % 7
    start = first + timedelta(days=ahead)
    return Interval(start, calendar.weekday_near(last, weekday, "past"))
