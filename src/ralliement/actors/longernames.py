"""Names that are common nouns ("Union", "Sénat"): what stands beside can make them others."""

from __future__ import annotations

from ralliement.actors.hits import NameText
from ralliement.actors.patterns import HitKind

_ADJECTIVE_FIRST = frozenset({"en", "de", "nl"})
_NAMED_SO = frozenset({HitKind.ORGANISATION, HitKind.STATE})


def is_of_another(found: NameText, first: int, last: int, own: frozenset[str | None]) -> bool:
    """Whether it is another country's ("le Sénat italien") or begins another name.

    ``own`` are the actors that it would be: the body and its country.
    """
    if found.hits[first][1].kind not in _NAMED_SO:
        return False
    if found.keys[last - 1] in found.lexicon.common_names and _begins_other(found, last):
        return True
    if found.lexicon.language in _ADJECTIVE_FIRST:
        return _joined(found, first - 1) and _shows_other(found, first - 1, own)
    return _joined(found, last - 1) and _shows_other(found, last, own)


def _joined(found: NameText, n: int) -> bool:
    return found.between(n) in (" ", "\xa0")


def _begins_other(found: NameText, last: int) -> bool:
    """Whether "des", "of" or the like follows: "l'Union des commerçants"."""
    if last >= len(found.keys) or found.between(last - 1) != " ":
        return False
    return found.keys[last] in found.lexicon.name_links


def _shows_other(found: NameText, n: int, own: frozenset[str | None]) -> bool:
    """Whether word ``n`` is the adjective of a country that is none of ``own``."""
    if n not in found.hits:
        return False
    hit = found.hits[n][1]
    french = found.lexicon.language == "fr"
    if hit.kind is not HitKind.ADJECTIVE or (french and not hit.surface[0].islower()):
        return False
    return hit.actor not in own and not own.intersection(hit.others)
