"""Figures whose number is missing: "un revenu net de, et une dette de 3 milliards"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements.clauses import grammar
from ralliement.statements.figures.measures import measure_before
from ralliement.statements.figures.phrases import Measure, Scene

_CLOSERS = frozenset({",", ".", ";", ":", ")", "!", "?"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A measure whose amount is gone; ``at`` is the word before the hole."""

    at: Token
    measure: Measure
    unit: str | None


def find_lost(parse: Parse, scene: Scene) -> Iterator[Lost]:
    """Nouns of measure followed by "de" or "of" and then by no amount at all.

    Either the sentence goes on as if nothing were missing ("un bénéfice de, en hausse"), or
    the unit is left without its number ("une hausse de %", "un revenu de milliards d'euros").
    """
    for token in parse.doc[1:]:
        if grammar.plain(token) not in {"de", "of"} or token.i + 1 >= len(parse.doc):
            continue
        following = token.nbor(1)
        unit = _stray_unit(token, scene)
        if following.text not in _CLOSERS and unit is None:
            continue
        measure = measure_before(token, scene)
        if measure is not None:
            yield Lost(token, measure, unit)


def _stray_unit(token: Token, scene: Scene) -> str | None:
    """The unit that stands where a number should ("de %", "de milliards d'euros")."""
    following = token.nbor(1)
    if following.text == "%":
        return "%"
    if following.lower_ not in scene.words.scales:
        return None
    if token.lower_ in {"des", "du"}:
        return None
    words = [word.lower_ for word in following.doc[following.i + 1 : following.i + 4]]
    return next((scene.words.currencies[w] for w in words if w in scene.words.currencies), None)
