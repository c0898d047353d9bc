"""From pairs of marked spans to the figures: spans, speakers, kinds, false alarms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ralliement.evaluation.matching import Span, overlap
from ralliement.evaluation.result import Evidence, ScoreTable, ShareTable
from ralliement.evaluation.statement_scores import FEWEST_ARTICLES, Scored
from ralliement.evaluation.tally import Sums, Tally

STRICT, LOOSE = 0.8, 0.3
"""What two spans share of the longer one to be the same, strictly and loosely."""


def percent(part: float) -> str:
    """A part of one as people write it."""
    return f"{round(100 * part)} %"


Alarms = Sequence[tuple["Marked", Mapping[float, "Marked | None"]]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation, or what looks like one: where it is, of which kind, who speaks."""

    article: str
    start: int
    end: int
    kind: str | None
    speaker: str | None
    source: str
    text: str

    @property
    def span(self) -> Span:
        """Where it is, in original offsets."""
        return self.start, self.end

    @property
    def place(self) -> str:
        """Where to look it up."""
        return f"{self.article}:{self.start}–{self.end}"

    def told(self) -> dict[str, str]:
        """What is said of it, as people read it."""
        said = {"kind": self.kind, "speaker": self.speaker, "span": f"{self.start}–{self.end}"}
        return {name: value for name, value in said.items() if value is not None}

    def evidence(self) -> Evidence:
        """Its words."""
        return Evidence(self.article, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A span by hand and the machine's that overlaps it, or one without the other."""

    gold: Marked | None
    machine: Marked | None

    @property
    def article(self) -> str:
        """The article that it is in."""
        mark = self.gold or self.machine
        assert mark is not None
        return mark.article

    @property
    def unit(self) -> str:
        """What stands for the pair when quotations are drawn again."""
        mark = self.gold or self.machine
        assert mark is not None
        return f"{mark.place} {mark.source}"

    def agrees(self, field: str) -> bool:
        """Whether both are there and say the same of ``field``."""
        both = self.gold is not None and self.machine is not None
        return both and getattr(self.gold, field) == getattr(self.machine, field)

    def wrong(self, fields: Sequence[str]) -> tuple[str, ...]:
        """What differs between the two; nothing where one of them is not there."""
        if self.gold is None or self.machine is None:
            return ()
        wrong = [] if overlap(self.gold.span, self.machine.span) >= STRICT else ["span"]
        return (*wrong, *(field for field in fields if not self.agrees(field)))


def score_quotations(
    pairs: Mapping[float, Sequence[MarkedPair]],
    fields: tuple[str, ...],
    articles: Sequence[str],
    alarms: Alarms | None,
) -> Scored:
    """All figures; only ``fields`` were coded."""
    by_article = len(articles) >= FEWEST_ARTICLES
    tally = Tally()
    for article in articles if by_article else ():
        tally.unit(article)
    for least, found in pairs.items():
        for pair in found:
            _count(tally, pair.article if by_article else pair.unit, percent(least), pair)
    for decoy, over in alarms or ():
        unit = decoy.article if by_article else f"{decoy.place} {decoy.source}"
        tally.add(unit, "decoys")
        for least, mark in over.items():
            tally.add(unit, "alarms", percent(least), amount=float(mark is not None))
    sums = tally.sums()
    return Scored(
        resampled="articles" if by_article else "quotations",
        units=tally.units,
        tables=(
            _spans(sums, fields),
            *(_on_matches(sums, fields) if fields else ()),
            *((_by_kind(sums),) if "kind" in fields else ()),
            *((_false_alarms(sums),) if alarms is not None else ()),
        ),
    )


def _count(tally: Tally, unit: str, level: str, pair: MarkedPair) -> None:
    sides = [("gold", pair.gold), ("machine", pair.machine)]
    there = [name for name, mark in sides if mark is not None]
    match = len(there) == 2
    for name in there + ["right"] * match:
        tally.add(unit, "span", level, name)
    for name in there + ["right"] * pair.agrees("speaker"):
        tally.add(unit, "both", level, name)
    for field in ("speaker", "kind"):
        told = [name for name, mark in sides if mark is not None and getattr(mark, field)]
        right = len(told) == 2 and pair.agrees(field)
        for name in (told + ["right"] * right) * match:
            tally.add(unit, "matches", level, field, name)
    for name, mark in sides:
        if mark is not None and mark.kind:
            tally.add(unit, "kind", level, mark.kind, name)
    if pair.gold is not None and pair.gold.kind and pair.agrees("kind"):
        tally.add(unit, "kind", level, pair.gold.kind, "right")


def _levels() -> tuple[str, ...]:
    return tuple(percent(least) for least in (STRICT, LOOSE))


def _spans(sums: Sums, fields: tuple[str, ...]) -> ScoreTable:
    scores = []
    for level in _levels():
        scores.append(sums.score(f"span at {level}", "span", level))
        if "speaker" in fields:
            scores.append(sums.score(f"span at {level} + speaker", "both", level))
    note = "A span is right where what both share is that part of the longer one, or more."
    return ScoreTable("end_to_end", "End to end: of all that was marked", tuple(scores), note)


def _on_matches(sums: Sums, fields: tuple[str, ...]) -> tuple[ScoreTable, ...]:
    scores = tuple(
        sums.score(f"{field}, spans at {level}", "matches", level, field)
        for field in fields
        for level in _levels()
    )
    return (ScoreTable("on_matches", "On the matches", scores),)


def _by_kind(sums: Sums) -> ScoreTable:
    level = percent(STRICT)
    scores = tuple(
        sums.score(kind, "kind", level, kind) for kind in ("direct", "mixed", "indirect")
    )
    title = f"By kind, end to end: the span at {level} and its kind"
    return ScoreTable("by_kind", title, tuple(s for s in scores if s.gold or s.machine))


def _false_alarms(sums: Sums) -> ShareTable:
    shares = tuple(
        sums.share(f"span at {level}", ("alarms", level), ("decoys",)) for level in _levels()
    )
    title = "False alarms: spans that are no quotations, taken for one"
    return ShareTable("false_alarms", title, shares)
