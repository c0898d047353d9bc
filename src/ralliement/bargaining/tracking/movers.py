"""The models as forecasts of single actors: where each will stand after so many days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ralliement.bargaining.moves import Moves, shaken
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.registry import find_model
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.errors import UnknownName

DAYS_A_ROUND = 91.3125
"""A round of a bargaining model is a quarter of a year, as long as an answer to pressure is
waited for (``networks.pressure.ANSWER_DAYS``); a convention, not fitted."""

HALF_WAY_DAYS = 730.5
"""After two years an actor that drifts has gone half of its way; a convention, not fitted."""


@dataclass(frozen=True, eq=False)
class Start:
    """What is known at an origin.

    Shapes: ``table`` of (n_draws, n_actors). ``moves`` is the law of moves that nobody foresees,
    by what was known.
    """

    table: ActorTable
    moves: Moves
    seed: int


@dataclass(frozen=True)
class Mover:
    """A way to forecast actors; ``move`` gives positions (n_draws, n_actors) after some days.

    What it says is in ``labels-record.yaml``, under its name.
    """

    name: str
    move: Callable[[Start, int], FloatArray]


def _persistence(start: Start, _days: int) -> FloatArray:
    return start.table.positions


def _drift(start: Start, days: int) -> FloatArray:
    return _towards(start.table, np.ones_like(start.table.weights), days)


def _weighted_drift(start: Start, days: int) -> FloatArray:
    return _towards(start.table, start.table.weights, days)


def _towards(table: ActorTable, weights: FloatArray, days: int) -> FloatArray:
    """Each actor on its way to the mean of its draw."""
    share = 1 - 0.5 ** (days / HALF_WAY_DAYS)
    mean = weighted_mean(table.positions, weights)[:, np.newaxis]
    return np.asarray(table.positions + share * (mean - table.positions))


_BARGAINED = ("influence", "challenge", "challenge-paper", "ktab")
"""Models of the registry that move actors, one issue at a time."""


def rounds_of(days: int) -> int:
    """How many rounds of a bargaining model so many days are; at least one."""
    return max(1, round(days / DAYS_A_ROUND))


def _by_model(name: str, *, unforeseen: bool = False) -> Callable[[Start, int], FloatArray]:
    def move(start: Start, days: int) -> FloatArray:
        rounds, table = rounds_of(days), start.table
        path = find_model(name).run(table, rounds=rounds, seed=start.seed).positions
        if unforeseen:
            moves = replace(start.moves, days=days / rounds)
            path = shaken(path, table.actors, moves, scale=table.scale, seed=start.seed)
        return np.asarray(path[:, -1])

    return move


PERSISTENCE = Mover("persistence", _persistence)

MOVERS: tuple[Mover, ...] = (
    PERSISTENCE,
    Mover("random-moves", _by_model("persistence", unforeseen=True)),
    Mover("drift", _drift),
    Mover("weighted-drift", _weighted_drift),
    *(Mover(name, _by_model(name)) for name in _BARGAINED),
    Mover("influence-moves", _by_model("influence", unforeseen=True)),
)
"""Every way to forecast actors, persistence first. Models in which nobody moves (means, medians,
Nash) forecast an outcome and not actors; those that trade between issues need several."""

DEFAULT_MOVERS = (
    "persistence",
    "random-moves",
    "drift",
    "weighted-drift",
    "influence",
    "influence-moves",
    "challenge",
)


def find_mover(name: str) -> Mover:
    """The way to forecast of that name. Raises: UnknownName with the names there are."""
    for mover in MOVERS:
        if mover.name == name:
            return mover
    raise UnknownName("model that forecasts actors", name, [mover.name for mover in MOVERS])
