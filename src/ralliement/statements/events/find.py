"""Events: who does what to whom, one draft for each pair of actor and recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, framing_of
from ralliement.statements.clauses.lexicon import Frame, Lexicon
from ralliement.statements.drafts import Draft
from ralliement.statements.events.asking import find_requests
from ralliement.statements.events.manner import is_reviewed
from ralliement.statements.events.participants import (
    actor_id,
    actors_of,
    frame_of,
    resolve_all,
    state_of_place,
)
from ralliement.statements.events.predicates import Predicate, find_predicates
from ralliement.statements.lookup import MentionLookup

_SURENESS = {
    "verb-frame": 0.8,
    "light-verb": 0.75,
    "adjective-frame": 0.7,
    "purpose-noun": 0.65,
    "headline-noun": 0.6,
    "pressure-in-view": 0.5,
    "act-in-place": 0.55,
}
_ACTS_OF_STATE = frozenset({Event.SANCTION, Event.COERCE})


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
    drafts, asked = find_requests(sentence, mentions, lexicon)
    predicates = find_predicates(sentence, lexicon)
    carriers = {predicate.token.i for predicate in predicates}
    for predicate in predicates:
        if predicate.token.i in asked:
            continue
        framing = framing_of(_carrier(predicate), lexicon)
        if framing.blocked or framing.instead or is_reviewed(predicate.token, lexicon):
            continue
        if predicate.rule != "purpose-noun" and _is_part_of_another(framing, carriers):
            continue
        drafts.extend(_drafts(sentence, predicate, framing, mentions, presser))
    return drafts


def _carrier(predicate: Predicate) -> Token:
    """The word whose clause says how it is meant: a purpose is meant as its act is told."""
    return predicate.token.head if predicate.rule == "purpose-noun" else predicate.token


def is_question(sentence: Span) -> bool:
    """Whether the sentence asks."""
    marks = [token.text for token in sentence[-3:]]
    return "?" in marks


def _is_part_of_another(framing: Framing, carriers: set[int]) -> bool:
    """Whether it hangs as a complement on what carries another event ("menace d'exclure").

    What is done beside another act ("avant d'entamer …", "en dénonçant …") stands for itself.
    """
    path = list(framing.path)
    apart = (n for n, token in enumerate(path) if _stands_apart(token, framing))
    path = path[: next(apart, len(path)) + 1]
    above = [*path[1:], *(_holder(token) for token in path if token.dep_ in _HELD)]
    return any(t.i in carriers and t.i != path[0].i for t in above)


def _stands_apart(token: Token, framing: Framing) -> bool:
    """Whether a clause tells an act of its own: a relative one, or one beside the main act."""
    return token.dep_ in grammar.RELATIVE or (token.dep_ == "advcl" and not framing.wanted)


def _holder(token: Token) -> Token:
    """What the token is a complement of, past a preposition ("accused X of ignoring …")."""
    head = token.head
    return head.head if token.dep_ == "pcomp" and head.lower_ in _COMPLEMENT_WORDS else head


_HELD = frozenset({"obj", "dobj", "obl:arg", "xcomp", "nmod", "pcomp"})
_COMPLEMENT_WORDS = frozenset({"of", "from", "for", "to", "with", "against", "into", "on", "over"})


def _drafts(
    sentence: Span,
    predicate: Predicate,
    framing: Framing,
    mentions: MentionLookup,
    presser: Mention | None,
) -> Iterator[Draft]:
    filled = frame_of(predicate, mentions)
    if filled is None:
        return
    frame, place, recipients = filled
    actors, rule = _doers(predicate, frame, mentions, presser)
    if predicate.rule == "purpose-noun":
        recipients = recipients or _objects_of_verb(predicate, mentions)
    told = list(pairs(actors, recipients))
    if _is_mutual(frame, place, framing):
        told += [(r, a) for a, r in told if r is not None and (r, a) not in told]
    for actor, recipient in told:
        yield Draft(
            sentence=sentence,
            token=predicate.token,
            actor=actor,
            recipient=recipient,
            event=frame.event,
            modality=framing.modality,
            framing=framing,
            confidence=_SURENESS[rule] * _certainty(actor, recipient),
            rule=rule,
        )


def _doers(
    predicate: Predicate, frame: Frame, mentions: MentionLookup, presser: Mention | None
) -> tuple[list[Mention], str]:
    """Who does it, and by which rule it is known."""
    actors = actors_of(predicate, mentions)
    if actors:
        return actors, predicate.rule
    if presser is not None and _is_known_pressure(predicate, frame):
        return [presser], "pressure-in-view"
    if frame.event in _ACTS_OF_STATE:
        return state_of_place(predicate.token, mentions), "act-in-place"
    return [], predicate.rule


def _is_mutual(frame: Frame, place: str, framing: Framing) -> bool:
    """Whether both sides do it: they meet, negotiate, sign."""
    both = "subj" in frame.places and place in {"obj", "with", "avec"}
    return both and framing.modality is Modality.ASSERTED


def _is_known_pressure(predicate: Predicate, frame: Frame) -> bool:
    """Whether it is the pressure, already told, that goes on ("la pression est mise sur …")."""
    if frame.event not in {Event.REQUEST, Event.THREATEN}:
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
