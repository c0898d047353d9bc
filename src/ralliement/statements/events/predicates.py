"""Finding the predicates of a sentence: which words report an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.lexicon import Frame, Lexicon, load_lexicon
from ralliement.statements.events.deeds import deed_agent

NEVER = "never"
"""The place of an idiom that is no event."""

BOTH = "both"
"""The place of a verb whose recipient does it too ("recevoir", "host")."""

NOT = "not"
"""The place of a verb that is read only where it is denied, which is part of it."""

PERSON = "+person"
"""The word of a frame that stands for any noun of a person that undergoes the verb."""

PRONOUN = "+pronoun"
"""The word of a frame that stands for a pronoun which undergoes the verb ("les a appuyés")."""

MEASURE = "+measure"
"""The word of a frame that stands for any noun of a measure that undergoes the verb."""

_CLOSE = 3
_REACH = 7
"""How many words after its head the other words of a predicate may stand."""
_NO_PREDICATE = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "NUM", "SPACE", "SYM"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word or phrase met in a sentence, with the frames that it may have.

    ``token`` is the word that carries the clause (the light verb of "lancer un appel"),
    ``noun`` the noun of event where there is one. ``rule`` names how it was met,
    ``frames`` are those whose words are all there, the most demanding first;
    ``reversed`` where the subject undergoes the noun ("essuyer des critiques").
    """

    token: Token
    frames: tuple[Frame, ...]
    rule: str
    noun: Token | None = None
    reversed: bool = False


def find_predicates(sentence: Span, lexicon: Lexicon) -> list[Predicate]:
    """The predicates of the sentence in order, one at most for each word.

    A light verb with its noun goes before the same verb alone ("lancer un appel").
    """
    found: dict[int, Predicate] = {}
    for token in sentence:
        for predicate in predicates_at(token, lexicon):
            known = found.get(predicate.token.i)
            if known is None or _more_exact(predicate, known):
                found[predicate.token.i] = predicate
    return [found[i] for i in sorted(found)]


def _more_exact(new: Predicate, known: Predicate) -> bool:
    return new.rule == "light-verb" and not any(frame.words for frame in known.frames)


def predicates_at(token: Token, lexicon: Lexicon) -> Iterator[Predicate]:
    """What the word may report by itself or with the words around it."""
    part = token.pos_
    if part in _NO_PREDICATE and token.dep_ != "ROOT" and token.lower_ not in lexicon.verbs:
        return
    lemma = grammar.verb_lemma(token)
    if lemma in lexicon.verbs and _is_verbal(token):
        frames = _fitting(token, lexicon.verbs[lemma])
        if frames:
            yield Predicate(token, frames, "verb-frame")
    if part not in {"NOUN", "ADJ", "VERB"} and not _is_said_of_oneself(token):
        return
    if part == "NOUN":
        if token.lemma_.lower() in lexicon.nouns:
            yield from _noun_predicates(token, lexicon)
        return
    own = _adjective(token, lexicon)
    if own is not None and _is_predicate(token):
        frames = _fitting(token, lexicon.adjectives[own])
        if frames:
            yield Predicate(token, frames, "adjective-frame")


def _is_said_of_oneself(token: Token) -> bool:
    """Whether it is what its subject calls itself ("s'est dite préoccupée"), taken for a name."""
    return token.dep_ == "xcomp" and token.lower_.islower() and grammar.is_reflexive(token.head)


def _adjective(token: Token, lexicon: Lexicon) -> str | None:
    """The adjective of the frame list that the word is, also where it came out as a participle."""
    form = token.lower_
    forms = (token.lemma_.lower(), form, form.removesuffix("s"), form.removesuffix("s")[:-1])
    return next((word for word in forms if word in lexicon.adjectives), None)


def _is_verbal(token: Token) -> bool:
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"aux", "aux:tense", "aux:pass", "aux:caus", "auxpass"}
    return grammar.is_verb(token)


