"""Numbers with an interval, and draws of them that are the same whoever else is in the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from ralliement.bargaining.randomness import stream
from ralliement.bargaining.table import FloatArray, Scale
from ralliement.errors import TableError

Z_90 = 1.6448536269514722
"""Half of a 90 % interval of the normal distribution, in standard deviations."""
Field = Literal["position", "salience", "capability"]


@dataclass(frozen=True)
class Estimate:
    """A value with the interval that holds it 9 times in 10, if there is one."""

    value: float
    lower_90: float | None = None
    upper_90: float | None = None

    @property
    def certain(self) -> bool:
        """No interval, or one without width."""
        return self.lower_90 is None or self.upper_90 is None or self.lower_90 == self.upper_90


def check_estimate(name: str, estimate: Estimate, span: Scale) -> None:
    """Raises: TableError if a bound is missing, off the span, or on the value's wrong side."""
    low, high = span
    lower, upper = estimate.lower_90, estimate.upper_90
    if (lower is None) != (upper is None):
        raise TableError(f"{name}: an interval needs both lower_90 and upper_90")
    for value in (estimate.value, lower, upper):
        if value is not None and not (np.isfinite(value) and low <= value <= high):
            allowed = f"{low:g}..{high:g}" if np.isfinite(high) else f"a number from {low:g}"
            raise TableError(f"{name} {value:g}; allowed: {allowed}")
    if lower is not None and upper is not None and not lower <= estimate.value <= upper:
        raise TableError(
            f"{name} {estimate.value:g} is outside its interval {lower:g}..{upper:g}; "
            "the value must lie within"
        )


def chances(seed: int, actor: str, field: Field, draws: int) -> FloatArray:
    """Numbers 0..1 (draws,) that belong to this actor and field alone."""
    return stream(seed, "input", field, actor).random(draws)


def draw_bounded(estimate: Estimate, span: Scale, chance: FloatArray) -> FloatArray:
    """Draws on a bounded scale: half on each side of the value, each side as wide as its bound.

    Shapes: chance and result (draws,). A split normal distribution whose median is the value and
    whose 5 % and 95 % points are the bounds; what would fall off the scale is at its end.
    Source: Wallis 2014, Statistical Science 29:106-112, with the median for the mode.
    """
    lower, upper = estimate.lower_90, estimate.upper_90
    if estimate.certain or lower is None or upper is None:
        return np.full(len(chance), estimate.value)
    z = stats.norm.ppf(chance)
    side = np.where(z < 0, estimate.value - lower, upper - estimate.value)
    return np.asarray(np.clip(estimate.value + z * side / Z_90, *span))


def draw_positive(name: str, estimate: Estimate, chance: FloatArray) -> FloatArray:
    """Draws of a number above zero: lognormal about the value, each side as wide as its bound.

    Raises: TableError if an interval begins at zero, where no logarithm is.
    """
    lower, upper = estimate.lower_90, estimate.upper_90
    if estimate.certain or lower is None or upper is None:
        return np.full(len(chance), estimate.value)
    if lower <= 0:
        raise TableError(f"{name}: an interval from 0 cannot be drawn from; begin it above 0")
    z = stats.norm.ppf(chance)
    middle = np.log(estimate.value)
    side = np.where(z < 0, middle - np.log(lower), np.log(upper) - middle)
    return np.asarray(np.exp(middle + z * side / Z_90))


def draw_from_grid(grid: FloatArray, weights: FloatArray, chance: FloatArray) -> FloatArray:
    """Draws from a distribution given as weights on a grid, straight between its points.

    Shapes: grid, weights (n_grid,); chance and result (draws,).
    Raises: TableError if a weight is negative or all are zero.
    """
    weights = np.asarray(weights, dtype=np.float64)
    if (weights < 0).any() or not np.isfinite(weights).all() or weights.sum() <= 0:
        raise TableError("a distribution needs weights from 0 with a sum above 0")
    # Each point's weight lies evenly around it, half-way to its neighbours.
    middles = (grid[1:] + grid[:-1]) / 2
    edges = np.concatenate([grid[:1], middles, grid[-1:]])
    below = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])
    return np.asarray(np.interp(chance, below, edges))
