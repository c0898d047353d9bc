"""Texts that come in whole from other programs, as articles, and the days beside them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

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


def facts_of(article: Article) -> dict[str, Any]:
    """What other programs have no place for of an article, as plain data."""
    interval = article.publication.interval
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "date_from": _iso(interval.date_from),
        "date_to": _iso(interval.date_to),
        "date_source": article.publication.source,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language."""
    if not text.strip():
        return _UNTOLD
    return find_language(text, None, LoadOptions().languages)


def cut(text: str, longest: int) -> str:
    """``text`` in one line and in at most ``longest`` characters, with … where it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (its production 2)."""


def in_xml(text: str) -> str:
    """``text`` with � for what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def escaped(json_text: str) -> str:
    """The same JSON without any sign that XML cannot hold."""
    return _NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def day_in(text: object) -> date | None:
    """A day written as 2019-05-15; None for anything else."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
