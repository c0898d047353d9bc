"""Articles and mention tables for the quotation tests."""

from __future__ import annotations

import re
from collections.abc import Mapping

from spacy.tokens import Token

from ralliement.language import Name, Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Mention,
    MentionKind,
    Piece,
    Publication,
)


def article_of(text: str, language: str, *, title: bool = False) -> Article:
    """An undamaged article, one paragraph a line; the first is its title if ``title``."""
    blocks = tuple(
        Block(BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH, m.start(), m.end())
        for number, m in enumerate(re.finditer(r"[^\n]+", text))
    )
    return Article(
        id="test",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=blocks,
        language=language,
        publication=Publication(Interval(), "unknown"),
    )


def parse_of(
    text: str, language: str, *, title: bool = False, names: Mapping[str, str] | None = None
) -> Parse:
    """The parse of ``text``; ``names`` maps names to the kind that they stand for."""
    units = [
        Name(m.start(), m.end(), kind)
        for name, kind in (names or {}).items()
        for m in re.finditer(re.escape(name), text)
    ]
    return parse_article(article_of(text, language, title=title), units, load_pipeline(language))


class Table:
    """A small mention table: the given names, wherever they stand."""

    def __init__(self, parse: Parse, actors: Mapping[str, str]) -> None:
        text = parse.article.text
        self.parse = parse
        self.mentions = [
            Mention(m.start(), m.end(), actor, actor, MentionKind.NAME)
            for name, actor in actors.items()
            for m in re.finditer(re.escape(name), text)
        ]

    def at(self, token: Token) -> Mention | None:
        """The mention that covers the token."""
        start = self.parse.starts[token.i]
        return next((m for m in self.mentions if m.start <= start < m.end), None)

    def of_phrase(self, token: Token) -> Mention | None:
        """The same: these tables know no phrases."""
        return self.at(token)
