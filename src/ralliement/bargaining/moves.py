"""How often the actors of a dispute take a new line that nobody foresaw, and draws of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from ralliement.bargaining.estimates import draw_from_grid
from ralliement.bargaining.randomness import stream
from ralliement.bargaining.table import FloatArray, Scale
from ralliement.dossier import Dossier
from ralliement.positions import DEFAULTS, Estimation, chain
from ralliement.positions.dynamics import DAYS_IN_YEAR, Dynamics
from ralliement.positions.observations import Observations, day_number

RATES: FloatArray = np.geomspace(0.05, 3.2, 13)
"""The numbers of new lines a year that are weighed against each other."""

DEFAULT_RATE = DEFAULTS.jump_rate
"""What is thought before a dossier is looked at: the rate by which positions are estimated."""

_DEFAULT_SHAPE = 2.0
"""Of the gamma law around the default, whose 90 % interval is then 0.07 to 0.95 a year."""

_FULL = 100.0
"""The width of the scale that sizes of steps are given for."""


@dataclass(frozen=True, eq=False)
class Moves:
    """The law of moves that nobody foresees: ``rates`` a year with their ``chances`` (n_rates,).

    ``again`` is how often the ``actors`` behind the estimate were heard on a later day than
    before. ``days`` are those of a round, 0 before there are rounds.
    """

    rates: FloatArray
    chances: FloatArray
    again: int
    actors: int
    days: float = 0.0

    def drawn(self, chance: FloatArray) -> FloatArray:
        """The rates at which the law reaches these chances 0..1."""
        return np.asarray(np.exp(draw_from_grid(np.log(self.rates), self.chances, chance)))

    def chance(self, rounds: int) -> float:
        """How likely one actor takes a new line in so many rounds."""
        return float(chance_of(self.rates, rounds * self.days) @ self.chances)


def chance_of(rates: FloatArray, days: float) -> FloatArray:
    """How likely each rate a year brings at least one new line in so many days."""
    return np.asarray(-np.expm1(-rates * days / DAYS_IN_YEAR))


class Movements:
    """What observations say of the rates; transitions are worked out once for all days."""

    def __init__(self) -> None:
        self._dynamics = [Dynamics(replace(DEFAULTS, jump_rate=float(rate))) for rate in RATES]
        self._usual = Dynamics(DEFAULTS)

    def of(self, found: Observations, at: date) -> Moves:
        """The law by what was observed up to a day, from the default where that says little.

        The chance of each rate is that of the default's gamma law times the likelihood of the
        stances under the model of positions, in which new lines make news or not
        (``positions.dynamics``). Where nothing is observed it is the default's.
        """
        known = found.where(found.day <= day_number(at))
        prior = _prior()
        if not len(known):
            return Moves(RATES, prior, 0, 0)
        logs = chain.weighed_logs(known, self._usual)
        until = int(known.day.max())
        told = []
        for dynamics in self._dynamics:
            evidence = chain.gathered(known, logs, dynamics)
            told.append(float(chain.forward(evidence, dynamics, until)[1].sum()))
        weights = prior * np.exp(np.array(told) - max(told))
        actors = len(np.unique(evidence.series))
        return Moves(RATES, weights / weights.sum(), len(evidence.series) - actors, actors)


def moves_before(dossier: Dossier, at: date, *, as_of: date | None = None) -> Moves:
    """The law of unforeseen moves by what the dossier tells of up to a day."""
    found = Estimation(dossier, as_of=as_of).observations()
    return Movements().of(found, at)


def _prior() -> FloatArray:
    """The default's chance of each rate: the gamma law between half-way points of the logarithm."""
    edges = np.sqrt(RATES[1:] * RATES[:-1])
    law = stats.gamma(_DEFAULT_SHAPE, scale=DEFAULT_RATE / _DEFAULT_SHAPE)
    below = np.concatenate([[0.0], law.cdf(edges), [1.0]])
    return np.asarray(np.diff(below))


def shaken(
    positions: FloatArray, actors: Sequence[str], moves: Moves, *, scale: Scale, seed: int
) -> FloatArray:
    """The positions with unforeseen moves on top, round 0 as it was.

    Shapes: positions and result (n_draws, n_rounds + 1, n_actors). In each round an actor jumps
    to any point of the scale with the chance of the draw's rate, and stays there until it jumps
    again; besides it shifts by small steps, reflected at the ends of the scale. The moves are an
    actor's own, by seed: two runs with other positions have the same.
    Source: the law of ``positions.dynamics``, all its jumps together, told and untold.
    """
    draws, rounds = len(positions), positions.shape[1] - 1
    rates = moves.drawn(stream(seed, "moves", "rate").random(draws))
    chance = chance_of(rates, moves.days)[:, np.newaxis]
    low, high = scale
    result = positions.copy()
    for k, actor in enumerate(actors):
        jumped = stream(seed, "moves", "jump", actor).random((draws, rounds)) < chance
        to = low + (high - low) * stream(seed, "moves", "to", actor).random((draws, rounds))
        steps = _steps(seed, actor, (draws, rounds), moves.days) * (high - low) / _FULL
        result[:, 1:, k] = _reflected(_carried(positions[:, 1:, k], jumped, to, steps), scale)
    return result


def _carried(
    path: FloatArray, jumped: NDArray[np.bool_], to: FloatArray, steps: FloatArray
) -> FloatArray:
    """Each round's path, or where the last jump went, with the small steps made since."""
    last = np.maximum.accumulate(np.where(jumped, np.arange(path.shape[1]), -1), axis=1)
    gone, place = last >= 0, np.maximum(last, 0)
    walked = steps.cumsum(axis=1)
    base = np.where(gone, np.take_along_axis(to, place, axis=1), path)
    before = np.where(gone, np.take_along_axis(walked, place, axis=1), 0.0)
    return np.asarray(base + walked - before)


def _steps(seed: int, actor: str, shape: tuple[int, int], days: float) -> FloatArray:
    """The sum of a round's small steps: as many as a Poisson law says, each two-sided exponential.

    n of these add up to a normal law whose variance is drawn from a gamma law of shape n.
    """
    expected = DEFAULTS.step_rate * days / DAYS_IN_YEAR
    count = stream(seed, "moves", "steps", actor).poisson(expected, shape)
    spread = np.sqrt(2 * stream(seed, "moves", "spread", actor).standard_gamma(count))
    side = stream(seed, "moves", "side", actor).standard_normal(shape)
    return np.asarray(DEFAULTS.step_size * spread * side)


def _reflected(values: FloatArray, scale: Scale) -> FloatArray:
    low, high = scale
    span = high - low
    return np.asarray(low + span - np.abs((values - low) % (2 * span) - span))
