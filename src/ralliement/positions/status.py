"""Whether an actor has decided, or still considers: a chain of two states.

An actor turns from one to the other at an even rate; each stance that tells which of the two
it is counts with its trust and weight. It is apart from the position: of an actor that
considers giving up what it decided, the position may still be the old one.
"""

from __future__ import annotations

import numpy as np

from ralliement.positions.dynamics import DAYS_IN_YEAR
from ralliement.positions.observations import Observations
from ralliement.positions.scale import Array
from ralliement.positions.settings import Settings


def chances_decided(found: Observations, days: Array, settings: Settings) -> Array:
    """The chance at each of ``days`` that the actor has decided, from all of ``found``.

    ``found`` is of one series. One half is no knowledge. Shapes: days and result (n_days,).
    """
    told = np.flatnonzero(found.decided >= 0)
    if not len(told):
        return np.full(len(days), 0.5)
    pull = _pulls(found, told, settings)
    at = found.day[told].astype(np.float64)
    rate = 2 * settings.turn_rate / DAYS_IN_YEAR
    ahead = _sweep(at, pull, days, rate, side="right")
    behind = _sweep(-at[::-1], pull[::-1], -days[::-1], rate, side="left")[::-1]
    return np.asarray(1 / (1 + np.exp(-(ahead + behind))))


def _pulls(found: Observations, told: np.ndarray, settings: Settings) -> Array:  # type: ignore[type-arg]
    """The log odds that each flag adds for "decided"."""
    right = 0.5 + found.trust[told] * (settings.flag_right - 0.5)
    signs = np.where(found.decided[told] == 1, 1.0, -1.0)
    return np.asarray(found.weight[told] * signs * np.log(right / (1 - right)))


def _sweep(at: Array, pull: Array, days: Array, rate: float, *, side: str) -> Array:
    """The log odds at ``days`` from the flags before them, in ascending order of time.

    With ``side`` "right" flags of the day itself count, with "left" not.
    """
    result = np.zeros(len(days))
    odds, since, used = 0.0, at[0], 0
    ends = np.searchsorted(at, days, side="right" if side == "right" else "left")
    for place in range(len(days)):
        while used < ends[place]:
            odds = _faded(odds, at[used] - since, rate) + pull[used]
            since = at[used]
            used += 1
        result[place] = _faded(odds, max(0.0, days[place] - since), rate) if used else 0.0
    return result


def _faded(odds: float, days: float, rate: float) -> float:
    """Log odds after ``days`` in which the state may have turned."""
    kept = np.tanh(odds / 2) * np.exp(-rate * days)
    return float(2 * np.arctanh(kept))
