"""From pairs of codes to the figures: by field, on the matches and end to end, by event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ralliement.evaluation.result import ScoreTable, ShareTable
from ralliement.evaluation.tally import Sums, Tally
from ralliement.records import Event

FIELDS = ("event", "recipient", "stance", "modality", "speaker")
"""What is compared on matches. In this order they decide which rows belong together."""

STANCE_WITHIN = 12.5
"""Points of the scale by which two stances may differ: half-way between two labelled points."""

MIDDLE = 50.0

FEWEST_ARTICLES = 5
"""Articles below which sentences are drawn again instead: few articles tell little of others."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row of coding. None is none, but for ``modality`` by hand, where it is not coded."""

    article: str
    start: int
    actor: str
    speaker: str | None
    recipient: str | None
    event: str | None
    stance: float | str | None
    modality: str | None
    source: str
    text: str
    end: int = 0

    def value(self, field: str) -> float | str | None:
        """The value of one of :data:`FIELDS`."""
        found: float | str | None = getattr(self, field)
        return found


@dataclass(frozen=True, slots=True)
class Pair:
    """A row by hand and the machine's for the same sentence and actor, or one without the other."""

    article: str
    sentence: int
    gold: Code | None
    machine: Code | None

    def agrees(self, field: str) -> bool:
        """Whether both are there and say the same of ``field``."""
        return (
            self.gold is not None
            and self.machine is not None
            and (same(field, self.gold, self.machine))
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures, and what was resampled for their intervals."""

    resampled: str
    units: int
    tables: tuple[ScoreTable | ShareTable, ...]


def same(field: str, gold: Code, machine: Code) -> bool:
    """Whether two codes say the same of ``field``: the same value, or both none."""
    one, other = gold.value(field), machine.value(field)
    if field == "modality" and one is None:
        return True
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= STANCE_WITHIN
    return one == other


def shown(code: Code) -> dict[str, str]:
    """A code as people read it; what is none is left out."""
    found = {name: code.value(name) for name in FIELDS}
    told = {"actor": code.actor, **{k: v for k, v in found.items() if v is not None}}
    return {k: f"{v:g}" if isinstance(v, float) else str(v) for k, v in told.items()}


def side(value: float) -> int:
    """The side of the scale: -1 below its middle, 1 above; the middle itself is a third, 0."""
    return (value > MIDDLE) - (value < MIDDLE)


def score_pairs(pairs: Sequence[Pair], fields: tuple[str, ...], articles: Sequence[str]) -> Scored:
    """All figures of ``pairs``, which come from ``articles``; only ``fields`` were coded."""
    by_article = len(articles) >= FEWEST_ARTICLES
    tally = Tally()
    for article in articles if by_article else ():
        tally.unit(article)
    for pair in pairs:
        unit = pair.article if by_article else f"{pair.article}:{pair.sentence}"
        _count(tally, unit, pair, fields)
    sums = tally.sums()
    tables: list[ScoreTable | ShareTable] = [
        _whole_rows(sums, fields),
        _end_to_end(sums, fields),
        _on_matches(sums, fields),
    ]
    if "stance" in fields:
        tables.append(_stances(sums))
    if "event" in fields:
        tables.append(_by_event(sums))
    return Scored(
        resampled="articles" if by_article else "sentences",
        units=tally.units,
        tables=tuple(tables),
    )


def _count(tally: Tally, unit: str, pair: Pair, fields: tuple[str, ...]) -> None:
    sides = (("gold", pair.gold), ("machine", pair.machine))
    there = [name for name, code in sides if code is not None]
    match = len(there) == 2
    for whole in _wholes(fields):
        right = match and all(pair.agrees(field) for field in whole)
        for name in there + ["right"] * right:
            tally.add(unit, "whole", *whole, name)
    for field in fields:
        if field == "modality" and pair.gold is not None and pair.gold.modality is None:
            continue
        told = [name for name, code in sides if code is not None and code.value(field) is not None]
        right = len(told) == 2 and pair.agrees(field)
        for name in told + ["right"] * right:
            tally.add(unit, "all", field, name)
            if match:
                tally.add(unit, "matches", field, name)
    _count_events(tally, unit, pair)
    _count_stances(tally, unit, pair)


def _count_events(tally: Tally, unit: str, pair: Pair) -> None:
    for name, code in (("gold", pair.gold), ("machine", pair.machine)):
        if code is not None and code.event is not None:
            tally.add(unit, "event", code.event, name)
            if name == "gold" and pair.agrees("event"):
                tally.add(unit, "event", code.event, "right")


def _count_stances(tally: Tally, unit: str, pair: Pair) -> None:
    if pair.gold is None or pair.machine is None:
        return
    one, other = pair.gold.stance, pair.machine.stance
    if isinstance(one, float) and isinstance(other, float):
        tally.add(unit, "stances")
        tally.add(unit, "apart", amount=abs(one - other))
        tally.add(unit, "near", amount=float(abs(one - other) <= STANCE_WITHIN))
        tally.add(unit, "side", amount=float(side(one) == side(other)))


def _wholes(fields: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Which fields are looked at together: none (the actor alone), then more and more."""
    parts = [field for field in ("event", "recipient", "stance") if field in fields]
    steps: list[tuple[str, ...]] = [(), *(tuple(parts[: n + 1]) for n in range(len(parts)))]
    return steps


def _whole_rows(sums: Sums, fields: tuple[str, ...]) -> ScoreTable:
    scores = [
        sums.score(", ".join(("actor", *whole)), "whole", *whole) for whole in _wholes(fields)
    ]
    return ScoreTable(
        "whole_rows",
        "Whole rows, end to end: all the parts named are right",
        tuple(scores),
        "Right is also what both leave empty: no event, no recipient, no stance.",
    )


def _end_to_end(sums: Sums, fields: tuple[str, ...]) -> ScoreTable:
    scores = [sums.score(field, "all", field) for field in fields]
    note = f"A stance is right within {STANCE_WITHIN} points; undecided where both say so."
    title = "By field, end to end: of all that was coded"
    return ScoreTable("end_to_end", title, tuple(scores), note if "stance" in fields else "")


def _on_matches(sums: Sums, fields: Iterable[str]) -> ScoreTable:
    scores = [sums.score(field, "matches", field) for field in fields]
    return ScoreTable(
        "on_matches", "By field, on the matches: same sentence and actor", tuple(scores)
    )


def _by_event(sums: Sums) -> ScoreTable:
    scores = (sums.score(event, "event", event) for event in Event)
    used = tuple(score for score in scores if score.gold or score.machine)
    return ScoreTable("by_event", "By event type, end to end", used)


def _stances(sums: Sums) -> ShareTable:
    return ShareTable(
        "stances",
        "Stances, where both give a number",
        (
            sums.share(f"within {STANCE_WITHIN} points", ("near",), ("stances",)),
            sums.share("mean distance", ("apart",), ("stances",), "points"),
            sums.share("same side", ("side",), ("stances",)),
        ),
        "Sides: below 50, 50 itself, above 50.",
    )
