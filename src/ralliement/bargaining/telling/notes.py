"""What had to be assumed in a forecast, as a text that can be told in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ralliement.bargaining.telling.words import ForecastWords, languages


class Note(str):
    """A note: its English text, which also knows the ``key`` and what fills it.

    ``key`` is one of the group ``notes`` of ``labels.yaml``. A tuple among what fills it holds
    ids of actors, which are told by their names.
    """

    __slots__ = ("filled", "key")
    key: str
    filled: dict[str, object]

    @classmethod
    def of(cls, key: str, **filled: object) -> Note:
        """The note of that key, its places filled."""
        note = cls(_text(ForecastWords("en"), key, filled))
        note.key, note.filled = key, filled
        return note


def told(note: str, words: ForecastWords) -> str:
    """The note in the language of ``words``; one without a key as it is."""
    if isinstance(note, Note):
        return _text(words, note.key, note.filled)
    return note


def _text(words: ForecastWords, key: str, filled: Mapping[str, object]) -> str:
    named = {place: _shown(words, value) for place, value in filled.items()}
    return words.text("notes", key, **named)


def _shown(words: ForecastWords, value: object) -> object:
    if isinstance(value, tuple):
        return words.listed(value)
    return words.number(f"{value:g}") if isinstance(value, float) else value


def told_of(notes: Iterable[str]) -> tuple[str, ...]:
    """The actors that notes name."""
    filled = [note.filled.values() for note in notes if isinstance(note, Note)]
    groups = [value for values in filled for value in values if isinstance(value, tuple)]
    return tuple(dict.fromkeys(str(actor) for group in groups for actor in group))


def note_record(note: str) -> dict[str, Any]:
    """The note as plain data: its key and what fills it, None without one, its text by language."""
    texts = {language: told(note, ForecastWords(language)) for language in languages()}
    if isinstance(note, Note):
        return {"key": note.key, "filled": note.filled, **texts}
    return {"key": None, "filled": None, **texts}
