"""What stands over a clause, before it, or denies it."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses.grammar.labels import OBJECT, RELATIVE, SUBJECT
from ralliement.statements.clauses.grammar.voices import auxiliaries, is_finite

_NEGATIONS = frozenset({"ne", "n'", "not", "n't", "never", "non"})

_FULL_NEGATIONS = frozenset(
    [
        "pas",
        "jamais",
        "plus",
        "guère",
        "point",
        "aucun",
        "aucune",
        "rien",
        "ni",
        "not",
        "n't",
        "never",
        "no",
    ]
)


def described_noun(verb: Token) -> Token | None:
    """The noun that the verb's clause describes, None where it is no relative clause.

    The English model calls some relative clauses complements of the main verb ("joining
    nations that have restricted …"); their subject is a pronoun right behind a noun.
    """
    if verb.dep_ in RELATIVE:
        return governor(verb)
    if verb.vocab.lang != "en" or verb.dep_ not in {"ccomp", "conj", "advcl"}:
        return None
    for child in verb.children:
        if child.dep_ in SUBJECT and child.lower_ in {"that", "which", "who"} and child.i > 0:
            before = [t for t in verb.doc[max(0, child.i - 3) : child.i] if t.pos_ != "ADV"]
            return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else None
    return None


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied ("n'exclura pas", "will not"); "ne … que" is no denial."""
    words = {child.lower_ for child in verb.children if child.i != verb.i}
    words |= {inner.lower_ for child in auxiliaries(verb) for inner in child.children}
    if verb.vocab.lang == "fr":
        if not words & {"ne", "n'", "n’"}:
            before = verb.i > 0 and verb.nbor(-1).lower_ == "pas"
            return before or (_negative_argument(verb) and _denial_opened_before(verb))
        return bool(words & _FULL_NEGATIONS) or _negative_argument(verb)
    return bool(words & {"not", "n't", "never"}) or _negative_argument(verb)


def _denial_opened_before(verb: Token) -> bool:
    """Whether a "ne" stands on what governs the verb ("ne veut écarter aucune entreprise")."""
    return any(child.lower_ in {"ne", "n'", "n’"} for child in verb.head.children)


def _negative_argument(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in SUBJECT | OBJECT | {"advmod"}:
            if child.lower_ in {"personne", "rien", "aucun", "aucune", "nobody", "none", "nothing"}:
                return True
            if any(d.lower_ in {"aucun", "aucune", "nul", "nulle", "no"} for d in child.children):
                return True
    return False


def governor(token: Token) -> Token | None:
    """The verb or noun that the token's clause or phrase hangs on, None at the root."""
    head = token.head
    if head.i == token.i or is_behind_fronted(token):
        return None
    if head.pos_ == "ADP" and head.head.i != head.i:
        return head.head
    return head


def is_behind_fronted(verb: Token) -> bool:
    """Whether the verb is the main one, hung on a clause that only dates or explains it.

    "Six mois après l'avoir admis, Londres bannit …" may come out with "admis" as its root.
    """
    head = verb.head
    if head.dep_ != "ROOT" or verb.i < head.i or not is_fronted(head):
        return False
    own = any(child.dep_ in SUBJECT and head.i < child.i < verb.i for child in verb.children)
    return own and any(word.text == "," for word in verb.doc[head.i + 1 : verb.i])


def is_fronted(verb: Token) -> bool:
    """Whether it is a French infinitive, simple or past, behind "après", "avant", "faute" …"""
    if verb.vocab.lang != "fr" or is_finite(verb):
        return False
    words = {child.lower_ for child in verb.children if child.i < verb.i}
    return bool(words & _FRONTING)


_FRONTING = frozenset({"après", "avant", "faute", "sans", "loin", "plutôt", "au", "pour", "afin"})
