"""What is asked for or due by a date."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention
from ralliement.statements.agenda.coming import hangs_on_condition, is_coming, is_past
from ralliement.statements.agenda.items import Item, Predicates, Search
from ralliement.statements.agenda.parties import acting, guests, holders, subject_of_event
from ralliement.statements.agenda.wording import wording
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.dates import DateExpression
from ralliement.statements.events.participants import actor_id, frame_of, undergoers

_HIGHEST = 6
"""How many words above the date its clause is looked for."""


def deadlines(sentence: Span, predicates: Predicates, search: Search) -> Iterator[Item]:
    """One item for each deadline of the sentence.

    Under a request ("a invité ses membres à évaluer … d'ici mi-juillet") the asker is the
    actor and who is asked the recipient; else whoever must act.
    """
    start, end = search.findings.parse.sentence_bounds(sentence)
    for found in search.findings.dates:
        if found.role != "deadline" or not start <= found.start < end:
            continue
        verbs = _verbs_above(found, search)
        asked = None if _is_end(found) else _asked(verbs, found, predicates, search)
        item = asked or _due(verbs, found, predicates, search)
        if item is not None:
            yield item


def _is_end(found: DateExpression) -> bool:
    """Whether the date ends a state ("en fonction jusqu'en mars") rather than a delay."""
    return found.text.lower().startswith(("jusqu", "until", "till"))


def _verbs_above(found: DateExpression, search: Search) -> list[Token]:
    """The verbs over the date, nearest first."""
    tokens = search.findings.parse.tokens_in(found.start, found.end)
    verbs: list[Token] = []
    current = tokens[-1] if tokens else None
    while current is not None and len(verbs) < _HIGHEST:
        if grammar.is_verb(current) and current.dep_ not in grammar.AUXILIARY:
            verbs.append(current)
        if current.head.i == current.i:
            break
        current = current.head
    return verbs


def _asked(
    verbs: list[Token],
    found: DateExpression,
    predicates: Predicates,
    search: Search,
) -> Item | None:
    for verb in verbs:
        predicate = predicates.at(verb)
        filled = frame_of(predicate, search.mentions) if predicate is not None else None
        if filled is not None and filled[0].event is Event.REQUEST:
            return _request(verb, verbs[0], filled[2], found, search)
    return None


def _request(
    verb: Token, dated: Token, asked: list[Mention], found: DateExpression, search: Search
) -> Item | None:
    framing = framing_of(verb, search.lexicon)
    actors = acting(verb, search)
    if framing.denied or framing.blocked or framing.conditional or not actors:
        return None
    if hangs_on_condition(verb, search.lexicon):
        return None
    own = {actor_id(actor) for actor in actors}
    asked = asked or undergoers(verb, search.mentions)
    return Item(
        verb,
        actors,
        [mention for mention in asked if actor_id(mention) not in own],
        Event.REQUEST,
        found.interval,
        wording(dated if _is_asked_for(dated, verb) else verb, search.findings.parse),
        deadline=True,
    )


def _is_asked_for(dated: Token, verb: Token) -> bool:
    """Whether the dated verb is an infinitive right under the request, or one in its list."""
    if not (grammar.has_morph(dated, "VerbForm", "Inf") or dated.tag_ == "VB"):
        return False
    first = dated.head if dated.dep_ == "conj" else dated
    return first.head.i == verb.i


def _due(
    verbs: list[Token],
    found: DateExpression,
    predicates: Predicates,
    search: Search,
) -> Item | None:
    """What an actor will or must do by the date; a verb of the past under it is passed over."""
    publication = search.findings.parse.article.publication.interval
    for verb in verbs:
        if is_past(verb):
            continue
        if not is_coming(verb, search.words, search.lexicon, found.interval, publication):
            continue
        actors = holders(verb, search, dated=True)
        if not actors:
            continue
        event, met = guests(verb, predicates.at(verb), actors, search)
        what = wording(verb, search.findings.parse, subject_of_event(verb, search))
        return Item(verb, actors, met, event, found.interval, what, deadline=True)
    return None
