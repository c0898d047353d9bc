"""By what instrument an actor presses, as far as the words of the evidence say."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import ftfy

from ralliement.networks.intensity import DEEDS
from ralliement.records import Event
from ralliement.yamlfiles import read_yaml

UNKNOWN = "unknown"
"""A threat or a deed whose instrument the sentence does not name."""

WORDS = "words"
"""A request or an accusation that is made with nothing but words."""

_TOKEN = re.compile(r"\w+|[,;:.!?]")
_GARBLED = ("Ã", "â€")
"""What UTF-8 read as Latin-1 looks like; repairing every text would cost more than all else."""


class _Phrase(NamedTuple):
    """Words that name an instrument; a word with a star begins so, a star alone is any word."""

    instrument: str
    words: tuple[str, ...]


@lru_cache(maxsize=50_000)
def instruments_in(text: str, language: str, event: str) -> tuple[str, ...]:
    """The instruments of an ``event`` that ``text`` names, in the order of instruments.yaml.

    A condition ("if Rome barred the firm") names none; in a request, an accusation or a
    protest only a lawsuit and a diplomatic act are instruments. Where none is named, or no
    words are known for the language: ``words`` for those three, ``unknown`` for the others.
    """
    told = event in DEEDS - {Event.PROTEST} or event == Event.THREATEN
    words = _outside_conditions(_tokens(text), language)
    found = {
        phrase.instrument
        for at, word in enumerate(words)
        for phrase in _beginning_with(word, language)
        if (told or _listed()[phrase.instrument].get("in_words")) and _at(phrase, words, at)
    }
    named = tuple(name for name in instruments() if name in found)
    return named or (UNKNOWN if told else WORDS,)


def instruments() -> tuple[str, ...]:
    """The instruments that are told apart."""
    return tuple(_listed())


def _tokens(text: str) -> list[str]:
    readable = html.unescape(text)
    if any(sign in readable for sign in _GARBLED):
        readable = ftfy.fix_text(readable)
    return _TOKEN.findall(_folded(readable))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("œ", "oe").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _outside_conditions(tokens: list[str], language: str) -> list[str]:
    """The tokens without those from a condition's first word to the next mark."""
    kept: list[str] = []
    inside = False
    for at, token in enumerate(tokens):
        if not token[0].isalnum():
            inside = False
        elif any(_at(opening, tokens, at) for opening in _openings(token, language)):
            inside = True
        if not inside:
            kept.append(token)
    return kept


def _at(phrase: _Phrase, words: list[str], at: int) -> bool:
    there = words[at : at + len(phrase.words)]
    return len(there) == len(phrase.words) and all(map(_fits, phrase.words, there))


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_yaml("ralliement.networks", "instruments.yaml")
    return found


def _listed() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = _data()["instruments"]
    return found


@cache
def _phrases(language: str) -> tuple[_Phrase, ...]:
    return tuple(
        _phrase(instrument, words)
        for instrument, entry in _listed().items()
        for words in entry.get(language, ())
    )


def _phrase(instrument: str, words: str) -> _Phrase:
    return _Phrase(instrument, tuple(_folded(words).split()))


@lru_cache(maxsize=100_000)
def _beginning_with(word: str, language: str) -> tuple[_Phrase, ...]:
    return tuple(phrase for phrase in _phrases(language) if _fits(phrase.words[0], word))


@lru_cache(maxsize=100_000)
def _openings(word: str, language: str) -> tuple[_Phrase, ...]:
    opening = (_phrase("", words) for words in _data()["conditions"].get(language, ()))
    return tuple(phrase for phrase in opening if phrase.words[0] == word)
