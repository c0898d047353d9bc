"""Requests told without a verb of asking: "said that X must …", "à la demande de X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import (
    actor_id,
    doers,
    resolve_all,
    subject_heads,
)
from ralliement.statements.events.unnamed import state_of_place
from ralliement.statements.lookup import MentionLookup

_MUST = frozenset({"must", "should"})
_REQUEST_NOUNS = {
    "à": frozenset({"demande", "instigation", "requête", "insistance", "instance"}),
    "sur": frozenset({"instance", "insistance", "demande"}),
    "sous": frozenset({"pression"}),
    "at": frozenset({"request", "behest", "urging", "insistence", "instigation"}),
    "under": frozenset({"pressure"}),
}
"""By preposition, the nouns of a request that an act follows."""


def find_requests(
    sentence: Span, mentions: MentionLookup, lexicon: Lexicon
) -> tuple[list[Draft], set[int]]:
    """The requests so told, and the words whose own event they take the place of."""
    drafts: list[Draft] = []
    asked: set[int] = set()
    for token in sentence:
        found = [
            *_duty(sentence, token, mentions, lexicon),
            *_suggested(sentence, token, mentions, lexicon),
        ]
        asked.update(draft.token.i for draft in found)
        drafts += found
        drafts += _at_request(sentence, token, mentions, lexicon)
    return drafts, asked


def _duty(
    sentence: Span, verb: Token, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """What one actor says that another must do ("said that Libya must hand over …")."""
    if not _is_duty(verb):
        return
    teller = teller_of(verb, lexicon)
    if teller is None or grammar.is_passive(verb) or _is_consequence(verb):
        return
    asked = [m for m in resolve_all(subject_heads(verb), mentions) if not m.place]
    for actor in doers(teller, mentions):
        for recipient in asked:
            if actor_id(actor) != actor_id(recipient):
                yield _draft(sentence, verb, actor, recipient, "told-duty", 0.55, lexicon)


def _suggested(
    sentence: Span, verb: Token, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """What one actor suggests that another do: the mood tells it from what is hinted at."""
    over = verb.head
    suggests = load_wording(lexicon.language).suggests
    if verb.dep_ != "ccomp" or grammar.verb_lemma(over) not in suggests:
        return
    if not _is_subjunctive(verb) or framing_of(over, lexicon).blocked:
        return
    asked: list[Mention | None] = [
        m for m in resolve_all(subject_heads(verb), mentions) if not m.place
    ]
    for actor in doers(over, mentions):
        for recipient in asked if asked and not grammar.is_passive(verb) else [None]:
            if recipient is None or actor_id(actor) != actor_id(recipient):
                yield _draft(sentence, verb, actor, recipient, "told-duty", 0.6, lexicon)


def _is_subjunctive(verb: Token) -> bool:
    """Whether the verb is told as to be done ("that he be sent", "que l'UE adopte").

    Behind a past tense an English present is one too: a report would be in the past.
    """
    if verb.vocab.lang == "fr":
        return grammar.has_morph(verb, "Mood", "Sub")
    group = [*grammar.auxiliaries(verb), verb]
    if any(word.lower_ == "should" for word in group):
        return True
    first = group[0]
    past = verb.head.tag_ in {"VBD", "VBN"}
    plural = (past or _is_singular(verb)) and first.lemma_ != "be"
    return first.tag_ == "VB" or (plural and first.tag_ == "VBP")


def _is_singular(verb: Token) -> bool:
    """Whether one acts: "insists that Chile withdraw" has no ending of the third person."""
    heads = subject_heads(verb)
    return [noun.tag_ in {"NN", "NNP"} and len(grammar.conjuncts(noun)) == 1 for noun in heads] == [
        True
    ]


def _is_consequence(verb: Token) -> bool:
    """Whether the duty is to bear what follows ("must face the consequences"), a threat."""
    words = [verb, *(t for child in verb.children for t in child.subtree if t.pos_ == "NOUN")]
    return any(word.lemma_.lower() in _CONSEQUENCES for word in words)


_CONSEQUENCES = frozenset({"conséquence", "prix", "représaille", "représailles", "consequence",
                           "price", "retaliation"})  # fmt: skip


def _is_duty(token: Token) -> bool:
    if token.vocab.lang == "fr":
        return grammar.verb_lemma(token) == "devoir" and grammar.has_morph(token, "Tense", "Pres")
    return any(child.dep_ == "aux" and child.lower_ in _MUST for child in token.children)


def teller_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """The verb of saying that reports the clause of ``verb``."""
    clause = verb
    if clause.dep_ in {"aux", "aux:tense"}:
        clause = clause.head
    if clause.dep_ in {"ccomp", "obj"} and "says" in lexicon.attitudes(
        grammar.verb_lemma(clause.head)
    ):
        return clause.head
    for child in clause.children:
        aside = child.dep_ in {"parataxis", "conj", "dep"} and child.i > clause.i
        if aside and "says" in lexicon.attitudes(grammar.verb_lemma(child)):
            return child
    return None


def _at_request(
    sentence: Span, noun: Token, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """Whose request an act follows ("arrêtée à la demande de Washington")."""
    if noun.pos_ != "NOUN":
        return
    nouns = _REQUEST_NOUNS.get(grammar.preposition(noun) or "")
    if nouns is None or noun.lemma_.lower() not in nouns:
        return
    owner = mentions.owner(noun)
    verb = _act_before(noun)
    if owner is None or verb is None:
        return
    asked: list[Mention | None] = [*(doers(verb, mentions) or state_of_place(verb, mentions))]
    if not asked and grammar.is_passive(verb):
        asked = [None]
    for recipient in asked:
        if recipient is None or actor_id(recipient) != actor_id(owner):
            yield _draft(sentence, noun, owner, recipient, "at-request", 0.6, lexicon)


def _act_before(noun: Token) -> Token | None:
    """The verb that is done at the request, also where both hang on the same noun.

    "La directrice arrêtée à la demande de Washington" has the request hung on "directrice".
    """
    head = grammar.governor(noun)
    if head is None or grammar.is_verb(head):
        return head
    beside = [t for t in head.subtree if head.i < t.i < noun.i and t.dep_ == "acl"]
    return next((verb for verb in reversed(beside) if grammar.is_verb(verb)), None)


def _draft(
    sentence: Span,
    token: Token,
    actor: Mention,
    recipient: Mention | None,
    rule: str,
    sureness: float,
    lexicon: Lexicon,
) -> Draft:
    framing = framing_of(token, lexicon)
    certain = min(actor.confidence, recipient.confidence if recipient else 1.0)
    return Draft(
        sentence=sentence, token=token, actor=actor, recipient=recipient, event=Event.REQUEST,
        modality=Modality.ASSERTED, framing=framing, confidence=sureness * certain, rule=rule,
    )  # fmt: skip
