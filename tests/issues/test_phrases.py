"""Phrases and parsed texts are cut alike, and a gap spans up to three words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ralliement.issues import find_phrase, split_phrase, split_tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tenir à l'écart", ("tenir", "à", "l'", "écart")),
        ("Tenir à l’écart", ("tenir", "à", "l'", "écart")),
        ("loi anti-*", ("loi", "anti")),
        ("limiter à * %", ("limiter", "à", "*", "%")),
        ("high-risk vendor's", ("high", "risk", "vendor", "'s")),
        ("can't", ("ca", "n't")),
        ("aujourd'hui", ("aujourd'hui",)),
        ("réseau 5G", ("réseau", "5", "g")),
        ("35%", ("35", "%")),
        ("the U.S.", ("the", "u.s")),
        ("  ", ()),
        ("…!?", ()),
    ],
)
def test_a_phrase_is_cut_in_words(text: str, words: tuple[str, ...]) -> None:
    assert split_phrase(text) == words


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("fermer * porte", "fermer la porte", [(0, 2)]),
        ("fermer * porte", "fermer porte", [(0, 1)]),
        ("fermer * porte", "fermer une bonne fois la porte", []),
        ("fermer * porte", "fermer pour eux la porte", [(0, 4)]),
        ("loi anti-*", "la loi anti-Huawei", [(1, 2)]),
        ("exclure", "exclure ou exclure", [(0,), (2,)]),
        ("porte * porte", "porte porte porte", [(0, 1), (1, 2)]),
    ],
)
def test_where_a_phrase_stands(phrase: str, text: str, places: list[tuple[int, ...]]) -> None:
    words = split_tokens((word, word) for word in text.split())
    assert list(find_phrase(split_phrase(phrase), words)) == places


def test_a_search_stays_inside_its_bounds() -> None:
    words = split_tokens((word, word) for word in "fermer la porte fermer la porte".split())
    phrase = split_phrase("fermer * porte")
    assert list(find_phrase(phrase, words, 3)) == [(3, 5)]
    assert list(find_phrase(phrase, words, 0, 2)) == []


def test_lemmas_match_and_places_lead_back_to_tokens() -> None:
    tokens = [("Il", "il"), ("tient", "tenir"), ("la", "le"), ("porte-parole", "porte-parole")]
    words = split_tokens(tokens)
    assert list(find_phrase(("tenir",), words)) == [(1,)]
    assert words.token_of == (0, 1, 2, 3, 3)


@pytest.mark.parametrize(
    ("before", "word", "lemma", "form", "given_form"),
    [
        ("gouvernement", "limite", "limite", "limiter", True),
        ("la", "limite", "limite", "limiter", False),
        ("en", "garde", "garde", "garder", False),
        ("qui", "démantèle", "démantèl", "démanteler", True),
        ("on", "restreindra", "restreindra", "restreindre", True),
        ("règles", "européennes", "européen", "européenne", True),
        ("d'", "Ecarter", "ecarter", "écarter", True),
        ("le", "coeur", "coeur", "cœur", True),
        ("il", "exclut", "exclure", "exclure", True),
    ],
)
def test_french_words_get_the_forms_that_papers_vary(
    before: str, word: str, lemma: str, form: str, given_form: bool
) -> None:
    words = split_tokens([(before, before), (word, lemma)], "fr")
    assert (form in words.forms[1]) is given_form


@given(st.text(max_size=60))
def test_a_phrase_always_finds_itself(text: str) -> None:
    phrase = tuple(word for word in split_phrase(text) if word != "*")
    words = split_tokens([(text, text)])
    if phrase and len(phrase) == len(words.forms):
        assert next(find_phrase(phrase, words)) == tuple(range(len(phrase)))


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=8))
def test_every_word_leads_back_to_a_token(tokens: list[tuple[str, str]]) -> None:
    words = split_tokens(tokens, "fr")
    assert len(words.forms) == len(words.token_of)
    assert all(0 <= index < len(tokens) for index in words.token_of)
