"""Finding the predicates of a sentence: which words report an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.statements import grammar
from ralliement.statements.lexicon import Frame, Lexicon

_CLOSE = 3
_REACH = 7
"""How many words after its head the other words of a predicate may stand."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A frame met in a sentence.

    ``token`` is the word that carries the clause (the light verb of "lancer un appel"),
    ``noun`` the noun of event where there is one. ``rule`` names how it was met.
    """

    token: Token
    frame: Frame
    rule: str
    noun: Token | None = None
    reversed: bool = False


def find_predicates(sentence: Span, lexicon: Lexicon) -> list[Predicate]:
    """The predicates of the sentence in order, one at most for each word."""
    found: dict[int, Predicate] = {}
    for token in sentence:
        for predicate in _predicates_at(token, lexicon):
            found.setdefault(predicate.token.i, predicate)
    return [found[i] for i in sorted(found)]


def _predicates_at(token: Token, lexicon: Lexicon) -> Iterator[Predicate]:
    if token.pos_ in {"PUNCT", "DET", "ADP", "CCONJ", "NUM", "SPACE"} and token.dep_ != "ROOT":
        lemma = token.lower_
        if lemma not in lexicon.verbs:
            return
    lemma = grammar.verb_lemma(token)
    if lemma in lexicon.verbs and _is_verbal(token):
        frame = _verb_frame(token, lexicon.verbs[lemma])
        if frame is not None:
            yield Predicate(token, frame, "verb-frame")
    if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.nouns:
        yield from _noun_predicates(token, lexicon)
    if (
        token.pos_ in {"ADJ", "VERB"}
        and token.lemma_.lower() in lexicon.adjectives
        and _is_predicate(token)
    ):
        yield Predicate(token, lexicon.adjectives[token.lemma_.lower()][0], "adjective-frame")


def _is_verbal(token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"aux", "aux:tense", "aux:pass", "auxpass"}
    return grammar.is_verb(token)


def _verb_frame(verb: Token, frames: tuple[Frame, ...]) -> Frame | None:
    for frame in frames:
        if frame.reflexive and not _is_reflexive(verb):
            continue
        if all(_has_word(verb, word) for word in frame.words):
            return frame
    return None


def _is_reflexive(verb: Token) -> bool:
    if any(
        child.lower_ in {"se", "s'", "s’", "nous", "me", "vous"} and child.dep_.startswith("expl")
        for child in verb.children
    ):
        return True
    return any(child.lower_ in {"se", "s'", "s’"} for child in verb.children)


def _has_word(verb: Token, word: str) -> bool:
    """Whether ``word`` stands close behind the verb or hangs on it, or is its subject."""
    limit = min(verb.i + _REACH + 1, verb.sent.end)
    for token in verb.doc[verb.i + 1 : limit]:
        if _is_word(token, word) and (token.i - verb.i <= _CLOSE or _hangs_on(token, verb)):
            return True
    subject = grammar.subject(verb) if grammar.is_passive(verb) else None
    return subject is not None and _is_word(subject, word)


def _is_word(token: Token, word: str) -> bool:
    return word in (token.lemma_.lower(), token.lower_) or grammar.plain(token) == word


def _hangs_on(token: Token, verb: Token) -> bool:
    return token.head.i == verb.i or token.head.head.i == verb.i


def _noun_frame(noun: Token, frames: tuple[Frame, ...]) -> Frame | None:
    for frame in frames:
        if all(_has_word(noun, word) for word in frame.words):
            return frame
    return None


def _noun_predicates(noun: Token, lexicon: Lexicon) -> Iterator[Predicate]:
    frame = _noun_frame(noun, lexicon.nouns[noun.lemma_.lower()])
    if frame is None:
        return
    head = noun.head
    lemma = grammar.verb_lemma(head)
    if head.i == noun.i:
        yield Predicate(noun, frame, "headline-noun", noun)
    elif noun.dep_ in grammar.OBJECT | grammar.SUBJECT and lemma in lexicon.light_verbs:
        undergone = lemma in lexicon.undergoing_verbs
        if noun.dep_ in grammar.OBJECT or grammar.is_passive(head):
            yield Predicate(head, frame, "light-verb", noun, reversed=undergone)
    elif grammar.preposition(noun) in {"pour", "for"} and head.pos_ == "VERB":
        yield Predicate(noun, frame, "purpose-noun", noun)


def _is_predicate(token: Token) -> bool:
    if any(child.dep_ == "cop" for child in token.children):
        return True
    return token.dep_ in {"xcomp", "acomp", "attr", "obj"} or grammar.is_passive(token)
