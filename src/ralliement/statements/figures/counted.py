"""Counted nouns: "46 contrats 5G"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.figures.phrases import Measure, Scene, clean, phrase, verb_above
from ralliement.statements.figures.words import FigureWords

_DEFINITE = frozenset(
    "les des aux ces cette cet ce leurs ses nos mes tes vos the these those its their our his her "
    "par en à l'".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def counted(tokens: list[Token], scene: Scene) -> Measure | None:
    """A counted noun with what describes it: "70 contrats 5G"."""
    noun = counted_noun(tokens, scene.words)
    if noun is None or not _is_counting(tokens, noun, scene):
        return None
    verb = verb_above(noun)
    text = phrase(noun, scene)
    bland = verb is None or noun.dep_ not in grammar.OBJECT
    if verb is not None and not bland and grammar.verb_lemma(verb) not in scene.words.amounts:
        text = f"{scene.parse.surface(verb)} {text}"
    return Measure(clean(text), noun, verb)


def _is_counting(tokens: list[Token], noun: Token, scene: Scene) -> bool:
    """Whether the number tells how many there are, not which ones ("les deux pays").

    Written in words it must be the object of what an actor does ("a signé trois contrats"):
    elsewhere it is a manner of speaking. In digits it must not look like a year.
    """
    first = tokens[0]
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    digits = scene.parse.surface(tokens[0])
    if not digits[:1].isdigit():
        return before not in _DEFINITE and noun.dep_ in grammar.OBJECT
    if _YEAR.fullmatch(digits):
        return is_plural(noun)
    return True


def is_plural(noun: Token) -> bool:
    """Whether the noun is in the plural."""
    return grammar.has_morph(noun, "Number", "Plur") or noun.tag_ == "NNS"


def counted_noun(tokens: list[Token], words: FigureWords) -> Token | None:
    """The noun that a number without unit counts, adjectives before it passed over."""
    token = tokens[-1]
    for _ in range(3):
        if token.i + 1 >= len(token.doc):
            return None
        token = token.nbor(1)
        if token.pos_ == "NOUN":
            counts = token.lemma_.lower() not in words.uncounted
            return token if counts and token.lower_ not in words.uncounted else None
        if token.pos_ not in {"ADJ", "ADP"} or (
            token.pos_ == "ADP" and grammar.plain(token) not in {"de", "of"}
        ):
            return None
    return None
