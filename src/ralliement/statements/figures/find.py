"""From quantities to figures: whose they are, of what, and for when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from ralliement.records import BlockKind, Figure, Interval, Mention, content_id
from ralliement.statements.dates import DateExpression
from ralliement.statements.events.participants import actor_id, doers, is_state
from ralliement.statements.figures.counted import counted_noun
from ralliement.statements.figures.lost import find_lost
from ralliement.statements.figures.measures import measure_of
from ralliement.statements.figures.phrases import Measure, Scene
from ralliement.statements.figures.quantities import Quantity, find_quantities
from ralliement.statements.figures.words import load_words

_NEAR = 40
"""How many characters behind an amount its period may begin."""

_IN_BRACKETS = re.compile(r"\s*\((?:soit|environ|or|about|around|i\.e\.|près de|roughly)?\s*")

if TYPE_CHECKING:
    from ralliement.statements.findings import Findings


def find_figures(findings: Findings) -> tuple[Figure, ...]:
    """The figures of the article, in text order; value None where the number was lost.

    A quantity is a figure where the text says what it measures. Its actor owns the measure,
    or is the subject of its clause, or is the nearest one named in the sentence.
    """
    parse = findings.parse
    dated = {t.i for found in findings.dates for t in parse.tokens_in(found.start, found.end)}
    scene = Scene(parse, findings.mentions, load_words(parse.language), frozenset(dated))
    found = [*_figures(findings, scene), *_holes(findings, scene)]
    found.sort(key=lambda pair: pair[0])
    return tuple({figure.id: figure for _, figure in found}.values())


def _figures(findings: Findings, scene: Scene) -> Iterator[tuple[int, Figure]]:
    last: tuple[Quantity, Measure] | None = None
    for quantity, tokens in _quantities(findings, scene):
        sentence = findings.parse.sentence(tokens[0])
        measure = measure_of(tokens, quantity.unit, scene)
        if last is not None and _is_same_amount(last[0], quantity, findings.parse.article.text):
            measure = last[1]
        if measure is None or not measure.text:
            continue
        last = quantity, measure
        unit = quantity.unit or _singular(counted_noun(tokens, scene.words))
        if unit is not None:
            amount = (quantity.value, unit)
            yield quantity.start, _figure(findings, scene, sentence, tokens[0], measure, amount)


def _quantities(findings: Findings, scene: Scene) -> Iterator[tuple[Quantity, list[Token]]]:
    """The quantities that are no dates and stand in the article's own text, with their words."""
    parse = findings.parse
    dates = [(found.start, found.end) for found in findings.dates]
    for quantity in find_quantities(parse.article.text, scene.words):
        if any(start < quantity.end and quantity.start < end for start, end in dates):
            continue
        tokens = parse.tokens_in(quantity.start, quantity.end)
        if not tokens or _is_inside_name(tokens, quantity, findings):
            continue
        sentence = parse.sentence(tokens[0])
        if parse.block_kind(sentence) is not BlockKind.LINKED:
            yield quantity, [token for token in tokens if token.i < sentence.end]


