"""What stands under a cell: its sentences, each with where it is from and what it was coded as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ralliement.reports import phrases
from ralliement.reports.material import Material
from ralliement.reports.model import Cited, Reference
from ralliement.reports.words import Words

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the page shows it.

    ``text`` is one line to read; ``original`` the article's characters where they differ from
    it (tags, line breaks), None where they are the same. ``values`` are the stances that it was
    coded as for the actor in question; ``against`` that it speaks against the estimate.
    """

    number: int
    text: str
    original: str | None
    source: str
    language: str
    values: tuple[float, ...] = ()
    against: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences under a cell, and how many more there are."""

    sentences: tuple[Sentence, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.sentences)


class Evidence:
    """Looks up the sentences behind the lines of one report."""

    def __init__(self, references: tuple[Reference, ...], material: Material, words: Words) -> None:
        self._references = {one.number: one for one in references}
        self._material = material
        self._words = words
        self._values = _values(material)
        self._against = _against(material)

    def under(self, cited: Cited, actor: str | None = None) -> Told:
        """The sentences of ``cited``; with what they say of ``actor`` if it is given."""
        found = (self._sentence(self._references[number], actor) for number in cited.numbers)
        return Told(tuple(found), cited.more)

    def _sentence(self, one: Reference, actor: str | None) -> Sentence:
        place = (one.article, one.start, one.end)
        text = phrases.readable(one.text)
        return Sentence(
            number=one.number,
            text=text,
            original=None if text == one.text else one.text,
            source=phrases.readable(phrases.source_line(one, self._words)),
            language=self._material.sources[one.article].language,
            values=self._values.get((actor or "", place), ()),
            against=place in self._against.get(actor or "", ()),
        )


def _values(material: Material) -> Mapping[tuple[str, Place], tuple[float, ...]]:
    found: dict[tuple[str, Place], dict[float, None]] = {}
    for one in material.statements:
        if one.stance is not None:
            place = (one.article, one.start, one.end)
            found.setdefault((one.actor, place), {})[one.stance] = None
    return {key: tuple(values) for key, values in found.items()}


def _against(material: Material) -> Mapping[str, frozenset[Place]]:
    """By actor, the places that speak against its estimate."""
    places = {
        (one.article, one.id): (one.article, one.start, one.end) for one in material.statements
    }
    return {
        actor: frozenset(
            places[told.article, told.statement]
            for told in position.contrary
            if (told.article, told.statement) in places
        )
        for actor, position in material.positions.items()
    }
