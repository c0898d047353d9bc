"""Rebuttals: "said that A had yet to produce evidence", "will not be lectured by B"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of, is_denied
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import Wording, load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events.asking import teller_of
from ralliement.statements.events.participants import (
    actor_id,
    doers,
    resolve_all,
    subject_heads,
)
from ralliement.statements.lookup import MentionLookup


def find_rebuttals(sentence: Span, mentions: MentionLookup, lexicon: Lexicon) -> list[Draft]:
    """The refusals told by what another has not shown, or may not do to one.

    Who says that another has no proof rejects the charge; who will not be lectured, bullied or
    dictated to rejects whoever would. Not where it is asked, supposed or only wished.
    """
    wording = load_wording(lexicon.language)
    drafts: list[Draft] = []
    for token in sentence:
        if token.pos_ in {"VERB", "AUX"} and not framing_of(token, lexicon).blocked:
            pairs = [
                *_unproven(token, mentions, lexicon, wording),
                *_unbowed(token, mentions, wording),
            ]
            drafts += [_draft(sentence, token, *pair, lexicon) for pair in pairs]
    return drafts


def _unproven(
    verb: Token, mentions: MentionLookup, lexicon: Lexicon, wording: Wording
) -> Iterator[tuple[Mention, Mention]]:
    """Who says that somebody has shown no proof, and of whom it is said."""
    if grammar.verb_lemma(verb) not in wording.proves or not _lacks_proof(verb, wording):
        return
    clause = verb.head if _is_yet_to(verb) else verb
    teller = teller_of(clause, lexicon)
    if teller is None or is_denied(teller):
        return
    accusers = [m for m in resolve_all(subject_heads(clause), mentions) if not m.place]
    for actor in doers(teller, mentions):
        yield from ((actor, m) for m in accusers if actor_id(m) != actor_id(actor))


def _lacks_proof(verb: Token, wording: Wording) -> bool:
    proofs = [
        noun
        for noun in map(grammar.whole_of, grammar.objects(verb))
        if noun.lemma_.lower() in wording.proofs
    ]
    none = any(child.lower_ in _NONE for noun in proofs for child in noun.children)
    return bool(proofs) and (none or is_denied(verb) or _is_yet_to(verb))


def _is_yet_to(verb: Token) -> bool:
    """Whether it is still to be done ("have yet to show")."""
    have = verb.head
    hung = verb.dep_ == "xcomp" and have.lemma_ in {"have", "be"}
    return hung and any(child.lower_ == "yet" for child in have.children)


_NONE = frozenset("no aucun aucune moindre".split())


def _unbowed(
    verb: Token, mentions: MentionLookup, wording: Wording
) -> Iterator[tuple[Mention, Mention | None]]:
    """Who will not let itself be bent, and by whom."""
    if grammar.verb_lemma(verb) not in wording.bends:
        return
    subject = grammar.subject(verb)
    if subject is not None and not grammar.is_passive(verb) and subject.lower_ in _NOBODY:
        nouns = [*grammar.objects(verb), *grammar.datives(verb)]
        nouns += [noun for word, noun in grammar.obliques(verb) if word in {"to", "à"}]
        yield from ((actor, None) for actor in resolve_all(nouns, mentions) if not actor.place)
    elif grammar.is_passive(verb) and is_denied(verb) and _is_will(verb):
        by = grammar.agent(verb)
        others = resolve_all([by], mentions) if by is not None else []
        for actor in resolve_all(subject_heads(verb), mentions):
            yield actor, next((m for m in others if actor_id(m) != actor_id(actor)), None)


def _is_will(verb: Token) -> bool:
    """Whether the denial is a resolve, not a report ("will not be", not "were not")."""
    return any(child.lower_ in _RESOLVE for child in grammar.auxiliaries(verb))


_NOBODY = frozenset({"nobody", "one", "none", "personne", "nul"})
_RESOLVE = frozenset({"will", "would", "shall", "wo", "'ll", "’ll", "can", "cannot", "could"})


def _draft(
    sentence: Span, token: Token, actor: Mention, recipient: Mention | None, lexicon: Lexicon
) -> Draft:
    certain = min(actor.confidence, recipient.confidence if recipient else 1.0)
    return Draft(
        sentence=sentence, token=token, actor=actor, recipient=recipient, event=Event.REJECT,
        modality=Modality.ASSERTED, framing=framing_of(token, lexicon),
        confidence=0.65 * certain, rule="rebuttal",
    )  # fmt: skip
