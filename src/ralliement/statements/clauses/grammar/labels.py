"""Labels of the parsers, and what several of the others ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from spacy.tokens import Token

_Found = TypeVar("_Found")

SUBJECT = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:caus", "nsubjpass", "csubj", "csubjpass", "expl"}
)

OBJECT = frozenset({"obj", "dobj", "iobj", "obj:agent"})

CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "parataxis", "dep", "csubj"})

RELATIVE = frozenset({"acl:relcl", "relcl"})

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})

PREPOSITIONS = {
    "au": "à", "aux": "à", "du": "de", "des": "de", "d'": "de", "d’": "de",
    "jusqu'": "jusque", "than": "than",
}  # fmt: skip


TIME_NOUNS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche jour semaine mois an année fois "
    "soir matin janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre moment heure temps cas".split()
)
"""French nouns that tell when, also without a preposition ("a arrêté lundi …")."""


def has_morph(token: Token, feature: str, value: str) -> bool:
    """Whether the token has ``value`` for a morphological feature ("Mood", "Cnd")."""
    return value in token.morph.get(feature, [])


def children(token: Token, labels: frozenset[str]) -> list[Token]:
    """The token's dependents with one of ``labels``, in order."""
    return [child for child in token.children if child.dep_ in labels]


def cached(token: Token, name: str, find: Callable[[Token], _Found]) -> _Found:
    """What ``find`` gives for the token, found once a document."""
    found = cast("dict[tuple[str, int], _Found]", token.doc.user_data)
    key = (name, token.i)
    if key not in found:
        found[key] = find(token)
    return found[key]


TORN = frozenset({"amod", "nmod"})
"""Labels of a conjugated verb that was hung on its subject ("Washington menace de …")."""


def plain(token: Token) -> str:
    """The word in lower case, contractions undone ("aux" → "à", "d'" → "de")."""
    lower: str = token.lower_
    return PREPOSITIONS.get(lower, lower)


def phrase(token: Token) -> Sequence[Token]:
    """All words of the phrase that the token heads, in order."""
    return sorted(token.subtree, key=lambda word: word.i)
