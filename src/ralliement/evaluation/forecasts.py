"""How good forecasts of the Council's decisions are, on a file of issues with their outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ralliement.bargaining.council import (
    GRID,
    YARDSTICKS,
    CouncilIssue,
    IssueFile,
    Outcomes,
    Shipped,
    fit_shipped,
    load_shipped,
    read_issues,
)
from ralliement.bargaining.council.fitting import COUNCIL, fit_models
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.scores import (
    Marks,
    Score,
    mark_outcomes,
    mark_points,
    mean_marks,
    score,
)
from ralliement.bargaining.council.validation import FOLDS, held_out
from ralliement.bargaining.council.yardsticks import TO_BEAT
from ralliement.errors import DataFileError, ForecastError
from ralliement.evaluation.bargained import bargained, bargaining_models

FEW_PROPOSALS = 30
"""With fewer, a note says that the figures tell little."""


@dataclass(frozen=True, slots=True)
class ForecastEvaluation:
    """The scores of every model on one file, best first, and what to know beside them.

    ``fitted_on`` says in words where the parameters are from, ``fitted`` the same as values
    (None where each fold has its own); ``seen`` is how many of the issues they were fitted on;
    ``left_out`` is how many rows were not scored, by reason.
    """

    gold: str
    sha256: str
    issues: int
    proposals: int
    left_out: Mapping[str, int]
    fitted_on: str
    fitted: Mapping[str, object] | None
    seen: int
    scores: tuple[Score, ...]
    notes: tuple[str, ...]


def evaluate_forecasts(path: Path, *, fit: Path | None = None) -> ForecastEvaluation:
    """Every model's scores on the issues of ``path``.

    The parameters are those shipped; with ``fit``, those fitted on that file.
    Raises: DataFileError for a file that is not of the DEU form.
    """
    file = read_issues(path)
    taught = None if fit is None else read_issues(fit)
    fitted = load_shipped() if taught is None else fit_shipped(taught)
    outcomes = outcomes_of(file.issues)
    marks: dict[str, Marks] = {}
    for name, model in fitted.models.named().items():
        forecast = model.forecast(file.issues)
        marks |= _marks(name, forecast, model.intervals(forecast), outcomes)
    seen = sum(map(fitted.has_seen, file.issues))
    notes = [*_notes_of_seen(file, seen), *_notes_of_taught(taught)]
    return _evaluation(file, marks, _Learned(_words(fitted), _values(fitted), seen, notes))


MOST_REPEATS = 100
"""How often tenths may be left out: each time takes ten fits, and ten times settle the figures."""


def cross_validate_forecasts(
    path: Path,
    *,
    repeats: int = 10,
    seed: int = 1,
    progress: Callable[[int], None] | None = None,
) -> ForecastEvaluation:
    """Every model's scores on the issues of ``path``, fitted on other proposals of the file.

    Each tenth of the proposals is forecast by models fitted on the other nine, their options
    chosen there too; ``repeats`` times, with other tenths each time (seeds from ``seed`` up).
    Marks are averaged issue by issue. ``progress`` is told how many of them are done.
    Raises: DataFileError for a file that is not of the DEU form, or of fewer than ten proposals;
    ForecastError for no repeats, or more than :data:`MOST_REPEATS`.
    """
    if not 1 <= repeats <= MOST_REPEATS:
        raise ForecastError(
            f"{repeats} repetitions; allowed: 1 to {MOST_REPEATS}, of ten fits each (10 settle the "
            "figures)"
        )
    file = read_issues(path)
    proposals = len({issue.proposal for issue in file.issues})
    if proposals < FOLDS:
        said = f"has {counted(proposals, 'proposal')}; leaving out a tenth of them takes {FOLDS}"
        raise DataFileError([f"{path}: file: {said}"])
    if not file.grouped:
        said = "has no column of proposals; what belongs together cannot be left out together"
        raise DataFileError([f"{path}: file: {said}"])
    found: dict[str, list[Marks]] = {}
    for number in range(repeats):
        for name, marks in _held_out(file.issues, seed + number).items():
            found.setdefault(name, []).append(marks)
        if progress is not None:
            progress(number + 1)
    averaged = {name: mean_marks(several) for name, several in found.items()}
    words = f"the other proposals of the file, {FOLDS} folds, {repeats} times from seed {seed}"
    return _evaluation(file, averaged, _Learned(words))


def _held_out(issues: Sequence[CouncilIssue], seed: int) -> dict[str, Marks]:
    """The marks of every fitted model, each issue forecast without its fold."""
    names: list[str] = []

    def fit(inside: Sequence[CouncilIssue]) -> Callable[[Sequence[CouncilIssue]], Values]:
        models = fit_models(inside).named()
        names[:] = models

        def told(asked: Sequence[CouncilIssue]) -> Values:
            forecasts = [(model, model.forecast(asked)) for model in models.values()]
            columns = [(one.probabilities, *model.intervals(one)) for model, one in forecasts]
            return np.column_stack([column for several in columns for column in several])

        return told

    width = len(GRID) + 2
    rows = held_out(issues, fit, seed=seed)
    outcomes = outcomes_of(issues)
    found: dict[str, Marks] = {}
    for number, name in enumerate(names):
        part = rows[:, number * width : (number + 1) * width]
        found |= _marks(name, Outcomes(part[:, :-2]), (part[:, -2], part[:, -1]), outcomes)
    return found


def _marks(
    name: str, forecast: Outcomes, interval: tuple[Values, Values], outcomes: Values
) -> dict[str, Marks]:
    """The marks of a forecast; of the model's, its expected value is scored as well."""
    found = {name: mark_outcomes(forecast, interval, outcomes)}
    if name == COUNCIL:
        found[f"{name}, expected value"] = mark_points(forecast.means, outcomes)
    return found


