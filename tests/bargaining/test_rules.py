"""What members decide under a rule: small cases by hand, properties."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.bargaining import ActorTable, Run, find_model
from ralliement.bargaining.deciding.rules import Decision, decision_of, under_rule, votes_of
from ralliement.bargaining.deciding.rulings import ruling
from ralliement.bargaining.deciding.voters import Voters, voters_of
from ralliement.bargaining.deciding.voting import decided
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.telling.explain import explain
from ralliement.bargaining.telling.words import ForecastWords
from ralliement.errors import ForecastError, TableError, UnknownName

BIG = ["DE", "FR", "IT", "ES", "PL"]


def rows(*actors: str, day: date | None = None) -> Inputs:
    return Inputs(tuple(ActorInput(name, Estimate(50.0)) for name in actors), day=day)


@pytest.mark.parametrize(
    ("rule", "positions", "quo", "outcome"),
    [
        ("majority", [10, 20, 60, 80, 90], 0, 60),
        ("majority", [10, 20, 60, 80], 0, 20),
        ("majority", [10, 20, 60, 80], 40, 40),
        ("majority", [10, 30, 60, 80], None, 45),
        # The lowest, at 10, accepts up to 20.
        ("unanimity", [10, 20, 60, 80, 90], 0, 20),
        # Somebody stands below the status quo: nothing is agreed.
        ("unanimity", [10, 20, 60, 80, 90], 30, 30),
        ("unanimity", [10, 20, 60, 80, 90], 100, 80),
        # DE + FR + IT + ES reach 65 % of the five's people without PL.
        ("qualified", [40, 50, 60, 80, 0], 0, 50),
        # Without DE they do as well, but IT, ES and PL alone do not.
        ("qualified", [0, 0, 60, 80, 90], 20, 20),
    ],
)
def test_by_hand(rule: str, positions: list[float], quo: float | None, outcome: float) -> None:
    members = BIG[: len(positions)]
    votes = votes_of(rule, members)  # type: ignore[arg-type]
    assert decided(np.array([positions], float), votes, quo)[0] == pytest.approx(outcome)
    assert ruling(members, np.array(positions, float), votes, quo).outcome == outcome


lines = st.lists(st.floats(0, 100), min_size=1, max_size=7)


@settings(deadline=None)
@given(lines, st.floats(0, 100))
def test_a_decision_mirrors_and_everybody_needed_gains(positions: list[float], quo: float) -> None:
    votes = votes_of("unanimity", BIG[:1] * len(positions))
    x = np.array([positions])
    found = decided(x, votes, quo)[0]
    assert min([*positions, quo]) - 1e-9 <= found <= max([*positions, quo]) + 1e-9
    assert (np.abs(x - found) <= np.abs(x - quo) + 1e-9).all()
    assert decided(100 - x, votes, 100 - quo)[0] == pytest.approx(100 - found)


def test_advisers_press_without_a_vote() -> None:
    table = ActorTable.of(
        ["DE", "FR", "US"], [20, 30, 100], salience=[0.5, 0.5, 0.9], status_quo=0.0,
        pressure=np.array([[0, 0, 1], [0, 0, 0], [0, 0, 0]], float),
    )  # fmt: skip
    voters = voters_of(rows(*table.actors), members=["EU"], advisers=["US"])
    assert voters.members == ("DE", "FR")
    assert "PL" in voters.missing
    decision = decision_of("unanimity", voters)
    run = under_rule(find_model("influence"), decision).run(table, rounds=1)
    assert run.outcomes[0].tolist() == [20.0, 30.0]
    assert run.positions[0, 1].tolist() == [60.0, 30.0, 100.0]
    assert "advise without a vote: US" in run.notes


def test_refused() -> None:
    with pytest.raises(UnknownName, match="known: majority, qualified, unanimity"):
        decision_of("consensus", Voters(("DE",)))
    with pytest.raises(UnknownName, match="unknown adviser 'US'; known: DE"):
        voters_of(rows("DE"), advisers=["US"])
    with pytest.raises(TableError, match="nobody votes; known actors: US"):
        voters_of(rows("US"), members=["EU"])
    with pytest.raises(TableError, match="trades between issues"):
        under_rule(find_model("exchange"), Decision("majority", Voters(("DE",))))
    table = ActorTable.of(["DE", "US"], [0, 50])
    ruled = under_rule(find_model("mean"), Decision("unanimity", Voters(table.actors)))
    with pytest.raises(TableError, match="give one with --status-quo"):
        ruled.run(table)
    with pytest.raises(TableError, match="those of US are not known"):
        votes_of("qualified", ["DE", "US"])


@pytest.mark.parametrize(
    ("rule", "positions", "quo", "why", "middle", "pivot"),
    [
        ("majority", [10, 20, 60, 80, 90], 0, "median", ["IT"], ["IT"]),
        ("majority", [10, 20, 60, 80], 0, "median", ["FR"], ["FR"]),
        ("majority", [10, 20, 60, 80], 40, "between", ["FR"], ["FR"]),
        ("majority", [10, 30, 60, 80], None, "halfway", ["FR"], ["FR"]),
        ("unanimity", [10, 20, 60, 80, 90], 0, "limited", ["IT"], ["DE"]),
        ("unanimity", [10, 10, 60, 80, 90], 30, "held", ["IT"], ["DE", "FR"]),
        ("unanimity", [40, 45, 50, 80, 90], 0, "reached", ["IT"], ["DE"]),
        ("unanimity", [10, 20, 60, 80, 90], 100, "limited", ["IT"], ["PL"]),
        ("qualified", [0, 0, 60, 80, 90], 20, "held", ["IT"], ["DE", "FR"]),
    ],
)
def test_who_is_decisive(
    rule: str, positions: list[float], quo: float | None, why: str, middle: list[str],
    pivot: list[str],
) -> None:  # fmt: skip
    members = BIG[: len(positions)]
    votes = votes_of(rule, members)  # type: ignore[arg-type]
    found = ruling(members, np.array(positions, float), votes, quo)
    assert (found.why, list(found.middle.actors), list(found.pivot.actors)) == (why, middle, pivot)


@settings(deadline=None)
@given(lines, st.floats(0, 100))
def test_the_outcome_follows_from_what_is_told(positions: list[float], quo: float) -> None:
    for rule in ("unanimity", "majority"):
        members = [f"m{k}" for k in range(len(positions))]
        found = ruling(members, np.array(positions), votes_of(rule, members), quo)  # type: ignore[arg-type]
        expected = {"held": quo, "between": quo, "limited": found.accepts}
        expected |= {"reached": found.middle.at, "median": found.middle.at}
        assert found.outcome == pytest.approx(expected[found.why])


def told(rule: str, quo: float | None, positions: list[float], language: str = "en") -> str:
    table = ActorTable.of(BIG[: len(positions)], positions, status_quo=quo)
    decision = Decision(rule, Voters(table.actors), status_quo_from="asked")  # type: ignore[arg-type]
    run = under_rule(find_model("weighted-mean"), decision).run(table, rounds=1)
    return "\n".join(explain(run, scale=(0.0, 100.0), words=ForecastWords(language)))


def test_the_path_tells_what_the_rule_did_and_not_the_model() -> None:
    held = told("unanimity", 30, [10, 60, 90])
    assert held.splitlines()[0] == "Nobody moves."
    assert "Unanimity, members: 3, status quo: 30.0 (given with --status-quo)" in held
    assert "Decisive: DE, at 10.0: nothing passes against that position" in held
    assert held.endswith("The status quo stays.\nOutcome: 30.0")
    assert "any point beyond 20.0 is further from it" in told("unanimity", 0, [10, 60, 90])
    assert "in the middle of the members: FR; no other point" in told("majority", 0, [10, 60, 90])
    assert "halfway between the two middle members, DE (10.0) and FR (60.0)" in told(
        "majority", None, [10, 60]
    )
    french = told("unanimity", 30, [10, 60, 90], "fr")
    assert "Décisif : DE, à 10,0 : rien ne passe contre" in french
    assert "A step up fails on DE (10.0), a step down on FR (60.0)" in told(
        "unanimity", 30, [10, 60]
    )
    for text in (held, told("majority", 0, [10, 60, 90])):
        assert "weighted" not in text


def test_who_becomes_decisive_is_told_in_its_round() -> None:
    table = ActorTable.of(
        ["DE", "FR", "US"], [10, 30, 100], salience=[0.1, 0.9, 0.9], status_quo=0.0,
        pressure=np.array([[0, 0, 1], [0, 0, 0], [0, 0, 0]], float),
    )  # fmt: skip
    decision = Decision("unanimity", Voters(("DE", "FR"), ("US",)))
    run: Run = under_rule(find_model("influence"), decision).run(table, rounds=1)
    lines = explain(run, scale=(0.0, 100.0))
    assert "  decisive from now on: FR (30.0)" in lines
    once = under_rule(find_model("influence"), Decision("unanimity", Voters(("DE", "FR")), (1,)))
    late = explain(once.run(table, rounds=3), scale=(0.0, 100.0))
    assert any(line.endswith("decision of round 1") for line in late)


def test_members_are_those_of_the_day() -> None:
    before, after = (
        voters_of(rows("GB", "DE", day=day), members=["Union européenne"])
        for day in (date(2020, 1, 31), date(2020, 7, 31))
    )
    assert before.members == ("DE", "GB")
    assert after.members == ("DE",)
    assert "GB" not in after.missing
    assert [len(found.bodies[0].members) for found in (before, after)] == [28, 27]
    today = voters_of(rows("GB", "DE"), members=["EU", "Royaume-Uni"])
    assert today.members == ("GB", "DE")


@pytest.mark.parametrize("typed", ["FR", "fr", "france", "Frankreich", "FRANCE"])
def test_a_member_by_any_name(typed: str) -> None:
    assert voters_of(rows("France", "Blue"), members=[typed]).members == ("France",)
    assert voters_of(rows("FR", "DE"), members=[typed]).members == ("FR",)


def test_members_are_checked() -> None:
    with pytest.raises(UnknownName, match="unknown member 'Germny'; did you mean Germany"):
        voters_of(rows("Germany", "France"), members=["Germny"])
    with pytest.raises(UnknownName, match="unknown member 'Portugl'; did you mean PT"):
        voters_of(rows("Blue", "Red"), members=["Portugl"])
    with pytest.raises(ForecastError, match="FR: both --members and --adviser"):
        voters_of(rows("FR", "DE"), members=["FR", "DE"], advisers=["France"])
    assert voters_of(rows("FR", "DE"), members=["EU"], advisers=["FR"]).members == ("DE",)
    assert voters_of(rows("FR"), members=["FR", "Portugal"]).missing == ("PT",)


def test_a_row_by_name_has_its_states_people() -> None:
    one, two = (votes_of("qualified", names)[1] for names in (["Germany", "France"], ["DE", "FR"]))
    assert one.weights.tolist() == two.weights.tolist()
