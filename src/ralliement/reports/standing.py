"""Positions, changes, disagreements and saliences on a terminal, with their intervals drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ralliement.dossier import IssueCard
from ralliement.positions import Change, Disagreement, Position, Salience, Telling, Voice
from ralliement.reports.bars import interval_bar
from ralliement.reports.model import Name
from ralliement.reports.phrases import name_with_id, scale_number, share
from ralliement.reports.stances import label_of
from ralliement.reports.words import Words

_CELLS, _NAME, _LABEL, _SHOWN = 25, 24, 44, 3


@dataclass(frozen=True, slots=True)
class Standing:
    """In which words results are printed, on what issue and for which day.

    ``names`` are the actors' names by id, in the language of ``words``.
    """

    words: Words
    issue: IssueCard
    names: Mapping[str, str]
    at: date
    as_of: date | None

    def heading(self, key: str, note: str = "") -> Text:
        """A title with a note beside it."""
        return Text.assemble((self.words.text(key), "bold"), (f"  {note}", "dim"))

    def nothing(self, key: str) -> Text:
        """That there is nothing of a kind."""
        return Text(f"  {self.words.text(key, date=self.words.day(self.at))}", style="dim")

    def name(self, actor: str) -> str:
        """An actor's name, with its code if it has one."""
        return name_with_id(Name(actor, self.names.get(actor, actor)))

    def unknown(self, actor: str, kind: str = "positions") -> str:
        """One line: nothing is known of where the actor stands, or of how much it cares."""
        day = self.words.day(self.at)
        label = "unknown_salience" if kind == "saliences" else "unknown_position"
        return self.words.text(label, actor=self.name(actor), date=day)

    def when(self, path: bool) -> str:
        """For which day, and from what: everything known now, or what had appeared by a day."""
        key = ("path" if path else "positions") + ("_known" if self.as_of is None else "_as_of")
        days = {"date": self.words.day(self.at)}
        if self.as_of is not None:
            days["as_of"] = self.words.day(self.as_of)
        return self.words.text(key, **days)

    def likely(self, probability: float) -> str:
        """A probability in words."""
        return self.words.text("likely", share=share(probability, self.words))


def print_positions(found: Sequence[Position], standing: Standing, console: Console) -> None:
    """A line for each position with its interval drawn, and below it what it rests on."""
    console.print(standing.heading("positions", standing.words.text("positions_note")))
    console.print(Text(f"  {standing.when(path=False)}", style="dim"))
    if not found:
        console.print(standing.nothing("no_positions"))
    ordered = sorted(found, key=lambda one: (-one.median, one.actor))
    names = [_cut(standing.name(one.actor), _NAME) for one in ordered]
    for name, one in zip(names, ordered, strict=True):
        console.print(_position(name.ljust(max(map(len, names))), one, standing))
        told = [*_evidence(one, standing.words), *_statements(one, standing.words)]
        console.print(Padding(Text(" · ".join(told), style="dim"), (0, 0, 0, 6)))


def print_path(found: Sequence[Position], standing: Standing, console: Console) -> None:
    """Each actor's positions in order of time, a line each."""
    console.print(standing.heading("positions", standing.words.text("positions_note")))
    console.print(Text(f"  {standing.when(path=True)}", style="dim"))
    if not found:
        console.print(standing.nothing("no_positions"))
    for actor, positions in groupby(found, key=lambda one: one.actor):
        console.print(Text(f"  {standing.name(actor)}", style="bold"))
        for one in positions:
            console.print(_position(one.at.isoformat(), one, standing))


def print_changes(found: Sequence[Change], standing: Standing, console: Console) -> None:
    """When actors moved, from what to what, and the statements on both sides."""
    words = standing.words
    console.print(standing.heading("changes", words.text("changes_note")))
    console.print(Text(f"  {standing.when(path=False)}", style="dim"))
    if not found:
        console.print(standing.nothing("no_changes"))
    for one in found:
        values = f"{scale_number(one.from_value)} → {scale_number(one.to_value)}"
        told = f"{values}, {words.interval(one.when)} ({standing.likely(one.probability)})"
        console.print(Text(f"  {standing.name(one.actor)}  {told}"))
        sides = Text(f"{_ids(one.before)} → {_ids(one.after)}", style="dim")
        console.print(Padding(sides, (0, 0, 0, 6)))


