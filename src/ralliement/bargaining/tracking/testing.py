"""Forecasts made from what had been published up to a day, scored by what came after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ralliement.bargaining.dossiers import inputs_from
from ralliement.bargaining.inputs import draw_table
from ralliement.bargaining.moves import Movements, Moves
from ralliement.bargaining.table import FloatArray
from ralliement.bargaining.tracking.horizons import Horizon
from ralliement.bargaining.tracking.movers import (
    DEFAULT_MOVERS,
    PERSISTENCE,
    Mover,
    Start,
    find_mover,
)
from ralliement.bargaining.tracking.scoring import Score, Told, score, told
from ralliement.dossier import Dossier
from ralliement.dossier.columns import kinds_of, newest_day
from ralliement.errors import ForecastError, UnknownName
from ralliement.positions import Estimation, Position
from ralliement.positions.estimate import ON_THEIR_OWN
from ralliement.positions.observations import day_of
from ralliement.positions.steps import last_days

HORIZONS = (Horizon(months=6), Horizon(months=12))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is tested. ``first`` and ``last`` bound the origins, one ``by`` day, week, month or
    year at its last day; None: from the first evidence to the newest article.

    ``kinds`` of actors are scored; all with a position take part.
    """

    first: date | None = None
    last: date | None = None
    horizons: tuple[Horizon, ...] = HORIZONS
    by: str = "month"
    models: tuple[str, ...] = DEFAULT_MOVERS
    kinds: tuple[str, ...] = ("state",)
    draws: int = 1000
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Case:
    """One actor, forecast at ``origin`` for ``target``, and each model's ``told``.

    ``truth`` is the median of its position at ``target`` by all that is known today,
    ``evidence`` the last day with evidence by then, later than the origin. ``moved``: it is more
    than half a step between two labelled points from where it was thought to be.
    """

    actor: str
    origin: date
    target: date
    horizon: str
    truth: float
    evidence: date
    moved: bool
    told: dict[str, Told]


@dataclass(frozen=True, slots=True)
class Backtest:
    """Every model's score at each horizon, the cases behind them, and what was left out.

    ``silent`` counts by horizon the forecasts of actors without evidence newer than the origin
    by the target, ``unknown`` the actors with such evidence but no position at the origin,
    ``ahead`` the origins whose target is after the newest article, ``empty``
    the origins at which nobody had a position.
    """

    issue: str
    asked: Asked
    origins: tuple[date, ...]
    scores: tuple[Score, ...]
    cases: tuple[Case, ...]
    silent: dict[str, int]
    unknown: dict[str, int]
    ahead: dict[str, int]
    empty: int


def backtest(dossier: Dossier, asked: Asked | None = None) -> Backtest:
    """How well each model would have forecast the actors of a dossier, beside persistence.

    At each origin the models know what was certainly published by then: positions, saliences and
    pressure. A case is scored only if the actor has evidence dated after the origin and by the
    target, so that silence does not pass for agreement with persistence.
    Raises: ForecastError if days are reversed, or there is nothing to forecast from or score;
    UnknownName for a model, step or kind of actor that does not exist.
    """
    wanted = asked or Asked()
    return _Test(dossier, wanted).run()


