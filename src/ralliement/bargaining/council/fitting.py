"""From issues to every model that is fitted on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.bargaining.council.issue import CouncilIssue
from ralliement.bargaining.council.model import ALIKE, CHOICES, CouncilModel, fitter
from ralliement.bargaining.council.yardsticks import SpreadMean, fit_spread

COUNCIL, STATES_ALIKE, SPREAD = "council", "council, states alike", "mean with a spread"
"""What tables call the models."""


@dataclass(frozen=True)
class Models:
    """The models that forecast distributions.

    ``council`` is the model, ``alike`` the one without pulls of single actors, which knows no
    names but the Parliament's, and ``spread`` the yardstick with an interval.
    """

    council: CouncilModel
    alike: CouncilModel
    spread: SpreadMean

    def named(self) -> dict[str, CouncilModel | SpreadMean]:
        """The models by the names that tables give them."""
        return {COUNCIL: self.council, STATES_ALIKE: self.alike, SPREAD: self.spread}


def fit_models(issues: Sequence[CouncilIssue]) -> Models:
    """The models fitted on all ``issues``, their options chosen on the same issues.

    Raises: CouncilIssueError if there is no issue, or one has no outcome.
    """
    return Models(fitter(CHOICES)(issues), fitter(ALIKE)(issues), fit_spread(issues))
