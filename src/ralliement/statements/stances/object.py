"""Whether one of the words that any dispute shares is said of this dispute's object.

"Achever", "keep", "reject" are in every article; they count only where what they are done to
is the object itself, a part of it ("la mise en service du gazoduc") or a word that stands for
it ("le projet", "it").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.wording import Wording
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.stances.topic import CueMatch, Topic

_TO = frozenset(
    "à de du contre pour sur to of for against on from with with avec en faveur de in".split()
)
_PRONOUNS = frozenset({"it", "them", "l'", "l’", "le", "la", "les", "y", "en"})
_OTHER = frozenset("autre nouveau rival concurrent another other rival alternative new".split())
_DEEP = 4
"""Nouns between a word and the object: "the delay of the start of work on the pipeline"."""


def is_of_object(
    match: CueMatch, sentence: Span, topic: Topic, mentions: MentionLookup, wording: Wording
) -> bool:
    """Whether what the words are done to is the issue's object."""
    inside = {token.i for token in match.tokens}
    carriers = [token for token in match.tokens if token.pos_ not in {"DET", "PUNCT"}]
    for noun in _done_to(match.head, carriers):
        if noun.i not in inside and _stands_for(noun, topic, mentions, wording, _DEEP):
            return True
    return _is_pronoun_of(match, sentence, topic)


def _done_to(head: Token, carriers: Iterable[Token]) -> Iterator[Token]:
    """The nouns that the words may be done to."""
    if grammar.is_verb(head):
        yield from grammar.objects(head)
        if grammar.is_passive(head):
            yield from grammar.children(head, grammar.SUBJECT)
        elif not _is_finite_group(head):
            yield from (c for c in head.children if c.dep_ in grammar.SUBJECT)
        if head.dep_ == "acl" and head.head.dep_ == "ROOT":
            # "La Belgique prolonge la centrale", parsed as two nouns and a participle
            yield from (c for c in head.head.children if c.i > head.i and c.dep_ in _TORN)
        described = grammar.described_noun(head)
        if described is not None and grammar.is_passive(head):
            yield described
    for carrier in carriers:
        yield from _complements(carrier)


_TORN = frozenset({"appos", "nmod", "obj"})


def _is_finite_group(verb: Token) -> bool:
    """Whether the verb has a subject that does it: "it closes", not "wants it closed"."""
    wished = verb.dep_ == "ccomp" and grammar.verb_lemma(verb.head) in _LEAVING
    return grammar.is_finite(verb) and not (wished and not grammar.has_marker(verb))


_LEAVING = frozenset("want like need get have see keep leave".split())
"""Verbs that say in what state something is wanted ("wants the deal ratified")."""


def _complements(token: Token) -> Iterator[Token]:
    """The nouns that hang on a word by a preposition, a possessive or by standing before it."""
    yield from (noun for word, noun in grammar.obliques(token) if set(word.split()) <= _TO)
    for child in token.children:
        if child.dep_ in {"compound", "poss", "pobj"} or (
            child.dep_ in {"obj", "dobj", "nmod", "obl:arg"} and child.pos_ in {"NOUN", "PROPN"}
        ):
            yield child


def _stands_for(
    noun: Token, topic: Topic, mentions: MentionLookup, wording: Wording, deep: int
) -> bool:
    """Whether the noun is the object, or a part of it and nobody else's."""
    if noun.i in topic.subject_tokens:
        return not any(child.lemma_.lower() in _OTHER for child in noun.children)
    if deep == 0 or not _may_be_part(noun, topic, wording):
        return False
    if _is_named_short(noun, topic):
        return True
    below = [child for child in _complements(noun) if child.i != noun.i]
    return any(_stands_for(child, topic, mentions, wording, deep - 1) for child in below)


def _is_named_short(noun: Token, topic: Topic) -> bool:
    """Whether a step of going ahead is named alone in an article on the object ("la signature")."""
    going_ahead = any(
        noun.i == match.head.i and match.cue.common == "proceed"
        for row in topic.cues.values()
        for match in row
    )
    definite = any(c.lower_ in _THE and c.i < noun.i for c in noun.children)
    return topic.on_topic and going_ahead and definite and not list(_complements(noun))


_THE = frozenset({"le", "la", "les", "l'", "l’", "the"})


def _may_be_part(noun: Token, topic: Topic, wording: Wording) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in wording.stand_ins | wording.documents | wording.object_parts:
        return True
    return any(
        noun.i == match.head.i for row in topic.cues.values() for match in row if match.cue.common
    )


def _is_pronoun_of(match: CueMatch, sentence: Span, topic: Topic) -> bool:
    """Whether a pronoun stands for the object that the sentence has named before."""
    head = match.head
    if not grammar.is_verb(head):
        return False
    named = any(sentence.start <= i < head.i for i in topic.subject_tokens)
    pronouns = [*grammar.objects(head), *(c for c in head.children if c.lower_ in {"y", "en"})]
    pronouns += [noun for _, noun in grammar.obliques(head)]
    return named and any(
        pronoun.lower_ in _PRONOUNS and pronoun.pos_ in {"PRON", "DET"} for pronoun in pronouns
    )
