"""The date words of a language, compiled once a process from data/<language>/dates.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ralliement.yamlfiles import read_yaml

PIECE = re.compile(r"[^\W\d_]+|\d+")
"""What a word is while triggers are looked for: letters or digits without a break."""

_FIXED = {
    "day": r"(?P<day>0?[1-9]|[12]\d|3[01])",
    "day_to": r"(?P<day_to>0?[1-9]|[12]\d|3[01])",
    "year": r"(?P<year>1[5-9]\d\d|20\d\d)",
    "year_to": r"(?P<year_to>1[5-9]\d\d|20\d\d|\d\d)",
}
_DIGIT = "0"


@dataclass(frozen=True, slots=True)
class Core:
    """One date pattern; ``rule`` names the function of ``rules.py`` that understands it."""

    rule: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything that is known of one language's dates.

    ``triggers`` give the patterns to try at a word, by its first piece in lower case;
    ``values`` what a word means, by kind; ``before`` reads the words in front of a date,
    ``after`` those behind it.
    """

    triggers: Mapping[str, tuple[Core, ...]]
    values: Mapping[str, Mapping[str, Any]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    capitals: bool
    day_first: bool
    year_leads: frozenset[str]
    month_leads: frozenset[str]
    season_leads: frozenset[str]
    names: re.Pattern[str]
    ages: re.Pattern[str]
    range_words: frozenset[str]
    range_leads: frozenset[str]
    befores: frozenset[str]
    at_latest: frozenset[str]

    def value(self, kind: str, word: str) -> Any:
        """What ``word`` means as a ``kind`` of date word."""
        return self.values[kind][flat(word)]


def flat(word: str) -> str:
    """A word as the tables know it: lower case, plain apostrophes and single spaces."""
    return " ".join(word.replace("’", "'").lower().split())


@cache
def load_words(language: str) -> DateWords:
    """The date words of ``language``, read once a process."""
    data: dict[str, Any] = read_yaml("ralliement.statements", "data", language, "dates.yaml")
    values = _values(data)
    return DateWords(
        triggers=_triggers(data, values),
        values=values,
        before=_before(data),
        after=_after(data),
        capitals=data["capitals"],
        day_first=data["day_first"],
        year_leads=frozenset(data["year_leads"]),
        month_leads=frozenset(data["month_leads"]),
        season_leads=frozenset(data["season_leads"]),
        names=re.compile(rf"(?<!\w)(?:{_any(data['names'])})(?!\w)"),
        ages=re.compile(rf"(?<!\w)(?:{_any(data['ages'])})\s*$", re.IGNORECASE),
        range_words=frozenset(data["range_words"]),
        range_leads=frozenset(data["range_leads"]),
        befores=frozenset(data["befores"]),
        at_latest=frozenset(data["at_latest"]),
    )


def _values(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    tables = {
        "month": data["months"], "weekday": data["weekdays"], "season": data["seasons"],
        "unit": data["units"], "number": data["numbers"], "vague": data["vague"],
        "ordinal": data["ordinals"], "way": data["ways"], "size": data["sizes"],
        "mark": data["marks"],
    }  # fmt: skip
    values = {kind: _inverted(table) for kind, table in tables.items()}
    values["adverb"] = {flat(word): days for word, days in data["adverbs"].items()}
    values["period"] = {flat(word): days for word, days in data["periods"].items()}
    values["feast"] = {flat(word): days for word, days in data["feasts"].items()}
    values["roman"] = {flat(word): number + 1 for number, word in enumerate(data["romans"])}
    values["demonstrative"] = {flat(word): word for word in data["demonstratives"]}
    values["decade"] = {flat(word): word for word in data["decades"]}
    return values


def _inverted(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {flat(word): key for key, words in table.items() for word in words}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space is any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or r"(?!)"


def _triggers(
    data: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]
) -> dict[str, tuple[Core, ...]]:
    named = {kind: f"(?P<{kind}>{_any(words)})" for kind, words in values.items()}
    named |= _FIXED
    named["count"] = rf"(?P<count>\d{{1,3}}|{_any([*values['number'], *values['vague']])})"
    named["any_year"] = r"(?:1[5-9]\d\d|20\d\d)"
    named["month_word"] = f"(?:{_any(values['month'])})"
    found: dict[str, list[Core]] = defaultdict(list)
    for entry in data["cores"]:
        core = Core(entry["rule"], _compiled(entry["match"], named))
        pieces = {piece for kind in entry["on"] for piece in _first_pieces(kind, values)}
        for piece in pieces:
            found[piece].append(core)
    return {piece: tuple(cores) for piece, cores in found.items()}


def _first_pieces(kind: str, values: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    if kind == "digit":
        return [_DIGIT]
    if kind == "roman":
        return [f"{word}{end}" for word in values[kind] for end in ("e", "er", "ème")]
    starts = (PIECE.match(word) for word in values[kind])
    return [trigger_of(match[0]) for match in starts if match]


def _compiled(template: str, named: Mapping[str, str]) -> re.Pattern[str]:
    pattern = template.replace(" ", r"\s+")
    for kind, words in named.items():
        pattern = pattern.replace("{" + kind + "}", words)
    return re.compile(pattern + r"(?!\w)", re.IGNORECASE)


def trigger_of(piece: str) -> str:
    """The key under which the patterns that may begin with ``piece`` are kept."""
    return _DIGIT if piece[0].isdigit() else piece.lower()


def _before(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Reads, up to the end of its window: a lead, a portion, an approximation, small words."""
    end = r"(?:\s+|(?<=')|(?<=[-(\[]))"
    fillers = f"(?:(?:{_any(data['fillers'])}){end})*"
    leads = _groups(data["leads"], end)
    portions = "|".join(
        rf"(?P<{part}>{_any(words)})(?:\s+|-|(?<='))" for part, words in data["portions"].items()
    )
    about = _groups(data["about"], end)
    return re.compile(
        rf"(?<![\w'])(?:{leads})?{fillers}(?:{portions})?{fillers}(?:{about})?{fillers}$",
        re.IGNORECASE,
    )


def _groups(table: Mapping[str, Iterable[str]], end: str) -> str:
    return "|".join(f"(?P<{name}>{_any(words)}){end}" for name, words in table.items())


def _after(data: Mapping[str, Any]) -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:{_groups(data['trails'], '')})(?!\w)",
        re.IGNORECASE,
    )
