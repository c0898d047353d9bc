"""Whether a measure is about the issue: done to its subject, and in its field."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import Wording
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.stances.object import is_of_object
from ralliement.statements.stances.topic import CueMatch, Topic

SURE, LIKELY, POSSIBLE = 0.85, 0.7, 0.55
"""Confidence: the measure names its subject; the clause does; the article is about it."""

_OUT_OF = frozenset({"de", "from", "of", "off"})
_BESIDE = 2
_SPECIFIC_NOUNS = frozenset({"NOUN", "PROPN"})


def relevance(
    match: CueMatch,
    sentence: Span,
    topic: Topic,
    mentions: MentionLookup,
    lexicon: Lexicon,
    wording: Wording,
) -> float | None:
    """How sure it is that the measure is about the issue's subject; None if it is not.

    A ban on something else that belongs to the subject ("les téléphones Huawei"), or that
    keeps it out of something else ("from the app store"), is another dispute; so is any
    where the field is not in view.
    """
    if not match.cue.needs_subject:
        return SURE if topic.names_subject(sentence) else LIKELY if topic.on_topic else None
    near = topic.near_field(sentence)
    if match.cue.common and not _is_condition(match):
        if not is_of_object(match, sentence, topic, mentions, wording):
            return None
        return SURE if near else POSSIBLE if topic.in_field else None
    if _is_elsewhere(match, topic, mentions, lexicon, wording):
        return None
    inside = {t.i for t in reach(match.head)} | {t.i for t in match.tokens}
    if inside & topic.subject_tokens or _undergoes(match.head, topic):
        return SURE if near else POSSIBLE if topic.in_field else None
    if match.cue.value in _ENDS and not near:
        return None
    if {t.i for t in reach(clause_of(match.head))} & topic.subject_tokens:
        return LIKELY if _is_open(match, topic, lexicon, wording) else None
    if match.cue.kind == "stance" and match.cue.value in _ENDS:
        return None
    if _is_owned_before(match, sentence, topic):
        return LIKELY
    if topic.names_subject(sentence):
        return POSSIBLE if _is_bare(match, lexicon, wording) else None
    return POSSIBLE if near and topic.on_topic and _is_understood(match, topic, lexicon) else None


_ENDS = (0.0, 100.0)


def _is_condition(match: CueMatch) -> bool:
    """Whether the words name conditions, which seldom hang on what they are set to."""
    return match.cue.common == "conditions" and not grammar.is_verb(match.head)


def _is_understood(match: CueMatch, topic: Topic, lexicon: Lexicon) -> bool:
    """Whether the subject goes without saying: any company, or a bare "ban"."""
    head = match.head
    close = {head.i, *(t.i for t in match.tokens)}
    close |= {c.i for t in match.tokens for c in t.children if c.pos_ == "ADP"}
    if any(_is_general(t, match, lexicon) and t.head.i in close for t in head.subtree):
        return True
    if head.pos_ == "NOUN" and match.cue.value == max(_ENDS):
        return not any(c.dep_ in {"nmod", "prep", "compound", "poss"} for c in head.children)
    if match.cue.value in _ENDS or (grammar.is_verb(head) and len(match.tokens) == 1):
        return False
    return any(t.i in topic.field_tokens for t in reach(head))


def reach(head: Token) -> Iterator[Token]:
    """The words of the head's own clause or phrase, other clauses beside or under it left out."""
    yield head
    for child in head.children:
        if not _is_another_clause(child):
            yield from reach(child)


def _is_another_clause(token: Token) -> bool:
    """Whether the word opens a clause of its own; "let Huawei build" is one with its verb."""
    if token.dep_ == "conj":
        return grammar.is_verb(token)
    if token.dep_ == "ccomp":
        return grammar.is_finite(token) or grammar.has_marker(token)
    return token.dep_ in grammar.RELATIVE | {"advcl", "parataxis"}


def clause_of(token: Token) -> Token:
    """The verb that heads the full clause in which the token stands."""
    current = token
    while current.head.i != current.i:
        if grammar.is_verb(current) and grammar.is_finite(current):
            return current
        current = current.head
    return current


def _undergoes(head: Token, topic: Topic) -> bool:
    """Whether the verb's understood subject or object is the issue's subject."""
    subject = grammar.subject(head) if grammar.is_verb(head) else None
    return subject is not None and subject.i in topic.subject_tokens


def _is_general(token: Token, match: CueMatch, lexicon: Lexicon) -> bool:
    """Whether the word stands for any company at all ("une entreprise", not "a local vendor")."""
    if token.lemma_.lower() not in lexicon.general_subjects:
        return False
    cue = {t.i for t in match.tokens}
    return not any(
        child.dep_ in {"amod", "compound", "nmod"}
        and abs(child.i - token.i) <= _BESIDE
        and child.i not in cue
        for child in token.children
    )


