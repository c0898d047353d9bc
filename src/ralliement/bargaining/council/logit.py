"""The conditional logit: probabilities of points from their features, and its fit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Cells = npt.NDArray[np.intp]

_LEAST = 1e-300
"""The probability below which a logarithm is not taken."""

_MOST_STEPS, _MOST_HALVINGS, _SMALL = 100, 40, 1e-10
"""When to stop: so many steps, so many halvings of one, or a gain as small."""


def probabilities(design: Values, coefficients: Values) -> Values:
    """p(z) ∝ exp(θ · f(z)), (n_issues, n_grid), for features (n_issues, n_grid, n_features).

    Source: McFadden 1974, Conditional logit analysis of qualitative choice behavior.
    """
    return _softmax(design @ coefficients)


def fit(design: Values, cells: Cells, shrinkage: Values) -> Values:
    """The coefficients (n_features,) that make the outcomes at ``cells`` likeliest.

    They are shrunk to zero as if each were drawn from a normal distribution around it with
    variance 1 / ``shrinkage`` (n_features,): the maximum of the posterior. The problem is convex,
    so there is one answer; Newton's steps, halved where they overshoot, reach it.
    """
    problem = _Problem(design, cells, shrinkage)
    theta = np.zeros(design.shape[2])
    chances, loss = problem.at(theta)
    for _ in range(_MOST_STEPS):
        step = problem.step(theta, chances)
        for _ in range(_MOST_HALVINGS):
            moved = theta - step
            new_chances, new_loss = problem.at(moved)
            if new_loss <= loss:
                break
            step = step / 2
        else:
            return theta
        theta, chances, gained, loss = moved, new_chances, loss - new_loss, new_loss
        if gained < _SMALL:
            break
    return theta


class _Problem:
    """What is minimised: minus the log posterior, up to a constant."""

    def __init__(self, design: Values, cells: Cells, shrinkage: Values) -> None:
        self._design = design
        self._cells = (np.arange(len(cells)), cells)
        self._shrinkage = shrinkage
        self._flat = np.ascontiguousarray(design.reshape(-1, design.shape[2]))
        self._observed = design[self._cells].sum(axis=0)

    def at(self, theta: Values) -> tuple[Values, float]:
        """The probabilities (n_issues, n_grid) at ``theta``, and the loss."""
        chances = probabilities(self._design, theta)
        told = np.log(np.maximum(chances[self._cells], _LEAST)).sum()
        return chances, float((self._shrinkage * theta**2).sum() / 2 - told)

    def step(self, theta: Values, chances: Values) -> Values:
        """Newton's step from ``theta``: the inverse curvature times the slope."""
        weighted = self._flat * chances.reshape(-1, 1)
        slope = weighted.sum(axis=0) - self._observed + self._shrinkage * theta
        means = weighted.reshape(self._design.shape).sum(axis=1)
        curvature = self._flat.T @ weighted - means.T @ means + np.diag(self._shrinkage)
        return np.asarray(np.linalg.solve(curvature, slope))


def _softmax(utility: Values) -> Values:
    weights = np.exp(utility - utility.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))
