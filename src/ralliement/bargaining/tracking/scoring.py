"""What forecasts are measured by, against persistence, and when that is enough to conclude."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ralliement.bargaining.council.scores import interval
from ralliement.bargaining.table import FloatArray

COVERED = 0.80
"""What the interval of a forecast is to hold."""

MIN_ACTORS = 10
MIN_CASES = 30
"""Fewer clusters than about ten make a bootstrap of clusters far too sure of itself (Cameron,
Gelbach & Miller 2008, Review of Economics and Statistics 90:414-427, table 2); thirty cases put
a standard error of 7 points on a coverage of 80 %."""

TOO_FEW = "too few"
NOT_SHOWN = "not shown"
BETTER = "better"
WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Told:
    """What one model forecast for one case and how it fared, in points of the scale.

    ``lower_80`` and ``upper_80`` bound the middle 80 % of its draws.
    """

    median: float
    lower_80: float
    upper_80: float
    error: float
    crps: float
    inside: bool


@dataclass(frozen=True, slots=True)
class Score:
    """A model's figures at one horizon, in points of the scale.

    ``mae``: mean absolute error of the medians; ``crps``: mean continuous ranked probability
    score; ``coverage``: the share of cases inside the 80 % interval, ``width`` its mean width;
    ``difference`` and ``crps_difference``: minus persistence's on the same cases, with the 95 %
    bootstrap interval over actors, None for persistence itself or a single actor. ``verdict`` is
    better, worse, not shown (the interval of ``difference`` holds 0) or too few.
    """

    model: str
    horizon: str
    cases: int
    actors: int
    mae: float
    crps: float
    coverage: float
    width: float
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    crps_difference: float | None = None
    crps_low: float | None = None
    crps_high: float | None = None
    verdict: str = ""


def told(draws: FloatArray, truth: float) -> Told:
    """How a forecast of draws (n_draws,) fares against what came."""
    tail = (1 - COVERED) / 2
    low, median, high = (float(value) for value in np.quantile(draws, [tail, 0.5, 1 - tail]))
    return Told(median, low, high, abs(median - truth), crps(draws, truth), low <= truth <= high)


def crps(draws: FloatArray, truth: float) -> float:
    """The continuous ranked probability score of draws (n_draws,): 0 is perfect.

    E|X - y| - E|X - X'|/2 of the draws' own distribution; for draws that are all the same, the
    absolute error. Source: Gneiting & Raftery 2007, JASA 102:359-378, equation 21.
    """
    ranked = np.sort(draws)
    n = len(ranked)
    # Over all pairs, |x_i - x_j| sums up to 2 sum_i (2i - n - 1) x_(i), i from 1.
    ranks = 2 * np.arange(1, n + 1) - n - 1
    apart = 2 * float((ranks * ranked).sum()) / n**2
    return max(float(np.abs(ranked - truth).mean()) - apart / 2, 0.0)


def score(
    model: str,
    horizon: str,
    own: Sequence[Told],
    base: Sequence[Told] | None,
    actors: Sequence[str],
) -> Score:
    """The figures of a model's cases; ``base`` are persistence's, None for its own.

    ``actors`` names the actor of each case: whole actors are drawn again, since what one actor
    does from month to month is one story.
    """
    found = Score(
        model=model,
        horizon=horizon,
        cases=len(own),
        actors=len(set(actors)),
        mae=_mean(one.error for one in own),
        crps=_mean(one.crps for one in own),
        coverage=_mean(float(one.inside) for one in own),
        width=_mean(one.upper_80 - one.lower_80 for one in own),
    )
    return found if base is None else _compared(found, own, base, actors)


def _compared(
    found: Score, own: Sequence[Told], base: Sequence[Told], actors: Sequence[str]
) -> Score:
    errors = np.array([a.error - b.error for a, b in zip(own, base, strict=True)])
    scores = np.array([a.crps - b.crps for a, b in zip(own, base, strict=True)])
    low, high = interval(errors, actors)
    crps_low, crps_high = interval(scores, actors)
    return replace(
        found,
        difference=float(errors.mean()),
        low=low,
        high=high,
        crps_difference=float(scores.mean()),
        crps_low=crps_low,
        crps_high=crps_high,
        verdict=verdict(found.cases, found.actors, low, high),
    )


def verdict(cases: int, actors: int, low: float | None, high: float | None) -> str:
    """What may be said of a difference with this interval, from so many cases (``RULE``)."""
    if cases < MIN_CASES or actors < MIN_ACTORS or low is None or high is None:
        return TOO_FEW
    if high < 0:
        return BETTER
    return WORSE if low > 0 else NOT_SHOWN


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))
