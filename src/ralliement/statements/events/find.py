"""Events: who does what to whom, one draft for each pair of actor and recipient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, framing_of
from ralliement.statements.clauses.lexicon import Frame, Lexicon, load_lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events.asking import find_requests
from ralliement.statements.events.cutting import DEALINGS, leaves_open, settled
from ralliement.statements.events.deeds import as_fact, is_fact
from ralliement.statements.events.judging import find_judgements
from ralliement.statements.events.manner import is_reviewed, reviewer
from ralliement.statements.events.participants import (
    actor_id,
    actors_of,
    clause_of,
    doers,
    frame_of,
    is_state,
    resolve_all,
)
from ralliement.statements.events.predicates import BOTH, NOT, Predicate, find_predicates
from ralliement.statements.events.promising import as_promised
from ralliement.statements.events.rebutting import find_rebuttals
from ralliement.statements.events.unnamed import announcers, lawmakers, state_of_place
from ralliement.statements.lookup import MentionLookup

_SURENESS = {
    "verb-frame": 0.8,
    "light-verb": 0.75,
    "adjective-frame": 0.7,
    "purpose-noun": 0.65,
    "headline-noun": 0.6,
    "pressure-in-view": 0.5,
    "act-in-place": 0.55,
    "deed-noun": 0.7,
    "ended": 0.7,
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
    drafts, told = find_requests(sentence, mentions, lexicon)
    judgements, judging = find_judgements(sentence, mentions, lexicon)
    rebuttals = find_rebuttals(sentence, mentions, lexicon)
    drafts += judgements + rebuttals
    told |= {draft.token.i for draft in rebuttals}
    predicates = find_predicates(sentence, lexicon)
    carriers = {p.token.i for p in predicates if not _is_bare(p, mentions, lexicon)}
    for predicate in predicates:
        if predicate.token.i in told | judging:
            continue
        framing = framing_of(_carrier(predicate), lexicon)
        if framing.blocked or framing.instead:
            continue
        if is_reviewed(predicate.token, lexicon):
            drafts.extend(_doubts(sentence, predicate, mentions, lexicon))
            continue
        framing = as_fact(framing, lexicon)
        if predicate.rule in {"deed-noun", "headline-noun"} and not _is_done(predicate, framing):
            continue
        apart = predicate.rule in {"purpose-noun", "deed-noun"}
        if not apart and _is_part_of_another(framing, carriers, lexicon):
            continue
        drafts.extend(_drafts(sentence, predicate, framing, mentions, presser))
    return drafts


def _is_bare(predicate: Predicate, mentions: MentionLookup, lexicon: Lexicon) -> bool:
    """Whether its event is what hangs on it: a warning to nobody named, an order to one's own."""
    wording = load_wording(lexicon.language)
    lemma = grammar.verb_lemma(predicate.token)
    told = [noun.lemma_.lower() for noun in grammar.objects(predicate.token)]
    own = lemma in lexicon.object_control and bool(wording.organs.intersection(told))
    return (own or lemma in wording.threatens) and frame_of(predicate, mentions) is None


def _is_done(predicate: Predicate, framing: Framing) -> bool:
    return is_fact(predicate.token, framing, headline=predicate.rule == "headline-noun")


def _carrier(predicate: Predicate) -> Token:
    """The word whose clause says how it is meant: a purpose is meant as its act is told."""
    if predicate.rule == "adjective-frame":
        return clause_of(predicate.token)
    return predicate.token.head if predicate.rule == "purpose-noun" else predicate.token


def is_question(sentence: Span) -> bool:
    """Whether the sentence asks."""
    marks = [token.text for token in sentence[-3:]]
    return "?" in marks


def _is_part_of_another(framing: Framing, carriers: set[int], lexicon: Lexicon) -> bool:
    """Whether it hangs as a complement on what carries another event ("menace d'exclure").

    What is done beside another act ("avant d'entamer …", "en dénonçant …") stands for itself,
    and so does what a law says that somebody signs; what is not ruled out hangs on no event.
    """
    path = list(framing.path)
    documents = load_wording(lexicon.language).documents
    bounds = (n for n, token in enumerate(path) if n > 0 and _bounds(token, documents, lexicon))
    bound = next(bounds, len(path))
    beyond = path[bound].i if bound < len(path) else -1
    path = path[:bound]
    apart = (n for n, token in enumerate(path) if _stands_apart(token, framing))
    path = path[: next(apart, len(path)) + 1]
    above = [*path[1:], *(_holder(token) for token in path if token.dep_ in _HELD)]
    return any(t.i in carriers and t.i not in {path[0].i, beyond} for t in above)


