"""What had to be assumed in a forecast, as a text that can be told in every language."""

from __future__ import annotations

from typing import Any

from ralliement.bargaining.words import ForecastWords, languages


class Note(str):
    """A note: its English text, which also knows the ``key`` and what fills it.

    ``key`` is one of the group ``notes`` of ``labels.yaml``.
    """

    __slots__ = ("filled", "key")
    key: str
    filled: dict[str, object]

    @classmethod
    def of(cls, key: str, **filled: object) -> Note:
        """The note of that key, its places filled."""
        note = cls(ForecastWords("en").text("notes", key, **filled))
        note.key, note.filled = key, filled
        return note


def told(note: str, words: ForecastWords) -> str:
    """The note in the language of ``words``; one without a key as it is."""
    if isinstance(note, Note):
        return words.text("notes", note.key, **note.filled)
    return note


def note_record(note: str) -> dict[str, Any]:
    """The note as plain data: its key and what fills it, None without one, its text by language."""
    texts = {language: told(note, ForecastWords(language)) for language in languages()}
    if isinstance(note, Note):
        return {"key": note.key, "filled": note.filled, **texts}
    return {"key": None, "filled": None, **texts}
