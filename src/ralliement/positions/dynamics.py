"""How a position moves by itself: rarely, mostly by small steps, sometimes by a jump.

In a small time dt an actor jumps unseen to any point of the scale with probability
``unseen_rate`` dt, and shifts by a two-sided geometric step with probability ``step_rate`` dt;
at the ends of the scale steps are reflected. The other jumps make news: they fall on the days
of a stance of the actor's own, and one is the likelier the longer ago the last such day is
(:meth:`Dynamics.news`). So silence widens an interval slowly, and what ends it may say
anything. Both laws are symmetric, so that without evidence every point is
as likely as another. The steps have the cosines as eigenvectors (the discrete cosine
transform of type II; Strang 1999), which gives the transition over any time exactly.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ralliement.positions.scale import GRID, Array
from ralliement.positions.settings import Settings

DAYS_IN_YEAR = 365.25
_TOGETHER = 20
"""States that are moved at once: 20 · 101 · 101 products, below the usual limit of 2**18."""

_KEPT = 600
"""Transitions that are kept ready, 80 kB each."""


class Dynamics:
    """The transitions of a position over days."""

    def __init__(self, settings: Settings) -> None:
        self.unseen_rate = settings.jump_rate * (1 - settings.told) / DAYS_IN_YEAR
        self.news_rate = settings.jump_rate * settings.told / DAYS_IN_YEAR
        self.step_rate = settings.step_rate / DAYS_IN_YEAR
        self._step_size = settings.step_size
        self._ready: dict[int, Array] = {}
        self._blurs: dict[float, Array] = {}

    @cached_property
    def _cosines(self) -> Array:
        """The eigenvectors of the steps, in columns (n_grid, n_grid)."""
        size = len(GRID)
        waves = np.cos(np.pi * np.outer(np.arange(size) + 0.5, np.arange(size)) / size)
        return np.asarray(waves * np.sqrt(np.where(np.arange(size) == 0, 1, 2) / size))

    @cached_property
    def _decay(self) -> Array:
        """The rate per day at which each cosine dies away, (n_grid,)."""
        distances = np.arange(1, 2 * len(GRID))
        weights = np.exp(-distances / self._step_size)
        weights /= weights.sum()
        waves = np.cos(np.pi * np.outer(np.arange(len(GRID)), distances) / len(GRID))
        return np.asarray(self.step_rate * (1 - waves @ weights))

    def transition(self, days: int) -> Array:
        """The chances of going from each point to each, over ``days``: (n_grid, n_grid)."""
        found = self._ready.get(days)
        if found is None:
            if len(self._ready) >= _KEPT:
                self._ready.clear()
            found = self._with_jumps(np.exp(-self._decay * days), self.unmoved(days))
            self._ready[days] = found
        return found

    def moved(self, states: Array, days: int) -> Array:
        """What becomes of each of ``states`` (n, n_grid) over ``days``: (n, n_grid).

        In pieces so small that no linear algebra library starts threads for them: on a busy
        machine, waiting for each other costs them far more than they save.
        """
        move, count = self.transition(days), len(states)
        whole = count - count % _TOGETHER
        result = np.empty_like(states)
        stacked = states[:whole].reshape(-1, _TOGETHER, len(GRID))
        result[:whole] = (stacked @ move).reshape(whole, len(GRID))
        result[whole:] = states[whole:] @ move
        return result

    def unmoved(self, days: float) -> float:
        """The chance of no unseen jump in ``days``."""
        return float(np.exp(-self.unseen_rate * days))

    def news(self, days: NDArray[np.int64]) -> Array:
        """The chances that a stance tells of a jump, ``days`` after the actor's last one."""
        return np.asarray(-np.expm1(-self.news_rate * days))

    def blur(self, days: float) -> Array:
        """The transition over a time that is even between 0 and ``days``: (n_grid, n_grid)."""
        found = self._blurs.get(days)
        if found is None:
            self._blurs[days] = found = self._blurred(days)
        return found

    def _blurred(self, days: float) -> Array:
        rates = self.unseen_rate + self._decay
        kept = -np.expm1(-rates * days) / (rates * days)
        return self._with_jumps(kept / kept[0], float(kept[0]))

    def _with_jumps(self, spectrum: Array, unmoved: float) -> Array:
        steps = (self._cosines * (spectrum * unmoved)) @ self._cosines.T
        moved = steps + (1 - unmoved) / len(GRID)
        return np.asarray(np.maximum(moved, 0.0))
