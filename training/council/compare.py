"""What was tried: ``python -m training.council.compare FILE.tsv [SEED ...]``, a Markdown table.

Every row is forecast with whole proposals left out, ten folds for each seed (1 2 3 if none is
given). What it costs to choose among these rows is in ``nested.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import CouncilIssue, Options, Outcomes, read_issues
from ralliement.bargaining.council.features import Feature, design, feature_names
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.logit import fit, probabilities
from ralliement.bargaining.council.model import DEFAULTS
from ralliement.bargaining.council.outcomes import GRID, nearest_cells
from ralliement.bargaining.council.power import INSTITUTIONS, actors
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
from ralliement.bargaining.council.yardsticks import (
    best_spread,
    power_salience_mean,
    spread_mean,
)
from training.council.extras import EXTRAS, at, by_group, near_square, position_of, side_of, upward
from training.council.rivals import RIVALS, FitPoints

BASE = DEFAULTS
SHRINK_EXTRA, SHRINK_GROUPS = 3.0, 20.0
FOLDS = 10
MODEL, STATES_ALIKE = "**the model**", "states alike (no pulls)"

Issues = Sequence[CouncilIssue]


@dataclass(frozen=True, eq=False)
class Variant:
    """A logit: its features (n_issues, n_grid, n_features), how they are shrunk (n_features,),
    and how much of the probability lies around the weighted mean."""

    features: Values
    shrinkage: Values
    mean_share: float = BASE.mean_share


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

    for name, variant in variants(issues):
        yield name, mean_marks([_spread(issues, variant, seed) for seed in seeds])


def variants(issues: Issues) -> Iterator[tuple[str, Variant]]:
    """Every logit that was tried, by name."""
    full = _design(issues, BASE)
    names = feature_names(pulls=True)
    shrinkage = _shrinkage(len(names))
    pulls = len(feature_names(pulls=False))
    yield MODEL, Variant(full, shrinkage)
    yield STATES_ALIKE, Variant(full[:, :, :pulls], shrinkage[:pulls])
    for share in (0.0, 0.2, 0.3):
        yield f"{share:.0%} around the weighted mean", Variant(full, shrinkage, share)
    for exponent in (0.0, 1.0, 3.0, 4.0):
        changed = design(issues, salience_exponent=exponent, pulls=True)
        yield f"salience to the power of {exponent:g}", Variant(changed, shrinkage)
    for column in range(pulls):
        kept = [n for n in range(len(names)) if n != column]
        yield f"without {names[column]}", Variant(full[:, :, kept], shrinkage[kept])
    for strength in (10.0, 80.0, 160.0):
        changed_shrinkage = _shrinkage(len(names), strength)
        yield f"pulls shrunk by {strength:g}", Variant(full, changed_shrinkage)
    axis = _north_and_south(full[:, -1, pulls:])
    alike, line = full[:, :, :pulls], upward(issues[0])[None, :, None]
    one = np.concatenate([alike, line * axis[:, None, None]], axis=2)
    narrow = shrinkage[: pulls + 1] * 0 + 1.0
    yield "one pull along the north-south axis instead", Variant(one, narrow)
    yield from _with_extras(issues, full, shrinkage)


def _with_extras(issues: Issues, full: Values, shrinkage: Values) -> Iterator[tuple[str, Variant]]:
    """The model with one more thing."""
    for name, features in EXTRAS.items():
        yield f"+ {name}", _with(issues, full, shrinkage, features, SHRINK_EXTRA)
    sides: list[Feature] = [side_of(actor) for actor in INSTITUTIONS]
    pulled = _with(issues, full, shrinkage, sides, BASE.shrink_pulls)
    yield "+ pulls of the Commission and the Parliament", pulled
    for name, features in _groups(issues).items():
        yield f"+ {name}", _with(issues, full, shrinkage, features, SHRINK_GROUPS)


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
    axis = np.linalg.eigh(covariance)[1][:, -2]
    return np.asarray(sides @ axis / (there @ axis**2 + 0.1))


def _with(
    issues: Issues, full: Values, shrinkage: Values, features: list[Feature], strength: float
) -> Variant:
    added = np.array([[feature(issue) for feature in features] for issue in issues])
    wider = np.concatenate([full, added.transpose(0, 2, 1)], axis=2)
    return Variant(wider, np.append(shrinkage, np.full(len(features), strength)))


def _design(issues: Issues, options: Options) -> Values:
    return design(issues, salience_exponent=options.salience_exponent, pulls=options.pulls)


def _shrinkage(features: int, pulls: float = BASE.shrink_pulls) -> Values:
    found = np.full(features, pulls)
    found[: len(feature_names(pulls=False))] = BASE.shrink
    return found


def learned(issues: Issues, variant: Variant, inside: Values, asked: Values) -> Values:
    """What a variant fitted on the issues ``inside`` says of those ``asked`` (n_asked, n_grid)."""
    cells = nearest_cells(outcomes_of(issues))
    theta = fit(variant.features[inside], cells[inside], variant.shrinkage)
    logit = probabilities(variant.features[asked], theta)
    taught, others = (
        [one for one, its in zip(issues, some, strict=True) if its] for some in (inside, asked)
    )
    share = variant.mean_share
    return (1 - share) * logit + share * spread_mean(others, best_spread(taught))


def _spread(issues: Issues, variant: Variant, seed: int) -> Marks:
    """The marks of a variant, by one division into folds."""

    def forecast(inside: Values, asked: Values) -> Values:
        return learned(issues, variant, inside, asked)

    found = Outcomes(held_out_by(issues, forecast, len(GRID), seed))
    return mark_outcomes(found, found.intervals(0.76), outcomes_of(issues))


def _points(issues: Issues, rival: FitPoints, seed: int) -> Marks:
    def forecast(inside: Values, asked: Values) -> Values:
        taught = rival([one for one, its in zip(issues, inside, strict=True) if its])
        return taught([one for one, its in zip(issues, asked, strict=True) if its])[:, None]

    return mark_points(held_out_by(issues, forecast, 1, seed)[:, 0], outcomes_of(issues))


def held_out_by(
    issues: Issues, forecast: Callable[[Values, Values], Values], width: int, seed: int
) -> Values:
    """The forecasts (n_issues, width) of each fold, taught by the others."""
    fold = folds_of(issues, folds=FOLDS, seed=seed)
    found = np.zeros((len(issues), width))
    for number in range(FOLDS):
        found[fold == number] = forecast(fold != number, fold == number)
    return found


if __name__ == "__main__":
    main()
