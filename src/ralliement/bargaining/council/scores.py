"""How good forecasts were, once the outcomes are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ralliement.bargaining.council.outcomes import Outcomes

Values = npt.NDArray[np.float64]

SAMPLES = 10_000
SEED = 20190515
COVERED = 0.95
"""How much of the resampled differences an interval of a difference holds."""


@dataclass(frozen=True, eq=False)
class Marks:
    """What a model got for each issue, all (n_issues,) and in points of the scale.

    ``inside`` is 1 where the interval held the outcome, ``widths`` how wide it was; both None
    for a model that gives a point alone, whose ``crps`` is its absolute error.
    """

    errors: Values
    squares: Values
    crps: Values
    inside: Values | None = None
    widths: Values | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A model's figures over ``issues``, in points of the scale.

    ``mae``: mean absolute error; ``median_error``: half of the errors are smaller; ``crps``:
    mean continuous ranked probability score; ``coverage``: the share of outcomes inside the
    interval, None without one; ``width``: the mean width of the intervals. ``difference`` is its
    mean absolute error minus the yardstick's, ``low`` and ``high`` the ends of its interval,
    None for the yardstick itself.
    """

    model: str
    issues: int
    mae: float
    rmse: float
    median_error: float
    crps: float
    coverage: float | None = None
    width: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None


def mark_points(points: Values, outcomes: Values) -> Marks:
    """The marks of a forecast of points (n_issues,)."""
    errors = np.abs(points - outcomes)
    return Marks(errors, errors**2, errors)


def mark_outcomes(forecast: Outcomes, interval: tuple[Values, Values], outcomes: Values) -> Marks:
    """The marks of a forecast of distributions; its point is the median."""
    errors = np.abs(forecast.medians - outcomes)
    low, high = interval
    inside = (outcomes >= low) & (outcomes <= high)
    return Marks(errors, errors**2, forecast.crps(outcomes), inside.astype(np.float64), high - low)


def mean_marks(repeats: Sequence[Marks]) -> Marks:
    """The marks of several forecasts of the same issues, averaged issue by issue."""

    def mean(name: str) -> Values:
        return np.asarray(np.mean([getattr(one, name) for one in repeats], axis=0))

    spread = repeats[0].inside is not None
    return Marks(
        mean("errors"),
        mean("squares"),
        mean("crps"),
        mean("inside") if spread else None,
        mean("widths") if spread else None,
    )


def score(model: str, marks: Marks, yardstick: Marks, proposals: Sequence[str]) -> Score | None:
    """The figures of ``marks``, compared with ``yardstick`` on the same issues.

    A model without a forecast for an issue (an error of NaN) is scored on the others; None if
    it has a forecast for none.
    """
    told = np.isfinite(marks.errors)
    if not told.all():
        return _score_of_some(model, marks, yardstick, proposals, told)
    same = yardstick is marks
    difference = None if same else float((marks.errors - yardstick.errors).mean())
    low, high = (None, None) if same else interval(marks.errors - yardstick.errors, proposals)
    return Score(
        model=model,
        issues=len(marks.errors),
        mae=float(marks.errors.mean()),
        rmse=float(np.sqrt(marks.squares.mean())),
        median_error=float(np.median(marks.errors)),
        crps=float(marks.crps.mean()),
        coverage=None if marks.inside is None else float(marks.inside.mean()),
        width=None if marks.widths is None else float(marks.widths.mean()),
        difference=difference,
        low=low,
        high=high,
    )


def _score_of_some(
    model: str,
    marks: Marks,
    yardstick: Marks,
    proposals: Sequence[str],
    told: npt.NDArray[np.bool_],
) -> Score | None:
    if not told.any():
        return None
    kept = [proposal for proposal, its in zip(proposals, told, strict=True) if its]
    return score(model, _some(marks, told), _some(yardstick, told), kept)


def _some(marks: Marks, told: npt.NDArray[np.bool_]) -> Marks:
    return Marks(
        marks.errors[told],
        marks.squares[told],
        marks.crps[told],
        None if marks.inside is None else marks.inside[told],
        None if marks.widths is None else marks.widths[told],
    )


def interval(
    values: Values, proposals: Sequence[str], *, samples: int = SAMPLES, seed: int = SEED
) -> tuple[float | None, float | None]:
    """The 95 % bootstrap interval of the mean of ``values`` (n_issues,).

    Whole proposals are drawn again, since issues of one are settled together; (None, None)
    where there is only one. For a paired comparison, give differences.
    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapters 8 and 13.
    """
    names, member = np.unique(np.array(proposals), return_inverse=True)
    if len(names) < 2:
        return None, None
    sums = np.bincount(member, weights=values)
    counts = np.bincount(member)
    random = np.random.default_rng(seed)
    drawn = random.multinomial(len(names), np.full(len(names), 1 / len(names)), size=samples)
    means = (drawn @ sums) / (drawn @ counts)
    tail = (1 - COVERED) / 2
    low, high = np.quantile(means, [tail, 1 - tail])
    return float(low), float(high)
