"""From clauses that tell of the future to agenda entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Span

from ralliement.records import AgendaEntry, BlockKind, Event, Interval, Mention, content_id
from ralliement.statements import grammar
from ralliement.statements.agenda.coming import coming
from ralliement.statements.agenda.deadlines import deadlines
from ralliement.statements.agenda.items import Item, Search
from ralliement.statements.agenda.parties import guests, holders
from ralliement.statements.agenda.wording import wording
from ralliement.statements.agenda.words import load_words
from ralliement.statements.dates import date_of
from ralliement.statements.events import is_question, pairs
from ralliement.statements.lexicon import load_lexicon
from ralliement.statements.participants import actor_id
from ralliement.statements.predicates import Predicate, find_predicates
from ralliement.statements.speaking import Speaking, quoted_tokens

if TYPE_CHECKING:
    from ralliement.statements.coder import Findings


def find_agenda(findings: Findings) -> tuple[AgendaEntry, ...]:
    """What is still to come at the article's date, one entry for each recipient, in text order.

    Future and planned acts of actors, what is due or asked for by a date. What is denied,
    weighed, wished or conditional is not on the agenda, nor what the article's date has
    passed.
    """
    parse = findings.parse
    quoted = quoted_tokens(parse, findings.quotations)
    search = Search(
        findings, Speaking(findings.mentions, quoted), load_words(parse.language),
        load_lexicon(parse.language), frozenset(quoted),
    )  # fmt: skip
    entries: dict[str, AgendaEntry] = {}
    for sentence in parse.sentences:
        if is_question(sentence) or parse.block_kind(sentence) is BlockKind.LINKED:
            continue
        for entry in _entries(sentence, search):
            entries.setdefault(entry.id, entry)
    return tuple(entries.values())


def _entries(sentence: Span, search: Search) -> Iterator[AgendaEntry]:
    items = [*_clauses(sentence, search), *deadlines(sentence, search)]
    items = _without_covered([item for item in items if _is_ahead(item, search)])
    for item in items:
        for actor, recipient in pairs(item.actors, item.recipients):
            yield _entry(sentence, item, actor, recipient, search)


def _clauses(sentence: Span, search: Search) -> Iterator[Item]:
    parse = search.findings.parse
    publication = parse.article.publication.interval
    predicates = {p.token.i: p for p in find_predicates(sentence, search.lexicon)}
    for token in sentence:
        if not grammar.is_verb(token) and "cop" not in {c.dep_ for c in token.children}:
            continue
        if token.dep_ in grammar.AUXILIARY:
            continue
        dated = date_of(token, search.findings.dates, parse)
        date = dated.interval if dated is not None else None
        if coming(token, search.words, search.lexicon, date, publication) is None:
            continue
        predicate = predicates.get(token.i)
        actors = holders(token, search.mentions)
        if not actors:
            continue
        yield Item(
            token, actors, guests(token, predicate, search.mentions, search.words, parse),
            _event(predicate), date, wording(token, parse),
        )  # fmt: skip


def _event(predicate: Predicate | None) -> Event | None:
    return predicate.frame.event if predicate is not None else None


def _is_ahead(item: Item, search: Search) -> bool:
    """Whether the item may still come: its date, if any, has not passed with publication."""
    publication = search.findings.parse.article.publication.interval
    if item.date is None or item.date.date_to is None or publication.date_from is None:
        return True
    return item.date.date_to >= publication.date_from


def _without_covered(items: Sequence[Item]) -> list[Item]:
    """Items without those that only introduce another ("entamer une tournée qui passera par")."""
    kept = []
    for item in items:
        below = {token.i for token in item.verb.subtree} - {item.verb.i}
        covers = any(other.verb.i in below and other.recipients for other in items)
        same = any(o is not item and o.verb.i == item.verb.i and o.deadline for o in items)
        if not (covers and not item.recipients) and not (same and not item.deadline):
            kept.append(item)
    return kept


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
