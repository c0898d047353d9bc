"""Tables of sentences with the quotations that a careful reader marks in them."""

from __future__ import annotations

import pytest

from ralliement.statements.quotations import find_quotations

from . import english_rows, french_rows, press_rows, verdict_rows
from .helpers import Table, parse_of

pytestmark = pytest.mark.model

FRENCH = (
    french_rows.AFTER
    + french_rows.BEFORE
    + french_rows.INDIRECT
    + french_rows.MIXED
    + french_rows.PARAGRAPHS
    + french_rows.NONFINITE
    + french_rows.PLACES
    + press_rows.FRENCH_VERBS
    + press_rows.FRENCH_CLAUSES
    + press_rows.FRENCH_SPEAKERS
    + verdict_rows.FRENCH
)
ENGLISH = (
    english_rows.QUOTED
    + english_rows.INDIRECT
    + english_rows.PARAGRAPHS
    + english_rows.NONFINITE
    + press_rows.ENGLISH_CLAUSES
    + press_rows.ENGLISH_SPEAKERS
    + verdict_rows.ENGLISH
)


def _found(text: str, language: str) -> list[tuple[str, str, str | None, str | None]]:
    parse = parse_of(text, language)
    return [
        (
            found.kind,
            text[found.start : found.end],
            text[slice(*found.speaker_span)] if found.speaker_span else None,
            text[slice(*found.cue_span)] if found.cue_span else None,
        )
        for found in find_quotations(parse, Table(parse, {}))
    ]


def _check(text: str, language: str, wanted: list[tuple[str, str, str | None, str | None]]) -> None:
    found = _found(text, language)
    assert [row[:3] for row in found] == [row[:3] for row in wanted]
    for got, row in zip(found, wanted, strict=True):
        assert row[3] is None or got[3] == row[3]


@pytest.mark.parametrize("row", FRENCH, ids=lambda row: row[0][:40])
def test_french(row: french_rows.Row) -> None:
    _check(row[0], "fr", row[1])


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row[0][:40])
def test_english(row: english_rows.Row) -> None:
    _check(row[0], "en", row[1])


@pytest.mark.parametrize(
    "text",
    french_rows.NONE + press_rows.FRENCH_NONE + verdict_rows.FRENCH_NONE,
    ids=lambda text: text[:40],
)
def test_nothing_in_french(text: str) -> None:
    assert _found(text, "fr") == []


@pytest.mark.parametrize(
    "text", english_rows.NONE + verdict_rows.ENGLISH_NONE, ids=lambda text: text[:40]
)
def test_nothing_in_english(text: str) -> None:
    assert _found(text, "en") == []
