"""Full names that begin or end with a known name: another person, not that name."""

from __future__ import annotations

from dataclasses import replace

from ralliement.actors.folding import slug
from ralliement.actors.hits import NameHit, NameText
from ralliement.actors.lexicon import given_names
from ralliement.actors.patterns import HitKind

_JOINING = (" ", "\xa0")
_ENDINGS = frozenset(
    {
        HitKind.STATE,
        HitKind.CAPITAL,
        HitKind.TOWN,
        HitKind.INHABITANT,
        HitKind.ORGANISATION,
        HitKind.MEDIUM,
    }
)


def release_full_names(found: NameText) -> None:
    """Drops one-word names after a given name ("Tom Ford"), so that a person is found there.

    A known person's full name that goes on ("Ben Wallace Johnson") becomes another person.
    """
    for first, last, hit in found.in_order():
        if hit.kind is HitKind.PERSON and last - first > 1:
            _lengthen(found, first, last, hit)
        elif _ends_person(found, first, last, hit) or _begins_person(found, first, last, hit):
            found.drop(first)


def _ends_person(found: NameText, first: int, last: int, hit: NameHit) -> bool:
    """Whether a given name, itself no part of a name, stands right before the only word."""
    before = first - 1
    acronym = hit.surface.isupper() and len(hit.surface) > 1
    if hit.kind not in _ENDINGS or before < 0 or last - first > 1:
        return False
    if acronym or not hit.surface[0].isupper():
        return False
    key = found.keys[before]
    loose = found.is_capital(before) and not found.taken[before]
    if not loose or found.between(before) not in _JOINING or key not in given_names():
        return False
    return key not in found.lexicon.function_words


def _begins_person(found: NameText, first: int, last: int, hit: NameHit) -> bool:
    """Whether a state's name is a given name here, an unknown last name following it."""
    if hit.kind not in (HitKind.STATE, HitKind.CAPITAL) or last - first > 1:
        return False
    if found.keys[first] not in given_names():
        return False
    return found.between(first) in _JOINING and _goes_on(found, last)


def _lengthen(found: NameText, first: int, last: int, hit: NameHit) -> None:
    if found.between(last - 1) not in _JOINING or not _goes_on(found, last):
        return
    if first and found.keys[first - 1] in ("the", "a", "an"):
        return
    start, end = found.spans[first][0], found.spans[last][1]
    surface = found.text[start:end]
    longer = replace(
        hit, end=end, surface=surface, actor=slug(surface), others=(), doubtful=False, new=True
    )
    found.drop(first)
    if last in found.hits:
        found.drop(last)
    found.put(first, last + 1, longer)


def _is_surname(found: NameText, n: int) -> bool:
    return n in found.hits and found.hits[n][1].kind is HitKind.SURNAME


def _goes_on(found: NameText, n: int) -> bool:
    """Whether word ``n`` is one more last name: capitalised, unknown, and the last such word.

    In a headline whose words all have capitals it cannot be told from a verb, nor in
    English from a noun that the name stands before ("Boris Johnson Brexit plan").
    """
    lexicon, key = found.lexicon, found.keys[n] if n < len(found.keys) else ""
    if not found.is_capital(n) or len(key) < 2 or lexicon.capital_nouns:
        return False
    if found.taken[n] and not _is_surname(found, n):
        return False
    listed = (
        lexicon.titles, lexicon.function_words, lexicon.person_nouns, lexicon.speech,
        lexicon.organisation_nouns, lexicon.organisation_parts,
    )  # fmt: skip
    if any(key in words for words in listed) or found.is_capital(n + 1):
        return False
    following = found.keys[n + 1] if n + 1 < len(found.keys) else ""
    if found.between(n).strip(" \xa0"):
        return not found.between(n).startswith(("'", "’"))
    if following in lexicon.auxiliaries or following in lexicon.speech:
        return True
    sure = lexicon.language != "en" or bool(found.taken[n])
    return sure and following not in lexicon.function_words
