"""Small articles of our own, read by the whole program, and the stances they must give.

A row is a text and what it must give: ``GB 100``, ``DE 50?`` (weighed, not decided),
``FR ?`` (on the question, no line yet), several with ``;``, nothing for an empty string.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from ralliement.actors import Registry, find_names, load_registry, parser_names, resolve_mentions
from ralliement.issues import IssuePack, load_pack
from ralliement.language import load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
    Statement,
)
from ralliement.statements.coder import code_statements
from ralliement.statements.dates import find_dates
from ralliement.statements.findings import Findings
from ralliement.statements.quotations import find_quotations

TITLES = {
    ("huawei-5g", "fr"): "5G : la querelle autour de Huawei",
    ("huawei-5g", "en"): "The quarrel over Huawei and 5G networks",
    ("nord-stream-2", "fr"): "Gaz : la querelle autour de Nord Stream 2",
    ("nord-stream-2", "en"): "The quarrel over the Nord Stream 2 gas pipeline",
    ("mercosur", "fr"): "La querelle de l'accord avec le Mercosur",
    ("mercosur", "en"): "The quarrel over the Mercosur deal",
    ("tihange", "fr"): "Nucléaire : la querelle de la centrale de Tihange",
    ("tihange", "en"): "The quarrel over the Tihange plant",
    ("russia-sanctions", "fr"): "La querelle des sanctions contre la Russie",
    ("russia-sanctions", "en"): "The quarrel over sanctions on Russia",
    ("patent-waiver", "fr"): "Vaccins : la querelle de la levée des brevets",
    ("patent-waiver", "en"): "Vaccines: the quarrel over the patent waiver",
    ("digital-tax", "fr"): "La querelle de la taxe numérique",
    ("digital-tax", "en"): "The quarrel over the digital tax",
    ("fishing", "fr"): "La querelle de l'accord de pêche",
    ("fishing", "en"): "The quarrel over the fishing agreement",
}
PACKS = Path(__file__).parent / "packs"
"""Packs of our own that name an object and a scale, and no other word."""


@cache
def registry() -> Registry:
    return load_registry()


@cache
def pack(name: str) -> IssuePack:
    own = PACKS / f"{name}.yaml"
    return load_pack(own if own.exists() else name)


def article(text: str, language: str, title: str, day: date) -> Article:
    whole = f"{title}\n\n{text}"
    start = len(title) + 2
    return Article(
        "row",
        whole,
        whole,
        Alignment((Piece(0, len(whole), 0, len(whole)),)),
        (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, start, len(whole))),
        language,
        Publication(Interval(day, day), "stamp"),
    )


def findings(
    text: str, language: str, issue: str = "huawei-5g", day: date = date(2019, 6, 12)
) -> Findings:
    told = article(text, language, TITLES[issue, language], day)
    hits = find_names(told.text, language, registry())
    parse = parse_article(told, parser_names(hits), load_pipeline(language))
    table = resolve_mentions(parse, hits, registry())
    known = registry().known_ids()
    kinds = {
        m.actor: registry().actor(m.actor).kind if m.actor in known else "person"
        for m in table.mentions
    }
    return Findings(parse, table, find_quotations(parse, table), find_dates(parse), kinds)


def statements(
    text: str, language: str, issue: str = "huawei-5g", day: date = date(2019, 6, 12)
) -> tuple[Statement, ...]:
    return code_statements(findings(text, language, issue, day), pack(issue), trained=False)


def stances(
    text: str, language: str, issue: str = "huawei-5g", day: date = date(2019, 6, 12)
) -> str:
    """The stances of the text in the form of the rows, sorted."""
    told = set()
    for statement in statements(text, language, issue, day):
        mark = "" if statement.decided else "?"
        if statement.stance is not None:
            told.add(f"{statement.actor} {statement.stance:g}{mark}")
        elif statement.decided is False:
            told.add(f"{statement.actor} ?")
    return "; ".join(sorted(told))


def expected(row: str) -> str:
    return "; ".join(sorted(part.strip() for part in row.split(";") if part.strip()))