def _fitting(head: Token, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames whose words stand by ``head``, none shorter than an idiom that is no event."""
    found: list[Frame] = []
    reflexive = grammar.is_reflexive(head)
    least = 0
    for frame in frames:
        if len(frame.words) < least:
            break
        if frame.reflexive != reflexive and (frame.reflexive or not grammar.is_passive(head)):
            continue
        if all(_has_word(head, word) for word in frame.words):
            if NEVER in frame.places:
                least = max(least, len(frame.words))
            else:
                found.append(frame)
    return tuple(found)


def _has_word(verb: Token, word: str) -> bool:
    """Whether ``word`` stands close behind the head or hangs on it, or undergoes it."""
    if word == PERSON:
        return any(_is_person(noun) for noun in _undergoing(verb))
    if word == PRONOUN:
        return any(child.lower_ in _OBJECT_PRONOUNS for child in verb.children if child.i < verb.i)
    if word == MEASURE:
        measures = load_lexicon(verb.vocab.lang).measures
        return any(noun.lemma_.lower() in measures for noun in _undergoing(verb))
    limit = min(verb.i + _REACH + 1, verb.sent.end)
    for token in verb.doc[verb.i + 1 : limit]:
        if _is_word(token, word) and (_is_close(token, verb) or _hangs_on(token, verb)):
            return True
    if word in _CLITICS and any(c.lower_ == word and c.i < verb.i for c in verb.children):
        return True
    subject = grammar.subject(verb) if grammar.is_passive(verb) else None
    return subject is not None and _is_word(subject, word)


_OBJECT_PRONOUNS = frozenset({"le", "la", "l'", "les"})


def _undergoing(verb: Token) -> list[Token]:
    nouns = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.objects(verb)
    of_names = [noun.head for noun in nouns if noun.pos_ == "PROPN" and noun.dep_ == "nmod"]
    return [*nouns, *of_names]


def _is_person(noun: Token) -> bool:
    lang = noun.vocab.lang
    citizens = lang == "fr" and noun.pos_ == "NOUN" and noun.is_title and noun.i > noun.sent.start
    return citizens or noun.lemma_.lower() in load_lexicon(lang).people


_CLITICS = frozenset({"en", "y"})
"""Pronouns that belong to an idiom and stand before its verb ("s'en prendre à")."""


def _is_close(token: Token, verb: Token) -> bool:
    """Whether nothing can come between; a preposition may always belong to something else."""
    return token.i - verb.i <= _CLOSE and token.pos_ not in {"ADP", "SCONJ", "PART"}


def _is_word(token: Token, word: str) -> bool:
    """Whether the token is a form of ``word``; a finite verb is never part of a predicate."""
    if word != token.lower_ and word != token.lemma_.lower() and grammar.plain(token) != word:
        return False
    return token.pos_ != "VERB" or not grammar.is_finite(token)


def _hangs_on(token: Token, verb: Token) -> bool:
    part = token.head.head
    above = part if grammar.whole_of(part).i == token.i else token.head
    return verb.i in {above.i, above.head.i}


def _noun_predicates(noun: Token, lexicon: Lexicon) -> Iterator[Predicate]:
    frames = _fitting(noun, lexicon.nouns[noun.lemma_.lower()])
    if not frames:
        return
    head = noun.head
    lemma = grammar.verb_lemma(head)
    if head.i == noun.i:
        yield Predicate(noun, frames, "headline-noun", noun)
    elif lemma in lexicon.light_verbs and head.pos_ in {"VERB", "AUX"}:
        undergone = lemma in lexicon.undergoing_verbs
        if noun.dep_ in grammar.OBJECT or _is_passive_subject(noun, head):
            yield Predicate(head, frames, "light-verb", noun, reversed=undergone)
    elif (brought := _brought_by(noun, lexicon)) is not None:
        yield Predicate(brought, frames, "light-verb", noun)
    elif grammar.preposition(noun) in {"pour", "for"} and head.pos_ == "VERB":
        yield Predicate(noun, frames, "purpose-noun", noun)
    elif deed_agent(noun) is not None:
        yield Predicate(noun, frames, "deed-noun", noun)


def _brought_by(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb that adds nothing of its own but by a preposition: "procéder à une expulsion"."""
    word = noun.head
    verb = word.head if word.pos_ == "ADP" else word
    wanted = lexicon.light_verbs_with.get(grammar.verb_lemma(verb))
    return verb if wanted is not None and wanted == grammar.preposition(noun) else None


def _is_passive_subject(noun: Token, verb: Token) -> bool:
    """Whether the noun undergoes the verb, as its subject or as what a participle describes."""
    return noun.dep_ in grammar.SUBJECT and grammar.is_passive(verb)


def _is_predicate(token: Token) -> bool:
    if any(child.dep_ == "cop" for child in token.children):
        return True
    return token.dep_ in {"xcomp", "acomp", "attr", "obj", "oprd"} or grammar.is_passive(token)
