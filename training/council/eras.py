"""Whether it holds over time: ``python -m training.council.eras FILE.tsv [YEAR]``.

Fits on the issues decided up to YEAR (2002) and scores those decided later, then the other way
round; issues whose year is not known are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import CouncilIssue, read_issues
from ralliement.bargaining.council.fitting import fit_models
from ralliement.bargaining.council.issue import outcomes_of
from ralliement.bargaining.council.scores import mark_outcomes, mark_points, score
from ralliement.bargaining.council.yardsticks import power_salience_mean


def main() -> None:
    """Print a line for each model and direction."""
    issues = read_issues(Path(sys.argv[1])).issues
    year = int(sys.argv[2]) if len(sys.argv) > 2 else 2002
    known = [(issue, issue.year) for issue in issues if issue.year is not None]
    early = [issue for issue, its in known if its <= year]
    late = [issue for issue, its in known if its > year]
    print(
        "| fitted on | scored | model | MAE | against the mean | held |\n|---|---|---|---|---|---|"
    )
    _print(early, late, f"up to {year} ({len(early)})", f"later ({len(late)})")
    _print(late, early, f"later ({len(late)})", f"up to {year} ({len(early)})")


def _print(
    inside: Sequence[CouncilIssue], asked: Sequence[CouncilIssue], learned: str, scored: str
) -> None:
    outcomes = outcomes_of(asked)
    proposals = [issue.proposal for issue in asked]
    means = mark_points(np.array([power_salience_mean(issue) for issue in asked]), outcomes)
    for name, model in fit_models(inside).named().items():
        forecast = model.forecast(asked)
        marks = mark_outcomes(forecast, model.intervals(forecast), outcomes)
        one = score(name, marks, means, proposals)
        if one is not None:
            interval = f"{one.difference:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
            held = f"{one.coverage:.0%}"
            print(f"| {learned} | {scored} | {name} | {one.mae:.2f} | {interval} | {held} |")


if __name__ == "__main__":
    main()
