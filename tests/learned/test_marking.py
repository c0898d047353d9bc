"""How a sentence is cut at its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.learned.marking import HERE, Mark, Marks, mark_sentence
from ralliement.records import Event


def shown(parts: list[str | Mark]) -> str:
    return "".join(part if isinstance(part, str) else part.name for part in parts)


@pytest.mark.parametrize(
    ("text", "actors", "subject", "hints", "at", "expected"),
    [
        (
            "Rome met Oslo.",
            ((0, 4, "IT"), (9, 13, "NO")), (), ((5, Event.CONSULT),), 0,
            "<t><a>Rome</a><CONSULT> met<a> Oslo</a>.",
        ),
        ("L'Italie cède.", ((2, 8, "IT"),), (), (), 0, "<t>L'<a>Italie</a> cède."),
        ("Rome bans it.", ((0, 4, "IT"),), ((10, 12),), (), 0,
         "<t><a>Rome</a> bans<i> it</i>."),
        # What stands before the sentence.
        ("Oslo rose. Rome met it.", ((0, 4, "NO"), (11, 15, "IT")), (), (), 11,
         "<a>Oslo</a> rose. <t><a>Rome</a> met it."),
        # The longer of two overlapping spans; an actor before the disputed thing.
        ("The Rome government fell.", ((4, 8, "IT"), (0, 19, "IT")), ((4, 8),), (), 0,
         "<t><a>The Rome government</a> fell."),
        # No hint inside an actor's name.
        ("The Accord Party fell.", ((0, 16, "p"),), (), ((4, Event.AGREE),), 0,
         "<t><a>The Accord Party</a> fell."),
    ],
)  # fmt: skip
def test_marks_stand_around_actors_and_before_hints(
    text, actors, subject, hints, at, expected
) -> None:
    assert shown(mark_sentence(Marks(text, actors, subject, hints, at))) == expected


def test_an_opening_mark_says_whose_mention_it_opens() -> None:
    parts = mark_sentence(Marks("Oslo and Rome", ((9, 13, "IT"), (0, 4, "NO"))))
    owners = [p.owner for p in parts if isinstance(p, Mark) and p.name == "<a>"]
    assert owners == [0, 1]


@given(
    st.text(alphabet="ab é'", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=4),
    st.integers(0, 30),
)
def test_no_letter_is_lost(text: str, places: list[tuple[int, int]], at: int) -> None:
    spans = tuple((a, min(len(text), a + n), "x") for a, n in places if a < len(text))
    parts = mark_sentence(Marks(text, spans, at=min(at, len(text))))
    assert "".join(part for part in parts if isinstance(part, str)) == text
    assert sum(isinstance(part, Mark) and part.name == HERE for part in parts) == 1
