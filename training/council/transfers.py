"""Whether it holds elsewhere: ``python -m training.council.transfers FILE.tsv``.

Each row fits on some issues and scores others of another time, procedure, voting rule or field of
policy; "each" leaves out each group in turn and puts the forecasts together. Issues whose year is
not known are left out where years divide.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import CouncilIssue, read_issues
from ralliement.bargaining.council.fitting import COUNCIL, STATES_ALIKE, fit_models
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.scores import Marks, mark_outcomes, mark_points, score
from ralliement.bargaining.council.yardsticks import power_salience_mean

LAST_EARLY = 2002
"""The years up to here are those of the Union of fifteen in the data."""

FIELDS: dict[str, str] = {
    "agri": "farms and fish",
    "fish": "farms and fish",
    "envi": "environment and transport",
    "trans": "environment and transport",
    "energ": "environment and transport",
    "im": "market and money",
    "indus": "market and money",
    "ecofi": "market and money",
    "jha": "justice and general",
    "gener": "justice and general",
}
"""Fields of policy by how a council's name begins; all others are social affairs."""

Division = Callable[[CouncilIssue], str | None]
"""The group of an issue; None if it has none."""


def main() -> None:
    """Print a line for each model and division."""
    issues = read_issues(Path(sys.argv[1])).issues
    head = ("fitted on", "scored", "model", "MAE", "against the mean", "CRPS", "held")
    print(f"| {' | '.join(head)} |\n" + "|---" * len(head) + "|")
    for division in (era, procedure, rule):
        for words, asked, marks in _each_way(issues, division):
            _print(words, asked, marks)
    for name, division in (("field", field), ("council", council)):
        groups = sorted({group for issue in issues if (group := division(issue))})
        parts = [_split(issues, division, group) for group in groups]
        joined = [_marks(inside, asked) for inside, asked in parts]
        asked = [issue for _inside, some in parts for issue in some]
        marks = {model: _joined([one[model] for one in joined]) for model in joined[0]}
        _print((f"other {name}s", f"each {name}"), asked, marks)


def era(issue: CouncilIssue) -> str | None:
    """Up to the enlargement, or later."""
    if issue.year is None:
        return None
    return f"up to {LAST_EARLY}" if issue.year <= LAST_EARLY else "later"


def procedure(issue: CouncilIssue) -> str | None:
    """Whether the Parliament decides too."""
    return {True: "codecision", False: "consultation", None: None}[issue.codecision]


def rule(issue: CouncilIssue) -> str | None:
    """Whether every state must agree."""
    return {True: "unanimity", False: "majority", None: None}[issue.unanimity]


def field(issue: CouncilIssue) -> str | None:
    """The field of policy."""
    known = (FIELDS[begins] for begins in FIELDS if issue.council.casefold().startswith(begins))
    return next(known, "social affairs")


def council(issue: CouncilIssue) -> str | None:
    """The Council's formation."""
    return issue.council or None


def _each_way(
    issues: Sequence[CouncilIssue], division: Division
) -> Iterator[tuple[tuple[str, str], list[CouncilIssue], dict[str, Marks]]]:
    """Fit on one group, score the other; then the other way round."""
    one, other = sorted({group for issue in issues if (group := division(issue))})
    for scored, learned in ((one, other), (other, one)):
        inside, asked = _split(issues, division, scored)
        words = (f"{learned} ({len(inside)})", f"{scored} ({len(asked)})")
        yield words, asked, _marks(inside, asked)


def _split(
    issues: Sequence[CouncilIssue], division: Division, group: str
) -> tuple[list[CouncilIssue], list[CouncilIssue]]:
    """The issues of the other groups, of which no proposal is in this one, and those of this."""
    asked = [issue for issue in issues if division(issue) == group]
    proposals = {issue.proposal for issue in asked}
    others = [issue for issue in issues if division(issue) not in (group, None)]
    return [issue for issue in others if issue.proposal not in proposals], asked


def _marks(inside: Sequence[CouncilIssue], asked: Sequence[CouncilIssue]) -> dict[str, Marks]:
    """The marks of both models."""
    outcomes, models = outcomes_of(asked), fit_models(inside).named()
    found = {}
    for name in (COUNCIL, STATES_ALIKE):
        forecast = models[name].forecast(asked)
        found[name] = mark_outcomes(forecast, models[name].intervals(forecast), outcomes)
    return found


def _joined(parts: Sequence[Marks]) -> Marks:
    def all_of(name: str) -> Values:
        return np.concatenate([getattr(part, name) for part in parts])

    return Marks(*map(all_of, ("errors", "squares", "crps", "inside", "widths")))


def _print(words: tuple[str, str], asked: Sequence[CouncilIssue], found: dict[str, Marks]) -> None:
    centres = np.array([power_salience_mean(issue) for issue in asked])
    means = mark_points(centres, outcomes_of(asked))
    for name, marks in found.items():
        one = score(name, marks, means, [issue.proposal for issue in asked])
        if one is None:
            continue
        interval = f"{one.difference:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
        cells = (*words, name, f"{one.mae:.2f}", interval, f"{one.crps:.2f}", f"{one.coverage:.0%}")
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
