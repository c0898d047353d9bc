"""The words of saying: forms, senses, and lists that the rules ask for."""

from __future__ import annotations

import pytest

from ralliement.errors import UnknownName
from ralliement.statements.quotations.lexicon import inflect, load_lexicon


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("déclara", "déclarer"),
        ("annonçait", "annoncer"),
        ("exigea", "exiger"),
        ("rappelle", "rappeler"),
        ("répète", "répéter"),
        ("révèle", "révéler"),
        ("dément", "démentir"),
        ("craignent", "craindre"),
        ("reconnaît", "reconnaître"),
        ("reconnait", "reconnaître"),
        ("prévient", "prévenir"),
        ("écrivait", "écrire"),
        ("promis", "promettre"),
        ("répondit", "répondre"),
        ("avertit", "avertir"),
    ],
)
def test_french_forms(form: str, verb: str) -> None:
    assert verb in {sense.lemma for sense in load_lexicon("fr").senses[form]}


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("admitted", "admit"),
        ("told", "tell"),
    ],
)
def test_english_forms(form: str, verb: str) -> None:
    assert verb in {sense.lemma for sense in load_lexicon("en").senses[form]}


def test_lists_are_rich() -> None:
    for language, least in (("fr", 150), ("en", 120)):
        lexicon = load_lexicon(language)
        lemmas = {sense.lemma for senses in lexicon.senses.values() for sense in senses}
        assert len(lemmas) >= least


def test_an_expression_keeps_its_tail() -> None:
    tails = {sense.lemma: sense.tail for sense in load_lexicon("fr").senses["fait"]}
    assert tails["faire valoir"] == ("valoir",)


def test_the_longest_ending_wins() -> None:
    endings = {"er": ["e"], "ger": ["gea"]}
    assert inflect("juger", endings) == ["jugea"]


def test_unknown_language() -> None:
    with pytest.raises(UnknownName, match="known: en, fr"):
        load_lexicon("de")


def test_both_languages_have_the_same_lists() -> None:
    french, english = load_lexicon("fr"), load_lexicon("en")
    assert set(french.words) == set(english.words)
    assert set(french.phrases) == set(english.phrases)
