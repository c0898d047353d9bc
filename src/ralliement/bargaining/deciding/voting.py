"""Votes counted: the point that is decided, and the member that is hardest to win for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.table import FloatArray


@dataclass(frozen=True, eq=False)
class Votes:
    """Votes (n_members,) of one kind and the share of them that must agree; ``above`` more."""

    weights: FloatArray
    share: float
    above: bool = False


@dataclass(frozen=True, eq=False)
class Found:
    """Of each set of positions (...): the two middle ones, the pivots up and down, the outcome."""

    lower: FloatArray
    upper: FloatArray
    up: FloatArray
    down: FloatArray
    outcome: FloatArray


def decided(positions: FloatArray, votes: Sequence[Votes], status_quo: float | None) -> FloatArray:
    """What is decided at each set of positions.

    Shapes: positions (..., n_members); result (...).
    """
    return counted(positions, votes, status_quo).outcome


def counted(positions: FloatArray, votes: Sequence[Votes], status_quo: float | None) -> Found:
    """What is decided, and the positions that it hangs on. Shapes as of :func:`decided`."""
    ranked = np.sort(positions, axis=-1)
    n = positions.shape[-1]
    lower, upper = ranked[..., (n - 1) // 2], ranked[..., n // 2]
    # Who must be won for a move up is the lowest of those needed; the hardest vote counts.
    up = np.min([_pivot(positions, one) for one in votes], axis=0)
    down = -np.min([_pivot(-positions, one) for one in votes], axis=0)
    if status_quo is None:
        return Found(lower, upper, up, down, np.asarray((lower + upper) / 2))
    quo = status_quo
    raised = np.clip(np.minimum(lower, 2 * up - quo), quo, None)
    lowered = np.clip(np.maximum(upper, 2 * down - quo), None, quo)
    outcome = np.where(lower > quo, raised, np.where(upper < quo, lowered, quo))
    return Found(lower, upper, up, down, np.asarray(outcome))


def _pivot(positions: FloatArray, votes: Votes) -> FloatArray:
    """The highest position at or above which the needed votes lie."""
    order = np.argsort(-positions, axis=-1, kind="stable")
    so_far = np.cumsum(votes.weights[order], axis=-1)
    total = votes.weights.sum()
    need, slack = votes.share * total, 1e-9 * total
    enough = so_far > need + slack if votes.above else so_far >= need - slack
    first = np.argmax(enough, axis=-1)[..., np.newaxis]
    ranked = np.take_along_axis(positions, order, axis=-1)
    return np.asarray(np.take_along_axis(ranked, first, axis=-1)[..., 0])
