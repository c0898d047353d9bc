"""The council model: how likely each point of the scale is to be the outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from ralliement.bargaining.council.features import design, feature_names
from ralliement.bargaining.council.issue import CouncilIssue, Values, outcomes_of
from ralliement.bargaining.council.logit import fit, probabilities
from ralliement.bargaining.council.outcomes import Outcomes, level_for, nearest_cells
from ralliement.bargaining.council.validation import folds_of


@dataclass(frozen=True, slots=True)
class Options:
    """What is chosen before the coefficients are fitted.

    ``salience_exponent`` is the power of salience in the compromise. ``shrink`` and
    ``shrink_pulls`` are how strongly the general coefficients and those of single actors are
    drawn to zero; without ``pulls`` no actor has one.
    """

    salience_exponent: float = 3.0
    shrink: float = 1.0
    shrink_pulls: float = 20.0
    pulls: bool = True


CHOICES = tuple(
    Options(salience_exponent, shrink, shrink_pulls)
    for salience_exponent, shrink, shrink_pulls in product(
        (1.0, 2.0, 3.0), (1.0, 3.0), (10.0, 20.0, 40.0, 80.0)
    )
)
"""What the options of the model are chosen from."""

ALIKE = tuple(
    Options(salience_exponent, shrink, pulls=False)
    for salience_exponent, shrink in product((1.0, 2.0, 3.0), (1.0, 3.0))
)
"""The same for the model that treats actors alike, but for their power."""


@dataclass(frozen=True)
class CouncilModel:
    """Fitted parameters: the options, a coefficient for each feature, the level of intervals.

    ``level`` is what an interval has to hold at least (:func:`level_for`).
    """

    options: Options
    coefficients: dict[str, float]
    level: float

    def forecast(self, issues: Sequence[CouncilIssue]) -> Outcomes:
        """The distribution of the outcome of each issue.

        It is defined for every issue that can be made: with one actor, with all at one point,
        and where nobody cares (then power alone weighs). It is never NaN.
        """
        chosen = self.options
        features = design(issues, salience_exponent=chosen.salience_exponent, pulls=chosen.pulls)
        names = feature_names(pulls=chosen.pulls)
        theta = np.array([self.coefficients[name] for name in names])
        return Outcomes(probabilities(features, theta))

    def intervals(self, outcomes: Outcomes) -> tuple[Values, Values]:
        """The ends of the 80 % intervals of ``outcomes``."""
        return outcomes.intervals(self.level)


def fit_model(issues: Sequence[CouncilIssue], options: Options) -> CouncilModel:
    """The model fitted on the issues, each of which has an outcome.

    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    decided = outcomes_of(issues)
    features = design(issues, salience_exponent=options.salience_exponent, pulls=options.pulls)
    names = feature_names(pulls=options.pulls)
    theta = fit(features, nearest_cells(decided), _shrinkage(options, len(names)))
    level = level_for(Outcomes(probabilities(features, theta)))
    return CouncilModel(options, dict(zip(names, theta.tolist(), strict=True)), level)


def choose_options(
    issues: Sequence[CouncilIssue],
    choices: Sequence[Options] = CHOICES,
    *,
    folds: int = 5,
    seed: int = 1,
) -> Options:
    """The choice that gives outcomes of proposals left out the most probability.

    The sum of the logarithms is what counts; the first of the best, so the answer is one.
    """
    fold = folds_of(issues, folds=folds, seed=seed)
    cells = nearest_cells(outcomes_of(issues))
    totals = []
    for options in choices:
        features = design(issues, salience_exponent=options.salience_exponent, pulls=options.pulls)
        shrinkage = _shrinkage(options, features.shape[2])
        total = 0.0
        for number in np.unique(fold):
            out = fold == number
            theta = fit(features[~out], cells[~out], shrinkage)
            chances = probabilities(features[out], theta)
            total += float(np.log(chances[np.arange(out.sum()), cells[out]]).sum())
        totals.append(total)
    return choices[int(np.argmax(totals))]


def fitter(
    choices: Sequence[Options] = CHOICES,
) -> Callable[[Sequence[CouncilIssue]], CouncilModel]:
    """The whole way from issues to a model: options chosen on these issues, then fitted."""

    def fit_on(issues: Sequence[CouncilIssue]) -> CouncilModel:
        chosen = choices[0] if len(choices) == 1 else choose_options(issues, choices)
        return fit_model(issues, chosen)

    return fit_on


def _shrinkage(options: Options, features: int) -> Values:
    general = len(feature_names(pulls=False))
    found = np.full(features, options.shrink_pulls)
    found[:general] = options.shrink
    return found
