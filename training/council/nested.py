"""What the choice among variants costs: ``python -m training.council.nested FILE.tsv [SEED ...]``.

In each of ten folds, the variant of ``compare.py`` is taken that does best on the other nine,
themselves divided in five, by the criterion named in the row; it is fitted on these nine and
scored on the tenth. What was learned by looking at the whole table is thus learned anew in each
fold, by rule (Varma & Simon 2006, BMC Bioinformatics 7:91). One division for each seed (1 if none
is given).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import Outcomes, read_issues
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.outcomes import GRID, nearest_cells
from ralliement.bargaining.council.scores import mark_outcomes, mark_points, mean_marks, score
from ralliement.bargaining.council.validation import folds_of
from ralliement.bargaining.council.yardsticks import power_salience_mean
from training.council.compare import FOLDS, Issues, Variant, learned, variants

INNER = 5

Loss = Callable[[Values, Values], float]
"""Of forecasts (n_issues, n_grid) and outcomes (n_issues,)."""


def log_loss(chances: Values, outcomes: Values) -> float:
    """Minus the mean logarithm of the outcomes' probabilities."""
    told = chances[np.arange(len(outcomes)), nearest_cells(outcomes)]
    return float(-np.log(told).mean())


def ranked(chances: Values, outcomes: Values) -> float:
    """The mean continuous ranked probability score."""
    return float(Outcomes(chances).crps(outcomes).mean())


def absolute(chances: Values, outcomes: Values) -> float:
    """The mean absolute error of the medians."""
    return float(np.abs(Outcomes(chances).medians - outcomes).mean())


CRITERIA: Mapping[str, Loss] = {"likelihood": log_loss, "CRPS": ranked, "MAE": absolute}


def main() -> None:
    """Print a line for each criterion."""
    issues = read_issues(Path(sys.argv[1])).issues
    seeds = [int(word) for word in sys.argv[2:]] or [1]
    tried = dict(variants(issues))
    outcomes, proposals = outcomes_of(issues), [issue.proposal for issue in issues]
    means = mark_points(np.array([power_salience_mean(issue) for issue in issues]), outcomes)
    runs = [_nested(issues, tried, seed) for seed in seeds]
    print(
        f"| chosen by, of {len(tried)} | MAE | against the mean | CRPS | most often |\n"
        + "|---" * 5
        + "|"
    )
    for name in CRITERIA:
        found = [Outcomes(chances[name]) for chances, _picked in runs]
        marks = [mark_outcomes(one, one.intervals(0.76), outcomes) for one in found]
        one = score(name, mean_marks(marks), means, proposals)
        picked = sum((its[name] for _chances, its in runs), Counter[str]())
        often = "; ".join(f"{variant} ({times})" for variant, times in picked.most_common(3))
        if one is not None:
            interval = f"{one.difference:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
            print(f"| {name} | {one.mae:.2f} | {interval} | {one.crps:.2f} | {often} |", flush=True)


def _nested(
    issues: Issues, tried: Mapping[str, Variant], seed: int
) -> tuple[dict[str, Values], dict[str, Counter[str]]]:
    """By criterion: the forecasts (n_issues, n_grid), and how often each variant was taken."""
    fold = folds_of(issues, folds=FOLDS, seed=seed)
    chances = {name: np.zeros((len(issues), len(GRID))) for name in CRITERIA}
    picked = {name: Counter[str]() for name in CRITERIA}
    for number in range(FOLDS):
        out = fold == number
        losses = {name: _losses(issues, one, ~out) for name, one in tried.items()}
        for place, criterion in enumerate(CRITERIA):
            best = min(losses, key=lambda name, place=place: losses[name][place])  # type: ignore[misc]
            chances[criterion][out] = learned(issues, tried[best], ~out, out)
            picked[criterion][best] += 1
    return chances, picked


def _losses(issues: Issues, variant: Variant, inside: Values) -> list[float]:
    """Each criterion of a variant, on the issues ``inside`` divided once more."""
    places = np.flatnonzero(inside).tolist()
    fold = folds_of([issues[place] for place in places], folds=INNER, seed=1)
    found = np.zeros((len(places), len(GRID)))
    for number in range(INNER):
        asked = np.zeros(len(issues), dtype=bool)
        asked[np.array(places)[fold == number]] = True
        found[fold == number] = learned(issues, variant, inside & ~asked, asked)
    outcomes = outcomes_of(issues)[places]
    return [loss(found, outcomes) for loss in CRITERIA.values()]


if __name__ == "__main__":
    main()
