"""How well the council model forecasts what came later: fitted up to a year, scored after it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.council import CouncilIssue, read_issues
from ralliement.bargaining.council.fitting import COUNCIL, fit_models
from ralliement.bargaining.council.issue import outcomes_of
from ralliement.bargaining.council.scores import Score, mark_outcomes, mark_points, score
from ralliement.bargaining.council.yardsticks import TO_BEAT, power_salience_mean
from ralliement.errors import ForecastError

FEWEST_FITTED = 15
"""Issues that a fit takes at least."""


@dataclass(frozen=True, slots=True)
class Later:
    """The score of the council model on the issues decided after ``cut``.

    ``fitted`` and ``fitted_proposals`` count what it was fitted on: the issues decided up to that
    year, without proposals that have a later issue.
    """

    cut: int
    fitted: int
    fitted_proposals: int
    proposals: int
    score: Score


def forecast_later(path: Path, cuts: Sequence[int]) -> tuple[Later, ...]:
    """For each year of ``cuts``: fitted on what was decided up to it, scored on what came later.

    Issues without a year are in neither part.
    Raises: DataFileError for a file that is not of the DEU form; ForecastError if a year leaves
    too few issues on one side, with the years there are.
    """
    issues = [issue for issue in read_issues(path).issues if issue.year is not None]
    return tuple(_later(issues, cut) for cut in sorted(set(cuts)))


def _later(issues: Sequence[CouncilIssue], cut: int) -> Later:
    asked = [issue for issue in issues if (issue.year or 0) > cut]
    later = {issue.proposal for issue in asked}
    inside = [i for i in issues if (i.year or 0) <= cut and i.proposal not in later]
    if len(inside) < FEWEST_FITTED or not asked:
        years = sorted({issue.year or 0 for issue in issues})
        known = f"{years[0]} to {years[-1]}" if years else "none"
        raise ForecastError(
            f"--cut {cut}: {len(inside)} issues up to then, {len(asked)} later; at least "
            f"{FEWEST_FITTED} and 1 are needed; years of the file: {known}"
        )
    outcomes, model = outcomes_of(asked), fit_models(inside).council
    forecast = model.forecast(asked)
    marks = mark_outcomes(forecast, model.intervals(forecast), outcomes)
    mean = mark_points(np.array([power_salience_mean(issue) for issue in asked]), outcomes)
    found = score(COUNCIL, marks, mean, [issue.proposal for issue in asked])
    if found is None:
        raise ForecastError(f"--cut {cut}: the model has no forecast of any later issue")
    return Later(cut, len(inside), len({i.proposal for i in inside}), len(later), found)


def print_later(name: str, found: Sequence[Later], console: Console) -> None:
    """A line for each year."""
    console.print(f"The council model on {name}, fitted up to a year and scored on later issues")
    heads = ("up to", "fitted", "later", "MAE", f"against the {TO_BEAT}", "CRPS", "held")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for head in heads:
        table.add_column(head, justify="right")
    for one in found:
        told = one.score
        ends = "" if told.low is None else f" ({told.low:+.2f} to {told.high:+.2f})"
        table.add_row(
            str(one.cut),
            str(one.fitted),
            str(told.issues),
            f"{told.mae:.2f}",
            f"{told.difference:+.2f}{ends}",
            f"{told.crps:.2f}",
            f"{told.coverage:.0%}".replace("%", " %"),
        )
    console.print(table)
    console.print(
        "Later issues of one cut are among those of the cuts before it: the lines are no "
        "independent tests. Intervals: 95 %, whole proposals drawn again."
    )


def later_json(found: Sequence[Later]) -> str:
    """One JSON object with a record for each year."""
    return json.dumps({"cuts": [asdict(one) for one in found]}, allow_nan=False) + "\n"
