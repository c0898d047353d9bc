"""The records' own promises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement import errors
from ralliement.records import Alignment, Interval, Piece, content_id


@pytest.mark.parametrize(
    ("interval", "precision"),
    [
        (Interval(date(2019, 5, 8), date(2019, 5, 8)), "day"),
        (Interval(date(2019, 5, 1), date(2019, 5, 31)), "month"),
        (Interval(date(2019, 2, 1), date(2019, 2, 28)), "month"),
        (Interval(date(2020, 1, 1), date(2020, 12, 31)), "year"),
        (Interval(date(2019, 7, 10), date(2019, 7, 20)), "interval"),
        (Interval(date(2019, 3, 1), None), "open"),
        (Interval(), "open"),
    ],
)
def test_precision_comes_from_the_width(interval: Interval, precision: str) -> None:
    assert interval.precision == precision


def test_an_interval_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="2019-05-02 > 2019-05-01"):
        Interval(date(2019, 5, 2), date(2019, 5, 1))


def test_an_alignment_maps_copies_by_character_and_repairs_as_a_whole() -> None:
    # "abc" copied from 10, one inserted space, then "Ã©" repaired to "é"
    alignment = Alignment(
        (Piece(0, 3, 10, 13), Piece(3, 4, 13, 13, copied=False), Piece(4, 5, 13, 15, copied=False))
    )
    assert alignment.to_original(1, 3) == (11, 13)
    assert alignment.to_original(3, 4) == (13, 13)
    assert alignment.to_original(4, 5) == (13, 15)
    assert alignment.to_original(0, 5) == (10, 15)
    assert alignment.to_original(2, 2) == (12, 12)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.data())
def test_spans_of_copied_text_keep_their_length(lengths: list[int], data: st.DataObject) -> None:
    pieces, text, original = [], 0, 5
    for length in lengths:
        pieces.append(Piece(text, text + length, original, original + length))
        text, original = text + length, original + length + 3
    alignment = Alignment(tuple(pieces))
    piece = data.draw(st.sampled_from(pieces))
    start = data.draw(st.integers(piece.text_start, piece.text_end - 1))
    found = alignment.to_original(start, piece.text_end)
    assert found == (piece.original_start + start - piece.text_start, piece.original_end)


def test_ids_depend_on_content_alone() -> None:
    assert content_id("s", "a", 1, None) == content_id("s", "a", 1, None)
    assert content_id("s", "a", 1, None) != content_id("s", "a", None, 1)
    assert content_id("q", "a") != content_id("s", "a")


def test_the_tree_of_errors_drawn_in_its_docstring_is_complete() -> None:
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
    drawn = errors.__doc__ or ""
    assert all(
        name in drawn for name in kinds if name.endswith(("Error", "Article", "Read", "Name"))
    )
