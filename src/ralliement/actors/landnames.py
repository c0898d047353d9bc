"""States and unions whose names are also given names ("Jordan") or numbers ("les 27")."""

from __future__ import annotations

from ralliement.actors.hits import NameText
from ralliement.actors.lexicon import given_names
from ralliement.actors.patterns import HitKind

_LONGEST_NAME = 5
_COUNTED = ("%", ",", "/", "-", ".")


def is_number(found: NameText, first: int) -> bool:
    """Whether a name is a number, which others are counted with too."""
    key = found.keys[first]
    return key.isdigit() or key in found.lexicon.number_words


def counts_nothing(found: NameText, first: int, last: int) -> bool:
    """Whether a number after "les", "des" stands alone: "les 27 ont voté", not "27 jours"."""
    lexicon, before = found.lexicon, found.keys[first - 1] if first else ""
    if before not in ("les", "des", "aux") or found.between(first - 1) != " ":
        return False
    if last == len(found.keys):
        return True
    after, key = found.between(last - 1).lstrip(" \xa0"), found.keys[last]
    if after:
        return not (after.startswith(_COUNTED) and (key.isdigit() or after[0] in "%/-"))
    if last + 1 < len(found.keys) and found.keys[last + 1].isdigit():
        return False
    speaks = key in lexicon.auxiliaries or key in lexicon.speech
    return speaks or key in lexicon.function_words


def is_used_as_land(found: NameText, first: int, last: int) -> bool:
    """Whether a name that is also a given name stands as a land's name does.

    After an article or a word of place ("en", "in"), or beside a state that is no given
    name ("Jordan and Egypt").
    """
    before = found.keys[first - 1] if first else ""
    placed = found.between(first - 1).strip("'’ ") == "" and before in found.lexicon.place_words
    if placed and found.keys[first] not in found.lexicon.two_lands:
        return True
    return _state_after(found, last) or _state_before(found, first)


def speaks_or_owns(found: NameText, last: int) -> bool:
    """Whether a verb of saying, an auxiliary or "'s" follows: "Turkey said", no bird does."""
    if last >= len(found.keys) or found.keys[last - 1] in found.lexicon.common_names:
        return False
    lexicon, key = found.lexicon, found.keys[last]
    if found.between(last - 1) in ("'", "’"):
        return key == "s"
    spoken = key in lexicon.speech or key in lexicon.auxiliaries
    return spoken and found.between(last - 1) == " "


def _state_after(found: NameText, last: int) -> bool:
    n = last
    while n < last + 2 and n < len(found.keys) and found.keys[n] in found.lexicon.joining:
        n += 1
    if n == last and found.between(last - 1).strip() != ",":
        return False
    return n in found.hits and _is_land(found, n)


def _state_before(found: NameText, first: int) -> bool:
    n = first
    while n > max(0, first - 2) and found.keys[n - 1] in found.lexicon.joining:
        n -= 1
    if n == first and found.between(first - 1).strip() != ",":
        return False
    starts = range(max(0, n - _LONGEST_NAME), n)
    return any(s in found.hits and found.hits[s][0] == n and _is_land(found, s) for s in starts)


def _is_land(found: NameText, first: int) -> bool:
    kind = found.hits[first][1].kind
    lands = (HitKind.STATE, HitKind.CAPITAL)
    return kind in lands and found.keys[first] not in given_names()
