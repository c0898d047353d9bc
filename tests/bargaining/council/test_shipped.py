"""The shipped parameters: what they were fitted on, and that a fit gives them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ralliement.bargaining.council import (
    CouncilIssue,
    Outcomes,
    fit_model,
    load_shipped,
    read_issues,
    write_shipped,
)
from ralliement.bargaining.council import shipped as shipped_module
from ralliement.bargaining.council.issue import Values, outcomes_of
from ralliement.bargaining.council.scores import interval
from ralliement.bargaining.council.validation import held_out
from ralliement.bargaining.council.yardsticks import fit_spread, power_salience_mean

from .helpers import issue

DATA = Path(shipped_module.__file__).parent / "data" / "council.json"


def test_they_can_be_written_again(tmp_path: Path) -> None:
    write_shipped(tmp_path / "again.json", load_shipped())
    assert (tmp_path / "again.json").read_text() == DATA.read_text()
    assert list(tmp_path.iterdir()) == [tmp_path / "again.json"]


def test_an_issue_that_was_not_fitted_on_is_new() -> None:
    assert not load_shipped().has_seen(issue({"de": 1.0}, outcome=50.0))


@pytest.fixture
def path(reference: Path) -> Path:
    return reference / "bargaining" / "deu3_dev.tsv"


@pytest.mark.shared
def test_the_digest_is_that_of_the_file(path: Path) -> None:
    file, shipped = read_issues(path), load_shipped()
    assert file.digest == shipped.digest
    assert all(map(shipped.has_seen, file.issues))
    assert len(shipped.marks) == len(file.issues)
    moved = replace(file.issues[0], outcome=99.0)
    assert not shipped.has_seen(moved)


@pytest.mark.shared
def test_a_fit_gives_the_parameters(path: Path) -> None:
    issues, models = read_issues(path).issues, load_shipped().models
    for model in (models.council, models.alike):
        again = fit_model(issues, model.options)
        assert again.coefficients == pytest.approx(model.coefficients, abs=1e-4)
        assert again.level == pytest.approx(model.level, abs=0.002)
    assert fit_spread(issues).spread == models.spread.spread


@pytest.mark.shared
def test_it_beats_the_weighted_mean_on_proposals_left_out(path: Path) -> None:
    issues = read_issues(path).issues
    options = load_shipped().models.council.options

    def fit(inside: Sequence[CouncilIssue]) -> Callable[[Sequence[CouncilIssue]], Values]:
        model = fit_model(inside, options)
        return lambda asked: model.forecast(asked).probabilities

    outcomes = outcomes_of(issues)
    errors = np.abs(Outcomes(held_out(issues, fit, seed=7)).medians - outcomes)
    means = np.array([power_salience_mean(one) for one in issues])
    low, high = interval(errors - np.abs(means - outcomes), [one.proposal for one in issues])
    assert low is not None
    assert high is not None
    assert high < 0
    assert errors.mean() < 20.0
