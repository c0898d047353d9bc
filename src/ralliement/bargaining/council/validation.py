"""Forecasting issues that were not fitted on: whole proposals left out together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from ralliement.bargaining.council.issue import CouncilIssue, Values

Forecast = Callable[[Sequence[CouncilIssue]], Values]
"""What says something about issues: a row for each, (n_issues, n_columns)."""

Fit = Callable[[Sequence[CouncilIssue]], Forecast]
"""What learns from issues how to forecast others."""

FOLDS = 10


def folds_of(
    issues: Sequence[CouncilIssue], *, folds: int = FOLDS, seed: int = 1
) -> npt.NDArray[np.intp]:
    """The fold (n_issues,) of each issue; issues of one proposal share it.

    Every fold has as many proposals, or one more or less; which, the seed says.
    """
    proposals = sorted({issue.proposal for issue in issues})
    order = np.random.default_rng(seed).permutation(len(proposals))
    fold = {proposals[place]: rank % folds for rank, place in enumerate(order)}
    return np.array([fold[issue.proposal] for issue in issues], dtype=np.intp)


def held_out(
    issues: Sequence[CouncilIssue], fit: Fit, *, folds: int = FOLDS, seed: int = 1
) -> Values:
    """The forecast of every issue, (n_issues, n_columns), by what the other folds taught."""
    fold = folds_of(issues, folds=folds, seed=seed)
    places: list[int] = []
    rows: list[Values] = []
    for number in np.unique(fold):
        asked = np.flatnonzero(fold == number).tolist()
        left_out = set(asked)
        inside = [issue for place, issue in enumerate(issues) if place not in left_out]
        rows.append(fit(inside)([issues[place] for place in asked]))
        places += asked
    return np.concatenate(rows)[np.argsort(places)]