class _Test:
    """One back test; what is known today is worked out once for each target."""

    def __init__(self, dossier: Dossier, asked: Asked) -> None:
        self.dossier = dossier
        self.asked = asked
        self.movers = _movers(asked.models)
        self.kinds = kinds_of(dossier)
        _check(asked, {kind for kind in self.kinds.values() if kind})
        self.today = Estimation(dossier)
        self.movements = Movements()
        self.known = self.today.observations()
        self.step = _half_step(self.today.points)
        self.truths: dict[date, dict[str, Position]] = {}
        self.silent = {str(horizon): 0 for horizon in asked.horizons}
        self.ahead = dict(self.silent)
        self.unknown = dict(self.silent)
        self.empty = 0

    def run(self) -> Backtest:
        if not len(self.known):
            raise ForecastError(
                f"{self.dossier.issue.id}: no actor has a position in this dossier, so there is "
                "nothing to forecast; read articles with stances on the issue"
            )
        origins, newest = self._origins()
        cases = [case for origin in origins for case in self._cases(origin, newest)]
        return Backtest(
            self.dossier.issue.id,
            self.asked,
            tuple(origins),
            tuple(self._scores(cases)),
            tuple(cases),
            self.silent,
            self.unknown,
            self.ahead,
            self.empty,
        )

    def _origins(self) -> tuple[list[date], date]:
        newest = newest_day(self.dossier) or day_of(int(self.known.day.max()))
        first = self.asked.first or day_of(int(self.known.day.min()))
        last = self.asked.last or newest
        if first > newest:
            raise ForecastError(
                f"the test starts on {first}, after the newest article of {newest}; start before it"
            )
        if first > last:
            raise ForecastError(
                f"the test ends before it starts: from {first} to {last}; "
                "give the earlier day first"
            )
        return last_days(self.asked.by, first, min(last, newest)), newest

    def _cases(self, origin: date, newest: date) -> list[Case]:
        targets = [(h, h.after(origin)) for h in self.asked.horizons]
        due = [(horizon, target) for horizon, target in targets if target <= newest]
        for horizon, target in targets:
            self.ahead[str(horizon)] += target > newest
        if not due:
            return []
        then, moves = self._then(origin)
        if not then:
            self.empty += 1
            return []
        table = draw_table(
            inputs_from(self.dossier, then), draws=self.asked.draws, seed=self.asked.seed
        )
        start = Start(table, moves, self.asked.seed)
        return [
            case for horizon, target in due for case in self._scored(start, then, horizon, target)
        ]

    def _then(self, origin: date) -> tuple[list[Position], Moves]:
        """What was known at an origin: positions, and how often actors had moved."""
        estimation = Estimation(self.dossier, as_of=origin)
        # Transitions are worked out once for all origins.
        estimation.dynamics = self.today.dynamics
        found = estimation.observations()
        return estimation.at(found, origin), self.movements.of(found, origin)

    def _scored(
        self, start: Start, then: Sequence[Position], horizon: Horizon, target: date
    ) -> list[Case]:
        origin = then[0].at
        truths = self._truth(target)
        due = []
        self.unknown[str(horizon)] += self._newcomers(then, truths.values())
        for place, position in enumerate(then):
            if self.kinds.get(position.actor) not in self.asked.kinds:
                continue
            truth = truths.get(position.actor)
            if truth is None or truth.last_evidence is None or truth.last_evidence <= origin:
                self.silent[str(horizon)] += 1
            else:
                due.append((place, position, truth))
        if not due:
            return []
        days = (target - origin).days
        ends = {mover.name: mover.move(start, days) for mover in self.movers}
        return [
            self._case(position, truth, str(horizon), {n: e[:, place] for n, e in ends.items()})
            for place, position, truth in due
        ]

    def _newcomers(self, then: Sequence[Position], truths: Iterable[Position]) -> int:
        """How many actors have a position by newer evidence alone."""
        known = {position.actor for position in then}
        origin = then[0].at
        return sum(
            self.kinds.get(one.actor) in self.asked.kinds
            and one.actor not in known
            and one.last_evidence is not None
            and one.last_evidence > origin
            for one in truths
        )

    def _case(
        self, position: Position, truth: Position, horizon: str, ends: dict[str, FloatArray]
    ) -> Case:
        return Case(
            actor=position.actor,
            origin=position.at,
            target=truth.at,
            horizon=horizon,
            truth=truth.median,
            evidence=truth.last_evidence or truth.at,
            moved=abs(truth.median - position.median) > self.step,
            told={name: told(draws, truth.median) for name, draws in ends.items()},
        )

    def _truth(self, target: date) -> dict[str, Position]:
        if target not in self.truths:
            self.truths[target] = {one.actor: one for one in self.today.at(self.known, target)}
        return self.truths[target]

    def _scores(self, cases: Sequence[Case]) -> list[Score]:
        found = []
        for horizon in map(str, self.asked.horizons):
            here = [case for case in cases if case.horizon == horizon]
            actors = [case.actor for case in here]
            for mover in self.movers if here else ():
                own = [case.told[mover.name] for case in here]
                base = [case.told[PERSISTENCE.name] for case in here]
                same = mover is PERSISTENCE
                found.append(score(mover.name, horizon, own, None if same else base, actors))
        return found


def _movers(names: Sequence[str]) -> tuple[Mover, ...]:
    """The models by name, persistence first: all are measured by it."""
    asked = [find_mover(name) for name in names]
    return tuple(dict.fromkeys([PERSISTENCE, *asked]))


def _check(asked: Asked, kinds: set[str]) -> None:
    for kind in asked.kinds:
        if kind not in kinds or kind in ON_THEIR_OWN:
            raise UnknownName("kind of actor", kind, kinds - ON_THEIR_OWN)
    if asked.draws < 2:
        raise ForecastError(f"draws {asked.draws}; a distribution needs at least 2")
    if not asked.horizons:
        raise ForecastError("no horizon; give at least one, as 6m")


def _half_step(points: Sequence[float]) -> float:
    """Half of the least step between two labelled points."""
    ordered = sorted(points)
    steps = [b - a for a, b in zip(ordered, ordered[1:], strict=False)]
    return min(steps, default=100.0) / 2
