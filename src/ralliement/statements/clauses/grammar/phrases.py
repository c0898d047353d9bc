"""Nouns beside each other, and the prepositions that bring them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ralliement.statements.clauses.grammar.labels import NOMINAL, PREPOSITIONS, SUBJECT, children


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it ("A, B et C"), in order.

    The French model often attaches a list member to the one before as ``appos``,
    ``flat`` or ``dep``; capitalised ones after a comma or conjunction are taken too.
    """
    found = [token]
    for child in token.children:
        if child.i > token.i and (child.dep_ == "conj" or _listed(child)) and _alike(token, child):
            found.extend(conjuncts(child))
    return sorted(set(found), key=lambda member: member.i)


def _listed(token: Token) -> bool:
    if token.pos_ != "PROPN" or token.i == 0:
        return False
    return token.dep_ in {"flat:name", "appos", "dep", "nmod", "flat:foreign"} and token.nbor(
        -1
    ).lower_ in {",", "et", "ou", "and", "or", "encore", "&"}


def _alike(first: Token, second: Token) -> bool:
    return (first.pos_ in NOMINAL) == (second.pos_ in NOMINAL)


def preposition(token: Token) -> str | None:
    """The preposition that governs a noun phrase, as a plain word ("aux" → "à").

    Multi-word ones are joined: "auprès de", "vis-à-vis de".
    """
    if token.dep_ == "pobj" or (token.dep_ == "pcomp" and token.head.pos_ == "ADP"):
        return str(token.head.lower_)
    cases = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
    if not cases:
        return _preposition_of_title(token)
    words = [PREPOSITIONS.get(case.lower_, case.lower_) for case in cases]
    words += [fixed.lower_ for case in cases for fixed in case.children if fixed.dep_ == "fixed"]
    return " ".join(dict.fromkeys(words))


def _preposition_of_title(token: Token) -> str | None:
    """The preposition before a title that the parser hung on its name ("à la chancelière X")."""
    for child in token.children:
        if child.i < token.i and child.pos_ in {"NOUN", "ADJ"} and child.dep_ in _TITLE_LABELS:
            return preposition(child)
    return None


_TITLE_LABELS = frozenset({"amod", "nmod", "appos", "flat:name", "compound", "dep"})


def obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    """The verb's prepositional phrases as (preposition, head noun)."""
    for child in verb.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ == "ADP":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield str(child.lower_), noun
                elif noun.dep_ == "prep":
                    yield from (
                        (f"{child.lower_} {noun.lower_}", inner)
                        for inner in noun.children
                        if inner.dep_ == "pobj"
                    )
        elif child.lower_ == "encontre":
            yield from (("contre", noun) for noun in child.children if preposition(noun) == "de")
        elif child.pos_ in NOMINAL and child.dep_ not in SUBJECT:
            before = preposition(child)
            if before:
                yield before, child
        elif child.pos_ == "ADV" and child.lower_ in _ADVERBS_OF_PLACE:
            yield from ((str(child.lower_), noun) for noun in child.children if preposition(noun))


_ADVERBS_OF_PLACE = frozenset({"auprès", "face", "vis-à-vis", "contre"})


def datives(verb: Token) -> list[Token]:
    """Whom something is given to without a preposition ("leur demande", "gave Huawei a month")."""
    found = children(verb, frozenset({"iobj", "dative"}))
    return [child for child in found if child.pos_ != "ADP" and preposition(child) is None]
