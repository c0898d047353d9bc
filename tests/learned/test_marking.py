"""How a sentence is cut at its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.learned.marking import Mark, mark_sentence
from ralliement.records import Event


def shown(parts: list[str | Mark]) -> str:
    return "".join(part if isinstance(part, str) else part.name for part in parts)


@pytest.mark.parametrize(
    ("text", "spans", "actors", "subject", "hints", "expected"),
    [
        (
            "Rome met Oslo.",
            [(0, 4, "IT"), (9, 13, "NO")], ["IT", "NO"], [], [(5, Event.CONSULT)],
            "<a>Rome</a><CONSULT> met<a> Oslo</a>.",
        ),
        ("L'Italie cède.", [(2, 8, "IT")], ["IT"], [], [], "L'<a>Italie</a> cède."),
        ("Rome bans it.", [(0, 4, "IT")], ["IT"], [(10, 12)], [], "<a>Rome</a> bans<i> it</i>."),
        ("Rome met Oslo.", [(0, 4, "IT"), (9, 13, "NO")], ["IT"], [], [],
         "<a>Rome</a> met Oslo."),
        # The longer of two overlapping spans; an actor before the disputed thing.
        ("The Rome government fell.", [(4, 8, "IT"), (0, 19, "IT")], ["IT"], [(4, 8)], [],
         "<a>The Rome government</a> fell."),
        # No hint inside an actor's name.
        ("The Accord Party fell.", [(0, 16, "p")], ["p"], [], [(4, Event.AGREE)],
         "<a>The Accord Party</a> fell."),
    ],
)  # fmt: skip
def test_marks_stand_around_actors_and_before_hints(
    text, spans, actors, subject, hints, expected
) -> None:
    assert shown(mark_sentence(text, spans, actors, subject, hints)) == expected


def test_an_opening_mark_says_whose_mention_it_opens() -> None:
    parts = mark_sentence("Oslo and Rome", [(0, 4, "NO"), (9, 13, "IT")], ["IT", "NO"])
    owners = [p.owner for p in parts if isinstance(p, Mark) and p.name == "<a>"]
    assert owners == [1, 0]


@given(
    st.text(alphabet="ab é'", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=4),
)
def test_no_letter_is_lost(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(a, min(len(text), a + n), "x") for a, n in places if a < len(text)]
    parts = mark_sentence(text, spans, ["x"])
    assert "".join(part for part in parts if isinstance(part, str)) == text
