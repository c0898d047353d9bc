"""Whether a clause tells of the past or of what is to come."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.forms import ending_of

_COMING = frozenset(
    "aller devoir compter prévoir espérer vouloir attendre plan expect due set intend hope aim "
    "schedule demander inviter".split()
)


def tense_at(token: Token) -> str:
    """``past``, ``future`` or ``near`` (not told) for what stands at ``token``.

    The first verb above it that tells; what an infinitive under a verb of the past is about
    may be on either side ("a demandé de répondre en juin").
    """
    current, asked = token, False
    for _ in range(12):
        found = _tense(current)
        if found is not None:
            return "near" if asked and found == "past" else found
        asked = asked or grammar.has_morph(current, "VerbForm", "Inf") or current.tag_ == "VB"
        if current.head.i == current.i or _is_finite_verb(current):
            return "near"
        current = current.head
    return "near"


def _is_finite_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and grammar.is_finite(token)


def _tense(token: Token) -> str | None:
    """The tense of the clause that ``token`` heads; None where it heads none or tells none."""
    if token.pos_ not in {"VERB", "AUX"} and not grammar.auxiliaries(token):
        return None
    group = [token, *grammar.auxiliaries(token)]
    if any(_is_future(word) for word in group) or _announces(token):
        return "future"
    if any(word.tag_ == "VBD" or _is_past(word) for word in group):
        return "past"
    return None


def _announces(token: Token) -> bool:
    """Whether the verb, in the present, speaks of what is to come ("est attendu", "doit")."""
    if grammar.verb_lemma(token) not in _COMING and token.lemma_.lower() not in _COMING:
        return False
    if grammar.is_passive(token):
        return all(_is_present(word) for word in grammar.auxiliaries(token))
    return _is_present(token) or any(_is_present(word) for word in token.children
                                     if word.dep_ == "cop")  # fmt: skip


def _is_present(word: Token) -> bool:
    return grammar.has_morph(word, "Tense", "Pres") or word.tag_ in {"VBZ", "VBP"}


def _is_future(word: Token) -> bool:
    if _is_would(word):
        helpers = {helper.lower_ for helper in word.head.children}
        return word.dep_ != "aux:tense" and "have" not in helpers
    if ending_of(word) == "future":
        return True
    return grammar.has_morph(word, "Tense", "Fut") or word.lower_ in {"will", "shall", "'ll"}


def _is_would(word: Token) -> bool:
    """A conditional in a reported clause is a future seen from the past ("aurait lieu en juin")."""
    conditional = grammar.has_morph(word, "Mood", "Cnd") or ending_of(word) == "conditional"
    if not (conditional or word.lower_ == "would"):
        return False
    verb = word.head if word.dep_ in grammar.AUXILIARY else word
    return verb.dep_ in {"ccomp", "parataxis"} and verb.head.i != verb.i


def _is_past(word: Token) -> bool:
    if ending_of(word) is not None:
        return False
    if grammar.has_morph(word, "Tense", "Imp"):
        return True
    return grammar.has_morph(word, "Tense", "Past") and (
        grammar.has_morph(word, "VerbForm", "Fin") or word.dep_ not in {"acl", "amod"}
    )


def is_told_past(token: Token) -> bool:
    """Whether the nearest verb above a deadline says that it is over ("had sent by mid-July")."""
    current = token
    for _ in range(8):
        if current.pos_ in {"VERB", "AUX"} and current.dep_ not in grammar.AUXILIARY:
            return _tense(current) == "past" or current.tag_ == "VBN"
        if current.head.i == current.i:
            return False
        current = current.head
    return False
