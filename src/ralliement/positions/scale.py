"""The issue's scale as a grid of points, and what a distribution over it says.

A grid point stands for its cell, half a point to either side (less at the two ends), within
which a position may be anywhere. All intervals and shares are of that continuous reading.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GRID: Array = np.arange(101, dtype=np.float64)
"""The points of the scale, 0..100."""

EDGES: Array = np.concatenate(([0.0], GRID[:-1] + 0.5, [100.0]))
"""The borders of the cells, one more than points."""

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles of a position: 90 % and 50 % intervals around the median."""


def quantiles(posterior: Array, levels: Sequence[float] = LEVELS) -> Array:
    """The points of the scale below which these shares of ``posterior`` (n_grid,) lie."""
    return np.interp(levels, _cumulated(posterior), EDGES)


def mass_between(posterior: Array, low: float, high: float) -> float:
    """The share of ``posterior`` (n_grid,) from ``low`` to ``high`` on the scale."""
    below = np.interp((low, high), EDGES, _cumulated(posterior))
    return float(below[1] - below[0])


def point_masses(posterior: Array, points: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Each labelled point with the share of ``posterior`` that is nearest to it."""
    ordered = sorted(points)
    middles = [(a + b) / 2 for a, b in zip(ordered, ordered[1:], strict=False)]
    borders = [0.0, *middles, 100.0]
    return tuple(
        (point, mass_between(posterior, low, high))
        for point, low, high in zip(ordered, borders, borders[1:], strict=False)
    )


def _cumulated(posterior: Array) -> Array:
    return np.concatenate(([0.0], np.cumsum(posterior) / posterior.sum()))