def print_disagreements(
    found: Sequence[Disagreement], standing: Standing, console: Console
) -> None:
    """The voices of actors that stand apart."""
    console.print(standing.heading("disagreements", standing.words.text("changes_note")))
    console.print(Text(f"  {standing.when(path=False)}", style="dim"))
    if not found:
        console.print(standing.nothing("no_disagreements"))
    for one in found:
        day = f"{standing.words.day(one.at)} ({standing.likely(one.probability)})"
        console.print(Text(f"  {standing.name(one.actor)}, {day}"))
        for voice in (one.one, one.other):
            console.print(Text(f"      {_voice(voice, standing)}"))
            console.print(
                Padding(Text(_ids(voice.position.references), style="dim"), (0, 0, 0, 10))
            )


def print_saliences(found: Sequence[Salience], standing: Standing, console: Console) -> None:
    """How much of each actor's talk the issue takes, most first."""
    words = standing.words
    console.print(standing.heading("saliences", words.text("saliences_note")))
    console.print(Text(f"  {standing.when(path=False)}", style="dim"))
    for one in sorted(found, key=lambda one: (-one.median, one.actor)):
        name = _cut(standing.name(one.actor), _NAME).ljust(_NAME)
        counts = {"own": one.own, "own_on_issue": one.own_on_issue}
        counts |= {"about": one.about, "about_on_issue": one.about_on_issue}
        talk = words.text("talk", **counts)
        span = f"{one.median:3.0f} [{one.lower_90:3.0f}–{one.upper_90:3.0f}]"
        console.print(Text(f"  {name}  {span}  {talk}"))
        console.print(Padding(Text(_shown(one.statements), style="dim"), (0, 0, 0, 6)))


PRINTED: Mapping[str, Callable[[Sequence[Any], Standing, Console], None]] = {
    "positions": print_positions,
    "path": print_path,
    "changes": print_changes,
    "disagreements": print_disagreements,
    "saliences": print_saliences,
}
"""How each kind of result is printed."""


def _position(shown: str, one: Position, standing: Standing) -> Text:
    line = Text(f"  {shown}  {interval_bar(one, _CELLS)}  {_span(one)}")
    if one.probabilities:
        point, chance = max(one.probabilities, key=lambda pair: pair[1])
        room = _LABEL - len(shown)
        label = _cut(label_of(standing.issue, point, standing.words.language), room)
        line.append(f"  {scale_number(point)} {label}")
        line.append(f" {share(chance, standing.words)}", style="dim")
    return line


def _span(one: Position) -> str:
    return f"{one.median:3.0f} [{one.lower_90:3.0f}–{one.upper_90:3.0f}]"


def _statements(one: Position, words: Words) -> Iterator[str]:
    yield words.text("rests_on", statements=_ids(one.references))
    if one.contrary:
        yield words.text("against_it", statements=_ids(one.contrary))


def _evidence(one: Position, words: Words) -> list[str]:
    told = [words.text("decided" if one.status == "decided" else "considering")]
    told.append(
        words.text("one_piece") if one.evidence == 1 else words.text("pieces", count=one.evidence)
    )
    if one.last_evidence is not None:
        key = "silent_since" if one.silent else "last_piece"
        told.append(words.text(key, date=words.day(one.last_evidence)))
    return told


def _voice(voice: Voice, standing: Standing) -> str:
    name = standing.words.text("itself") if voice.speaker is None else standing.name(voice.speaker)
    one = voice.position
    shown = _cut(name, _NAME).ljust(_NAME)
    return f"{shown}  {interval_bar(one, _CELLS)}  {_span(one)}"


def _ids(found: Sequence[Telling]) -> str:
    return _shown([item.statement for item in found])


def _shown(statements: Sequence[str]) -> str:
    shown = " ".join(statements[:_SHOWN])
    left = len(statements) - _SHOWN
    return f"{shown} +{left}" if left > 0 else shown


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else f"{text[: size - 1].rstrip()}…"
