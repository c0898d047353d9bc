"""Means, medians, Nash bargaining, influence and persistence."""

from __future__ import annotations

import numpy as np
import pytest

from ralliement.bargaining import ActorTable
from ralliement.bargaining.models import (
    Influence,
    Mean,
    Median,
    Nash,
    Persistence,
    WeightedMean,
    WeightedMedian,
)
from ralliement.bargaining.models.influence import influence_shares
from ralliement.errors import TableError
from tests.bargaining.contract import ModelContract, some_table

CAMPS = ActorTable.of(["A", "B", "C"], [0.0, 100.0, 100.0], status_quo=50.0)


class TestWeightedMean(ModelContract):
    model = WeightedMean()

    def test_by_hand(self) -> None:
        table = ActorTable.of(["A", "B"], [10.0, 60.0], salience=[0.5, 1.0], capability=[2.0, 4.0])
        assert self.model.run(table).outcomes[0, 0] == pytest.approx(50.0)


class TestMean(ModelContract):
    model = Mean()

    def test_by_hand(self) -> None:
        assert self.model.run(CAMPS).outcomes[0, -1] == pytest.approx(200 / 3)


class TestWeightedMedian(ModelContract):
    model = WeightedMedian()

    @pytest.mark.parametrize(
        ("positions", "weights", "expected"),
        [
            ([0.0, 50.0, 100.0], [1.0, 1.0, 1.0], 50.0),
            ([0.0, 50.0, 100.0], [1.0, 1.0, 3.0], 100.0),
            ([0.0, 100.0], [1.0, 1.0], 0.0),
            ([100.0, 0.0, 30.0], [0.1, 0.1, 0.1], 30.0),
        ],
    )
    def test_by_hand(self, positions: list[float], weights: list[float], expected: float) -> None:
        names = [f"a{i}" for i in range(len(positions))]
        run = self.model.run(ActorTable.of(names, positions, capability=weights))
        assert run.outcomes[0, 0] == expected

    def test_it_beats_every_other_position(self) -> None:
        table = some_table(draws=20)
        run = self.model.run(table, rounds=0)
        for draw in range(20):
            x, w = table.positions[draw], table.weights[draw]
            best = run.outcomes[draw, 0]
            for other in x:
                nearer = np.sign(np.abs(x - other) - np.abs(x - best))
                assert (w * nearer).sum() >= 0


class TestMedian(ModelContract):
    model = Median()

    def test_by_hand(self) -> None:
        assert self.model.run(CAMPS).outcomes[0, -1] == 100.0


class TestPersistence(ModelContract):
    model = Persistence()

    @pytest.mark.parametrize("status_quo", [None, 0.0, 100.0])
    def test_the_outcome_is_that_of_todays_positions(self, status_quo: float | None) -> None:
        weights = {"capability": [1.0, 3.0], "status_quo": status_quo}
        table = ActorTable.of(["A", "B"], [0.0, 100.0], **weights)
        assert self.model.run(table).outcomes[0].tolist() == [75.0] * 11


class TestNash(ModelContract):
    model = Nash()

    def test_two_equals_meet_in_the_middle(self) -> None:
        run = self.model.run(ActorTable.of(["A", "B"], [20.0, 80.0]))
        assert run.outcomes[0, 0] == pytest.approx(50.0, abs=1e-5)

    def test_nobody_is_left_with_the_worst(self) -> None:
        run = self.model.run(ActorTable.of(["A", "B"], [0.0, 100.0], capability=[1.0, 1e6]))
        assert 90 < run.outcomes[0, 0] < 100

    def test_it_is_the_best_of_a_grid(self) -> None:
        table = some_table(draws=1)
        found = self.model.run(table).outcomes[0, 0]
        grid = np.linspace(0, 100, 20001)
        gains = 100.0**2 - (grid[:, None] - table.positions) ** 2
        best = grid[np.argmax((table.weights * np.log(np.maximum(gains, 1e-300))).sum(axis=1))]
        assert found == pytest.approx(best, abs=0.01)

    @pytest.mark.parametrize("loss", ["quadratic", "linear"])
    @pytest.mark.parametrize("power", ["salience", "capability", "equal"])
    def test_every_option_gives_a_point_between_the_ends(self, loss: str, power: str) -> None:
        model = Nash(loss=loss, power=power)  # type: ignore[arg-type]
        outcome = model.run(some_table(draws=4)).outcomes
        assert ((outcome > 0) & (outcome < 100)).all()


