"""The points at which the bargaining models see an issue before the Council end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ralliement.bargaining import MODELS, ActorTable
from ralliement.bargaining.council import CouncilIssue
from ralliement.bargaining.council.issue import TOP, Values
from ralliement.bargaining.models import Challenge, Model
from ralliement.errors import TableError

ROUNDS = 10

_SAME = frozenset({"weighted-mean", "mean", "weighted-median", "median"})
"""Models that are yardsticks by another name."""


def bargaining_models() -> dict[str, Model]:
    """The models that a table of scores shows, by the name that it gives them."""
    found = {model.label: model for model in MODELS if model.label not in _SAME}
    for reading in ("program", "paper"):
        model = Challenge(reading=reading, outcome="mean")
        found[f"{model.label}, mean"] = model
    return found


def bargained(issues: Sequence[CouncilIssue], model: Model, *, rounds: int = ROUNDS) -> Values:
    """The outcome of each issue (n_issues,) after so many rounds; capability is power.

    NaN where the model cannot be run: nobody cares, or it needs a status quo and none is known.
    """
    return np.array([_outcome(issue, model, rounds) for issue in issues])


def _outcome(issue: CouncilIssue, model: Model, rounds: int) -> float:
    table = ActorTable.of(
        issue.actors,
        issue.positions,
        salience=issue.saliences / TOP,
        capability=issue.power,
        status_quo=issue.reference,
        issue=issue.name,
    )
    try:
        run = model.run(table, rounds=rounds)
    except TableError:
        return float("nan")
    return float(run.outcomes[0, -1])
