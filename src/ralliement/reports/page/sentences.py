"""What stands under a line: its sentences, each with where it is from and what it was coded as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ralliement.records import Event, Statement
from ralliement.reports import phrases
from ralliement.reports.material import Material
from ralliement.reports.model import (
    ChangeLine,
    Cited,
    DisagreementLine,
    Name,
    PressureLine,
    Reference,
    StanceLine,
    VoiceLine,
)
from ralliement.reports.words import Words

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Coded:
    """What a sentence was coded as for a line: stances on the scale, and what else to know."""

    values: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the page shows it.

    ``text`` is one line to read; ``original`` the article's characters where they differ from
    it (tags, line breaks, garbled letters), None where they are the same.
    """

    number: int
    text: str
    original: str | None
    source: str
    language: str
    values: tuple[float, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Some sentences, and how many more there are."""

    sentences: tuple[Sentence, ...]
    more: int

    def __bool__(self) -> bool:
        return bool(self.sentences or self.more)


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences that open together; ``of`` says of whom or what, ``head`` what they are."""

    told: Told
    of: str
    head: str = ""


class Evidence:
    """Looks up the sentences behind the lines of one report."""

    def __init__(self, references: tuple[Reference, ...], material: Material, words: Words) -> None:
        self._references = {one.number: one for one in references}
        self._material = material
        self._words = words
        self._coded = _by_place(material)
        self._against = _against(material)

    def under(self, cited: Cited, of: str) -> Part:
        """The sentences of ``cited``."""
        return self._part(cited, of, lambda _place: Coded())

    def stances(self, line: StanceLine) -> Part:
        """Those of a position, and which of them speak against it or are a joint text's."""
        actor = line.actor.id

        def coded(place: Place) -> Coded:
            joint = any(
                one.actor == actor and (one.article, one.id) in self._material.joint
                for one in self._coded.get(place, ())
            )
            against = place in self._against.get(actor, ())
            notes = {"joint_sentence": joint, "speaks_against": against}
            told = tuple(self._words.text(key) for key, holds in notes.items() if holds)
            return Coded(self._values(place, actor), told)

        return self._part(line.cited, phrases.safe_name(line.actor), coded)

    def sides(self, line: ChangeLine) -> tuple[Part, ...]:
        """Those before and those after a change."""
        return tuple(
            self._of(cited, line.actor, self._words.text(key))
            for key, cited in (("before", line.before), ("after", line.after))
        )

    def voices(self, line: DisagreementLine) -> tuple[Part, ...]:
        """Those of each of two voices."""
        return tuple(
            self._of(one.cited, line.actor, self.voice(one), one.speaker)
            for one in (line.one, line.other)
        )

    def voice(self, one: VoiceLine) -> str:
        """Who speaks, or that nobody is named."""
        return phrases.safe_name(one.speaker) if one.speaker else self._words.text("itself")

    def exchange(self, line: PressureLine) -> tuple[Part, ...]:
        """Those of the pressure and those of the answer, each with its act."""
        actor, recipient = line.actor, line.recipient
        answer = self._words.text("answer")
        return (
            self._part(line.cited, phrases.safe_name(actor), self._acts(actor, recipient)),
            self._part(
                line.answered, phrases.safe_name(recipient), self._acts(recipient, None), answer
            ),
        )

    def _of(self, cited: Cited, actor: Name, head: str, other: Name | None = None) -> Part:
        names = (actor.id, other.id if other else actor.id)
        return self._part(
            cited,
            phrases.safe_name(actor),
            lambda place: Coded(self._values(place, *names)),
            head,
        )

    def _acts(self, actor: Name, recipient: Name | None) -> Callable[[Place], Coded]:
        def coded(place: Place) -> Coded:
            found: dict[Event, None] = {
                one.event: None
                for one in self._coded.get(place, ())
                if one.event is not None
                and one.actor == actor.id
                and (recipient is None or one.recipient == recipient.id)
            }
            return Coded(notes=tuple(map(self._words.event, found)))

        return coded

    def _values(self, place: Place, *actors: str) -> tuple[float, ...]:
        found = (
            one.stance
            for one in self._coded.get(place, ())
            if one.stance is not None and one.actor in actors
        )
        return tuple(dict.fromkeys(found))

    def _part(self, cited: Cited, of: str, coded: Callable[[Place], Coded], head: str = "") -> Part:
        found = (self._sentence(self._references[number], coded) for number in cited.numbers)
        return Part(Told(tuple(found), cited.more), of, head)

    def _sentence(self, one: Reference, coded: Callable[[Place], Coded]) -> Sentence:
        text = phrases.sentence(one)
        as_coded = coded((one.article, one.start, one.end))
        return Sentence(
            number=one.number,
            text=text,
            original=None if text == one.text else one.text,
            source=phrases.readable(phrases.source_line(one, self._words)),
            language=self._material.sources[one.article].language,
            values=as_coded.values,
            notes=as_coded.notes,
        )


def _by_place(material: Material) -> Mapping[Place, list[Statement]]:
    found: dict[Place, list[Statement]] = {}
    for one in material.statements:
        found.setdefault((one.article, one.start, one.end), []).append(one)
    return found


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