class TestNashStatusQuo(ModelContract):
    model = Nash(disagreement="status-quo")

    def test_the_stronger_side_moves_as_far_as_all_of_it_gain(self) -> None:
        table = ActorTable.of(
            ["A", "B", "C"], [40.0, 60.0, 100.0], capability=[1.0, 1.0, 9.0], status_quo=50.0
        )
        outcome = self.model.run(table).outcomes[0, 0]
        assert 60 < outcome < 70

    @pytest.mark.parametrize(
        "positions", [[50.0, 50.0, 50.0], [0.0, 50.0, 100.0]], ids=["content", "tie"]
    )
    def test_otherwise_the_status_quo_stays(self, positions: list[float]) -> None:
        table = ActorTable.of(["A", "B", "C"], positions, status_quo=50.0)
        assert self.model.run(table).outcomes[0, 0] == pytest.approx(50.0)

    def test_without_a_status_quo_it_is_refused(self) -> None:
        with pytest.raises(TableError, match="no status quo"):
            self.model.run(ActorTable.of(["A", "B"], [0.0, 100.0]))


class TestInfluence(ModelContract):
    model = Influence()

    def test_only_who_is_pressed_moves(self) -> None:
        pressure = np.array([[0, 5, 0], [0, 0, 0], [0, 0, 0.0]])
        table = ActorTable.of(
            ["DE", "US", "CH"], [20.0, 100.0, 0.0], salience=0.5, pressure=pressure
        )
        run = self.model.run(table, rounds=3)
        np.testing.assert_allclose(run.positions[0, 1:, 0], 60.0)
        np.testing.assert_array_equal(run.positions[0, :, 1:], [[100.0, 0.0]] * 4)
        assert [(o.sender, o.receiver, o.round) for o in run.offers] == [("US", "DE", 1)]
        assert run.notes == ()

    @pytest.mark.parametrize(
        ("reports", "weights", "share"),
        [
            (1, (1.0, 1.0), 0.2),
            (4, (1.0, 1.0), 0.5),
            (16, (1.0, 1.0), 0.8),
            (1, (1.0, 100.0), 0.2),
            (4, (100.0, 1.0), 4 / 404),
        ],
        ids=["a lone report", "half", "many", "a giant, once", "a dwarf, often"],
    )
    def test_an_own_line_counts_as_so_many_reports(
        self, reports: float, weights: tuple[float, float], share: float
    ) -> None:
        pressure = np.array([[4, reports], [0, 4.0]])
        table = ActorTable.of(
            ["DE", "US"], [20.0, 100.0], salience=0.5, capability=weights, pressure=pressure
        )
        assert influence_shares(table)[0, 0, 1] == pytest.approx(share)
        run = self.model.run(table, rounds=1)
        assert run.positions[0, 1].tolist() == pytest.approx([20 + 0.5 * share * 80, 100.0])
        assert dict(run.offers[0].numbers) == pytest.approx({"share": share, "own": 1 - share})

    def test_another_weak_presser_takes_nothing_from_an_own_line(self) -> None:
        pressure = np.array([[4, 2, 1], [0, 4, 0], [0, 0, 4.0]])
        weights = (1.0, 100.0, 1.0)
        table = ActorTable.of(
            ["DE", "US", "FR"], [0.0, 100.0, 0.0], salience=0.5, capability=weights,
            pressure=pressure,
        )  # fmt: skip
        assert influence_shares(table)[0, 0, 1:] == pytest.approx([200 / 601, 1 / 601])

    def test_a_later_move_is_told_of_who_moved(self) -> None:
        """A follows B, who follows C: in round 2 it is B that has changed, not C that pulls."""
        pressure = np.array([[0, 1, 1], [0, 0, 1], [0, 0, 0.0]])
        table = ActorTable.of(["A", "B", "C"], [40.0, 0.0, 100.0], salience=0.5, pressure=pressure)
        told = [
            (o.round, o.receiver, o.kind, o.sender) for o in self.model.run(table, rounds=2).offers
        ]
        assert told == [
            (1, "A", "influence", "C"), (1, "B", "influence", "C"), (2, "A", "following", "B"),
        ]  # fmt: skip

    def test_who_cares_most_does_not_move(self) -> None:
        table = ActorTable.of(["A", "B"], [0.0, 100.0], salience=[1.0, 0.2])
        run = self.model.run(table, rounds=5)
        assert (run.positions[0, :, 0] == 0.0).all()
        assert "no pressure network" in run.notes[0]

    def test_many_rounds_reach_the_closed_form(self) -> None:
        table = some_table(draws=1)
        run = self.model.run(table, rounds=400)
        share = influence_shares(table)[0]
        openness = np.diag(1 - table.salience[0])
        eye = np.eye(len(table.actors))
        settled = np.linalg.solve(eye - openness @ share, (eye - openness) @ table.positions[0])
        np.testing.assert_allclose(run.positions[0, -1], settled, atol=1e-8)
