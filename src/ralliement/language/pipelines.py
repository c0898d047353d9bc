"""The parser of each language that has one, loaded once a process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language

from ralliement.errors import UnknownName
from ralliement.yamlfiles import read_yaml

READABLE = ("fr", "en")
"""Languages with a parser; others have no reader yet."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A language's parser and the data that goes with it.

    ``stand_ins`` maps a kind of name to (word before → stand-in); ``marks`` a
    typographic mark to the plain one that the parser knows.
    """

    language: str
    nlp: Language
    abbreviations: frozenset[str]
    stand_ins: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, str]


@cache
def load_pipeline(language: str) -> Pipeline:
    """The pipeline of ``language``, without named entities (names come from the registry).

    Raises: UnknownName if the language has no parser or its package is not installed.
    """
    if language not in READABLE:
        raise UnknownName("language", language, READABLE)
    data = _data(language)
    package: str = data["package"]
    if find_spec(package) is None:
        raise UnknownName("language model", package, ("install the project again",))
    with _compact_letters():
        nlp = spacy.load(package, exclude=["ner", "senter"])
    return Pipeline(
        language=language,
        nlp=nlp,
        abbreviations=frozenset(data["abbreviations"]),
        stand_ins=data["stand_ins"],
        marks=data["marks"],
    )


_HUGE_PATTERN = 1_000_000
"""Characters: only the French tokenizer's pattern of hyphenated words is longer."""


@contextmanager
def _compact_letters() -> Iterator[None]:
    """While open, huge patterns are compiled with one class for "a letter".

    The French tokenizer spells every letter of Unicode out some 350 times in one pattern
    of 1.4 million characters, which costs more than half of the loading time. ``\\w`` also
    admits digits and the underscore; tests/language/test_pipelines.py compares the two.
    """
    original = re.compile

    def compile_compactly(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > _HUGE_PATTERN:
            pattern = pattern.replace(ALPHA_LOWER, r"\w").replace(ALPHA, r"\w")
        return original(pattern, flags)

    re.compile = compile_compactly
    try:
        yield
    finally:
        re.compile = original


@cache
def known_infinitives(language: str) -> frozenset[str]:
    """The infinitives that the language's lemmatizer knows."""
    lemmatizer: Any = load_pipeline(language).nlp.get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])


def _data(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml(__package__, "data", f"{language}.yaml")
    return loaded
