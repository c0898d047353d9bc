"""What each language is read with, loaded once a process: a parser, or its words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER
from spacy.language import Language

from ralliement.articles.options import LIGHT, PARSED
from ralliement.errors import UnknownName
from ralliement.language.sentences import Bounds
from ralliement.yamlfiles import read_yaml

READABLE = tuple(sorted(PARSED | LIGHT))
"""All languages that have a reader; those in ``LIGHT`` have words and sentence bounds only."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A language's parser, or without one its tokenizer alone, and the data that goes with it.

    ``parsed`` is false where there is no grammar: no tags, lemmas or heads. ``bounds`` is
    what its sentences are cut by; ``stand_ins`` maps a kind of name to (word before →
    stand-in); ``marks`` a typographic mark to the plain one that the parser knows; ``verbs``
    a present that looks like a noun to the verb that stands in for it.
    """

    language: str
    nlp: Language
    bounds: Bounds
    stand_ins: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, str]
    parsed: bool
    verbs: Mapping[str, str] = field(default_factory=dict)


@cache
def load_pipeline(language: str) -> Pipeline:
    """The pipeline of ``language``, without named entities (names come from the registry).

    Raises: UnknownName if the language has no reader or its package is not installed.
    """
    if language not in READABLE:
        raise UnknownName("language", language, READABLE)
    data = _data(language)
    parsed = language in PARSED
    return Pipeline(
        language=language,
        nlp=_load_parser(data["package"]) if parsed else spacy.blank(language),
        bounds=Bounds(
            abbreviations=frozenset(data["abbreviations"]),
            ordinals=bool(data.get("ordinals", False)),
            either=frozenset(data.get("either", '"')),
        ),
        stand_ins=data.get("stand_ins", {}),
        marks=data.get("marks", {}),
        parsed=parsed,
        verbs=data.get("verbs", {}),
    )


def _load_parser(package: str) -> Language:
    if find_spec(package) is None:
        raise UnknownName("language model", package, ("install the project again",))
    with _compact_letters():
        return spacy.load(package, exclude=["ner", "senter"])


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
