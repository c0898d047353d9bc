"""The parser of each language that has one, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.util import find_spec
from typing import Any

import spacy
from ruamel.yaml import YAML
from spacy.language import Language

from ralliement.errors import UnknownName

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
    return Pipeline(
        language=language,
        nlp=spacy.load(package, exclude=["ner", "senter"]),
        abbreviations=frozenset(data["abbreviations"]),
        stand_ins=data["stand_ins"],
        marks=data["marks"],
    )


@cache
def known_infinitives(language: str) -> frozenset[str]:
    """The infinitives that the language's lemmatizer knows."""
    lemmatizer: Any = load_pipeline(language).nlp.get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])


def _data(language: str) -> dict[str, Any]:
    text = (resources.files(__package__) / "data" / f"{language}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = YAML(typ="safe").load(text)
    return loaded
