"""The council model: how likely each point of the scale is to be the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ralliement.bargaining.council.features import design, feature_names
from ralliement.bargaining.council.issue import CouncilIssue, Values
from ralliement.bargaining.council.logit import probabilities
from ralliement.bargaining.council.outcomes import Outcomes
from ralliement.bargaining.council.yardsticks import spread_mean


@dataclass(frozen=True, slots=True)
class Options:
    """What is set before the coefficients are fitted.

    ``salience_exponent`` is the power of salience in the compromise. ``shrink`` and
    ``shrink_pulls`` are how strongly the general coefficients and those of single states are
    drawn to zero; without ``pulls`` no state has one. ``mean_share`` is how much of the
    probability lies around the power x salience mean, whatever the features say: a hedge for
    issues unlike those fitted on, set and not fitted (docs/forecasts.md shows its effect).
    """

    salience_exponent: float = 2.0
    shrink: float = 1.0
    shrink_pulls: float = 40.0
    pulls: bool = True
    mean_share: float = 0.1


DEFAULTS = Options()


@dataclass(frozen=True)
class CouncilModel:
    """Fitted parameters.

    ``coefficients`` has one for each feature, ``spread`` is that of the part around the mean, in
    points of the scale, ``level`` is what an interval has to hold at least.
    """

    options: Options
    coefficients: dict[str, float]
    spread: float
    level: float

    def forecast(self, issues: Sequence[CouncilIssue]) -> Outcomes:
        """The distribution of the outcome of each issue.

        It is defined for every issue that can be made: with one actor, with all at one point,
        with actors that no parameter knows, and where nobody cares (then power alone weighs). It
        is never NaN.
        """
        chosen = self.options
        features = design(issues, salience_exponent=chosen.salience_exponent, pulls=chosen.pulls)
        names = feature_names(pulls=chosen.pulls)
        theta = np.array([self.coefficients[name] for name in names])
        return Outcomes(
            hedged(probabilities(features, theta), spread_mean(issues, self.spread), chosen)
        )

    def intervals(self, outcomes: Outcomes) -> tuple[Values, Values]:
        """The ends of the 80 % intervals of ``outcomes``."""
        return outcomes.intervals(self.level)


def hedged(learned: Values, around_mean: Values, options: Options) -> Values:
    """The mixture of both probabilities (n_issues, n_grid)."""
    return (1 - options.mean_share) * learned + options.mean_share * around_mean
