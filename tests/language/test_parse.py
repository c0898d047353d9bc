"""The parse keeps every word tied to the article, whatever the parser was shown."""

from __future__ import annotations

import pytest

from ralliement.errors import UnknownName
from ralliement.language import Name, Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)

pytestmark = pytest.mark.model


def parsed(text: str, language: str, *names: tuple[str, str]) -> Parse:
    article = Article(
        id="a",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(), "unknown"),
    )
    spans = [Name(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    return parse_article(article, spans, load_pipeline(language))


def test_surface_is_what_the_article_says() -> None:
    parse = parsed(
        "Le Botswana menace l’Uruguay.", "fr", ("Botswana", "state"), ("Uruguay", "state")
    )
    assert [parse.surface(token) for token in parse.doc] == [
        "Le", "Botswana", "menace", "l’", "Uruguay", ".",
    ]  # fmt: skip
    assert parse.doc[1].text != "Botswana"


def test_a_stand_in_lets_an_unknown_name_be_the_subject() -> None:
    parse = parsed(
        "Le Botswana menace l'Uruguay.", "fr", ("Botswana", "state"), ("Uruguay", "state")
    )
    assert parse.doc[1].dep_ == "nsubj"
    assert parse.doc[4].dep_ == "obj"


def test_a_verb_like_a_noun_is_read_as_a_verb_between_a_name_and_its_object() -> None:
    parse = parsed("Oslo presse Berne de signer.", "fr", ("Oslo", "city"), ("Berne", "city"))
    verb = parse.doc[1]
    assert (verb.pos_, verb.lemma_, parse.surface(verb)) == ("VERB", "presser", "presse")
    noun = parsed("La presse de Berne se tait.", "fr", ("Berne", "city")).doc[1]
    assert (noun.pos_, noun.text) == ("NOUN", "presse")


def test_tokens_in_a_span() -> None:
    parse = parsed("Oslo has warned Bern twice.", "en", ("Oslo", "city"), ("Bern", "city"))
    start = parse.article.text.index("warned")
    assert [parse.surface(t) for t in parse.tokens_in(start, start + 11)] == ["warned", "Bern"]
    assert parse.tokens_in(4, 4) == []


@pytest.mark.parametrize("language", ["de", "it", "es", "nl"])
def test_a_light_language_has_words_and_sentences_and_says_so(language: str) -> None:
    parse = parsed("Oslo 5G. Bern 4G.", language, ("Oslo", "city"))
    assert not parse.parsed
    assert not load_pipeline(language).parsed
    assert [parse.surface(token) for token in parse.doc] == ["Oslo", "5G", ".", "Bern", "4G", "."]
    assert [parse.sentence_bounds(sentence) for sentence in parse.sentences] == [(0, 8), (9, 17)]
    assert not any(token.pos_ or token.dep_ or token.lemma_ for token in parse.doc)


def test_an_empty_text_has_no_sentence() -> None:
    assert parsed("", "fr").sentences == ()


def test_a_language_without_a_reader_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="known: de, en, es, fr, it, nl"):
        load_pipeline("xx")
