"""What is asked of a parse, on small sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from ralliement.language import Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)
from ralliement.statements.clauses import grammar

Find = Callable[[str, str, str], Token]


def _parse(language: str, text: str) -> Parse:
    article = Article(
        id="made-up",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(Interval(), "unknown"),
    )
    return parse_article(article, (), load_pipeline(language))


@pytest.fixture(scope="session")
def word() -> Find:
    """The word of a sentence that has the given form."""

    def find(language: str, sentence: str, form: str) -> Token:
        return next(token for token in _parse(language, sentence).doc if token.text == form)

    return find


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "sentence", "form", "passive"),
    [
        ("fr", "La France a été accusée par la Grèce.", "accusée", True),
        ("fr", "La France a accusé la Grèce.", "accusé", False),
        ("fr", "La France est allée à Rome.", "allée", False),
        ("fr", "La France s'est retirée de l'accord.", "retirée", False),
        ("fr", "Le texte rejeté par la France revient.", "rejeté", True),
        ("en", "France was accused by Greece.", "accused", True),
        ("en", "France accused Greece.", "accused", False),
        ("en", "The plan rejected by France is back.", "rejected", True),
    ],
)
def test_passive(word: Find, language: str, sentence: str, form: str, passive: bool) -> None:
    """Passives are known with and without an auxiliary; "se" makes none."""
    assert grammar.is_passive(word(language, sentence, form)) is passive


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "sentence", "form", "agent"),
    [
        ("fr", "La France a été accusée par la Grèce.", "accusée", "Grèce"),
        ("en", "France was accused by Greece.", "accused", "Greece"),
        ("en", "France was accused of cheating by Greece.", "accused", "Greece"),
    ],
)
def test_agent(word: Find, language: str, sentence: str, form: str, agent: str) -> None:
    """The agent is found beside the verb and under another complement."""
    found = grammar.agent(word(language, sentence, form))
    assert found is not None
    assert found.text == agent


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "sentence", "form", "subject"),
    [
        ("fr", "La France a menacé la Grèce.", "menacé", ["France"]),
        ("fr", "La France veut menacer la Grèce.", "menacer", ["France"]),
        ("en", "France wants to warn Greece.", "warn", ["France"]),
        ("en", "Greece, which warned France, left.", "warned", ["Greece"]),
    ],
)
def test_subjects(word: Find, language: str, sentence: str, form: str, subject: list[str]) -> None:
    """Understood subjects are inherited, relative pronouns stand for their noun."""
    assert [t.text for t in grammar.subjects(word(language, sentence, form))] == subject


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "sentence", "form", "objects"),
    [
        ("fr", "La France a menacé la Grèce.", "menacé", ["Grèce"]),
        ("fr", "La France l'a menacée.", "menacée", ["l'"]),
        ("en", "France wants Greece to leave.", "wants", ["Greece"]),
        ("en", "France let Greece leave.", "let", ["Greece"]),
    ],
)
def test_objects(word: Find, language: str, sentence: str, form: str, objects: list[str]) -> None:
    """Clitics are objects, and so is whom the verb makes or lets do something."""
    assert [t.text for t in grammar.objects(word(language, sentence, form))] == objects


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "sentence", "form", "negated"),
    [
        ("fr", "La France n'exclura pas la Grèce.", "exclura", True),
        ("fr", "La France n'a exclu que la Grèce.", "exclu", False),
        ("fr", "La France n'a exclu aucun pays.", "exclu", True),
        ("en", "France will not exclude Greece.", "exclude", True),
        ("en", "France will exclude Greece.", "exclude", False),
    ],
)
def test_negation(word: Find, language: str, sentence: str, form: str, negated: bool) -> None:
    """A denial is whole: "ne … que" is none."""
    assert grammar.is_negated(word(language, sentence, form)) is negated


@pytest.mark.model
def test_lemma_that_lost_its_e(word: Find) -> None:
    """ "fined" is a form of "fine"; "banned" stays one of "ban"."""
    assert grammar.verb_lemma(word("en", "Brussels fined the company.", "fined")) == "fine"
    assert grammar.verb_lemma(word("en", "Brussels banned the company.", "banned")) == "ban"


@pytest.mark.model
def test_reflexive(word: Find) -> None:
    """ "se" makes a verb reflexive, "le" does not."""
    assert grammar.is_reflexive(word("fr", "La Grèce se retire de l'accord.", "retire"))
    assert not grammar.is_reflexive(word("fr", "La Grèce retire sa plainte.", "retire"))
