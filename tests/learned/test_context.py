"""What a sentence is shown with."""

from __future__ import annotations

from ralliement.learned.coder import DATA
from ralliement.learned.context import in_context
from ralliement.learned.marking import HERE, Marks, mark_sentence
from ralliement.learned.pieces import MOST_TOKENS, Pieces
from ralliement.records import Event


def marks(text: str, **spans: str) -> Marks:
    """Each actor's words are looked for in the text."""
    found = [(text.index(words), text.index(words) + len(words), n) for n, words in spans.items()]
    return Marks(text, tuple(found))


def words(shown: Marks) -> list[tuple[str, str]]:
    return [(shown.text[start:end], actor) for start, end, actor in shown.actors]


ARTICLE = [
    marks("Chile and Peru quarrel.", CL="Chile", PE="Peru"),
    marks("Lima is angry.", PE="Lima"),
    marks("The Peruvian foreign minister left.", PE="The Peruvian foreign minister"),
    marks("It rains."),
    Marks("She was sharp.", ((0, 3, "PE"),), (), ((8, Event.ACCUSE),)),
]


def test_the_first_sentence_stands_alone() -> None:
    assert in_context(ARTICLE, 0) == ARTICLE[0]


def test_two_sentences_before_it_and_the_names_of_who_is_in_none_of_them() -> None:
    shown = in_context(ARTICLE, 4)
    assert shown.text == "Chile. The Peruvian foreign minister left. It rains. She was sharp."
    assert shown.text[shown.at :] == "She was sharp."
    assert words(shown)[0] == ("Chile", "CL")
    assert [actor for _, actor in words(shown)] == ["CL", "PE", "PE"]
    assert [shown.text[place:][:5] for place, _ in shown.hints] == ["sharp"]


def test_every_span_still_holds_its_words() -> None:
    for n, own in enumerate(ARTICLE):
        moved = [pair for pair in words(in_context(ARTICLE, n)) if pair in words(own)]
        assert set(moved) == set(words(own))


def test_a_context_too_long_is_cut_from_its_beginning() -> None:
    far = marks("Chile sleeps. " + "word " * 400, CL="Chile")
    shown = in_context([far, marks("Peru met Mali.", PE="Peru", ML="Mali")], 1)
    encoded = Pieces(DATA / "pieces.model").encode(mark_sentence(shown), 3)
    assert len(encoded.ids) == MOST_TOKENS
    assert [bool(places) for places in encoded.opened] == [False, True, True]


def test_an_actor_is_known_by_the_sentence_that_is_coded() -> None:
    shown = in_context([marks("Peru slept.", PE="Peru"), marks("Peru met Mali.", PE="Peru")], 1)
    parts = mark_sentence(shown)
    encoded = Pieces(DATA / "pieces.model").encode(parts, 1)
    here = next(n for n, part in enumerate(parts) if getattr(part, "name", "") == HERE)
    assert len(encoded.opened[0]) == 1 < sum(getattr(p, "owner", None) == 0 for p in parts)
    assert here > 0
