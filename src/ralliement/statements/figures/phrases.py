"""The words of a measure: noun phrases without articles, owners and dates."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements.clauses import grammar
from ralliement.statements.figures.words import FigureWords
from ralliement.statements.lookup import MentionLookup

OF = frozenset({"de", "d'", "du", "des", "of", "in"})
"""Prepositions inside a measure."""

STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ", "PRON"})
"""Parts of speech at which a measure ends."""

_LONGEST = 7
"""Words in a measure; longer phrases are cut."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its words, the noun or verb that carries it, the clause's verb."""

    text: str
    carrier: Token
    verb: Token | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search for a measure needs of the article; ``dated`` are the words of dates."""

    parse: Parse
    mentions: MentionLookup
    words: FigureWords
    dated: frozenset[int] = frozenset()

    def is_actor(self, token: Token) -> bool:
        """Whether the noun names an actor rather than a thing."""
        return self.mentions.of_phrase(token) is not None


def is_measure(token: Token, scene: Scene) -> bool:
    return token.lemma_.lower() in scene.words.measures


def phrase_head(token: Token, scene: Scene) -> Token:
    """The head of the noun phrase that ends with ``token`` ("part de marché" → "part")."""
    current = token
    while (
        not is_measure(current, scene)
        and current.dep_ in {"nmod", "compound", "pobj", "amod", "appos", "flat:name"}
        and current.head.i < current.i
        and current.i - current.head.i <= 4
    ):
        above = current.head
        if above.pos_ == "ADP" and above.lower_ in OF and above.head.i < above.i:
            above = above.head
        if above.pos_ != "NOUN":
            break
        current = above
    return current


def verb_above(token: Token) -> Token | None:
    current = token
    for _ in range(10):
        if current.head.i == current.i:
            return current if current.pos_ in {"VERB", "AUX"} else None
        current = current.head
        if current.pos_ in {"VERB", "AUX"} and current.dep_ not in grammar.AUXILIARY:
            return current
    return None


def phrase(noun: Token, scene: Scene, until: int | None = None) -> str:
    """The noun with what stands next to it and belongs to it; articles, clauses, dates left out."""
    inside = {token.i for token in noun.subtree}
    first = first_word(noun, inside, scene)
    last = noun
    end = min(noun.sent.end, until if until is not None else noun.sent.end, noun.i + _LONGEST)
    for token in noun.doc[noun.i + 1 : end]:
        if token.i not in inside or token.pos_ in STOPS or token.pos_ in {"NUM", "SYM", "ADV"}:
            break
        if token.i in scene.dated or _opens_other(token) or _is_named_actor(token, scene):
            break
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "X"}:
            last = token
    return scene.parse.span_text(first, last)


def first_word(noun: Token, inside: set[int], scene: Scene) -> Token:
    """The first of the adjectives and nouns that stand before the noun as part of it."""
    first = noun
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        described = token.pos_ in {"ADJ", "NOUN", "PROPN", "X"} and token.i in inside
        if not described or token.i in scene.dated or scene.mentions.at(token) is not None:
            break
        if any(character.isdigit() or character in "%$€£" for character in token.text):
            break
        first = token
    return first


def _is_named_actor(token: Token, scene: Scene) -> bool:
    """Whether the word names the owner, which the figure keeps apart."""
    return token.pos_ in {"PROPN", "NOUN"} and scene.mentions.at(token) is not None


def _opens_other(token: Token) -> bool:
    return token.pos_ == "ADP" and token.lower_ not in OF and grammar.plain(token) != "de"


def clean(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:()«»\"'").lower()
    return plain if any(character.isalpha() for character in plain) else ""
