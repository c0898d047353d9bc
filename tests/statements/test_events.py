"""Sentences of our own and the events that a careful reader codes in them.

The tables in ``data/`` hold one sentence a line: the sentence, a tab, and the events as
``ACTOR>RECIPIENT EVENT [modality]``, separated by semicolons, ``-`` for none; a third
column says why a sentence is not yet read right. Nobody's article: all made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ralliement.actors import find_names, load_registry, parser_names, resolve_mentions
from ralliement.issues import load_pack
from ralliement.language import load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)
from ralliement.statements.reader import read_statements

Row = tuple[str, str | None, str, str]
Coder = Callable[[str, str], set[Row]]
_DATA = Path(__file__).parent / "data"
_DAY = date(2021, 6, 15)


def _lines(language: str) -> Iterator[list[str]]:
    for line in (_DATA / f"events_{language}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _cases() -> Iterator[object]:
    for language in ("fr", "en"):
        for sentence, events, *reason in _lines(language):
            marks = [pytest.mark.xfail(strict=True, reason=reason[0])] if reason else []
            yield pytest.param(language, sentence, _rows(events), marks=marks, id=sentence)


def _rows(cell: str) -> set[Row]:
    return set() if cell == "-" else {_row(part) for part in cell.split(";")}


def _row(part: str) -> Row:
    people, event, *modality = part.split()
    actor, recipient = people.split(">")
    return actor, None if recipient == "-" else recipient, event, *(modality or ["asserted"])


def _article(text: str, language: str) -> Article:
    return Article(
        id="made-up",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(_DAY, _DAY), "metadata"),
    )


@pytest.fixture(scope="session")
def events_of() -> Coder:
    """The events that the whole reader codes in one sentence."""
    registry = load_registry()
    pack = load_pack("huawei-5g")
    known = registry.known_ids()

    def code(sentence: str, language: str) -> set[Row]:
        article = _article(sentence, language)
        hits = find_names(sentence, language, registry)
        parse = parse_article(article, parser_names(hits), load_pipeline(language))
        table = resolve_mentions(parse, hits, registry)
        kinds = {
            m.actor: registry.actor(m.actor).kind if m.actor in known else "person"
            for m in table.mentions
        }
        reading = read_statements(parse, table, kinds, pack, genders={}, lands={}, trained=False)
        return {
            (s.actor, s.recipient, s.event.value, s.modality.value)
            for s in reading.statements
            if s.event is not None
        }

    return code


@pytest.mark.model
@pytest.mark.parametrize(("language", "sentence", "expected"), list(_cases()))
def test_events(language: str, sentence: str, expected: set[Row], events_of: Coder) -> None:
    """Who does what to whom, and how it is meant: those and no others."""
    assert events_of(sentence, language) == expected


def test_tables_are_broad() -> None:
    """Enough sentences, most of them French, and many in which nothing is done."""
    french, english = list(_lines("fr")), list(_lines("en"))
    silent = [row for row in [*french, *english] if row[1] == "-"]
    assert len(french) + len(english) >= 250
    assert len(french) > len(english)
    assert len(silent) >= 60
