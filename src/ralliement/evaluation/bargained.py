"""The points at which the bargaining models see an issue before the Council end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from ralliement.bargaining import MODELS, ActorTable
from ralliement.bargaining.council import CouncilIssue
from ralliement.bargaining.council.issue import TOP, Values
from ralliement.bargaining.models import Challenge, Exchange, Model
from ralliement.errors import TableError

ROUNDS = 10

_SAME = frozenset({"weighted-mean", "mean", "weighted-median", "median", "persistence"})
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

    Votes are exchanged between the issues of a proposal; other models play each issue alone.
    NaN where the model cannot be run: nobody cares, or it needs a status quo and none is known.
    """
    found = np.full(len(issues), np.nan)
    for places in _played_together(issues, model):
        tables = [_table(issues[place], str(place)) for place in places]
        with suppress(TableError):
            found[places] = _outcomes(tables, model, rounds)
    return found


def _played_together(issues: Sequence[CouncilIssue], model: Model) -> list[list[int]]:
    """The places of the issues that are one run."""
    if not isinstance(model, Exchange):
        return [[place] for place in range(len(issues))]
    proposals: dict[str, list[int]] = {}
    for place, issue in enumerate(issues):
        proposals.setdefault(issue.proposal, []).append(place)
    return list(proposals.values())


def _outcomes(tables: Sequence[ActorTable], model: Model, rounds: int) -> list[float]:
    if isinstance(model, Exchange):
        runs = model.run_issues(tables, rounds=rounds)
    else:
        runs = tuple(model.run(table, rounds=rounds) for table in tables)
    return [float(run.outcomes[0, -1]) for run in runs]


def _table(issue: CouncilIssue, name: str) -> ActorTable:
    return ActorTable.of(
        issue.actors,
        issue.positions,
        salience=issue.saliences / TOP,
        capability=issue.power,
        status_quo=issue.reference,
        issue=name,
    )
