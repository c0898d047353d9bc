"""Numbers with an interval, and draws of them that are the same whoever else is in the table."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import optimize, stats

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
    """Draws on a bounded scale: the Beta distribution with the interval's two bounds.

    Shapes: chance and result (draws,). The Beta's 5 % and 95 % points are fitted to the bounds.
    """
    low, high = span
    if estimate.certain:
        return np.full(len(chance), estimate.value)
    bounds = [
        (b - low) / (high - low) for b in (estimate.lower_90, estimate.upper_90) if b is not None
    ]
    a, b = fitted_beta(*bounds)
    return np.asarray(low + (high - low) * stats.beta.ppf(chance, a, b))


@functools.lru_cache(maxsize=4096)
def fitted_beta(lower: float, upper: float) -> tuple[float, float]:
    """The parameters of the Beta distribution on 0..1 with this 90 % interval, or nearly."""

    def miss(logs: FloatArray) -> FloatArray:
        a, b = np.exp(np.clip(logs, -8, 12))
        return np.asarray(stats.beta.ppf([0.05, 0.95], a, b) - [lower, upper])

    mean = min(max((lower + upper) / 2, 1e-3), 1 - 1e-3)
    spread = max((upper - lower) / (2 * Z_90), 1e-4)
    size = max(mean * (1 - mean) / spread**2 - 1, 0.5)
    start = np.log([mean * size, (1 - mean) * size])
    found = optimize.least_squares(miss, start, xtol=1e-10, ftol=1e-12)
    a, b = np.exp(np.clip(found.x, -8, 12))
    return float(a), float(b)


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
