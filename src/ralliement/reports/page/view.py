"""What the template shows, worked out beforehand: chips, bars, rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ralliement.charts.shades import ink_on, shade
from ralliement.reports import phrases
from ralliement.reports.model import PressureLine, Report, StanceLine
from ralliement.reports.page.drawing import PathPicture, on_map
from ralliement.reports.page.sentences import Evidence
from ralliement.reports.words import Words

_LIKELIER_THAN_NOT = 0.5

MOST_PAIRS = 200
"""More pairs than these are not read through, and would make the page too heavy to mail: those with
most evidence are shown, and the page says of how many."""

SECTIONS = (
    ("where", "stances"),
    ("changed", "changed"),
    ("positions", "positions"),
    ("paths", "paths"),
    ("pressure", "pressures"),
    ("due", "due"),
    ("figures", "figures"),
    ("missing", "missing"),
)
"""The parts of the page in their order: anchor and key of the title."""


@dataclass(frozen=True, slots=True)
class Chip:
    """An actor in the colour of where it stands; ``row`` is the number of its row in the table."""

    label: str
    row: int
    value: float
    note: str
    likely: bool


@dataclass(frozen=True, slots=True)
class Camp:
    """A labelled point of the scale, and who most likely stands nearest to it."""

    value: float
    label: str
    status_quo: bool
    chips: tuple[Chip, ...]

    @property
    def shade(self) -> str:
        """The colour of the point."""
        return shade(self.value)


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of the page; ``network`` is None where nobody presses anybody."""

    map: Markup
    network: Markup | None
    paths: Sequence[PathPicture]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template is given. ``style`` is the style sheet, ``made_by`` the version."""

    report: Report
    name: str
    words: Words
    evidence: Evidence
    pictures: Pictures
    style: Markup
    made_by: str
    sections: tuple[tuple[str, str], ...] = SECTIONS

    @property
    def brief(self) -> Words:
        """The words with short names of months, for tables."""
        return replace(self.words, short=True)

    @property
    def camps(self) -> tuple[Camp, ...]:
        """The points of the scale, from the highest, each with its actors, the likeliest first."""
        rows = list(enumerate(self.report.stances, start=1))
        return tuple(
            Camp(
                value,
                label,
                value == self.report.status_quo,
                tuple(
                    self.chip(number, line)
                    for number, line in sorted(rows, key=lambda row: -_chance(row[1]))
                    if line.estimate is not None and line.estimate.point == value
                ),
            )
            for value, label in reversed(self.report.scale)
        )

    @property
    def off_map(self) -> tuple[Chip, ...]:
        """Those with an estimate and without a tile: unions, companies, groups."""
        return tuple(
            self.chip(number, line)
            for number, line in enumerate(self.report.stances, start=1)
            if line.estimate is not None and not on_map(line)
        )

    @property
    def rows(self) -> Mapping[str, int]:
        """The number of each actor's row in the table of positions."""
        return {line.actor.id: number for number, line in enumerate(self.report.stances, start=1)}

    @property
    def estimated(self) -> int:
        """How many actors have an estimate."""
        return sum(line.estimate is not None for line in self.report.stances)

    @property
    def undrawn(self) -> int:
        """How many actors with an estimate have no picture of their path."""
        return self.estimated - len(self.pictures.paths)

    @property
    def pressures(self) -> Sequence[PressureLine]:
        """Who presses whom, those with most evidence first."""
        return self.report.pressures[:MOST_PAIRS]

    @property
    def percent(self) -> str:
        """The sign for per cent as the language writes it after a number."""
        return phrases.share(0, self.words).removeprefix("0")

    def chip(self, row: int, line: StanceLine) -> Chip:
        """The chip of a line that has an estimate."""
        assert line.estimate is not None
        one = line.estimate
        note = phrases.share(one.probability, self.words)
        return Chip(
            phrases.safe_name(line.actor),
            row,
            one.median,
            note,
            one.probability >= _LIKELIER_THAN_NOT,
        )

    def pieces(self, line: StanceLine) -> str:
        """On how much independent evidence a line rests."""
        count = line.reports if line.estimate is None else line.estimate.evidence
        return self.words.text("one_piece" if count == 1 else "pieces_brief", count=count)

    def told(self, line: StanceLine) -> str:
        """The latest line as told, without its value: whether decided, since when, by whom."""
        told = (*phrases.latest_parts(line, self.brief), phrases.word_of(line, self.words))
        return ", ".join(part for part in told if part)

    def silence(self, line: StanceLine) -> str:
        """Since when nothing was heard, where that is long ago."""
        if line.estimate is None or line.estimate.silent_since is None:
            return ""
        return self.words.text("silent_brief", date=self.brief.day(line.estimate.silent_since))


def colours(value: float) -> Markup:
    """The colours of a value as a style: its shade, and the text colour that reads on it."""
    return Markup(f"background:{shade(value)};color:{ink_on(value)}")


def _chance(line: StanceLine) -> float:
    return 0.0 if line.estimate is None else line.estimate.probability
