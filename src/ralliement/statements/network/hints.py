"""What the frame lists say of a sentence's words, as hints for the trained coder."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from ralliement.actors import find_names, load_registry, parser_names
from ralliement.language import PARSED, Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Event,
    Interval,
    Piece,
    Publication,
)
from ralliement.statements.clauses.lexicon import load_lexicon
from ralliement.statements.events.predicates import NEVER, find_predicates


def find_hints(parse: Parse, sentence: Span) -> Iterator[tuple[int, Event]]:
    """(text offset, event) of each word of the sentence that heads a predicate of the lists.

    The most exact frame counts, whoever its actors are.
    """
    for predicate in find_predicates(sentence, load_lexicon(parse.language)):
        frame = predicate.frames[0]
        if NEVER not in frame.places:
            yield parse.starts[(predicate.noun or predicate.token).i], frame.event


def hints_of(text: str, language: str) -> tuple[tuple[int, Event], ...]:
    """The hints of a sentence that stands alone; none in a language without a parser."""
    if language not in PARSED:
        return ()
    article = Article(
        id="sentence",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(), "unknown"),
    )
    names = parser_names(find_names(text, language, load_registry(())))
    parse = parse_article(article, names, load_pipeline(language))
    return tuple(hint for sentence in parse.sentences for hint in find_hints(parse, sentence))
