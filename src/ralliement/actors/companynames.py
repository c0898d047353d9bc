"""Companies whose names are common words too: "Orange", "Three"."""

from __future__ import annotations

from ralliement.actors.hits import NameHit, NameText
from ralliement.actors.landnames import speaks_or_owns
from ralliement.actors.patterns import HitKind

_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "du", "au", "the", "a", "an"})


def stands_for_company(found: NameText, first: int, last: int, hit: NameHit) -> bool:
    """Whether a word that is a company's name too stands where only a name can.

    Without an article; at the beginning of a sentence before a verb ("Orange a annoncé"),
    beside another company ("Orange et Vodafone"), or in capitals ("BT, which …").
    """
    if not found.begins_sentence(first):
        return first > 0 and found.keys[first - 1] not in _ARTICLES
    if found.keys[first] in found.lexicon.function_words:
        return False
    capitals = hit.surface.isupper() and last - first == 1 and len(hit.surface) > 1
    if capitals and not found.is_shouted(first):
        return True
    return speaks_or_owns(found, last) or _is_joined(found, last)


def _is_joined(found: NameText, last: int) -> bool:
    """Whether "et", "and" or a comma joins another company to the name."""
    joined = found.between(last - 1).strip() == ","
    if last < len(found.keys) and found.keys[last] in ("et", "and"):
        joined, last = found.between(last - 1) == " ", last + 1
    other = found.hits.get(last)
    return joined and other is not None and other[1].kind is HitKind.ORGANISATION
