"""From a dossier to positions: of all actors at one date, or of one along its path."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from ralliement.dossier import Dossier
from ralliement.dossier.columns import kinds_of, newest_day
from ralliement.positions import chain
from ralliement.positions.dynamics import Dynamics
from ralliement.positions.model import Position, Telling
from ralliement.positions.observations import (
    NEVER,
    Asked,
    Observations,
    day_number,
    day_of,
    observe,
)
from ralliement.positions.scale import GRID, Array, point_masses, quantiles
from ralliement.positions.settings import DEFAULTS, Settings, noise_of
from ralliement.positions.status import chances_decided
from ralliement.positions.steps import last_days

TELLING = 5
"""How many statements an estimate names that speak for it, and how many against."""

UNSEEN = 0.05
"""The chance of an unseen jump from which an actor counts as silent: one tail of the 90 %
interval, which from then on is made by what was not heard."""

ON_THEIR_OWN = frozenset({"person", "media"})
"""Kinds of actors that have a position of their own only if they are asked for by name."""


class Estimation:
    """The positions of one dossier under one choice of settings and of what was published.

    ``as_of`` leaves out what was not certainly published by that day.
    """

    def __init__(
        self, dossier: Dossier, *, as_of: date | None = None, settings: Settings = DEFAULTS
    ) -> None:
        self.dossier = dossier
        self.as_of = as_of
        self.settings = settings
        self.points = tuple(point for point, _label in dossier.issue.points)
        self.noise = settings.noise or noise_of(self.points)
        self.dynamics = Dynamics(settings)

    def observations(
        self, actors: Sequence[str] | None = None, *, by_voice: bool = False
    ) -> Observations:
        """The observations of ``actors``; of all that are not persons or media if None."""
        asked = Asked(None if actors is None else tuple(actors), self.as_of, by_voice)
        found = observe(self.dossier, asked, self.noise, self.settings)
        if actors is not None:
            return found
        kinds = kinds_of(self.dossier)
        alone = [kinds.get(name.split("\x1f")[0]) in ON_THEIR_OWN for name in found.names]
        return found.where(~np.array(alone, dtype=np.bool_)[found.series])

    def day(self, at: date | None) -> date:
        """``at``, or ``as_of``, or the day of the newest article."""
        return at or self.as_of or newest_day(self.dossier) or date.today()

    def at(self, found: Observations, at: date) -> list[Position]:
        """The position of every series with evidence up to ``at``, by name."""
        day = day_number(at)
        logs = chain.weighed_logs(found, self.dynamics)
        evidence = chain.gathered(found, logs, self.dynamics)
        past, _surprise = chain.forward(evidence, self.dynamics, day)
        both = past * chain.backward(evidence, self.dynamics, day)
        both /= both.sum(axis=1, keepdims=True)
        known = np.unique(found.series[found.day <= day])
        edges = np.searchsorted(found.series, [known, known + 1]).T.tolist()
        made: list[Position] = []
        for number, edge in zip(known.tolist(), edges, strict=True):
            one, law = found.where(slice(*edge)), both[number]
            decided = chances_decided(one, np.array([float(day)]), self.settings)[0]
            [pull] = _pulls(logs[slice(*edge)], [law])
            made.append(self._position(one, law, at, float(decided), pull))
        return made

    def paths(self, actors: Sequence[str] | None, by: str, until: date) -> list[Position]:
        """The path of each actor by ``by``, from its first evidence up to ``until``."""
        found = self.observations(actors)
        made: list[Position] = []
        for number in np.unique(found.series).tolist():
            one = found.of(number)
            made += self.path(one, last_days(by, day_of(one.day.min()), until))
        return made

    def path(self, found: Observations, days: Sequence[date]) -> list[Position]:
        """The positions of the one series of ``found`` at ``days`` that have evidence by then."""
        numbers = tuple(map(day_number, days))
        logs = chain.weighed_logs(found, self.dynamics)
        track = chain.track(chain.gathered(found, logs, self.dynamics), self.dynamics, numbers)
        smoothed = dict(zip(track.days, track.smoothed, strict=True))
        first = int(found.day.min()) if len(found) else NEVER
        chosen = [(day, n) for day, n in zip(days, numbers, strict=True) if n >= first]
        at = np.array([n for _day, n in chosen], dtype=np.float64)
        decided = chances_decided(found, at, self.settings)
        laws = [smoothed[n] for _day, n in chosen]
        pulls = _pulls(logs, laws)
        return [
            self._position(found, law, day, chance, pull)
            for (day, _n), law, chance, pull in zip(
                chosen, laws, decided.tolist(), pulls, strict=True
            )
        ]

    def _position(
        self,
        found: Observations,
        posterior: Array,
        at: date,
        decided: float,
        pulls: Array,
    ) -> Position:
        """The record of one series whose position at ``at`` has the law ``posterior``.

        ``pulls`` (n,) are those of its observations.
        """
        day = day_number(at)
        past = found.day <= day
        last = int(found.day[past].max())
        pieces = len(np.unique(found.piece[past]))
        low_90, low_50, median, high_50, high_90 = (
            round(float(value), 1) + 0.0 for value in quantiles(posterior)
        )
        supporting, contrary = self._telling(found, pulls, day)
        return Position(
            actor=found.names[int(found.series[0])],
            at=at,
            as_of=self.as_of,
            median=median,
            lower_50=low_50,
            upper_50=high_50,
            lower_90=low_90,
            upper_90=high_90,
            probabilities=point_masses(posterior, self.points),
            status="decided" if decided > 0.5 else "considering",
            decided=decided,
            evidence=pieces,
            later=len(np.unique(found.piece)) - pieces,
            last_evidence=day_of(last),
            silent_days=day - last,
            silent=1 - self.dynamics.unmoved(day - last) > UNSEEN,
            posterior=posterior,
            references=supporting,
            contrary=contrary,
        )

    def _telling(
        self, found: Observations, pulls: Array, day: int
    ) -> tuple[tuple[Telling, ...], tuple[Telling, ...]]:
        """The statements of one series that speak most for its position and most against it.

        The pull of a statement fades as jumps may have come between its day and ``day``.
        """
        pulls = pulls * np.exp(-self.dynamics.unseen_rate * np.abs(found.day - day))
        order = np.argsort(-pulls, kind="stable")
        ahead = [row for row in order[:TELLING] if pulls[row] > 0]
        behind = [row for row in order[::-1][:TELLING] if pulls[row] < 0]
        return _tellings(found, ahead, pulls), _tellings(found, behind, pulls)


def positions_at(
    dossier: Dossier,
    at: date | None = None,
    *,
    as_of: date | None = None,
    actors: Sequence[str] | None = None,
    settings: Settings = DEFAULTS,
) -> list[Position]:
    """The position of every actor with evidence by ``at``, by actor.

    Everything in the dossier counts, later evidence too; with ``as_of`` only what was certainly
    published by that day. ``at`` is ``as_of`` if not given, else the day of the newest article.
    Persons and media are left out unless they are among ``actors``. An actor without evidence
    is absent: its position is unknown.
    """
    estimation = Estimation(dossier, as_of=as_of, settings=settings)
    return estimation.at(estimation.observations(actors), estimation.day(at))


def position_path(
    dossier: Dossier,
    actor: str,
    *,
    by: str = "month",
    as_of: date | None = None,
    settings: Settings = DEFAULTS,
) -> list[Position]:
    """The positions of one actor at the last day of each ``by`` (day, week, month, year).

    From its first evidence to the day of the newest article (or ``as_of``), each smoothed over
    all evidence. Raises: UnknownName if ``by`` is none of these.
    """
    estimation = Estimation(dossier, as_of=as_of, settings=settings)
    return estimation.paths([actor], by, estimation.day(None))


def _pulls(logs: chain.Logs, laws: Sequence[Array]) -> Array:
    """How much likelier observations are under each law than under an even one: (n_laws, n)."""
    likely = np.exp(logs)
    under = likely @ np.array(laws, dtype=np.float32).reshape(-1, len(GRID)).T
    return np.asarray(np.log(under / likely.mean(axis=1, keepdims=True)).T, dtype=np.float64)


def _tellings(found: Observations, rows: Sequence[int], pulls: Array) -> tuple[Telling, ...]:
    return tuple(
        Telling(
            statement=str(found.statements[row]),
            article=str(found.articles[row]),
            day=day_of(found.day[row]),
            stance=float(found.stance[row]),
            pull=round(float(pulls[row]), 3),
        )
        for row in rows
    )
