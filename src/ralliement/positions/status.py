"""Whether an actor has decided, or still considers: a chain of two states.

An actor turns from one to the other at an even rate; each stance that tells which of the two
it is counts with its trust and weight. It is apart from the position: of an actor that
considers giving up what it decided, the position may still be the old one.
"""

from __future__ import annotations

import math

import numpy as np

from ralliement.positions.dynamics import DAYS_IN_YEAR
from ralliement.positions.observations import Numbers, Observations
from ralliement.positions.scale import Array
from ralliement.positions.settings import Settings

_SURE = 1 - 1e-12
"""As near to certain as many flags of one day may bring it; at 1 the log odds have no number."""


def chances_decided(found: Observations, days: Array, settings: Settings) -> Array:
    """The chance at each of ``days``, in order, that the actor has decided, as told by then.

    ``found`` is of one series. One half is no knowledge. Later flags do not count: that
    something was decided in the end does not tell when. Shapes: days and result (n_days,).
    """
    told = np.flatnonzero(found.decided >= 0)
    odds = _sweep(found.day[told], _pulls(found, told, settings), days, settings)
    return np.asarray(1 / (1 + np.exp(-odds)))


def _pulls(found: Observations, told: Numbers, settings: Settings) -> Array:
    """The log odds that each flag adds for "decided"."""
    right = 0.5 + found.trust[told] * (settings.flag_right - 0.5)
    signs = np.where(found.decided[told] == 1, 1.0, -1.0)
    return np.asarray(found.weight[told] * signs * np.log(right / (1 - right)))


def _sweep(at: Numbers, pull: Array, days: Array, settings: Settings) -> Array:
    """The log odds at ``days`` from the flags up to each, both in order of time."""
    rate = 2 * settings.turn_rate / DAYS_IN_YEAR
    result = np.zeros(len(days))
    odds, used = 0.0, 0
    at_days, pulls, asked = at.tolist(), pull.tolist(), days.tolist()
    for place, end in enumerate(np.searchsorted(at, days, side="right").tolist()):
        for row in range(used, end):
            odds = _faded(odds, at_days[row] - at_days[max(row - 1, 0)], rate) + pulls[row]
        used = max(used, end)
        result[place] = _faded(odds, asked[place] - at_days[used - 1], rate) if used else 0.0
    return result


def _faded(odds: float, days: float, rate: float) -> float:
    """Log odds after ``days`` in which the state may have turned."""
    left = math.tanh(odds / 2) * math.exp(-rate * days)
    return 2 * math.atanh(max(-_SURE, min(_SURE, left)))
