"""The point where a set of weighted positions meets: their mean, their median."""

from __future__ import annotations

import numpy as np

from ralliement.bargaining.table import FloatArray


def weighted_mean(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """O = Σ c s x / Σ c s along the last axis; all weights of a row zero gives NaN.

    Source: Van den Bos 1991; Achen 2006 ("compromise model"). Callers refuse zero weights.
    """
    total = weights.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((positions * weights).sum(axis=-1) / total)


HALF_SLACK = 1e-12
"""How far short of half the cumulated weight may fall: rounding of sums that are exactly half."""


def weighted_median(positions: FloatArray, weights: FloatArray) -> FloatArray:
    """The smallest position with half of all weight at or below it, along the last axis.

    It is the position that no other beats in a vote by distance.
    Source: Black 1948; Scholz, Calbert & Smith 2011 section 3.2, equations 26-29.
    """
    positions, weights = np.broadcast_arrays(positions, weights)
    order = np.argsort(positions, axis=-1, kind="stable")
    ranked = np.take_along_axis(positions, order, axis=-1)
    cumulated = np.take_along_axis(weights, order, axis=-1).cumsum(axis=-1)
    total = cumulated[..., -1:]
    reached = (cumulated >= total / 2 - HALF_SLACK * total) & (cumulated > 0)
    first = np.argmax(reached, axis=-1)[..., np.newaxis]
    return np.asarray(np.take_along_axis(ranked, first, axis=-1)[..., 0])
