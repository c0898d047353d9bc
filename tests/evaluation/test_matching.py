"""One to one: which row of the machine belongs to which row by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.evaluation.matching import overlap, paired, paired_spans

Row = tuple[str, str]


def agree(one: Row, other: Row) -> tuple[bool, ...]:
    return tuple(a == b for a, b in zip(one, other, strict=True))


def test_the_first_field_decides_and_then_the_second() -> None:
    gold = [("ACCUSE", "FR"), ("ACCUSE", "DE"), ("REQUEST", "DE")]
    machine = [("REQUEST", "FR"), ("ACCUSE", "DE")]
    assert paired(gold, machine, agree) == [
        (gold[0], None),
        (gold[1], machine[1]),
        (gold[2], machine[0]),
    ]


def test_one_agreement_of_the_first_outweighs_all_of_the_others() -> None:
    gold = [("A", "x"), ("B", "y")]
    machine = [("C", "x"), ("A", "y")]
    # Crosswise both second fields agree with none of the first; straight, one first field does.
    assert paired(gold, machine, agree) == [(gold[0], machine[1]), (gold[1], machine[0])]


def test_one_side_alone() -> None:
    assert paired([("A", "")], [], agree) == [(("A", ""), None)]
    assert paired([], [("A", "")], agree) == [(None, ("A", ""))]


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xy")), max_size=5),
    st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xy")), max_size=5),
)
def test_every_row_comes_once(gold: list[Row], machine: list[Row]) -> None:
    found = paired(gold, machine, agree)
    assert sorted(one for one, _ in found if one) == sorted(gold)
    assert sorted(other for _, other in found if other) == sorted(machine)
    assert sum(None not in pair for pair in found) == min(len(gold), len(machine))


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (2, 10), 0.8),
        ((0, 10), (0, 100), 0.1),
        ((0, 10), (10, 20), 0.0),
        ((5, 5), (6, 6), 1.0),
        ((5, 5), (9, 9), 0.0),
        ((5, 5), (0, 10), 0.0),
    ],
)
def test_overlap_is_of_the_longer(
    one: tuple[int, int], other: tuple[int, int], part: float
) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(part)


def test_as_many_spans_as_can_be_are_paired() -> None:
    # The first by hand overlaps both, the second only the first of the machine.
    gold, machine = [(0, 10), (0, 8)], [(0, 9), (2, 12)]
    assert paired_spans(gold, machine, 0.8) == [(0, 1), (1, 0)]
    assert paired_spans(gold, machine, 0.95) == [(0, None), (1, None), (None, 0), (None, 1)]
    assert paired_spans([], machine, 0.8) == [(None, 0), (None, 1)]
