"""Acts that stand only in a clause of manner which somebody thinks over."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.records import Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.clauses.lexicon import Lexicon

_HOW = frozenset({"how", "comment", "whether"})
_MANNER = frozenset({"manière", "façon", "way"})
_REVIEWS = frozenset(
    "reassess rethink review reconsider revisit re-examine reexamine weigh discuss revoir "
    "réexaminer repenser reconsidérer réévaluer examiner réviser étudier discuter".split()
)


def is_reviewed(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the act is only how something is done that is reviewed or to be changed.

    "Would have to reassess how it shares intelligence" shares nothing. "Explained how it
    arrested him" does tell the arrest.
    """
    over = _over_manner(verb)
    if over is None:
        return False
    if reviewer(verb) is not None:
        return True
    return framing_of(over, lexicon).modality is not Modality.ASSERTED


def reviewer(verb: Token) -> Token | None:
    """The verb of reviewing above the manner in which something is done."""
    over = _over_manner(verb)
    return over if over is not None and grammar.verb_lemma(over) in _REVIEWS else None


def _over_manner(verb: Token) -> Token | None:
    """The verb above a clause that "how" opens, or that describes a manner."""
    opened = any(child.lower_ in _HOW and child.i < verb.i for child in verb.children)
    head = verb.head
    if opened and verb.dep_ in {"ccomp", "advcl", "xcomp"} and head.i != verb.i:
        return head if grammar.is_verb(head) else None
    manner = head.lemma_.lower() in _MANNER and verb.dep_ in {*grammar.RELATIVE, "acl"}
    return head.head if manner and grammar.is_verb(head.head) else None
