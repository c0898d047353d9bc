"""Whether a clause tells of the past or of what is to come."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements import grammar

_COMING = frozenset(
    "aller devoir compter prévoir espérer vouloir attendre plan expect due set intend hope aim "
    "schedule demander inviter".split()
)


def tense_at(token: Token) -> str:
    """``past``, ``future`` or ``near`` (not told) for what stands at ``token``."""
    current = token
    for _ in range(12):
        found = _tense(current)
        if found is not None:
            return found
        if current.head.i == current.i:
            return "near"
        current = current.head
    return "near"


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
    return grammar.has_morph(word, "Tense", "Fut") or word.lower_ in {"will", "shall", "'ll"}


def _is_past(word: Token) -> bool:
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
