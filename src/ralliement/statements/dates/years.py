"""Whether four digits are a year."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Token

_BEFORE = re.compile(r"([^\W\d_]+)['\s]*$|([(\[–—/-])\s*$")
_AFTER = re.compile(
    r"\s*(?:%|€|\$|£|°|pour cent|percent|per cent|euros?\b|dollars?\b|millions?\b|milliards?\b"
    r"|billions?\b|yuans?\b|km\b|kg\b|[.,]\d)",
    re.IGNORECASE,
)


def is_year(
    text: str, match: re.Match[str], leads: Collection[str], tokens: Sequence[Token]
) -> bool:
    """Whether the match is a year: behind a word that leads years, counting nothing.

    "en 2019", "fin 2020", "l'année 2019", "(2018)", "the 2016 election" are; "Horizon 2020",
    "2000 emplois", "1999 euros" are not.
    """
    if _AFTER.match(text, match.end()):
        return False
    before = _BEFORE.search(text, max(0, match.start() - 24), match.start())
    if before is None:
        return _opens_clause(text, match)
    word = before[1]
    if word is not None and word.lower() not in leads:
        return False
    return word is None or not _counts(match, tokens)


def _opens_clause(text: str, match: re.Match[str]) -> bool:
    """A year that stands alone before a colon or comma ("2018 : l'Australie …")."""
    return bool(re.match(r"\s*[:,]\s", text[match.end() : match.end() + 3]))


def _counts(match: re.Match[str], tokens: Sequence[Token]) -> bool:
    """Whether the number counts the plural noun behind it ("de 2000 salariés")."""
    if not tokens or tokens[-1].i + 1 >= len(tokens[-1].doc):
        return False
    noun = tokens[-1].nbor(1)
    plural = noun.pos_ == "NOUN" and (
        "Plur" in noun.morph.get("Number", []) or noun.lower_.endswith("s")
    )
    if not plural:
        return False
    return tokens[-1].doc.vocab.lang == "fr" or int(match[0]) % 100 == 0