def _is_same_amount(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether the second is the other end of a range, or the first in another currency.

    "10 à 15 %"; "179.7 bn yuan ($26.8 bn)".
    """
    if second.start < first.end:
        return True
    money = {first.unit, second.unit}
    if None in money or "%" in money:
        return False
    return _IN_BRACKETS.fullmatch(text[first.end : second.start]) is not None


def _holes(findings: Findings, scene: Scene) -> Iterator[tuple[int, Figure]]:
    for lost in find_lost(findings.parse, scene):
        sentence = findings.parse.sentence(lost.measure.carrier)
        figure = _figure(findings, scene, sentence, lost.at, lost.measure, (None, lost.unit))
        yield findings.parse.starts[lost.at.i], figure


def _is_inside_name(tokens: list[Token], quantity: Quantity, findings: Findings) -> bool:
    """Whether the number belongs to a name of several words ("Nord Stream 2").

    Also where nobody knows the name: a number without unit right behind two capitalised words.
    """
    parse = findings.parse
    start, end = parse.starts[tokens[0].i], parse.ends[tokens[0].i]
    if start < quantity.start and " " in parse.article.text[start:end]:
        return True
    first = tokens[0]
    before = first.doc[max(first.sent.start, first.i - 2) : first.i]
    unknown = not any(
        mention and is_state(mention) for mention in map(findings.mentions.at, before)
    )
    named = len(before) == 2 and all(parse.surface(token)[:1].isupper() for token in before)
    return quantity.unit is None and named and unknown


def _singular(noun: Token | None) -> str | None:
    return noun.lemma_.lower() if noun is not None else None


def _figure(
    findings: Findings,
    scene: Scene,
    sentence: Span,
    at: Token,
    measure: Measure,
    amount: tuple[float | None, str | None],
) -> Figure:
    parse = findings.parse
    start, end = parse.original(*parse.sentence_bounds(sentence))
    actor = _actor(findings, sentence, at, measure)
    period = _period(findings, sentence, at, scene)
    value, unit = amount
    article = parse.article
    return Figure(
        id=content_id("f", article.id, start, end, actor, measure.text, value, unit,
                      parse.original(parse.starts[at.i], parse.ends[at.i])),
        article=article.id,
        actor=actor,
        measure=measure.text,
        value=value,
        unit=unit,
        period_from=period.date_from,
        period_to=period.date_to,
        start=start,
        end=end,
        text=article.original[start:end],
    )  # fmt: skip


def _actor(findings: Findings, sentence: Span, at: Token, measure: Measure) -> str | None:
    owner = findings.mentions.owner(measure.carrier)
    if owner is not None and not owner.place:
        return actor_id(owner)
    verb = measure.verb
    while verb is not None:
        for mention in doers(verb, findings.mentions):
            if _may_own(mention, findings):
                return actor_id(mention)
        verb = verb.head if verb.head.i != verb.i and verb.head.pos_ == "VERB" else None
    nearest = _nearest(findings, sentence, at)
    return actor_id(nearest) if nearest is not None else None


def _may_own(mention: Mention, findings: Findings) -> bool:
    return not mention.place and findings.kinds.get(mention.actor) != "media"


def _nearest(findings: Findings, sentence: Span, at: Token) -> Mention | None:
    start, end = findings.parse.sentence_bounds(sentence)
    offset = findings.parse.starts[at.i]
    named = [
        mention
        for mention in findings.mentions.mentions
        if start <= mention.start < end and _may_own(mention, findings)
    ]
    before = [mention for mention in named if mention.start < offset]
    return before[-1] if before else named[0] if named else None


def _period(findings: Findings, sentence: Span, at: Token, scene: Scene) -> Interval:
    """The time that the figure covers: the period right behind it, else the last one before.

    A single day is the day of an announcement, unless the text counts up to it ("au 30 juin").
    """
    parse = findings.parse
    start, end = parse.sentence_bounds(sentence)
    offset = parse.starts[at.i]
    periods = [
        found
        for found in findings.dates
        if start <= found.start < end and _is_period(found, findings, scene)
    ]
    behind = [found for found in periods if found.start > offset]
    before = [found for found in periods if found.start < offset]
    gap = parse.article.text[parse.ends[at.i] : behind[0].start] if behind else ""
    if behind and len(gap) <= _NEAR and not _has_quantity(gap, scene):
        return behind[0].interval
    if before:
        return before[-1].interval
    return behind[0].interval if behind else Interval()


def _has_quantity(text: str, scene: Scene) -> bool:
    """Whether another amount with its unit stands in ``text``."""
    rest = text.split(" ", 1)[-1]
    return any(quantity.unit is not None for quantity in find_quantities(rest, scene.words))


def _is_period(found: DateExpression, findings: Findings, scene: Scene) -> bool:
    if found.role not in {"point", "since"}:
        return False
    first, last = found.interval.date_from, found.interval.date_to
    if first is None or last is None:
        return False
    if first == findings.parse.article.publication.interval.date_from:
        return False
    before = findings.parse.article.text[max(0, found.start - 24) : found.start].lower()
    if any(re.search(rf"(?<!\w){word}\s+(?:l'|the\s+)?$", before) for word in scene.words.against):
        return False
    if (last - first).days >= 27:
        return True
    return any(re.search(rf"(?<!\w){word}\s+$", before) for word in scene.words.as_of)
