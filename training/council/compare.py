"""What was tried: ``python -m training.council.compare FILE.tsv [SEED ...]``, a Markdown table.

Every row is forecast with whole proposals left out, ten folds for each seed (1 2 3 if none is
given). Options are those of :data:`BASE`, not chosen anew in each fold: what the choice costs is
in ``ralliement evaluate forecasts FILE.tsv --cross-validate 10``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import CouncilIssue, Options, Outcomes, read_issues
from ralliement.bargaining.council.features import Feature, design, feature_names
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.logit import fit, probabilities
from ralliement.bargaining.council.outcomes import GRID, nearest_cells
from ralliement.bargaining.council.power import actors
from ralliement.bargaining.council.scores import (
    Marks,
    Score,
    interval,
    mark_outcomes,
    mark_points,
    mean_marks,
    score,
)
from ralliement.bargaining.council.validation import folds_of
from ralliement.bargaining.council.yardsticks import power_salience_mean
from training.council.extras import EXTRAS, at, by_group, near_square, position_of, upward
from training.council.rivals import RIVALS, FitPoints

BASE = Options(salience_exponent=3.0, shrink=1.0, shrink_pulls=40.0)
SHRINK_EXTRA, SHRINK_GROUPS = 3.0, 20.0
FOLDS = 10
MODEL, STATES_ALIKE = "**the model**", "states alike (no pulls)"

Issues = Sequence[CouncilIssue]


def main() -> None:
    """Print the table."""
    issues = read_issues(Path(sys.argv[1])).issues
    seeds = [int(word) for word in sys.argv[2:]] or [1, 2, 3]
    means = np.array([power_salience_mean(issue) for issue in issues])
    yardstick = mark_points(means, outcomes_of(issues))
    proposals = [issue.proposal for issue in issues]
    print("| tried | MAE | against the mean | CRPS |\n|---|---|---|---|")
    found: dict[str, Marks] = {}
    for name, marks in _tried(issues, seeds):
        found[name] = marks
        one = score(name, marks, yardstick, proposals)
        if one is not None:
            print(_row(one), flush=True)
    _print_pulls(found[MODEL], found[STATES_ALIKE], proposals)


def _print_pulls(model: Marks, alike: Marks, proposals: Sequence[str]) -> None:
    """What the pulls of single actors are worth, with intervals."""
    print()
    pairs = (("MAE", model.errors - alike.errors), ("CRPS", model.crps - alike.crps))
    for name, difference in pairs:
        low, high = interval(difference, proposals)
        print(f"pulls, {name}: {difference.mean():+.2f} ({low:+.2f} to {high:+.2f})")


def _row(one: Score) -> str:
    interval = f"{one.difference:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
    return f"| {one.model} | {one.mae:.2f} | {interval} | {one.crps:.2f} |"


def _tried(issues: Issues, seeds: Sequence[int]) -> Iterator[tuple[str, Marks]]:
    for name, rival in RIVALS.items():
        yield name, mean_marks([_points(issues, rival, seed) for seed in seeds])

    def marks(features: Values, shrinkage: Values) -> Marks:
        return mean_marks([_spread(issues, features, shrinkage, seed) for seed in seeds])

    for name, features, shrinkage in _designs(issues):
        yield name, marks(features, shrinkage)


def _designs(issues: Issues) -> Iterator[tuple[str, Values, Values]]:
    """Every logit that was tried: its name, its features and how they are shrunk."""
    full = _design(issues, BASE)
    names = feature_names(pulls=True)
    shrinkage = _shrinkage(len(names))
    pulls = len(feature_names(pulls=False))
    yield MODEL, full, shrinkage
    yield STATES_ALIKE, full[:, :, :pulls], shrinkage[:pulls]
    for exponent in (0.0, 1.0, 2.0, 4.0):
        changed = design(issues, salience_exponent=exponent, pulls=True)
        yield f"salience to the power of {exponent:g}", changed, shrinkage
    for column in range(pulls):
        kept = [n for n in range(len(names)) if n != column]
        yield f"without {names[column]}", full[:, :, kept], shrinkage[kept]
    for strength in (5.0, 20.0, 160.0):
        yield f"pulls shrunk by {strength:g}", full, _shrinkage(len(names), strength)
    axis = _north_and_south(full[:, -1, pulls:])
    alike, line = full[:, :, :pulls], upward(issues[0])[None, :, None]
    one = np.concatenate([alike, line * axis[:, None, None]], axis=2)
    yield "one pull along the north-south axis instead", one, shrinkage[: pulls + 1] * 0 + 1.0
    for name, features in EXTRAS.items():
        yield f"+ {name}", *_with(issues, full, shrinkage, features, SHRINK_EXTRA)
    for name, features in _groups(issues).items():
        yield f"+ {name}", *_with(issues, full, shrinkage, features, SHRINK_GROUPS)


def _groups(issues: Issues) -> dict[str, list[Feature]]:
    councils = sorted({issue.council for issue in issues})
    kinds = sorted({issue.kind for issue in issues})
    each: list[Feature] = [at(position_of(actor)) for actor in actors()]
    return {
        "a direction for each council": by_group(councils, lambda one: one.council, upward),
        "a direction for each type of law": by_group(kinds, lambda one: one.kind, upward),
        "firmness of the compromise for each council": by_group(
            councils, lambda one: one.council, _firm
        ),
        "at the point of each actor": each,
    }


def _firm(issue: CouncilIssue) -> Values:
    return near_square(power_salience_mean(issue))


def _north_and_south(sides: Values) -> Values:
    """The issues' scores on the second axis of the sides that actors take (n_issues,).

    The first sets new members against old, the second the Nordic states and Britain against
    the south; positions alone say so, no outcome is used.
    """
    there = (sides != 0).astype(np.float64)
    both = there.T @ there
    covariance = sides.T @ sides / np.maximum(both, 1) * both / (both + 10)
    covariance[:2], covariance[:, :2] = 0, 0
    axis = np.linalg.eigh(covariance)[1][:, -2]
    return np.asarray(sides @ axis / (there @ axis**2 + 0.1))


def _with(
    issues: Issues, full: Values, shrinkage: Values, features: list[Feature], strength: float
) -> tuple[Values, Values]:
    added = np.array([[feature(issue) for feature in features] for issue in issues])
    wider = np.concatenate([full, added.transpose(0, 2, 1)], axis=2)
    return wider, np.append(shrinkage, np.full(len(features), strength))


def _design(issues: Issues, options: Options) -> Values:
    return design(issues, salience_exponent=options.salience_exponent, pulls=options.pulls)


def _shrinkage(features: int, pulls: float = BASE.shrink_pulls) -> Values:
    found = np.full(features, pulls)
    found[: len(feature_names(pulls=False))] = BASE.shrink
    return found


def _spread(issues: Issues, features: Values, shrinkage: Values, seed: int) -> Marks:
    """The marks of a logit on these features, by one division into folds."""
    outcomes = outcomes_of(issues)
    cells = nearest_cells(outcomes)

    def forecast(inside: Values, asked: Values) -> Values:
        theta = fit(features[inside], cells[inside], shrinkage)
        return probabilities(features[asked], theta)

    found = Outcomes(_held_out(issues, forecast, len(GRID), seed))
    return mark_outcomes(found, found.intervals(0.765), outcomes)


def _points(issues: Issues, rival: FitPoints, seed: int) -> Marks:
    def forecast(inside: Values, asked: Values) -> Values:
        learned = rival([one for one, its in zip(issues, inside, strict=True) if its])
        return learned([one for one, its in zip(issues, asked, strict=True) if its])[:, None]

    return mark_points(_held_out(issues, forecast, 1, seed)[:, 0], outcomes_of(issues))


def _held_out(
    issues: Issues, forecast: Callable[[Values, Values], Values], width: int, seed: int
) -> Values:
    fold = folds_of(issues, folds=FOLDS, seed=seed)
    found = np.zeros((len(issues), width))
    for number in range(FOLDS):
        found[fold == number] = forecast(fold != number, fold == number)
    return found


if __name__ == "__main__":
    main()
