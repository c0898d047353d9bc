"""Both languages say the same things, and everything that is shown has a word."""

from __future__ import annotations

import pytest

from ralliement.errors import UnknownName
from ralliement.networks import KINDS
from ralliement.networks.answers import ANSWERS
from ralliement.networks.instruments import UNKNOWN, WORDS, instruments
from ralliement.networks.intensity import LEVELS
from ralliement.networks.words import NetworkWords, languages
from ralliement.yamlfiles import read_yaml


def test_every_language_has_the_same_keys() -> None:
    labels = read_yaml("ralliement.networks", "labels.yaml")
    shapes = [{group: list(words) for group, words in block.items()} for block in labels.values()]
    assert shapes[0] == shapes[1]
    assert languages() == ("fr", "en")


@pytest.mark.parametrize("language", languages())
def test_all_that_is_shown_has_a_word(language: str) -> None:
    words = NetworkWords(language)
    assert words.keys("events") == tuple(map(str, LEVELS))
    assert words.keys("answers") == ANSWERS
    assert words.keys("instruments") == (*instruments(), WORDS, UNKNOWN)
    assert set(words.keys("titles")) == set(KINDS)


def test_numbers_are_written_as_the_language_does() -> None:
    assert NetworkWords("fr").number(0.256) == "0,26"
    assert NetworkWords("en").number(2.0) == "2"
    with pytest.raises(UnknownName, match="known: en, fr"):
        NetworkWords("de")
