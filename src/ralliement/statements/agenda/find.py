"""From clauses that tell of the future to agenda entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from ralliement.records import AgendaEntry, BlockKind, Interval, Mention, content_id
from ralliement.statements.agenda.coming import is_ahead, is_coming, may_be_coming
from ralliement.statements.agenda.deadlines import deadlines
from ralliement.statements.agenda.dues import dues
from ralliement.statements.agenda.items import Item, Predicates, Search
from ralliement.statements.agenda.parties import guests, holders, subject_of_event
from ralliement.statements.agenda.wording import wording
from ralliement.statements.agenda.words import load_words
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.lexicon import load_lexicon
from ralliement.statements.dates import date_of
from ralliement.statements.dates.attach import carrier_of
from ralliement.statements.events import is_question, pairs
from ralliement.statements.events.participants import actor_id
from ralliement.statements.speaking import Speaking, quoted_tokens

if TYPE_CHECKING:
    from ralliement.statements.findings import Findings


def find_agenda(findings: Findings) -> tuple[AgendaEntry, ...]:
    """What is still to come at the article's date, one entry for each recipient, in text order.

    Future and planned acts of actors, what is due or asked for by a date. What is denied,
    weighed, wished or conditional is not on the agenda, nor what the article's date has
    passed.
    """
    parse = findings.parse
    quoted = quoted_tokens(parse, findings.quotations)
    direct = frozenset(i for i, found in quoted.items() if found.kind == "direct")
    search = Search(
        findings,
        Speaking(findings.mentions, quoted),
        load_words(parse.language),
        load_lexicon(parse.language),
        direct,
    )
    entries: dict[str, AgendaEntry] = {}
    for sentence in parse.sentences:
        if is_question(sentence) or parse.block_kind(sentence) is BlockKind.LINKED:
            continue
        for entry in _entries(sentence, search):
            entries.setdefault(entry.id, entry)
    return tuple(entries.values())


def _entries(sentence: Span, search: Search) -> Iterator[AgendaEntry]:
    predicates = Predicates(sentence, search.lexicon)
    items = [
        *deadlines(sentence, predicates, search),
        *dues(sentence, search),
        *_clauses(sentence, predicates, search),
    ]
    items = _without_covered([item for item in items if _may_come(item, search)])
    for item in sorted(items, key=lambda item: item.verb.i):
        for actor, recipient in pairs(item.actors, item.recipients):
            yield _entry(sentence, item, actor, recipient, search)


def _clauses(sentence: Span, predicates: Predicates, search: Search) -> Iterator[Item]:
    """The clauses in the future tense, planned, or dated ahead."""
    parse = search.findings.parse
    publication = parse.article.publication.interval
    start, end = parse.sentence_bounds(sentence)
    dated = any(start <= found.start < end for found in search.findings.dates)
    for token in sentence:
        if not _is_clause(token) or not may_be_coming(token, search.words, dated=dated):
            continue
        date, own = _date(token, search)
        if not is_coming(token, search.words, search.lexicon, date, publication, own_date=own):
            continue
        if not own and not is_ahead(date, publication):
            date = None
        predicate = predicates.at(token)
        if token.i in search.quoted and date is None and predicate is None:
            continue
        actors = holders(token, search, dated=date is not None)
        if actors:
            event, met = guests(token, predicate, actors, search)
            what = wording(token, parse, subject_of_event(token, search))
            yield Item(token, actors, met, event, date, what)


def _date(token: Token, search: Search) -> tuple[Interval | None, bool]:
    """The date of the clause, and whether it stands in the clause itself."""
    parse = search.findings.parse
    dated = date_of(token, search.findings.dates, parse)
    if dated is None:
        return None, False
    clauses = {token.i} if grammar.is_finite(token) else {token.i, token.head.i}
    return dated.interval, carrier_of(dated, parse) in clauses


def _is_clause(token: Token) -> bool:
    if token.dep_ in grammar.AUXILIARY:
        return False
    return grammar.is_verb(token) or any(child.dep_ == "cop" for child in token.children)


def _may_come(item: Item, search: Search) -> bool:
    """Whether the item may still come: its date, if any, has not passed with publication."""
    publication = search.findings.parse.article.publication.interval
    if item.date is None or item.date.date_to is None or publication.date_from is None:
        return True
    return item.date.date_to >= publication.date_from


def _without_covered(items: Sequence[Item]) -> list[Item]:
    """One item for each verb, without those that only lead to another.

    "entamer une tournée qui passera par X" is the passing by X; of the readings of one verb
    the first is kept: deadlines, then what is due, then plain clauses.
    """
    kept: list[Item] = []
    for n, item in enumerate(items):
        below = {token.i for token in item.verb.subtree} - {item.verb.i}
        leads = not (item.recipients or item.deadline) and any(
            other.verb.i in below and actor_id(other.actors[0]) == actor_id(item.actors[0])
            for other in items
        )
        again = any(
            other.verb.i == item.verb.i and other.date == item.date or _is_over(other, item)
            for other in items[:n]
        )
        if not leads and not again:
            kept.append(item)
    return kept


def _is_over(deadline: Item, item: Item) -> bool:
    """Whether a clause is what an earlier deadline is about."""
    return deadline.deadline and not item.deadline and deadline.verb.i == item.verb.i


def _entry(
    sentence: Span, item: Item, actor: Mention, recipient: Mention | None, search: Search
) -> AgendaEntry:
    parse = search.findings.parse
    article = parse.article
    start, end = parse.original(*parse.sentence_bounds(sentence))
    to = actor_id(recipient) if recipient is not None else None
    date = _clipped(item.date, article.publication.interval)
    return AgendaEntry(
        id=content_id("a", article.id, start, end, actor_id(actor), to, item.event, item.what),
        article=article.id,
        actor=actor_id(actor),
        recipient=to,
        event=item.event,
        what=item.what,
        date_from=date.date_from,
        date_to=date.date_to,
        start=start,
        end=end,
        text=article.original[start:end],
    )


def _clipped(date: Interval | None, publication: Interval) -> Interval:
    """The date without the days before the article, on which nothing was still to come."""
    if date is None:
        return Interval()
    start, appeared = date.date_from, publication.date_from
    if start is not None and appeared is not None and start < appeared:
        start = appeared
    if start is not None and date.date_to is not None and start > date.date_to:
        start = date.date_to
    return Interval(start, date.date_to)
