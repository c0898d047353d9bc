"""The council model: what holds for every issue, what a fit learns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.bargaining.council import (
    GRID,
    CouncilIssue,
    CouncilModel,
    Options,
    fit_model,
    load_shipped,
    make_issue,
)
from ralliement.bargaining.council.features import compromise, feature_names, weights_of
from ralliement.bargaining.council.power import actors
from ralliement.bargaining.council.validation import folds_of, held_out
from ralliement.bargaining.council.yardsticks import spread_mean
from ralliement.errors import CouncilIssueError

from .helpers import issue

MODELS = load_shipped().models.named()

values = st.integers(0, 20).map(lambda n: n * 5.0)
issues = st.dictionaries(
    st.sampled_from((*actors(), "no", "xk")),
    st.tuples(values, st.floats(0, 100)),
    min_size=1,
    max_size=12,
).map(
    lambda told: make_issue(
        "i",
        {a: p for a, (p, _) in told.items()},
        {a: s for a, (_, s) in told.items()},
        strangers=True,
    )
)
"""Any issue that can be made: one actor, states that no parameter knows, nobody who cares."""


@pytest.mark.parametrize("name", MODELS)
@given(asked=issues)
@settings(max_examples=60, deadline=None)
def test_every_issue_has_a_distribution(name: str, asked: CouncilIssue) -> None:
    forecast = MODELS[name].forecast([asked])
    assert np.isfinite(forecast.probabilities).all()
    assert (forecast.probabilities >= 0).all()
    assert forecast.probabilities.sum() == pytest.approx(1)
    low, high = MODELS[name].intervals(forecast)
    assert 0 <= low[0] <= forecast.medians[0] <= high[0] <= 100


@pytest.mark.parametrize("name", MODELS)
@given(asked=issues, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_actors_does_not_matter(
    name: str, asked: CouncilIssue, data: st.DataObject
) -> None:
    order = list(data.draw(st.permutations(range(len(asked.actors)))))
    mixed = replace(
        asked,
        actors=tuple(asked.actors[n] for n in order),
        positions=asked.positions[order],
        saliences=asked.saliences[order],
        power=asked.power[order],
    )
    forecast = MODELS[name].forecast([asked, mixed]).probabilities
    assert forecast[0] == pytest.approx(forecast[1], abs=1e-9)


@pytest.mark.parametrize("name", MODELS)
@given(asked=issues)
@settings(max_examples=40, deadline=None)
def test_the_scale_can_be_turned_round(name: str, asked: CouncilIssue) -> None:
    turned = replace(asked, positions=100 - asked.positions)
    forecast = MODELS[name].forecast([asked, turned]).probabilities
    assert forecast[0] == pytest.approx(forecast[1][::-1], abs=1e-9)


def test_one_actor_has_its_way() -> None:
    for where in (0.0, 35.0, 100.0):
        forecast = MODELS["council"].forecast([issue({"se": where})])
        assert GRID[forecast.probabilities[0].argmax()] == where


def test_all_at_one_point_stay_near_it() -> None:
    asked = issue(dict.fromkeys(("de", "fr", "it", "com", "ep"), 70.0))
    forecast = MODELS["council"].forecast([asked])
    assert forecast.medians.tolist() == [70]


def test_two_camps_are_not_expected_to_meet_in_the_middle() -> None:
    asked = issue({"de": 0, "fr": 0, "it": 0, "es": 100, "nl": 100, "lu": 0})
    forecast = MODELS["council, states alike"].forecast([asked]).probabilities[0]
    assert forecast[0] > forecast[-1] > forecast[1:-1].max()


def test_a_share_of_the_probability_lies_around_the_mean() -> None:
    asked = issue({"de": 0, "fr": 0, "it": 100, "es": 100}, year=1999)
    model = MODELS["council, states alike"]
    assert isinstance(model, CouncilModel)
    bare = replace(model, options=replace(model.options, mean_share=0.0)).forecast([asked])
    around = spread_mean([asked], model.spread)
    share = model.options.mean_share
    expected = (1 - share) * bare.probabilities + share * around
    assert 0 < share < 0.5
    assert model.forecast([asked]).probabilities == pytest.approx(expected)


def test_nobody_cares_and_power_alone_weighs() -> None:
    asked = issue({"de": 0, "lu": 100}, 0.0, year=1999)
    assert weights_of(asked).tolist() == pytest.approx([10 / 12, 2 / 12])
    assert compromise(asked) == pytest.approx(100 / 6)


def test_weights_follow_the_exponent() -> None:
    asked = issue({"de": 0, "fr": 100}, {"de": 100, "fr": 50}, year=1999)
    assert weights_of(asked, salience_exponent=2.0) == pytest.approx([0.8, 0.2])


def made(count: int, *, toward: str) -> list[CouncilIssue]:
    """Issues that end where one actor stands."""
    random = np.random.default_rng(1)
    found = []
    for number in range(count):
        positions = {
            actor: float(random.choice([0, 50, 100])) for actor in ("de", "fr", "uk", "ep")
        }
        asked = make_issue(f"i{number}", positions, dict.fromkeys(positions, 50.0))
        outcome = positions[toward]
        found.append(replace(asked, proposal=f"p{number // 2}", outcome=outcome))
    return found


@pytest.mark.parametrize("actor", ["fr", "uk"])
def test_a_fit_finds_who_wins(actor: str) -> None:
    coefficients = fit_model(made(60, toward=actor), Options(shrink_pulls=5.0)).coefficients
    strongest = max(("de", "fr", "uk"), key=lambda name: coefficients[f"pull:{name}"])
    assert strongest == actor


def test_a_fit_finds_the_parliament() -> None:
    model = fit_model(made(60, toward="ep"), Options(pulls=False))
    assert model.coefficients["with_parliament"] > 1
    assert set(model.coefficients) == set(feature_names(pulls=False))


def test_more_shrinkage_means_smaller_coefficients() -> None:
    learned = made(40, toward="fr")
    firm, loose = (fit_model(learned, Options(shrink_pulls=s)) for s in (1000.0, 1.0))
    assert abs(firm.coefficients["pull:fr"]) < abs(loose.coefficients["pull:fr"]) / 5


def test_with_few_proposals_the_level_is_that_of_the_interval() -> None:
    few = [replace(one, proposal=f"p{n % 4}") for n, one in enumerate(made(40, toward="fr"))]
    assert fit_model(few).level == 0.8


def test_intervals_are_set_by_what_is_left_out() -> None:
    learned = made(60, toward="fr")
    model = fit_model(learned, Options(pulls=False))

    def fit(inside):  # type: ignore[no-untyped-def]
        again = replace(fit_model(inside, Options(pulls=False)), level=model.level)
        return lambda asked: np.column_stack(again.intervals(again.forecast(asked)))

    low, high = held_out(learned, fit, folds=5).T
    decided = np.array([one.outcome for one in learned])
    assert ((decided >= low) & (decided <= high)).mean() >= 0.75


def test_the_same_issues_give_the_same_parameters() -> None:
    learned = made(30, toward="uk")
    one, other = (fit_model(given, Options()) for given in (learned, learned[::-1]))
    assert one.coefficients == pytest.approx(other.coefficients, abs=1e-6)


def test_folds_keep_proposals_together() -> None:
    learned = made(60, toward="fr")
    fold = folds_of(learned, folds=10, seed=3)
    of_proposal = {(one.proposal, its) for one, its in zip(learned, fold, strict=True)}
    assert len(of_proposal) == 30
    assert sorted(np.bincount(fold)) == [6] * 10
    assert (fold != folds_of(learned, folds=10, seed=4)).any()


def test_held_out_issues_are_not_learned_from() -> None:
    learned = made(20, toward="fr")
    asked_for: list[set[str]] = []

    def fit(inside):  # type: ignore[no-untyped-def]
        known = {one.proposal for one in inside}

        def forecast(asked):  # type: ignore[no-untyped-def]
            asked_for.append({one.proposal for one in asked})
            assert not known & asked_for[-1]
            return fit_model(inside, Options(pulls=False)).forecast(asked).probabilities

        return forecast

    found = held_out(learned, fit, folds=5)
    assert found.shape == (20, 21)
    assert set().union(*asked_for) == {one.proposal for one in learned}


@pytest.mark.parametrize(
    ("positions", "saliences", "said"),
    [
        ({"de": 101.0}, {"de": 50.0}, "i: de: position 101 is off the scale"),
        ({"de": 1.0}, {"de": -1.0}, "i: de: salience -1 is off the scale"),
        ({"de": float("nan")}, {"de": 1.0}, "i: de: position nan is off the scale"),
        ({"de": 1.0}, {"fr": 1.0}, "i: no actor has both a position and a salience"),
        ({}, {}, "i: no actor has both"),
        ({"de": 1.0}, {"xx": 1.0}, "i: unknown actor 'xx'; known: com, ep, at, be"),
    ],
)
def test_issues_that_cannot_be(
    positions: dict[str, float], saliences: dict[str, float], said: str
) -> None:
    with pytest.raises(CouncilIssueError) as caught:
        make_issue("i", positions, saliences)
    assert said in str(caught.value)


def test_actors_are_written_as_in_iso_3166_too() -> None:
    iso = {"DE": 1.0, "GB": 2.0, "gr": 3.0, "EP": 4.0}
    assert make_issue("i", iso, iso).actors == ("de", "el", "ep", "uk")
    assert make_issue("i", {"xx": 1.0}, {"XX": 1.0}, strangers=True).actors == ("xx",)


def test_issues_without_an_outcome_cannot_be_learned_from() -> None:
    with pytest.raises(CouncilIssueError, match="i1: has no outcome"):
        fit_model([issue({"de": 1.0})], Options())
    with pytest.raises(CouncilIssueError, match="no issue"):
        fit_model([], Options())
