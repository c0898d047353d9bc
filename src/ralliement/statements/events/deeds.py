"""Deeds told by a noun that has its doer beside it, or by the law that does them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, is_denied
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording


def deed_agent(noun: Token) -> Token | None:
    """Who does what a noun of a deed says, where the deed's object is told too.

    "L'arrestation de X par le Canada", "Canada's arrest of X".
    """
    if noun.pos_ != "NOUN":
        return None
    beside = list(grammar.obliques(noun))
    if not any(word in {"de", "of"} for word, _ in beside):
        return None
    by = next((head for word, head in beside if word in {"par", "by"}), None)
    return by or next((child for child in noun.children if child.dep_ == "poss"), None)


def is_fact(noun: Token, framing: Framing, *, headline: bool) -> bool:
    """Whether the text takes the deed of a noun for done.

    Not where it is only possible, nor, outside a headline, wanted, weighed, feared or one of many.
    """
    words = {child.lower_ for child in noun.children}
    if headline or words & _POSSIBLE:
        return not words & _POSSIBLE
    unsure = framing.blocked or framing.instead or framing.planned or framing.conditional
    return not unsure and not framing.denied and not words & _ANY


def as_fact(framing: Framing, lexicon: Lexicon) -> Framing:
    """The framing of a deed that somebody praises or deplores: it is done all the same.

    A deed is named by a noun, or told by a law in force ("dénonce une loi qui bannit X").
    """
    wording = load_wording(lexicon.language)
    deed = framing.path[0]
    laws = any(token.lemma_.lower() in wording.in_force for token in framing.path[1:])
    judged = any(grammar.verb_lemma(token) in wording.factive for token in framing.path[1:])
    if not judged or not (laws or deed.pos_ == "NOUN"):
        return framing
    return replace(framing, denied=is_denied(deed), planned=False, wanted=False)


_ANY = frozenset("un une a an any no aucun aucune tout toute".split())
_POSSIBLE = frozenset(
    "éventuel éventuelle possible potentiel potentielle potential future futur eventual prochain "
    "prochaine hypothétique hypothetical".split()
)
