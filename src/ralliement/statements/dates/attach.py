"""Which date belongs to which predicate, and what is history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.records import Interval
from ralliement.statements.clauses import grammar
from ralliement.statements.dates.expression import DateExpression

HISTORY_DAYS = 730
"""Two years. The disputes that are followed run for years, and an article recalls their own
earlier rounds ("en 2018") as part of the story; what lies further back than two years when the
article appears is told as background. Shorter, last year's decision would be lost as history;
longer, a newspaper's "il y a trois ans" would pass for a current event."""

_DATING = frozenset({"point", "since"})


def date_of(token: Token, dates: Sequence[DateExpression], parse: Parse) -> DateExpression | None:
    """The expression that dates the event which ``token`` carries.

    Looked for in its own clause (what hangs on it and on no other verb), then in the
    clauses that govern it, then, if the sentence has one date only that no other verb
    carries, there. A deadline dates what is asked, never the asking.
    """
    sentence = parse.sentence(token)
    start, end = parse.sentence_bounds(sentence)
    inside = [d for d in dates if start <= d.start < end and d.role in _DATING]
    if not inside:
        return None
    carriers = {d: carrier_of(d, parse) for d in inside}
    current = token
    for _ in range(8):
        clause = _clause_head(current)
        own = [d for d in inside if carriers[d] is not None and carriers[d] == clause.i]
        if own:
            return min(own, key=lambda d: abs(d.start - parse.starts[token.i]))
        if clause.head.i == clause.i:
            break
        if clause.dep_ == "conj" and _stands_alone(clause):
            inside = [d for d in inside if _opens_sentence(d, clause.head, parse)]
        current = clause.head
    free = [d for d in inside if carriers[d] is None]
    return free[0] if len(free) == 1 and len(inside) == 1 else None


def _stands_alone(verb: Token) -> bool:
    """Whether a coordinated verb tells something of its own: conjugated, or with a subject."""
    return grammar.is_finite(verb) or bool(grammar.children(verb, grammar.SUBJECT))


def _opens_sentence(found: DateExpression, verb: Token, parse: Parse) -> bool:
    """Whether the date stands before the first of coordinated verbs, and so dates them all."""
    return found.start < parse.starts[verb.i]


def carrier_of(found: DateExpression, parse: Parse) -> int | None:
    """The token of the predicate that the date hangs on, None where it stands alone."""
    tokens = parse.tokens_in(found.start, found.end)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    current = tokens[-1]
    while current.i in inside and current.head.i != current.i:
        current = current.head
    return None if current.i in inside else _clause_head(current).i


def _clause_head(token: Token) -> Token:
    current = token
    while current.head.i != current.i and not grammar.is_verb(current):
        current = current.head
    while current.dep_ in grammar.AUXILIARY and current.head.i != current.i:
        current = current.head
    return current


def is_history(interval: Interval, publication: Interval) -> bool:
    """Whether what happened in ``interval`` is background: it ended two years before the article.

    Counted from the first day on which the article may have appeared, or the last where
    only that is known; without either nothing is called history.
    """
    appeared = publication.date_from or publication.date_to
    if interval.date_to is None or appeared is None:
        return False
    return interval.date_to <= appeared - timedelta(days=HISTORY_DAYS)
