"""Events: who does what to whom, one draft for each pair of actor and recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from ralliement.records import Event, Mention
from ralliement.statements import grammar
from ralliement.statements.drafts import Draft
from ralliement.statements.framing import Framing, framing_of
from ralliement.statements.lexicon import Lexicon
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.participants import (
    actor_id,
    actors_of,
    recipients_of,
    resolve_all,
)
from ralliement.statements.predicates import Predicate, find_predicates

_SURENESS = {
    "verb-frame": 0.8,
    "light-verb": 0.75,
    "adjective-frame": 0.7,
    "purpose-noun": 0.65,
    "headline-noun": 0.6,
    "pressure-in-view": 0.5,
}


def find_events(
    sentence: Span,
    mentions: MentionLookup,
    lexicon: Lexicon,
    presser: Mention | None = None,
) -> list[Draft]:
    """The events that the sentence tells, as drafts in text order.

    ``presser`` is who last asked for or threatened something in the article: "la pression
    continue d'être mise sur …" is its pressure.

    What is merely asked for, weighed by a condition or put as a question is not an
    event; what hangs under another event's predicate ("demande d'exclure") is part of it.
    """
    if is_question(sentence):
        return []
    predicates = find_predicates(sentence, lexicon)
    carriers = {predicate.token.i for predicate in predicates}
    drafts: list[Draft] = []
    for predicate in predicates:
        framing = framing_of(predicate.noun or predicate.token, lexicon)
        if predicate.noun is not None and predicate.noun.i != predicate.token.i:
            framing = framing_of(predicate.token, lexicon)
        if framing.blocked or framing.instead:
            continue
        if predicate.rule != "purpose-noun" and _is_part_of_another(framing, carriers):
            continue
        drafts.extend(_drafts(sentence, predicate, framing, mentions, presser))
    return drafts


def is_question(sentence: Span) -> bool:
    """Whether the sentence asks."""
    marks = [token.text for token in sentence[-3:]]
    return "?" in marks


def _is_part_of_another(framing: Framing, carriers: set[int]) -> bool:
    above = [*framing.path[1:], *(t.head for t in framing.path if t.dep_ in _HELD)]
    return any(t.i in carriers and t.i != framing.path[0].i for t in above)


_HELD = frozenset({"obj", "dobj", "obl:arg", "xcomp", "nmod"})


def _drafts(
    sentence: Span,
    predicate: Predicate,
    framing: Framing,
    mentions: MentionLookup,
    presser: Mention | None,
) -> Iterator[Draft]:
    actors, rule = actors_of(predicate, mentions), predicate.rule
    if not actors and presser is not None and _is_known_pressure(predicate):
        actors, rule = [presser], "pressure-in-view"
    if predicate.rule == "purpose-noun":
        recipients = recipients_of(predicate, mentions) or _objects_of_verb(predicate, mentions)
    else:
        recipients = recipients_of(predicate, mentions)
    if predicate.frame.needs_recipient and not recipients:
        return
    for actor, recipient in pairs(actors, recipients):
        yield Draft(
            sentence=sentence,
            token=predicate.token,
            actor=actor,
            recipient=recipient,
            event=predicate.frame.event,
            modality=framing.modality,
            framing=framing,
            confidence=_SURENESS[rule] * _certainty(actor, recipient),
            rule=rule,
        )


def _is_known_pressure(predicate: Predicate) -> bool:
    """Whether it is the pressure, already told, that goes on ("la pression est mise sur …")."""
    if predicate.frame.event not in {Event.REQUEST, Event.THREATEN}:
        return False
    if not grammar.is_passive(predicate.token):
        return False
    noun = grammar.subject(predicate.token)
    if noun is None or noun.pos_ != "NOUN":
        return False
    return any(child.lower_ in {"la", "les", "l'", "l’", "cette", "the"} for child in noun.children)


def pairs(
    actors: Sequence[Mention], recipients: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention | None]]:
    """Every actor with every recipient that is not itself; alone where there is none."""
    for actor in actors:
        others = [r for r in recipients if actor_id(r) != actor_id(actor)]
        if not others and recipients:
            continue
        for recipient in others:
            yield actor, recipient
        if not others:
            yield actor, None


def _objects_of_verb(predicate: Predicate, mentions: MentionLookup) -> list[Mention]:
    """Whom the verb is done to, for a purpose that names nobody ("rencontrer X pour une mise…")."""
    return resolve_all(grammar.objects(predicate.token.head), mentions)


def _certainty(actor: Mention, recipient: Mention | None) -> float:
    return min(actor.confidence, recipient.confidence if recipient else 1.0)
