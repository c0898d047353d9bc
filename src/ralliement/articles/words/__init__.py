"""The word lists of the press, one YAML file a language, compiled once.

Start with ``fr.yaml``: its comments say how an entry is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from ralliement.errors import DataFileError
from ralliement.yamlfiles import read_yaml

CATEGORIES = (
    "kicker",
    "byline",
    "share",
    "caption",
    "newsletter",
    "app",
    "subscription",
    "comment",
) + ("cookies", "reading-time", "tags", "copyright")
"""The kinds of page furniture, in the order in which a line is compared."""

LANGUAGES = ("fr", "en", "de", "it", "es", "nl")

_DATE = (
    r"(?:(?:\w{3,9},? )?\d{1,2}(?:er|st|nd|rd|th|\.)? (?:de |of )?[^\W\d]{3,10}\.?,? (?:de )?\d{4}"
    r"|[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))"
)
_NAME = (
    r"[A-ZÀ-Þ][\w'.-]+(?: (?:(?:de|du|des|van|von|der|le|la|di|da|del|bin|al|el|ben) |d')*"
    r"[A-ZÀ-Þ][\w'.-]*){1,3}"
)
_SHORTHANDS = {
    "<person>": rf"(?-i:{_NAME}(?:(?:, | et | and | & | y | und | e ){_NAME}){{0,3}})",
    "<name>": "[^.!?]{2,60}?",
    "<rest>": ".{0,120}",
    "<date>": _DATE,
    "<sep>": r" ?(?:[:>»→▶►|–—-]+|$)",
}


@dataclass(frozen=True, slots=True)
class Wounds:
    """What shows a hole in the sentences of one language."""

    open_words: tuple[str, ...]
    open_before_mark: tuple[str, ...]
    open_groups: tuple[str, ...]
    closed_phrases: tuple[str, ...]
    parentheses: tuple[str, ...]
    glue_heads: tuple[str, ...]
    glue_tails: tuple[str, ...]
    glue_nouns: tuple[str, ...]
    glue_noun_tails: tuple[str, ...]
    glue_elided: tuple[str, ...]
    elided_words: tuple[str, ...]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """All languages' lists together, compiled; ``wounds`` are by language."""

    function_words: dict[str, frozenset[str]]
    months: dict[str, int]
    furniture: dict[str, re.Pattern[str]]
    linked_lead: re.Pattern[str]
    teaser: re.Pattern[str]
    future_cue: re.Pattern[str]
    past_cue: re.Pattern[str]
    bare_year_leads: tuple[str, ...]
    wounds: dict[str, Wounds]


@cache
def words() -> Words:
    """The compiled lists. Raises: DataFileError naming the file and entry that is wrong."""
    lists = {language: _load(language) for language in LANGUAGES}
    return Words(
        function_words={
            language: frozenset(entry["function_words"]) for language, entry in lists.items()
        },
        months=_months(lists),
        furniture={
            category: _one_of(lists, "furniture", category, r"[\s•·*–—|>»→▶►-]*+(?:%s)[\s|•·]*")
            for category in CATEGORIES
        },
        linked_lead=_one_of(lists, "linked", "lead", r"[\W_]{0,4}(?:%s)"),
        teaser=_one_of(lists, "teaser", None, r"[\s(\[»>•–—-]*+(?:%s)[\s)\]»>]*"),
        future_cue=_one_of(lists, "future_cues", None, r"\b(?:%s)\b"),
        past_cue=_one_of(lists, "past_cues", None, r"\b(?:%s)\b"),
        bare_year_leads=tuple(
            lead for entry in lists.values() for lead in entry["bare_year_leads"]
        ),
        wounds={
            language: _wounds(entry["wounds"])
            for language, entry in lists.items()
            if "wounds" in entry
        },
    )


def _load(language: str) -> dict[str, Any]:
    name = f"{language}.yaml"
    try:
        content = read_yaml(__package__, name)
    except yaml.YAMLError as error:
        raise DataFileError([f"words/{name}: not YAML: {' '.join(str(error).split())}"]) from error
    if not isinstance(content, dict):
        raise DataFileError([f"words/{name}: a mapping is needed at the top"])
    return content


def _months(lists: dict[str, dict[str, Any]]) -> dict[str, int]:
    return {
        name: number
        for entry in lists.values()
        for number, names in entry["months"].items()
        for name in names
    }


def _one_of(
    lists: dict[str, dict[str, Any]], section: str, key: str | None, frame: str
) -> re.Pattern[str]:
    patterns: dict[str, str] = {}
    for language, entry in lists.items():
        found = entry.get(section, {} if key else "")
        for pattern in (found.get(key, "") if key else found).splitlines():
            patterns[_expanded(pattern)] = f"words/{language}.yaml: {section}: {key or ''}"
    try:
        return re.compile(frame % "|".join(patterns), re.IGNORECASE)
    except re.error as error:
        raise DataFileError(_mistakes(patterns)) from error


def _expanded(pattern: str) -> str:
    for short, long in _SHORTHANDS.items():
        pattern = pattern.replace(short, long)
    return f"(?:{pattern})"


def _mistakes(patterns: dict[str, str]) -> list[str]:
    mistakes: list[str] = []
    for pattern, where in patterns.items():
        try:
            re.compile(pattern)
        except re.error as error:
            mistakes.append(f"{where}: {pattern!r}: {error}")
    return mistakes


def _wounds(entry: dict[str, Any]) -> Wounds:
    def listed(key: str) -> tuple[str, ...]:
        return tuple(sorted(entry[key], key=lambda word: (-len(word), word)))

    return Wounds(
        open_words=listed("open_words"),
        open_before_mark=listed("open_before_mark"),
        open_groups=tuple(entry["open_groups"].splitlines()),
        closed_phrases=listed("closed_phrases"),
        parentheses=listed("parentheses"),
        glue_heads=listed("glue_heads"),
        glue_tails=listed("glue_tails"),
        glue_nouns=listed("glue_nouns"),
        glue_noun_tails=listed("glue_noun_tails"),
        glue_elided=listed("glue_elided"),
        elided_words=listed("elided_words"),
        abbreviations=frozenset(entry["abbreviations"]),
    )
