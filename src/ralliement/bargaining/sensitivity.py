"""What moves a forecast most: each actor's inputs, and each sentence behind the positions.

Every alternative is run on the same draws as the forecast itself, so that a difference of
medians is of the input and not of chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ralliement.bargaining.dispute import (
    DEFAULT_MODEL,
    YEAR_AND_HALF,
    Play,
    inputs_played,
    model_of,
)
from ralliement.bargaining.dispute import Asked as ForecastAsked
from ralliement.bargaining.estimates import chances, draw_from_grid
from ralliement.bargaining.inputs import draw_table
from ralliement.bargaining.models import Model
from ralliement.bargaining.registry import find_model
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.bargaining.tracking import Horizon
from ralliement.bargaining.without import Removal, without_articles, without_statements
from ralliement.dossier import Dossier
from ralliement.errors import ForecastError
from ralliement.positions import GRID, Estimation, Position

FACTOR = 2.0
"""Capability is tried at half and at twice its value: how far apart indices of power may be."""


@dataclass(frozen=True, slots=True)
class InputEffect:
    """The outcome's median with one input of one actor at a low and at a high value.

    ``field`` is position or salience (the ends of their 90 % intervals, 0..100), capability
    (half and twice) or presence (``at_low``: without the actor; ``at_high``: as it is).
    ``swing`` is how far apart the outcomes are, as values of the scale.
    """

    actor: str
    field: str
    low: float
    high: float
    at_low: float
    at_high: float
    swing: float


@dataclass(frozen=True, slots=True)
class SentenceEffect:
    """The forecast without one statement, or without all of one article (and their copies).

    ``statements`` are the ids left out, ``actors`` those whose position that changes, ``before``
    and ``after`` their medians, None where no evidence is left and the actor drops out.
    ``outcome`` is the outcome's median without them, ``change`` that minus the forecast's; None
    if nobody would be left. ``text`` is that of the first statement, ``article`` where it stands.
    """

    statements: tuple[str, ...]
    article: str
    actors: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float | None, ...]
    outcome: float | None
    change: float | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What moves one forecast: ``inputs``, ``sentences`` and ``articles``, the largest first.

    ``outcome`` is the median that all are compared with, ``lower_80`` and ``upper_80`` bound
    the middle 80 % of its draws. ``tried`` counts the sentences and articles left out in turn.
    """

    issue: str
    model: str
    at: date
    outcome: float
    lower_80: float
    upper_80: float
    inputs: tuple[InputEffect, ...]
    sentences: tuple[SentenceEffect, ...]
    articles: tuple[SentenceEffect, ...]
    tried: tuple[int, int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, as of a forecast: the model, the day, what was published, how far ahead."""

    model: str = DEFAULT_MODEL
    at: date | None = None
    as_of: date | None = None
    horizon: Horizon = YEAR_AND_HALF
    draws: int = 1000
    seed: int = 1


def sensitivity(
    dossier: Dossier, question: Question | None = None, *, top: int | None = None
) -> Sensitivity:
    """Which inputs, sentences and articles move the forecast outcome of a dossier most.

    ``top`` of each kind, all if None. Leaving a sentence out, its copies go too; only the
    actors that it bears on are estimated again.
    Raises: ForecastError if nobody has a position by the day, or for fewer than 2 draws;
    UnknownName for an unknown model.
    """
    if top is not None and top < 1:
        raise ForecastError(f"the first {top} of a table; give 1 or more")
    asked = question or Question()
    find_model(asked.model)
    if asked.draws < 2:
        raise ForecastError(f"draws {asked.draws}; a distribution needs at least 2")
    return _Analysis(dossier, asked).run(top)


class _Analysis:
    """One forecast and its alternatives, on the same draws."""

    def __init__(self, dossier: Dossier, question: Question) -> None:
        self.dossier = dossier
        self.question = question
        self.estimation = Estimation(dossier, as_of=question.as_of)
        self.day = self.estimation.day(question.at)
        self.found = self.estimation.observations()
        self.positions = {one.actor: one for one in self._positions()}
        play = Play(question.model, draws=question.draws, seed=question.seed)
        asked = ForecastAsked(question.at, question.as_of, question.horizon)
        inputs, self.rounds = inputs_played(dossier, asked, play)
        self.model: Model = model_of(play, inputs)
        self.table = draw_table(inputs, draws=question.draws, seed=question.seed)
        self.base = self._median(self.table)
        self.cares = {one.actor: one.salience for one in inputs.actors}

    def run(self, top: int | None) -> Sensitivity:
        inputs = sorted(self._inputs(), key=lambda one: (-one.swing, one.actor, one.field))
        parts = (self.estimation, self.found, self.day)
        sentences = self._ranked(without_statements(*parts))
        articles = self._ranked(without_articles(*parts))
        low, high = np.quantile(self._outcomes(self.table), [0.1, 0.9])
        return Sensitivity(
            self.dossier.issue.id,
            self.model.label,
            self.day,
            self.base,
            float(low),
            float(high),
            tuple(inputs[:top]),
            self._quoted(sentences[:top]),
            self._quoted(articles[:top]),
            (len(sentences), len(articles)),
            self.table.notes,
        )

    def _positions(self) -> list[Position]:
        positions = self.estimation.at(self.found, self.day)
        if not positions:
            raise ForecastError(
                f"{self.dossier.issue.id}: no actor has a position by {self.day}, so there is no "
                "forecast to move; read articles with stances on the issue, or ask for a later day"
            )
        return positions

    def _outcomes(self, table: ActorTable) -> FloatArray:
        question = self.question
        run = self.model.run(table, rounds=self.rounds, seed=question.seed)
        return np.asarray(run.outcomes[:, -1])

    def _median(self, table: ActorTable) -> float:
        return float(np.median(self._outcomes(table)))

    def _inputs(self) -> Iterator[InputEffect]:
        """Both ends of every input of every actor, all else as it is."""
        for place, (actor, position) in enumerate(self.positions.items()):
            ends = (position.lower_90, position.upper_90)
            yield self._ends(
                actor, "position", ends, [_put(self.table.positions, place, e) for e in ends]
            )
            cares = self.cares[actor]
            if cares is not None and cares.lower_90 is not None and cares.upper_90 is not None:
                ends = (cares.lower_90, cares.upper_90)
                columns = [_put(self.table.salience, place, end / 100) for end in ends]
                yield self._ends(actor, "salience", ends, columns)
            held = self.table.capability
            columns = [_put(held, place, held[:, place] * by) for by in (1 / FACTOR, FACTOR)]
            value = float(np.median(held[:, place]))
            yield self._ends(actor, "capability", (value / FACTOR, value * FACTOR), columns)
            yield from self._absence(actor)

    def _ends(
        self, actor: str, field: str, ends: tuple[float, float], columns: Sequence[FloatArray]
    ) -> InputEffect:
        low, high = (self._median(_replaced(self.table, field, one)) for one in columns)
        return InputEffect(actor, field, *ends, low, high, abs(high - low))

    def _absence(self, actor: str) -> Iterator[InputEffect]:
        if len(self.positions) > 1:
            gone = self._median(self._changed({actor: None}))
            yield InputEffect(actor, "presence", 0.0, 1.0, gone, self.base, abs(gone - self.base))

    def _changed(self, positions: Mapping[str, Position | None]) -> ActorTable:
        """The table with other positions of some actors, without those that have none."""
        held = self.table.positions
        for actor, position in positions.items():
            if position is not None:
                place = self.table.index(actor)
                chance = chances(self.question.seed, actor, "position", self.table.draws)
                drawn = draw_from_grid(GRID, position.posterior, chance)
                held = _put(held, place, drawn)
        gone = {actor for actor, position in positions.items() if position is None}
        stay = [i for i, actor in enumerate(self.table.actors) if actor not in gone]
        changed = replace(self.table, positions=held)
        return changed.in_order(stay) if gone else changed

    def _ranked(self, removals: Sequence[Removal]) -> list[SentenceEffect]:
        """The effects of removals, the largest first; who has no position now is left out."""
        effects = []
        for removal in removals:
            changed = {a: p for a, p in removal.positions.items() if a in self.positions}
            if changed:
                effects.append(self._effect(removal, changed))
        return sorted(effects, key=lambda one: (-abs(one.change or 0.0), one.statements))

    def _effect(self, removal: Removal, changed: Mapping[str, Position | None]) -> SentenceEffect:
        table_left = len(self.positions) > sum(one is None for one in changed.values())
        outcome = self._median(self._changed(changed)) if table_left else None
        return SentenceEffect(
            removal.statements,
            removal.article,
            tuple(changed),
            tuple(self.positions[actor].median for actor in changed),
            tuple(one.median if one else None for one in changed.values()),
            outcome,
            None if outcome is None else outcome - self.base,
        )

    def _quoted(self, effects: Sequence[SentenceEffect]) -> tuple[SentenceEffect, ...]:
        """The effects with the text of their first statement."""
        spans = self.dossier.spans({one.statements[0] for one in effects})
        texts = {name: span[3] for (name, _article), span in spans.items()}
        return tuple(replace(one, text=texts.get(one.statements[0], "")) for one in effects)


def _replaced(table: ActorTable, field: str, values: FloatArray) -> ActorTable:
    if field == "position":
        return replace(table, positions=values)
    if field == "salience":
        return replace(table, salience=values)
    return replace(table, capability=values)


def _put(values: FloatArray, place: int, column: FloatArray | float) -> FloatArray:
    """A copy of ``values`` (n_draws, n_actors) with another column."""
    changed = values.copy()
    changed[:, place] = column
    return changed
