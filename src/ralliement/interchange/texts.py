"""Texts that come in whole from other programs, as articles, and the days beside them."""

from __future__ import annotations

from datetime import date

from ralliement.articles import LoadOptions
from ralliement.articles.tongue import find_language
from ralliement.records import Alignment, Article, Block, BlockKind, Piece, Publication

_UNTOLD = "en"
"""The language of a text without a word."""


def whole_article(
    name: str, text: str, publication: Publication, *, language: str | None = None
) -> Article:
    """An article of ``text`` as it is: nothing is cut, every offset stays.

    ``language`` is found from the text where it is not given.
    """
    size = len(text)
    return Article(
        id=name,
        original=text,
        text=text,
        alignment=Alignment((Piece(0, size, 0, size),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, size),),
        language=language or language_of(text),
        publication=publication,
    )


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language."""
    if not text.strip():
        return _UNTOLD
    return find_language(text, None, LoadOptions().languages)


def cut(text: str, longest: int) -> str:
    """``text`` in one line and in at most ``longest`` characters, with … where it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def day_in(text: object) -> date | None:
    """A day written as 2019-05-15; None for anything else."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
