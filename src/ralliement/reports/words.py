"""The words of a report in one language: texts from labels.yaml, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from ralliement.errors import UnknownName
from ralliement.records import Event, Interval
from ralliement.yamlfiles import read_yaml

_IN_WORDS = 1_000_000


_TORN = re.compile(r" (?=[:;?!%»])|(?<=«) ")
"""The spaces in French that no line break may tear: before high signs, within quotation marks."""


@cache
def _labels() -> Mapping[str, Mapping[str, Any]]:
    loaded: Mapping[str, Mapping[str, Any]] = read_yaml("ralliement.reports", "labels.yaml")
    return {language: _whole(texts) for language, texts in loaded.items()}


def _whole(texts: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        key: _whole(text) if isinstance(text, dict) else _TORN.sub("\u00a0", text)
        for key, text in texts.items()
    }


def languages() -> tuple[str, ...]:
    """The languages that reports are written in."""
    return tuple(_labels())


def supported(language: str) -> str:
    """``language`` where reports are written in it, English otherwise."""
    return language if language in _labels() else "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; ``short`` ones where there is little room."""

    language: str
    short: bool = False

    def __post_init__(self) -> None:
        if self.language not in _labels():
            raise UnknownName("report language", self.language, _labels())

    def text(self, key: str, **filled: object) -> str:
        """The text of ``key`` with its places filled."""
        text: str = _labels()[self.language][key]
        return text.format(**filled) if filled else text

    def among(self, group: str, key: str) -> str:
        """A text of a group (``events``, ``kinds``, ``modalities``, ``roles``), or the key."""
        texts: Mapping[str, str] = _labels()[self.language][group]
        return texts.get(key, key)

    def event(self, event: Event) -> str:
        """The word for an event type."""
        return self.among("events", event.value)

    def day(self, day: date) -> str:
        """A day, as "15 mai 2019"."""
        return self._dated(day, f"d {self._month} y")

    def interval(self, interval: Interval) -> str:
        """An interval at its own precision: a day, a month, a year, two days, or an open end."""
        first, last = interval.date_from, interval.date_to
        if first is None and last is None:
            return self.text("unknown_date")
        if last is None and first is not None:
            return self.text("from_date", date=self.day(first))
        if first is None and last is not None:
            return self.text("until_date", date=self.day(last))
        assert first is not None
        assert last is not None
        if interval.precision == "day":
            return self.day(first)
        if interval.precision == "month" and is_whole_month(first, last):
            return format_date(first, f"{self._month} y", locale=self.language)
        if interval.precision == "year":
            return str(first.year)
        if (first.year, first.month) == (last.year, last.month):
            return self.text("within_month", first=first.day, last=self.day(last))
        pattern = f"d {self._month}" if first.year == last.year else f"d {self._month} y"
        return self.text("between", first=self._dated(first, pattern), last=self.day(last))

    @property
    def _month(self) -> str:
        return "MMM" if self.short else "MMMM"

    def _dated(self, day: date, pattern: str) -> str:
        # CLDR has no ordinal for the first of the month, which French cannot do without.
        if self.language == "fr" and day.day == 1:
            pattern = pattern.replace("d", "d'er'", 1)
        return format_date(day, pattern, locale=self.language)

    def number(self, value: float) -> str:
        """A number as the language writes it, millions and more in words."""
        if abs(value) >= _IN_WORDS:
            return format_compact_decimal(
                value, format_type="long", locale=self.language, fraction_digits=2
            )
        return format_decimal(value, locale=self.language)


def is_whole_month(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one month."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.day == 1 and (following - last).days == 1
