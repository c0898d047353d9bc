"""Organisations that only this text names, known by the noun or the words beside the name."""

from __future__ import annotations

from ralliement.actors.hits import NameText
from ralliement.actors.lexicon import given_names
from ralliement.actors.patterns import HitKind
from ralliement.actors.spelling import is_word

_BEFORE = frozenset({" ", "\xa0", " «\xa0", " « ", ' "', " “"})
_NOUN_WITHIN = 3
"""Words: "le groupe énergétique polonais X" has two between the noun and the name."""

_APPOSED_WITHIN = 5
_SHORTEST = 3
_LONGEST = 5
_AND = frozenset({"et", "and"})
_ARTICLES = frozenset("le la les l un une du des au aux the a an".split())
_OPENS = frozenset("un une le la l les premier premiere deuxieme a an the".split())


def is_organisation(found: NameText, first: int, last: int) -> bool:
    """Whether the capitalised words from ``first`` up to ``last`` name an organisation.

    "la société X", "chez X", "l'opérateur grec X", "le suédois X", "X, the operator,".
    A given name at its head makes it a person.
    """
    if last - first > 1 and found.keys[first] in given_names():
        return False
    return (
        _is_introduced(found, first)
        or _is_of_land(found, first)
        or _has_noun_farther(found, first)
        or _is_apposed(found, last)
    )


def speaks_alone(found: NameText, first: int, last: int) -> bool:
    """Whether one unknown name, no word of the language, says something: "Cuadrilla said"."""
    lexicon = found.lexicon
    if not _may_be_name(found, first, last):
        return False
    n = last
    while n < last + 2 and n < len(found.keys) and found.keys[n] in lexicon.auxiliaries:
        n += 1
    if n >= len(found.keys) or found.keys[n] not in lexicon.speech or found.is_capital(n):
        return False
    return all(found.between(k).strip(" '’") == "" for k in range(first, n))


def is_beside_company(found: NameText, first: int, last: int) -> bool:
    """Whether "et", "and" joins one unknown name to an organisation: "Orange et Nordtel"."""
    if last - first != 1 or len(found.word(first)) < _SHORTEST or found.is_shouted(first):
        return False
    if found.keys[first] in _not_alone(found, first) or _has_article(found, first):
        return False
    if found.lexicon.language == "en" and is_word(found.word(first).lower(), "en"):
        return False
    if found.keys[last : last + 1] and found.keys[last] in _AND and found.between(last - 1) == " ":
        return _is_body(found, last + 1)
    starts = range(max(0, first - 1 - _LONGEST), first - 1)
    joined = first > 1 and found.keys[first - 1] in _AND and found.between(first - 1) == " "
    ends = (n for n in starts if _is_body(found, n) and found.hits[n][0] == first - 1)
    return joined and any(True for _ in ends)


def _is_body(found: NameText, n: int) -> bool:
    return n in found.hits and found.hits[n][1].kind is HitKind.ORGANISATION


def _not_alone(found: NameText, first: int) -> frozenset[str]:
    """Words that are no name alone: those of the language's lists, and given names."""
    lexicon = found.lexicon
    given = frozenset({found.keys[first]}) if found.keys[first] in given_names() else frozenset()
    return lexicon.function_words | lexicon.person_nouns | lexicon.organisation_nouns | given


def _may_be_name(found: NameText, first: int, last: int) -> bool:
    """Whether a word can only be a name: no word of the language, or with a capital inside
    another sentence too."""
    word = found.word(first)
    if last - first != 1 or len(word) < _SHORTEST or found.is_shouted(first):
        return False
    if found.keys[first] in _not_alone(found, first):
        return False
    if not is_word(word.lower(), found.lexicon.language):
        return True
    return not _has_article(found, first) and any(
        key == found.keys[first] and found.is_capital(n) and _is_bare_inside(found, n)
        for n, key in enumerate(found.keys)
    )


def _has_article(found: NameText, n: int) -> bool:
    return n > 0 and found.keys[n - 1] in _ARTICLES and found.between(n - 1) in (" ", "'", "’")


def _is_bare_inside(found: NameText, n: int) -> bool:
    inside = not found.begins_sentence(n) and found.between(n - 1) == " "
    return inside and not _has_article(found, n) and not found.is_capital(n - 1)


def _is_introduced(found: NameText, first: int) -> bool:
    lexicon = found.lexicon
    before = found.keys[first - 1] if first else ""
    if found.between(first - 1) not in _BEFORE:
        return False
    employed = before == "at" and found.keys[max(0, first - 2)] in lexicon.person_nouns
    named = before in lexicon.organisation_nouns and not found.is_capital(first - 1)
    return employed or named or before in lexicon.organisation_prepositions


def _is_of_land(found: NameText, first: int) -> bool:
    """Whether "le suédois", "l'américain" stands before: a French newspaper means a firm."""
    if found.lexicon.language != "fr" or first < 2 or found.between(first - 1) != " ":
        return False
    article = found.keys[first - 2] in ("le", "la", "l", "du", "au")
    return article and _is_small_demonym(found, first - 1)


def _is_small_demonym(found: NameText, n: int) -> bool:
    hit = found.hits.get(n)
    kinds = (HitKind.ADJECTIVE, HitKind.INHABITANT)
    return hit is not None and hit[1].kind in kinds and hit[1].surface.islower()


def _has_noun_farther(found: NameText, first: int) -> bool:
    """Whether adjectives stand between the noun and the name: "l'opérateur grec X"."""
    if found.lexicon.language != "fr":
        return False
    for n in range(first - 1, max(0, first - 1 - _NOUN_WITHIN), -1):
        key = found.keys[n]
        if found.between(n) != " " or found.is_capital(n):
            return False
        if key in found.lexicon.organisation_nouns:
            return n < first - 1 and _is_small_demonym(found, first - 1)
        if key in found.lexicon.function_words:
            return False
    return False


def _is_apposed(found: NameText, last: int) -> bool:
    """Whether such a noun follows between commas: "X, the port operator, …"."""
    if found.between(last - 1) != ", " or last >= len(found.keys):
        return False
    if found.keys[last] not in _OPENS | found.lexicon.organisation_nouns:
        return False
    for n in range(last, min(last + _APPOSED_WITHIN, len(found.keys))):
        if found.is_capital(n):
            return False
        if found.keys[n] in found.lexicon.organisation_nouns:
            return True
        if found.keys[n] in found.lexicon.person_nouns or found.between(n) not in (" ", "'", "’"):
            return False
    return False
