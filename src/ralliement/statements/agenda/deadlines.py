"""What is asked for or due by a date."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention
from ralliement.statements import grammar
from ralliement.statements.agenda.coming import coming
from ralliement.statements.agenda.items import Item, Search
from ralliement.statements.agenda.parties import guests, holders
from ralliement.statements.agenda.wording import wording
from ralliement.statements.dates import DateExpression
from ralliement.statements.framing import framing_of
from ralliement.statements.participants import recipients_of, undergoers
from ralliement.statements.predicates import Predicate, find_predicates


def deadlines(sentence: Span, search: Search) -> Iterator[Item]:
    """One item for each deadline of the sentence that has not passed.

    Under a request ("a invité ses membres à évaluer … d'ici mi-juillet") the asker is the
    actor and who is asked the recipient; else whoever must act.
    """
    parse = search.findings.parse
    start, end = parse.sentence_bounds(sentence)
    predicates = {p.token.i: p for p in find_predicates(sentence, search.lexicon)}
    for found in search.findings.dates:
        if found.role != "deadline" or not start <= found.start < end:
            continue
        verb = _dated_verb(found, search)
        if verb is None:
            continue
        item = _asked(verb, found, predicates, search) or _due(verb, found, predicates, search)
        if item is not None:
            yield item


def _dated_verb(found: DateExpression, search: Search) -> Token | None:
    tokens = search.findings.parse.tokens_in(found.start, found.end)
    inside = {token.i for token in tokens}
    current = tokens[-1] if tokens else None
    while current is not None and (current.i in inside or not grammar.is_verb(current)):
        if current.head.i == current.i:
            return None
        current = current.head
    return current


def _asked(
    verb: Token, found: DateExpression, predicates: dict[int, Predicate], search: Search
) -> Item | None:
    current = verb
    for _ in range(6):
        predicate = predicates.get(current.i)
        if predicate is not None and predicate.frame.event is Event.REQUEST:
            return _request(current, predicate, found, search)
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def _request(
    verb: Token, predicate: Predicate, found: DateExpression, search: Search
) -> Item | None:
    framing = framing_of(verb, search.lexicon)
    actors = holders(verb, search.mentions)
    if framing.denied or framing.blocked or framing.condition is not None or not actors:
        return None
    asked: list[Mention] = recipients_of(predicate, search.mentions) or undergoers(
        verb, search.mentions
    )
    return Item(
        verb, actors, asked, predicate.frame.event, found.interval,
        wording(verb, search.findings.parse), deadline=True,
    )  # fmt: skip


def _due(
    verb: Token, found: DateExpression, predicates: dict[int, Predicate], search: Search
) -> Item | None:
    """What an actor will or must do by the date."""
    publication = search.findings.parse.article.publication.interval
    if coming(verb, search.words, search.lexicon, found.interval, publication) is None:
        return None
    actors = holders(verb, search.mentions)
    if not actors:
        return None
    predicate = predicates.get(verb.i)
    met = guests(verb, predicate, search.mentions, search.words, search.findings.parse)
    event = predicate.frame.event if predicate is not None else None
    return Item(
        verb, actors, met, event, found.interval, wording(verb, search.findings.parse),
        deadline=True,
    )  # fmt: skip
