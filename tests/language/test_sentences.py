"""Sentence bounds from the words alone, without a model."""

from __future__ import annotations

import pytest
import spacy

from ralliement.language import load_pipeline
from ralliement.language.sentences import Bounds, sentence_starts
from ralliement.language.words import Name, split_words

LIGHT = ("de", "it", "es", "nl")
BOUNDS = Bounds(frozenset({"m", "mme", "etc", "u.s", "mr", "sen"}))
TOKENIZER = {language: spacy.blank(language).tokenizer for language in ("fr", "en", *LIGHT)}


def cut(text: str, language: str, block_starts: tuple[int, ...] = (0,)) -> list[str]:
    words = split_words(text, TOKENIZER[language], ())
    bounds = load_pipeline(language).bounds if language in LIGHT else BOUNDS
    starts = sentence_starts(words, frozenset(block_starts), bounds)
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


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Am 3. Mai sagte Dr. Weiß z. B., dass Nr. 5 gelte.", "Oslo widersprach."]),
        ("de", ["„Wir warten.“", "Mehr sagte er nicht."]),
        ("de", ["»Wir warten.«", "Mehr sagte sie nicht.", "»Nie!«"]),
        ("de", ["Das gilt seit 2019.", "Danach kam Bern."]),
        ("de", ["Der 70. Jahrestag, d. h. das Fest, fällt aus.", "Schade!"]),
        ("de", ["Oslo, Bern u. a. zahlen 3 Mio. Euro.", "„So?“, fragte er."]),
        ("it", ["Il sig. Rossi cita l'art. 5 della legge n. 12.", "Oslo tace."]),
        ("it", ["«Non ci stiamo.»", "Così l'on. Bianchi."]),
        ("it", ["La società Alfa S.p.A. resta fuori.", "Perché?"]),
        ("es", ["EE. UU. pidió un veto, p. ej. en la red.", "La UE calla."]),
        ("es", ["El Sr. Pérez dijo: «No.»", "¿Y Oslo?", "Nada."]),
        ("es", ["EE.UU. insiste.", "Nadie dijo que no.", "«Veremos», dijo él."]),
        ("nl", ["Dhr. Jansen noemde bijv. Oslo en o.a. Bern.", "'Nee', zei mevr. De Vries."]),
        ("nl", ["‘Wij wachten.’", "Meer zei hij niet."]),
        ("nl", ["Op 3 mei a.s. stemt de Kamer.", "Het kost 2 mln. euro."]),
    ],
)
def test_sentences_of_the_light_languages(language: str, sentences: list[str]) -> None:
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
