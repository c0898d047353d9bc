"""The words of quantity of a language, compiled once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class FigureWords:
    """What is known of one language's quantities; see ``data/fr/figures.yaml`` for each list."""

    quantity: re.Pattern[str]
    decimal: str
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, float]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    references: frozenset[str]
    uncounted: frozenset[str]
    measures: frozenset[str]
    changes: frozenset[str]
    amounts: frozenset[str]
    rises: frozenset[str]
    to: frozenset[str]
    of: frozenset[str]
    as_of: tuple[str, ...]
    against: tuple[str, ...]


@cache
def load_words(language: str) -> FigureWords:
    """The words of quantity of ``language``, read once a process."""
    path = resources.files("ralliement.statements") / "data" / language / "figures.yaml"
    data: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    currencies = _words(data["currencies"])
    return FigureWords(
        quantity=_quantity(data, currencies),
        decimal=data["decimal"],
        numbers={word: float(n) for word, n in {**data["numbers"], **data["articles"]}.items()},
        scales={word: float(n) for word, n in data["scales"].items()},
        short_scales={word: float(n) for word, n in data["short_scales"].items()},
        signs=data["signs"],
        currencies=currencies | _words(data["scaled_currencies"]),
        references=frozenset(data["references"]),
        uncounted=frozenset(data["uncounted"]),
        measures=frozenset(data["measures"]),
        changes=frozenset(data["changes"]),
        amounts=frozenset(data["amounts"]),
        rises=frozenset(data["rises"]),
        to=frozenset(data["to"]),
        of=frozenset(word.strip("'") for word in data["of"]),
        as_of=tuple(data["as_of"]),
        against=tuple(data["against"]),
    )


def _words(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {" ".join(word.lower().split()): code for code, words in table.items() for word in words}


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _quantity(data: Mapping[str, Any], currencies: Mapping[str, str]) -> re.Pattern[str]:
    """A number with its sign, scale and unit; the unit group that matched says which it is."""
    point, gaps = re.escape(data["decimal"]), "".join(map(re.escape, data["thousands"]))
    gap = gaps.replace(r"\ ", "\u0020\u00a0\u202f\u2009")
    digits = rf"\d{{1,3}}(?:[{gap}]\d{{3}})+(?!\d)(?:{point}\d+)?|\d+(?:[.,]\d+)?"
    words, short = _any(data["numbers"]), _any(data["short_scales"])
    scale = rf"(?:\s*-?(?P<scale>{_any(data['scales'])})(?!\w))"
    article = rf"(?P<article>{_any(data['articles'])})(?=[\s-]+(?:{_any(data['scales'])})(?!\w))"
    second = rf"(?:\s*(?:{_any(data['ranges'])})\s*(?P<second>{digits}))?"
    scaled = _any(_words(data["scaled_currencies"]))
    after = (
        rf"\s*(?P<percent>{_any(data['percent'])})|\s+(?P<points>{_any(data['points'])})"
        rf"|\s*(?P<sign_after>{_any(data['signs'])})"
        rf"|\s+(?:{_any(data['of'])})?\s*(?P<currency>{_any(currencies)})(?!\w)"
        rf"|(?<=[nds])\s+(?:{_any(data['of'])})\s*(?P<scaled>{scaled})(?!\w)"
    )
    pattern = (
        rf"(?<![\w.,/:°@#-])(?P<sign>{_any(data['signs'])})?\s?(?P<plus>[+−-])?"
        rf"(?:(?P<digits>{digits}){second}|(?P<word>{words})(?!\w)|{article})"
        rf"(?:\s?(?P<short>(?-i:{short}))(?=\W|$)(?!['’-]\w)|{scale})?"
        rf"(?:{after})?"
    )
    return re.compile(pattern, re.IGNORECASE)
