"""Words with their offsets: the tokenizer's, with names and holes made one word each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokenizer import Tokenizer

_GENERATION = re.compile(r"\b\d+G\b")
_EMPTY_QUOTATION = re.compile(r"«\s*»|“\s*”|\"\"")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str
    spaced_before: bool
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be kept whole, in text offsets.

    ``kind`` picks its stand-in: ``state``, ``city``, ``person``, ``organisation``.
    """

    start: int
    end: int
    kind: str


def split_words(text: str, tokenizer: Tokenizer, names: Sequence[Name]) -> list[Word]:
    """The words of ``text`` in order, without white space.

    Names, empty quotations ("«»", of kind ``hole``) and "5G" are one word each.
    """
    units = _units(text, names)
    words: list[Word] = []
    waiting = 0
    for token in tokenizer(_masked(text, units)):
        start, end = token.idx, token.idx + len(token.text)
        while waiting < len(units) and units[waiting].start < end:
            unit = units[waiting]
            if start < unit.start:
                words.append(_word(text, start, unit.start, None))
            words.append(_word(text, unit.start, unit.end, unit.kind))
            start = unit.end
            waiting += 1
        if words and start < words[-1].end:
            start = words[-1].end
        if start < end and not token.is_space:
            words.append(_word(text, start, end, None))
    return words


def _masked(text: str, units: Sequence[Name]) -> str:
    """The text with one plain capitalised word of the same length for every unit."""
    pieces: list[str] = []
    position = 0
    for unit in units:
        pieces += [text[position : unit.start], "N" + "n" * (unit.end - unit.start - 1)]
        position = unit.end
    return "".join(pieces) + text[position:]


def _units(text: str, names: Sequence[Name]) -> list[Name]:
    """Names, holes and generations without overlap, in order; the longer wins."""
    found = [*names]
    found += [Name(m.start(), m.end(), "hole") for m in _EMPTY_QUOTATION.finditer(text)]
    found += [Name(m.start(), m.end(), "plain") for m in _GENERATION.finditer(text)]
    found.sort(key=lambda unit: (unit.start, unit.start - unit.end))
    kept: list[Name] = []
    for unit in found:
        if unit.end > unit.start and (not kept or unit.start >= kept[-1].end):
            kept.append(unit)
    return kept


def _word(text: str, start: int, end: int, kind: str | None) -> Word:
    spaced = start == 0 or text[start - 1].isspace()
    return Word(start, end, text[start:end], spaced, kind)
