"""Quotation marks are paired whatever their form, and no model is needed for it."""

from __future__ import annotations

import pytest

from ralliement.statements.quotations.marks import Quoted, find_quoted


def _pairs(text: str, *, singles: bool = False) -> list[Quoted]:
    paragraphs: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    return find_quoted(text, paragraphs, singles=singles)


@pytest.mark.parametrize(
    "text",
    [
        "Il dit « oui ».",
        "Il dit «oui».",
        "Il dit “oui”.",
        'Il dit "oui".',
        "Il dit „oui“.",
        "Il dit „oui”.",
        "Il dit ‹ oui ›.",
        "Il dit ''oui''.",
        "Il dit <<oui>>.",
        'Il dit « "oui" ».',
        'Il dit « "oui ».',
    ],
)
def test_every_form_of_mark(text: str) -> None:
    outer = [quoted for quoted in _pairs(text) if quoted.depth == 0 and quoted.closed]
    assert [text[q.start : q.end].strip('" ') for q in outer] == ["oui"]


def test_single_marks_are_not_apostrophes() -> None:
    text = "The ministers' 'cautious' plan isn't theirs, 'they said."
    found = [q for q in _pairs(text, singles=True) if q.closed]
    assert [text[q.start : q.end] for q in found] == ["cautious"]


def test_nested_marks_have_depth() -> None:
    text = "Il dit « trois cas de « vraie » fraude, pas plus »."
    found = _pairs(text)
    assert [(text[q.start : q.end], q.depth) for q in found] == [
        ("trois cas de « vraie » fraude, pas plus", 0),
        ("vraie", 1),
    ]


def test_of_two_openings_and_one_closing_the_outer_stays_open() -> None:
    text = "Il tonne : « La suite vient, avec leurs « réseaux neufs » en mai."
    found = _pairs(text)
    assert [(q.closed, q.depth) for q in found] == [(False, 0), (True, 0)]


def test_each_paragraph_reopens() -> None:
    text = "Il dit : « Un.\n« Deux.\n« Trois. »\nFin."
    (found,) = _pairs(text)
    assert found.closed
    assert [text[start:end] for start, end in found.segments] == ["Un.", "Deux.", "Trois."]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "Il dit : « Un.\nLa suite est ailleurs."
    (found,) = _pairs(text)
    assert not found.closed
    assert found.close == text.index("\n")


def test_empty_marks_are_lost() -> None:
    (found,) = _pairs("Il veut « ».")
    assert found.lost


def test_the_comma_of_the_attribution_is_left_out() -> None:
    text = "“We agree,” she said."
    (found,) = _pairs(text)
    assert text[found.start : found.end] == "We agree"
