"""From issues to every model that is fitted on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.council.features import design, feature_names
from ralliement.bargaining.council.issue import CouncilIssue, Values, outcomes_of
from ralliement.bargaining.council.logit import fit, probabilities
from ralliement.bargaining.council.model import DEFAULTS, CouncilModel, Options, hedged
from ralliement.bargaining.council.outcomes import (
    INTERVAL,
    Outcomes,
    level_that_held,
    nearest_cells,
)
from ralliement.bargaining.council.validation import Forecast, folds_of, held_out
from ralliement.bargaining.council.yardsticks import (
    SpreadMean,
    best_spread,
    fit_spread,
    spread_mean,
)

COUNCIL, STATES_ALIKE, SPREAD = "council", "council, states alike", "mean with a spread"
"""What tables call the models."""

AIM = 0.82
"""What intervals are to hold of proposals left out: two points more than of a new file, which
differs more from what was fitted on than one proposal of a file does from the others."""

_FOLDS = 5
_SEEDS = (1, 2, 3)
"""Of the divisions by which the level of intervals is found."""


@dataclass(frozen=True)
class Models:
    """The models that forecast distributions.

    ``council`` is the model, ``alike`` the one without pulls of single states, which knows no
    names but the Parliament's, and ``spread`` the yardstick with an interval.
    """

    council: CouncilModel
    alike: CouncilModel
    spread: SpreadMean

    def named(self) -> dict[str, CouncilModel | SpreadMean]:
        """The models by the names that tables give them."""
        return {COUNCIL: self.council, STATES_ALIKE: self.alike, SPREAD: self.spread}


def fit_models(issues: Sequence[CouncilIssue]) -> Models:
    """The models fitted on all ``issues``.

    Options are set and not chosen on the issues: a choice by what is left out gains nothing,
    and what one period chooses fails in another (docs/forecasts.md).
    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    council, alike = fit_model(issues), fit_model(issues, Options(pulls=False))
    return Models(council, alike, fit_spread(issues))


def fit_model(issues: Sequence[CouncilIssue], options: Options = DEFAULTS) -> CouncilModel:
    """The model fitted on the issues, each of which has an outcome.

    The level of its intervals is the one that held :data:`AIM` of the outcomes of proposals
    left out; with fewer than five proposals it is 0.8, which cannot be checked.
    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    decided = outcomes_of(issues)
    features = _design(issues, options)
    theta = fit(features, nearest_cells(decided), _shrinkage(options))
    names = feature_names(pulls=options.pulls)
    return CouncilModel(
        options,
        dict(zip(names, theta.tolist(), strict=True)),
        best_spread(issues),
        _level(issues, options),
    )


def _level(issues: Sequence[CouncilIssue], options: Options) -> float:
    if len({issue.proposal for issue in issues}) < _FOLDS:
        return INTERVAL
    rows = []
    for seed in _SEEDS:
        around_mean = held_out(issues, _mean, folds=_FOLDS, seed=seed)
        rows.append(hedged(_left_out(issues, options, seed), around_mean, options))
    decided = np.tile(outcomes_of(issues), len(_SEEDS))
    return level_that_held(Outcomes(np.concatenate(rows)), decided, AIM)


def _left_out(issues: Sequence[CouncilIssue], options: Options, seed: int) -> Values:
    """What the logit says of each issue (n_issues, n_grid), taught by the other folds.

    As ``held_out``, but the features are worked out once for all folds.
    """
    fold = folds_of(issues, folds=_FOLDS, seed=seed)
    features, shrinkage = _design(issues, options), _shrinkage(options)
    cells = nearest_cells(outcomes_of(issues))
    found = np.zeros(features.shape[:2])
    for number in np.unique(fold):
        out = fold == number
        theta = fit(features[~out], cells[~out], shrinkage)
        found[out] = probabilities(features[out], theta)
    return found


def _mean(inside: Sequence[CouncilIssue]) -> Forecast:
    """The part around the mean, its spread that of the issues ``inside``."""
    spread = best_spread(inside)
    return lambda asked: spread_mean(asked, spread)


def _design(issues: Sequence[CouncilIssue], options: Options) -> Values:
    return design(issues, salience_exponent=options.salience_exponent, pulls=options.pulls)


def _shrinkage(options: Options) -> Values:
    """How strongly each coefficient is drawn to zero (n_features,)."""
    general = len(feature_names(pulls=False))
    found = np.full(len(feature_names(pulls=options.pulls)), options.shrink_pulls)
    found[:general] = options.shrink
    return found
