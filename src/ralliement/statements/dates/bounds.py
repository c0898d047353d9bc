"""Where a deadline ends: "before July" where July begins, "by July" where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.dates import calendar
from ralliement.statements.dates.calendar import Span
from ralliement.statements.dates.meanings import Meaning, Resolver, nearest
from ralliement.statements.dates.placing import Placed
from ralliement.statements.dates.tense import is_told_past
from ralliement.statements.dates.words import DateWords, flat

_FARTHEST = 8
"""How many words in front of the date of an event "before" may stand."""

_SMALL = (None, "ahead", "during")
"""Leads that leave open what the date is ("in June", "en juin")."""

_INSIDE = ("middle", "end")
"""Portions that are bounds themselves: "before mid-July" leaves the days around the 15th."""


def bounded(
    placed: Placed, before: re.Match[str] | None, words: DateWords, tokens: Sequence[Token]
) -> Placed:
    """The date with its end where what is due must be there.

    "before X" ends on X's first day, and begins the day before, as usage is divided on which
    of the two still counts; "by X" ends with X, but at the beginning of a season. What must come
    before an event of a month ("the summit in June") ends with the month, before one that a
    season gives its name to ("the summer break") in the season's first two months.
    """
    if placed.lead == "deadline" and before is not None:
        if _ends_at_start(placed.meaning, before, words):
            event = bool(tokens) and tokens[-1].dep_ == "compound"
            return replace(placed, meaning=_at_start(placed.meaning, placed.tense, event))
    elif placed.lead in _SMALL and placed.role == "point" and _is_before_event(tokens, words):
        meaning = placed.meaning
        if meaning.unit == "season":
            meaning = _at_start(meaning, placed.tense, event=True)
        return replace(placed, role="deadline", meaning=meaning)
    return placed


def _ends_at_start(meaning: Meaning, before: re.Match[str], words: DateWords) -> bool:
    if meaning.resolve is None or meaning.weekly or meaning.unit == "end":
        return False
    if any(before[part] for part in _INSIDE):
        return False
    lead = flat(before["deadline"])
    return lead in words.befores or (meaning.unit == "season" and lead not in words.at_latest)


def _at_start(meaning: Meaning, tense: str, event: bool) -> Meaning:
    resolve, options = meaning.resolve, meaning.options
    if resolve is None:
        return meaning
    unit = "event" if event and meaning.unit == "season" else meaning.unit
    later = None if options is None or tense != "future" else nearest(options, "next")
    return replace(meaning, resolve=_starting(resolve, later, unit), options=None)


def _starting(resolve: Resolver, later: Resolver | None, unit: str | None) -> Resolver:
    """The days about the start; of the next of its kind where this one has begun."""

    def start(day: date) -> Span:
        found = calendar.around_start(resolve(day), unit)
        if found[1] < day and later is not None:
            return calendar.around_start(later(day), unit)
        return found

    return start


def _is_before_event(tokens: Sequence[Token], words: DateWords) -> bool:
    """Whether the date is that of an event before which something is due; not what is past.

    Read in the order of the words, for parsers hang such dates on the verb as often.
    """
    if not tokens or is_told_past(tokens[0]):
        return False
    first, named = tokens[0], False
    for place in range(first.i - 1, max(first.sent.start, first.i - _FARTHEST) - 1, -1):
        word = first.doc[place]
        if word.is_punct or word.like_num or grammar.is_verb(word):
            return False
        if named and _is_before(word, words):
            return True
        named = named or word.pos_ in {"NOUN", "PROPN"}
    return False


def _is_before(word: Token, words: DateWords) -> bool:
    """Whether "before" or its like ends with the word."""
    earlier = word.nbor(-1).lower_ if word.i else ""
    return word.lower_ in words.befores or f"{earlier} {word.lower_}" in words.befores