def _bounds(token: Token, documents: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether what hangs on it is no part of what is above: a law, or what is left open."""
    return token.lemma_.lower() in documents or leaves_open(token, lexicon)


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
    if NOT in frame.places:
        framing = replace(framing, denied=not framing.denied, planned=False)
    lexicon = load_lexicon(predicate.token.vocab.lang)
    if any(leaves_open(token, lexicon) for token in (*framing.path[1:], framing.path[-1].head)):
        framing = replace(framing, planned=True)
    if frame.event is Event.REJECT and leaves_open(predicate.token, lexicon):
        return
    if predicate.rule == "adjective-frame" and _is_awaited(predicate.token, lexicon):
        framing = replace(framing, planned=True)
    if not recipients:
        frame, recipients = as_promised(predicate.token, frame, mentions, lexicon)
    actors, rule = _doers(predicate, frame, mentions, presser)
    if not actors and frame.event in _ACTS_OF_STATE:
        actors, rule = announcers(predicate.token, framing, mentions), "act-in-place"
    if not actors and frame.event in _ACTS_OF_STATE:
        actors, rule = lawmakers(predicate.token, mentions), predicate.rule
    if predicate.rule == "deed-noun":
        doing = {actor_id(actor) for actor in actors}
        recipients = [found for found in recipients if actor_id(found) not in doing]
    if predicate.rule == "purpose-noun":
        recipients = recipients or _objects_of_verb(predicate, mentions)
    told = list(pairs(actors, recipients))
    if _is_mutual(frame, place, framing):
        told += [(r, a) for a, r in told if r is not None and (r, a) not in told]
    for actor, recipient in told:
        draft = Draft(
            sentence=sentence,
            token=predicate.token,
            actor=actor,
            recipient=recipient,
            event=_as_officials_do(frame.event, predicate, actor),
            modality=framing.modality,
            framing=framing,
            confidence=_SURENESS[rule] * _certainty(actor, recipient),
            rule=rule,
        )
        yield settled(draft, mentions, lexicon)


def _as_officials_do(event: Event, predicate: Predicate, actor: Mention) -> Event:
    """The event; a state that protests marches nowhere: it complains."""
    words = {grammar.verb_lemma(predicate.token)} | {
        word.lemma_.lower() for word in grammar.objects(predicate.token)
    }
    complains = event is Event.PROTEST and is_state(actor) and not words.isdisjoint(_COMPLAINTS)
    return Event.ACCUSE if complains else event


_COMPLAINTS = frozenset({"protester", "protestation", "protest"})


def _is_awaited(token: Token, lexicon: Lexicon) -> bool:
    """Whether somebody is only expected ("est attendu à Pékin", "is expected in Beijing")."""
    return grammar.verb_lemma(token) in load_wording(lexicon.language).awaited


def _doubts(
    sentence: Span, predicate: Predicate, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """The threat in that one will review one's dealings ("would reassess how it shares … with X").

    A review under way threatens nobody, nor does one that others think needed.
    """
    over = reviewer(predicate.token)
    framing = framing_of(over, lexicon) if over is not None else None
    if over is None or framing is None or framing.blocked or framing.denied:
        return
    own = {actor_id(mention) for mention in doers(over, mentions)}
    tellers = doers(framing.reporter, mentions) if framing.reporter is not None else []
    announced = bool(own & {actor_id(teller) for teller in tellers})
    if framing.modality is Modality.ASSERTED or not (announced or not framing.wanted):
        return
    for draft in _drafts(sentence, predicate, framing, mentions, None):
        if draft.event in DEALINGS and draft.recipient is not None and actor_id(draft.actor) in own:
            yield replace(draft, event=Event.THREATEN)


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
    joint = "subj" in frame.places and place in {"obj", "with", "avec"}
    both = joint or BOTH in frame.places
    return both and framing.modality is Modality.ASSERTED


def _is_known_pressure(predicate: Predicate, frame: Frame) -> bool:
    """Whether it is the pressure, already told, that goes on ("la pression est mise sur …").

    Not where the sentence says who presses, though it is nobody known ("par une démocratie").
    """
    if frame.event not in {Event.REQUEST, Event.THREATEN}:
        return False
    if not grammar.is_passive(predicate.token) or _says_by_whom(predicate.token):
        return False
    noun = grammar.subject(predicate.token)
    if noun is None or noun.pos_ != "NOUN":
        return False
    return any(child.lower_ in {"la", "les", "l'", "l’", "cette", "the"} for child in noun.children)


def _says_by_whom(verb: Token) -> bool:
    by = {word for word, _ in grammar.obliques(verb)}
    return grammar.agent(verb) is not None or bool(by & {"par", "by"})


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
