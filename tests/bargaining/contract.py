"""What every model promises; the test of each model inherits it."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ralliement.bargaining import ActorTable, Run
from ralliement.bargaining.models import Model
from ralliement.errors import TableError

ROUNDS = 4
QUIET = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow],
)


@st.composite
def tables(draw: st.DrawFn, *, draws: int = 1) -> ActorTable:
    """Small tables with ties, extremes and actors without weight."""
    n = draw(st.integers(1, 6))

    def array(values: st.SearchStrategy[float]) -> np.ndarray:
        return np.array(draw(st.lists(values, min_size=n * draws, max_size=n * draws))).reshape(
            draws, n
        )

    positions = array(st.sampled_from([0.0, 20.0, 35.5, 50.0, 99.9, 100.0]))
    salience = array(st.sampled_from([0.0, 0.3, 0.7, 1.0]))
    capability = array(st.sampled_from([0.0, 0.5, 3.0, 1000.0]))
    salience[:, 0] = 0.6
    capability[:, 0] = 2.0
    names = draw(st.permutations([f"a{i}" for i in range(n)]))
    return ActorTable.of(
        names, positions, salience=salience, capability=capability, status_quo=30.0
    )


def some_table(draws: int = 3, n: int = 7, seed: int = 4) -> ActorTable:
    chance = np.random.default_rng(seed)
    return ActorTable.of(
        [f"actor {i}" for i in range(n)],
        chance.uniform(0, 100, (draws, n)),
        salience=chance.uniform(0.1, 1, (draws, n)),
        capability=chance.lognormal(0, 1, (draws, n)),
        status_quo=42.0,
    )


def same(one: Run, two: Run) -> None:
    np.testing.assert_array_equal(one.positions, two.positions)
    np.testing.assert_array_equal(one.outcomes, two.outcomes)


class ModelContract:
    """Give ``model`` in the subclass; all of this is then held against it."""

    model: Model

    def test_shapes(self) -> None:
        table = some_table()
        run = self.model.run(table, rounds=ROUNDS)
        assert run.positions.shape == (3, ROUNDS + 1, 7)
        assert run.outcomes.shape == (3, ROUNDS + 1)
        assert (run.rounds, run.draws, run.actors) == (ROUNDS, 3, table.actors)
        assert run.model == self.model.label
        np.testing.assert_array_equal(run.positions[:, 0], table.positions)

    def test_no_rounds_is_the_table(self) -> None:
        table = some_table()
        run = self.model.run(table, rounds=0)
        np.testing.assert_array_equal(run.positions[:, 0], table.positions)

    @QUIET
    @given(table=tables(), data=st.data())
    def test_order_does_not_matter(self, table: ActorTable, data: st.DataObject) -> None:
        order = data.draw(st.permutations(range(len(table.actors))))
        run = self.model.run(table, rounds=ROUNDS)
        other = self.model.run(table.in_order(order), rounds=ROUNDS)
        np.testing.assert_array_equal(run.positions[:, :, order], other.positions)
        np.testing.assert_array_equal(run.outcomes, other.outcomes)

    @QUIET
    @given(table=tables(draws=2))
    def test_numbers_are_numbers_and_in_range(self, table: ActorTable) -> None:
        run = self.model.run(table, rounds=ROUNDS)
        for values in (run.positions, run.outcomes, *run.more.values()):
            assert np.isfinite(values).all()
        low, high = table.scale
        if self.model.stays_within:
            low, high = table.positions.min(), table.positions.max()
        assert run.positions.min() >= low
        assert run.positions.max() <= high
        ends = min(low, table.status_quo or low), max(high, table.status_quo or high)
        assert run.outcomes.min() >= ends[0] - 1e-9
        assert run.outcomes.max() <= ends[1] + 1e-9

    def test_same_seed_same_numbers(self) -> None:
        table = some_table(draws=9)
        same(
            self.model.run(table, rounds=ROUNDS, seed=3),
            self.model.run(table, rounds=ROUNDS, seed=3),
        )

    def test_number_of_threads_does_not_matter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        table = some_table(draws=9)
        runs = []
        for processors in (1, 4):
            monkeypatch.setattr("os.cpu_count", lambda count=processors: count)
            runs.append(self.model.run(table, rounds=ROUNDS, seed=3))
        same(*runs)

    def test_offers_are_plain_data(self) -> None:
        """As JSON takes them: no number or truth of another library."""
        for offer in self.model.run(some_table(), rounds=ROUNDS).offers:
            assert type(offer.accepted) is bool
            assert {type(value) for _name, value in offer.numbers} <= {float}
            assert {type(offer.before), type(offer.after)} == {float}
            assert {type(offer.round), type(offer.deal)} <= {int, type(None)}

    def test_each_draw_is_its_own(self) -> None:
        table = some_table(draws=5)
        first = replace(
            table,
            positions=table.positions[:2],
            salience=table.salience[:2],
            capability=table.capability[:2],
        )
        run, part = (self.model.run(t, rounds=ROUNDS, seed=3) for t in (table, first))
        np.testing.assert_array_equal(run.positions[:2], part.positions)
        np.testing.assert_array_equal(run.outcomes[:2], part.outcomes)

    def test_one_actor_stays(self) -> None:
        run = self.model.run(ActorTable.of(["DE"], [40.0], status_quo=40.0), rounds=ROUNDS)
        assert (run.positions == 40.0).all()
        np.testing.assert_allclose(run.outcomes, 40.0, atol=1e-5)
        assert run.offers == ()

    def test_all_at_one_point_stay(self) -> None:
        table = ActorTable.of(["DE", "FR", "US"], [70.0] * 3, status_quo=70.0)
        run = self.model.run(table, rounds=ROUNDS)
        assert (run.positions == 70.0).all()
        np.testing.assert_allclose(run.outcomes, 70.0, atol=1e-5)

    def test_nobody_with_weight(self) -> None:
        table = ActorTable.of(["DE", "FR"], [0.0, 100.0], salience=[0.5, 0], capability=[0, 1.0])
        if self.model.needs_weight:
            with pytest.raises(TableError, match="nobody has any weight"):
                self.model.run(table)
        else:
            assert np.isfinite(self.model.run(table).outcomes).all()

    def test_an_actor_without_weight_stands_still_and_moves_nobody(self) -> None:
        table = some_table(draws=2)
        loud = table.salience.copy()
        loud[:, 2] = 0.0
        silent = replace(table, salience=loud)
        run = self.model.run(silent, rounds=ROUNDS)
        assert (run.positions[:, :, 2] == table.positions[:, np.newaxis, 2]).all()
        rest = [0, 1, 3, 4, 5, 6]
        without = self.model.run(silent.in_order(rest), rounds=ROUNDS)
        np.testing.assert_allclose(run.positions[:, :, rest], without.positions, atol=1e-9)
        assert "actor 2" not in {name for o in run.offers for name in (o.sender, o.receiver)}

    def test_units_of_capability_do_not_matter(self) -> None:
        table = some_table(draws=2)
        other = replace(table, capability=table.capability * 1024)
        run, scaled = (self.model.run(t, rounds=ROUNDS) for t in (table, other))
        np.testing.assert_allclose(run.positions, scaled.positions, atol=1e-6)
        np.testing.assert_allclose(run.outcomes, scaled.outcomes, atol=1e-6)

    def test_accepted_offers_tell_every_move(self) -> None:
        table = some_table(draws=1)
        run = self.model.run(table, rounds=ROUNDS)
        told = {(o.round, o.receiver) for o in run.offers if o.accepted}
        steps = np.abs(np.diff(run.positions[0], axis=0)) > 1e-6
        moved = {(int(r) + 1, table.actors[a]) for r, a in zip(*np.nonzero(steps), strict=True)}
        assert moved <= told

    @pytest.mark.parametrize("rounds", [-1, 1001])
    def test_rounds_out_of_range(self, rounds: int) -> None:
        with pytest.raises(TableError, match=r"rounds -?\d+; allowed: 0\.\.1000"):
            self.model.run(some_table(), rounds=rounds)

    def test_it_says_what_it_is(self) -> None:
        words = type(self.model).__doc__ or ""
        assert len(words) > 80
        assert self.model.label
        assert not math.isnan(self.model.run(some_table()).outcomes[0, 0])