@dataclass(frozen=True, slots=True)
class _Learned:
    """What a table says of where the parameters are from."""

    words: str
    values: Mapping[str, object] | None = None
    seen: int = 0
    notes: Sequence[str] = ()


def _evaluation(
    file: IssueFile, spread: Mapping[str, Marks], learned: _Learned
) -> ForecastEvaluation:
    outcomes = outcomes_of(file.issues)
    marks = {
        name: mark_points(np.array([forecast(issue) for issue in file.issues]), outcomes)
        for name, forecast in YARDSTICKS.items()
    }
    for name, model in bargaining_models().items():
        marks[name] = mark_points(bargained(file.issues, model), outcomes)
    marks.update(spread)
    proposals = [issue.proposal for issue in file.issues]
    told = (score(name, its, marks[TO_BEAT], proposals) for name, its in marks.items())
    scores = [one for one in told if one is not None]
    return ForecastEvaluation(
        gold=file.path.name,
        sha256=file.digest,
        issues=len(file.issues),
        proposals=len(set(proposals)),
        left_out=file.left_out,
        fitted_on=learned.words,
        fitted=learned.values,
        seen=learned.seen,
        scores=tuple(sorted(scores, key=lambda one: one.mae)),
        notes=(*learned.notes, *_notes_of(file), *_notes_of_fewer(scores, len(file.issues))),
    )


def _words(fitted: Shipped) -> str:
    """Where the parameters are from, and what was chosen there."""
    options = fitted.models.council.options
    return (
        f"{fitted.source} (SHA-256 {fitted.digest[:12]}), "
        f"{counted(len(fitted.marks), 'issue')} of {counted(fitted.proposals, 'proposal')}: "
        f"salience to the power of {options.salience_exponent:g}, pulls of states shrunk by "
        f"{options.shrink_pulls:g}, a share of {options.mean_share:g} around the weighted mean"
    )


def _values(fitted: Shipped) -> dict[str, object]:
    council = fitted.models.council
    return {
        "source": fitted.source,
        "sha256": fitted.digest,
        "issues": len(fitted.marks),
        "proposals": fitted.proposals,
        **asdict(council.options),
        "level": council.level,
    }


def counted(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _notes_of_seen(file: IssueFile, seen: int) -> Iterator[str]:
    if seen:
        yield (
            f"{seen} of the {len(file.issues)} issues are among those that the parameters were "
            "fitted on: their figures flatter. --cross-validate 10 forecasts each without its "
            "proposal."
        )


def _notes_of_taught(file: IssueFile | None) -> Iterator[str]:
    """What to know of the file that the parameters were fitted on, if one was given."""
    if file is None:
        return
    proposals = len({issue.proposal for issue in file.issues})
    if proposals < FEW_PROPOSALS:
        yield f"{file.path.name}: {counted(proposals, 'proposal')}, too few to learn from."
    for reason, rows in file.left_out.items():
        yield f"{file.path.name}: {counted(rows, 'row')} {reason}: not fitted on."
    yield from (f"{file.path.name}: {note}" for note in file.notes)


def _notes_of_fewer(scores: Sequence[Score], issues: int) -> Iterator[str]:
    """What the yardstick's error is where only some of the issues could be forecast."""
    fewer: dict[tuple[int, float], list[str]] = {}
    for one in scores:
        if one.issues < issues:
            mean = round(one.mae - (one.difference or 0.0), 2)
            fewer.setdefault((one.issues, mean), []).append(one.model)
    for (count, mean), names in fewer.items():
        yield (
            f"{', '.join(names)}: no forecast for {issues - count} of the {issues} issues; on the "
            f"{count} others the {TO_BEAT}'s MAE is {mean:.2f}."
        )


def _notes_of(file: IssueFile) -> Iterator[str]:
    """What to know of the file that is scored."""
    proposals = len({issue.proposal for issue in file.issues})
    if proposals < FEW_PROPOSALS:
        said = "is" if proposals == 1 else "are"
        yield (
            f"{counted(proposals, 'proposal')} {said} too few to conclude from; look at the "
            "intervals."
        )
    for reason, rows in file.left_out.items():
        yield f"{counted(rows, 'row')} {reason}: not scored."
    yield from file.notes
