"""Sentence bounds from the words alone, without a model."""

from __future__ import annotations

import pytest
import spacy

from ralliement.language.sentences import sentence_starts
from ralliement.language.words import Name, split_words

ABBREVIATIONS = frozenset({"m", "mme", "etc", "u.s", "mr", "sen"})
TOKENIZER = {language: spacy.blank(language).tokenizer for language in ("fr", "en")}


def cut(text: str, language: str, block_starts: tuple[int, ...] = (0,)) -> list[str]:
    words = split_words(text, TOKENIZER[language], ())
    starts = sentence_starts(words, frozenset(block_starts), ABBREVIATIONS)
    bounds = [word.start for word, begins in zip(words, starts, strict=True) if begins]
    return [
        text[start:end].strip() for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["La pêche reprend.", "Oslo proteste."]),
        ("fr", ["M. Dupont a refusé.", "Mme Weiss aussi."]),
        ("fr", ["« Nous verrons. ", "Rien ne presse », a dit le ministre."]),
        ("fr", ["Il a dit : « Non. »", "Puis il est parti."]),
        ("fr", ["Qui paiera ?", "Personne ne le sait…", "On attend."]),
        ("fr", ["Le prix a baissé de 3.5 points en un an."]),
        ("fr", ["« Vraiment ? » a demandé la députée."]),
        ("en", ["Oslo objected.", "Sen. Ray did not."]),
        ("en", ["“We will see.", "Nothing is urgent,” she said."]),
        ("en", ["The U.S. embassy closed.", "Nobody knew why."]),
        ("en", ['"Stop!" he shouted.', "They did."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, sentences: list[str]) -> None:
    sentences = [sentence.strip() for sentence in sentences]
    assert cut(" ".join(sentences), language) == sentences


def test_every_block_begins_a_sentence() -> None:
    text = "Un titre sans point\n\nEt la suite."
    assert cut(text, "fr", (0, 21)) == ["Un titre sans point", "Et la suite."]


def test_names_holes_and_generations_are_one_word_each() -> None:
    text = "Le Royaume-Uni promet des «» pour la 5G."
    names = [Name(3, 14, "state")]
    words = split_words(text, TOKENIZER["fr"], names)
    assert [word.text for word in words] == [
        "Le", "Royaume-Uni", "promet", "des", "«»", "pour", "la", "5G", ".",
    ]  # fmt: skip
    assert [word.kind for word in words if word.kind] == ["state", "hole", "plain"]
    assert all(text[word.start : word.end] == word.text for word in words)


def test_a_name_inside_a_token_is_cut_out_of_it() -> None:
    text = "Une loi anti-Huawei."
    words = split_words(text, TOKENIZER["fr"], [Name(13, 19, "organisation")])
    assert "Huawei" in [word.text for word in words]
    assert "".join(word.text for word in words) == text.replace(" ", "")