def _is_open(match: CueMatch, topic: Topic, lexicon: Lexicon, wording: Wording) -> bool:
    """Whether the measure's object leaves room for the subject named elsewhere."""
    return all(_may_stand(noun, topic, lexicon, wording) for noun in _done_to(match))


def _is_bare(match: CueMatch, lexicon: Lexicon, wording: Wording) -> bool:
    """Whether the measure names nothing of its own that it is done to."""
    if _has_clitic(match.head):
        return True
    general = lexicon.general_subjects | wording.documents
    return all(
        noun.pos_ not in _SPECIFIC_NOUNS or noun.lemma_.lower() in general
        for noun in _done_to(match)
    )


def _is_owned_before(match: CueMatch, sentence: Span, topic: Topic) -> bool:
    """Whether it is done to a thing of the subject that the sentence before names.

    "Londres bannit Huawei. Les opérateurs ne pourront plus acheter ses antennes": one owner,
    who is not the carriers.
    """
    subject = grammar.subject(match.head) if grammar.is_verb(match.head) else None
    several = subject is not None and (
        grammar.has_morph(subject, "Number", "Plur") or subject.tag_ in {"NNS", "NNPS"}
    )
    if not several or sentence.start == 0:
        return False
    before = match.head.doc[sentence.start - 1].sent
    owned = any(child.lower_ in _ONE_OWNER for noun in _done_to(match) for child in noun.children)
    return owned and topic.names_subject(before)


_ONE_OWNER = frozenset({"son", "sa", "ses", "its"})


def _has_clitic(verb: Token) -> bool:
    """Whether the verb's object stands before it as a pronoun ("pour l'exclure des marchés")."""
    if verb.vocab.lang != "fr" or verb.i == 0 or not grammar.is_verb(verb):
        return False
    return verb.nbor(-1).lower_ in {"l'", "l’", "le", "la", "les"}


def _may_stand(noun: Token, topic: Topic, lexicon: Lexicon, wording: Wording) -> bool:
    lemma = noun.lemma_.lower()
    return (
        noun.pos_ not in _SPECIFIC_NOUNS
        or lemma in lexicon.general_subjects
        or lemma in wording.stand_ins
        or lemma in wording.documents
        or noun.i in topic.field_tokens
    )


def _is_elsewhere(
    match: CueMatch,
    topic: Topic,
    mentions: MentionLookup,
    lexicon: Lexicon,
    wording: Wording,
) -> bool:
    """Whether the measure is done to another thing, or keeps the subject out of another."""
    if match.cue.value not in (0, 100) and len(match.tokens) > 1:
        return False
    for noun in _done_to(match):
        if noun.i in topic.subject_tokens or _may_stand(noun, topic, lexicon, wording):
            continue
        if mentions.at(noun) is not None or _is_apposed(noun, topic):
            continue
        if {t.i for t in noun.subtree} & topic.subject_tokens:
            return True
    return any(not _is_domain(noun, topic, mentions, wording) for noun in _kept_out_of(match))


def _is_apposed(noun: Token, topic: Topic) -> bool:
    """Whether a general noun only introduces the subject ("le géant Huawei")."""
    return any(
        child.i in topic.subject_tokens and child.dep_ in {"appos", "conj", "flat:name"}
        for child in noun.children
    )


def _done_to(match: CueMatch) -> Iterator[Token]:
    """What the measure is done to: objects, passive subject, or complement of the noun."""
    head, inside = match.head, {t.i for t in match.tokens}
    if grammar.is_verb(head):
        found = grammar.objects(head)
        if grammar.is_passive(head):
            found = grammar.children(head, grammar.SUBJECT)
    else:
        found = [n for w, n in grammar.obliques(head) if w in {"de", "of", "on", "sur", "contre"}]
        found += [c for c in head.children if c.dep_ == "compound" and c.i not in inside]
    ends = [t for t in match.tokens[-1:] if t.pos_ == "ADP" and t.i != head.i]
    found += [c for t in ends for c in t.children if c.dep_ == "pobj"]
    yield from (noun for noun in found if noun.i not in inside)


def _kept_out_of(match: CueMatch) -> Iterator[Token]:
    """The things named by "de" or "from" behind a measure that is a verb of keeping out."""
    inside = {t.i for t in match.tokens}
    if match.cue.value in (0, 100) and grammar.is_verb(match.head):
        for word, noun in grammar.obliques(match.head):
            if word in _OUT_OF and noun.i not in inside and noun.pos_ in _SPECIFIC_NOUNS:
                yield noun


def _is_domain(noun: Token, topic: Topic, mentions: MentionLookup, wording: Wording) -> bool:
    phrase = {t.i for t in noun.subtree}
    if phrase & (topic.field_tokens | topic.subject_tokens):
        return True
    if noun.lemma_.lower() in wording.domains | wording.stand_ins:
        return True
    return any(mentions.at(t) is not None for t in noun.subtree) or noun.ent_type_ == "DATE"
