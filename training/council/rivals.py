"""Other families of forecasts than the logit over points: each learns from issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize

from ralliement.bargaining.council.features import compromise, design, feature_names
from ralliement.bargaining.council.issue import CouncilIssue, Values, outcomes_of
from ralliement.bargaining.council.outcomes import GRID
from ralliement.bargaining.council.power import INSTITUTIONS

Points = Callable[[Sequence[CouncilIssue]], Values]
FitPoints = Callable[[Sequence[CouncilIssue]], Points]


def learned_weights(issues: Sequence[CouncilIssue]) -> Points:
    """A weighted mean whose exponents and institutions' weights have the least absolute error."""

    def means(theta: Values, asked: Sequence[CouncilIssue]) -> Values:
        found = []
        for issue in asked:
            known = dict(zip(INSTITUTIONS, theta[2:], strict=True))
            institution = np.array([known.get(actor, 0.0) for actor in issue.actors])
            salience = np.maximum(issue.saliences / 100, 0.01)
            weights = issue.power ** theta[0] * salience ** theta[1] * np.exp(institution)
            found.append(weights @ issue.positions / weights.sum())
        return np.array(found)

    outcomes = outcomes_of(issues)

    def loss(theta: Values) -> float:
        prior = ((theta - start) ** 2).sum() / 10
        return float(np.abs(means(theta, issues) - outcomes).mean() + prior)

    start = np.array([1.0, 1.0, 0.0, 0.0])
    best = minimize(loss, start, method="Nelder-Mead", options={"maxiter": 200}).x
    return lambda asked: means(best, asked)


def corrected_mean(issues: Sequence[CouncilIssue]) -> Points:
    """The compromise, with a ridge regression on each state's side of it."""
    first = len(feature_names(pulls=False))

    def sides(asked: Sequence[CouncilIssue]) -> Values:
        # The pulls at the upper end of the scale are the sides themselves.
        return design(asked, salience_exponent=1.0, pulls=True)[:, -1, first:]

    def centres(asked: Sequence[CouncilIssue]) -> Values:
        return np.array([compromise(issue) for issue in asked])

    inside = sides(issues)
    missed = outcomes_of(issues) - centres(issues)
    penalty = 40.0 * np.eye(inside.shape[1])
    theta = np.linalg.solve(inside.T @ inside + penalty, inside.T @ missed)
    return lambda asked: centres(asked) + sides(asked) @ theta


def nearest_held(_issues: Sequence[CouncilIssue]) -> Points:
    """The point that somebody holds which is nearest to the compromise."""

    def points(asked: Sequence[CouncilIssue]) -> Values:
        nearest = [np.abs(one.positions - compromise(one)).argmin() for one in asked]
        return np.array([one.positions[n] for one, n in zip(asked, nearest, strict=True)])

    return points


def strongest_camp(_issues: Sequence[CouncilIssue]) -> Points:
    """The point at which most power times salience stands."""

    def points(asked: Sequence[CouncilIssue]) -> Values:
        found = []
        for issue in asked:
            here = np.abs(GRID[:, None] - issue.positions[None, :]) <= 2.5
            found.append(GRID[(here @ (issue.power * issue.saliences)).argmax()])
        return np.array(found)

    return points


RIVALS: dict[str, FitPoints] = {
    "weighted mean, weights learned": learned_weights,
    "weighted mean + ridge on every state's side": corrected_mean,
    "held point nearest to the weighted mean": nearest_held,
    "point with most power x salience": strongest_camp,
}
