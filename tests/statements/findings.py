"""One article of our own, read with the real actors up to what statements are coded from."""

from __future__ import annotations

from datetime import date
from functools import cache

from ralliement.actors import Registry, find_names, load_registry, parser_names, resolve_mentions
from ralliement.language import load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)
from ralliement.statements.dates import find_dates
from ralliement.statements.findings import Findings
from ralliement.statements.quotations import find_quotations

FRIDAY = Interval(date(2019, 5, 10), date(2019, 5, 10))


@cache
def registry() -> Registry:
    return load_registry()


def article(text: str, language: str, publication: Interval) -> Article:
    return Article(
        "row",
        text,
        text,
        Alignment((Piece(0, len(text), 0, len(text)),)),
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language,
        Publication(publication, "stamp"),
    )


def findings(text: str, language: str, publication: Interval = FRIDAY) -> Findings:
    hits = find_names(text, language, registry())
    parse = parse_article(
        article(text, language, publication), parser_names(hits), load_pipeline(language)
    )
    table = resolve_mentions(parse, hits, registry())
    known = registry().known_ids()
    kinds = {
        m.actor: registry().actor(m.actor).kind if m.actor in known else "person"
        for m in table.mentions
    }
    return Findings(parse, table, find_quotations(parse, table), find_dates(parse), kinds)


def rows(table: str) -> list[tuple[str, str, str]]:
    """The rows of a table of three columns; the last may be empty, or on a line of its own."""
    found = []
    for line in table.strip().replace("\n    ", " ").splitlines():
        language, text, expected = (cell.strip() for cell in (line + " ").split("|"))
        found.append((language, text, expected))
    return found


def when(start: date | None, end: date | None) -> str:
    """An interval as the rows write it."""
    if start is None and end is None:
        return ""
    return str(start) if start == end else f"{start or ''}..{end or ''}"
