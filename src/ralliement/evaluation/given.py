"""Which event the machine sees between a given actor and a given target of one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import ralliement.statements
from ralliement.actors import Registry, load_registry
from ralliement.articles import LoadOptions
from ralliement.dossier.filling import DEFAULT_ISSUE
from ralliement.evaluation.matching import Span
from ralliement.issues import IssuePack, load_pack
from ralliement.reading import read_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Event,
    Interval,
    Piece,
    Publication,
    Statement,
)

GivenCoder = Callable[[str, str, Sequence[Span], Sequence[Span]], tuple[Event | None, float]]
"""From a sentence, its language, the spans of actors and targets to an event and how sure."""


TRAINED_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl"})
"""What the coder for given actors is measured in: languages with labelled sentences."""


def given_coder() -> tuple[GivenCoder, str]:
    """The coder for sentences with given actors, and what it is called."""
    found = _trained()
    if found is not None:
        return found, "the coder for given actors"
    return read_event, "the rules that read articles, on the sentence alone"


def given_languages() -> frozenset[str]:
    """The languages of the sentences that it can be given; the rules read fewer."""
    return LoadOptions().languages if _trained() is None else TRAINED_LANGUAGES


def _trained() -> GivenCoder | None:
    found: GivenCoder | None = getattr(ralliement.statements, "given_event", None)
    return found if callable(found) else None


def read_event(
    text: str,
    language: str,
    actors: Sequence[Span],
    targets: Sequence[Span],  # noqa: ARG001 (given_event takes them)
) -> tuple[Event | None, float]:
    """The event of a statement that the reader codes in the sentence, and its confidence.

    Statements whose doer is one of ``actors`` go before all others; of what is left the
    commonest event, the first where two are as common. None where nothing is coded.
    ``targets`` tell the rules nothing that they use.
    """
    reading = read_article(_article(text, language), _registry(), _pack())
    coded = [statement for statement in reading.statements if statement.event is not None]
    own = [statement for statement in coded if _is_by(statement, actors)]
    return _commonest(own or coded)


def _commonest(found: Sequence[Statement]) -> tuple[Event | None, float]:
    if not found:
        return None, 0.0
    event = Counter(statement.event for statement in found).most_common(1)[0][0]
    return event, max(item.confidence for item in found if item.event == event)


def _is_by(statement: Statement, spans: Sequence[Span]) -> bool:
    doers = [part for part in statement.parts if part.role == "actor"]
    return any(part.start < end and start < part.end for part in doers for start, end in spans)


@cache
def _registry() -> Registry:
    return load_registry(())


@cache
def _pack() -> IssuePack:
    return load_pack(DEFAULT_ISSUE)


def _article(text: str, language: str) -> Article:
    return Article(
        id="sentence",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(), "unknown"),
    )
