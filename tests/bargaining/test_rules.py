"""What members decide under a rule: small cases by hand, properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.bargaining import ActorTable, find_model
from ralliement.bargaining.rules import _votes, decided, decision_of, under_rule
from ralliement.errors import TableError, UnknownName

BIG = ["DE", "FR", "IT", "ES", "PL"]


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
    votes = _votes(rule, members)  # type: ignore[arg-type]
    assert decided(np.array([positions], float), votes, quo)[0] == pytest.approx(outcome)


lines = st.lists(st.floats(0, 100), min_size=1, max_size=7)


@settings(deadline=None)
@given(lines, st.floats(0, 100))
def test_a_decision_mirrors_and_everybody_needed_gains(positions: list[float], quo: float) -> None:
    votes = _votes("unanimity", BIG[:1] * len(positions))
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
    decision = decision_of("unanimity", table.actors, members=["EU"], advisers=["US"])
    assert decision.members == ("DE", "FR")
    assert "PL" in decision.missing
    run = under_rule(find_model("influence"), decision).run(table, rounds=1)
    assert run.outcomes[0].tolist() == [20.0, 30.0]
    assert run.positions[0, 1].tolist() == [60.0, 30.0, 100.0]
    assert "advise without a vote: US" in run.notes


def test_refused() -> None:
    with pytest.raises(UnknownName, match="known: majority, qualified, unanimity"):
        decision_of("consensus", ["DE"])
    with pytest.raises(UnknownName, match="known: DE"):
        decision_of("majority", ["DE"], advisers=["US"])
    with pytest.raises(TableError, match="nobody votes; known actors: US"):
        decision_of("majority", ["US"], members=["EU"])
    with pytest.raises(TableError, match="trades between issues"):
        under_rule(find_model("exchange"), decision_of("majority", ["DE"]))
    table = ActorTable.of(["DE", "US"], [0, 50])
    ruled = under_rule(find_model("mean"), decision_of("unanimity", table.actors))
    with pytest.raises(TableError, match="give one with --status-quo"):
        ruled.run(table)
    with pytest.raises(TableError, match="those of US are not known"):
        _votes("qualified", ["DE", "US"])
