"""Which sentences are the same though the two codings cut them otherwise."""

from __future__ import annotations

import pytest

from ralliement.evaluation.sentences import same_sentence, sentence_from, sentence_keys

TEXT = "PARIS, 3 sept. (AFP) - Rome a dit non. « Jamais ! » dit Bonn ; Bonn tient.\nTitre"


def spans(*words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(one), TEXT.index(one) + len(one)) for one in words]


@pytest.mark.parametrize(
    ("by_hand", "machine", "same"),
    [
        ("PARIS", "Rome a dit non.", True),
        ("Rome", "Rome a dit non.", True),
        ("a dit non", "Rome a dit non.", True),
        ("PARIS", "« Jamais !", False),
        ("Rome", "« Jamais !", False),
        ("« Jamais", "Bonn tient.", True),
        ("« Jamais", "Titre", False),
        ("Bonn tient", "Rome a dit non.", False),
    ],
)
def test_same_sentence(by_hand: str, machine: str, same: bool) -> None:
    assert same_sentence(TEXT, TEXT.index(by_hand), spans(machine)[0]) is same


def test_tags_of_a_page_part_sentences() -> None:
    page = "<h1>Titre</h1><p>Rome a dit non.</p>"
    assert not same_sentence(page, 4, (page.index("Rome"), page.index("</p>")))


def test_keys_hold_together_what_one_side_cuts() -> None:
    quoted, held, last = spans("« Jamais ! » dit Bonn", "Bonn tient.", "Titre")
    starts, sentences = sentence_keys(TEXT, [quoted[0]], [quoted, held, last])
    assert starts == {quoted[0]: quoted[0]}
    assert sentences == {quoted: quoted[0], held: quoted[0], last: last[0]}
    whole = (quoted[0], held[1])
    starts, sentences = sentence_keys(TEXT, [quoted[0], held[0]], [whole])
    assert set(starts.values()) == set(sentences.values()) == {quoted[0]}


def test_the_sentence_shown() -> None:
    assert sentence_from(TEXT, TEXT.index("Rome")) == "Rome a dit non."
    assert sentence_from(TEXT, TEXT.index("Titre")) == "Titre"
    assert sentence_from(TEXT, TEXT.index("Bonn tient")) == "Bonn tient."
