"""The coder that ships, on sentences of our own that are in no labelled file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ralliement.learned import LearnedCoder, Marks, load_coder
from ralliement.learned.coder import DATA
from ralliement.records import Event, Modality
from ralliement.statements import given_event

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> LearnedCoder:
    return load_coder()


def marks(text: str, *actors: tuple[str, str]) -> Marks:
    """Each actor's words are looked for in the text."""
    spans = [(text.index(words), text.index(words) + len(words), name) for words, name in actors]
    return Marks(text, tuple(spans))


# That it works at all, with and without hints; how often it is right is the gate's business.
@pytest.mark.parametrize(
    ("text", "language", "actor", "target", "event"),
    [
        ("Le Pérou a accusé le Chili d'espionner ses ports.", "fr", "Le Pérou", "Chili",
         Event.ACCUSE),
        ("Police detained four reporters in the capital.", "en", "Police", "four reporters",
         Event.COERCE),
        ("Ghana sent blankets and medicine to Togo.", "en", "Ghana", "Togo", Event.AID),
        ("El Gobierno pidió a Bolivia que liberase a los presos.", "es", "El Gobierno", "Bolivia",
         Event.REQUEST),
    ],
)  # fmt: skip
def test_the_event_between_two_actors(
    text: str, language: str, actor: str, target: str, event: Event
) -> None:
    spans = [[(text.index(words), text.index(words) + len(words))] for words in (actor, target)]
    assert given_event(text, language, *spans)[0] is event


def test_who_does_it_to_whom(coder: LearnedCoder) -> None:
    text = "La Norvège a accusé la Suède d'espionnage."
    plain = marks(text, ("Norvège", "NO"), ("Suède", "SE"))
    shown = replace(plain, hints=((text.index("accusé"), Event.ACCUSE),))
    rows = coder.code([shown], 0.5)[0]
    assert [(r.actor, r.recipient, r.event) for r in rows] == [("NO", "SE", Event.ACCUSE)]
    assert rows[0].modality is Modality.ASSERTED


def test_nothing_in_a_mere_place(coder: LearnedCoder) -> None:
    shown = marks("It was raining in Oslo on Monday.", ("Oslo", "NO"))
    assert coder.code([shown], 0.5) == [[]]


def test_answers_do_not_depend_on_company(coder: LearnedCoder) -> None:
    one = marks("Ghana sent blankets to Togo.", ("Ghana", "GH"), ("Togo", "TG"))
    long = marks("Mali " + "and its many neighbours " * 20 + "met Chad.", ("Mali", "ML"),
                 ("Chad", "TD"))  # fmt: skip
    alone, among = coder.code([one], 0.0)[0], coder.code([long, one, long], 0.0)[1]
    for first, second in zip(alone, among, strict=True):
        assert first == second


def test_a_sentence_too_long_loses_its_end_only(coder: LearnedCoder) -> None:
    text = "Ghana sent blankets to Togo. " + "word " * 600 + "Mali"
    rows = coder.code([marks(text, ("Ghana", "GH"), ("Togo", "TG"), ("Mali", "ML"))], 0.0)[0]
    assert {row.actor for row in rows} == {"GH", "TG", "ML"}


def test_it_says_what_it_was_fitted_on_and_stays_small(coder: LearnedCoder) -> None:
    assert len(coder.card["labelled"]) == 64
    assert (DATA / "MODEL_CARD.md").exists()
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 50_000_000
