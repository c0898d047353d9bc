"""What the Council may decide on the issues of a table, in figures that can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.bargaining.council.issue import CouncilIssue
from ralliement.bargaining.council.outcomes import GRID
from ralliement.bargaining.council.shipped import Shipped, load_shipped
from ralliement.bargaining.council.yardsticks import power_salience_mean


@dataclass(frozen=True, slots=True)
class IssueForecast:
    """The distribution of one issue's outcome, on the scale 0..100.

    ``median`` is the point forecast, ``mean`` the expected outcome, ``lower_80`` and ``upper_80``
    the ends of the shortest interval that holds enough. ``probabilities`` has each point of the
    scale with its own. ``weighted_mean`` is the power x salience mean, to compare with;
    ``seen`` says that the parameters were fitted on this very issue.
    """

    issue: str
    proposal: str
    actors: int
    median: float
    mean: float
    lower_80: float
    upper_80: float
    weighted_mean: float
    probabilities: tuple[tuple[float, float], ...]
    outcome: float | None = None
    seen: bool = False

    @property
    def likeliest(self) -> tuple[tuple[float, float], ...]:
        """The points from the most to the least probable."""
        return tuple(sorted(self.probabilities, key=lambda one: (-one[1], one[0])))


def forecast_issues(
    issues: Sequence[CouncilIssue], shipped: Shipped | None = None
) -> tuple[IssueForecast, ...]:
    """A forecast of each issue by the council model, with the parameters shipped if none are given.

    An outcome that is known does not enter.
    """
    fitted = shipped or load_shipped()
    model = fitted.models.council
    found = model.forecast(issues)
    lows, highs = model.intervals(found)
    return tuple(
        IssueForecast(
            issue=issue.name,
            proposal=issue.proposal,
            actors=len(issue.actors),
            median=float(found.medians[place]),
            mean=float(found.means[place]),
            lower_80=float(lows[place]),
            upper_80=float(highs[place]),
            weighted_mean=power_salience_mean(issue),
            probabilities=tuple(
                zip(GRID.tolist(), found.probabilities[place].tolist(), strict=True)
            ),
            outcome=issue.outcome,
            seen=fitted.has_seen(issue),
        )
        for place, issue in enumerate(issues)
    )
