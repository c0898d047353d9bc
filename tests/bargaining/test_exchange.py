"""The exchange model against the numbers of decide-exchange-model's tests and runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ralliement.bargaining import ActorTable, Run
from ralliement.bargaining.models import Exchange
from ralliement.bargaining.models import exchange_kernel as kernel
from ralliement.bargaining.models.across import Stack, stacked
from ralliement.bargaining.models.exchange import random_rate_limits
from ralliement.bargaining.outcomes import weighted_mean
from ralliement.bargaining.telling.explain import explain
from ralliement.bargaining.typed.decide_files import denormalise, normalise, read_decide
from ralliement.errors import TableError
from tests.bargaining.contract import ModelContract, same

COPENHAGEN = {
    "Newtreaty": 61.576271,
    "DevlopC2020": 58.144654,
    "Domestred": 30.707395,
    "MRVdecrease": 52.235915,
    "Commitments": 51.949891,
    "Control": 57.621448,
    "Extra": 64.620690,
}
PARIS = [
    *(49.255404, 57.211274, 57.96875, 59.51145, 59.64036, 47.644085, 38.097126),
    *(55.121727, 40.105843, 45.596171, 67.877517, 85.708583, 57.100515),
]
SAMPLE = [49.353234, 2.270992, 50.578947, 52.485549, 49.488304, 56.600832]


class TestExchange(ModelContract):
    model = Exchange()


class TestExchangeProgram(ModelContract):
    model = Exchange(reading="program")


class TestExchangeRandom(ModelContract):
    model = Exchange(rate=0.8)


def four_issues(draws: int = 1, seed: int = 2) -> list[ActorTable]:
    chance = np.random.default_rng(seed)
    return [
        ActorTable.of(
            [f"a{i}" for i in range(6)],
            chance.integers(0, 11, (draws, 6)) * 10.0,
            salience=chance.integers(1, 11, (draws, 6)) / 10,
            capability=chance.integers(1, 4, 6) * 1.0,
            issue=f"issue {k}",
        )
        for k in range(4)
    ]


@pytest.fixture(scope="module")
def tables(reference: Path) -> dict[str, tuple[ActorTable, ...]]:
    folder = reference / "bargaining"
    return {
        "sample": read_decide(folder / "sample_data.txt"),
        "copenhagen": read_decide(folder / "copenhagen.csv"),
        "paris": read_decide(folder / "cop21.csv"),
    }


def in_percent(values: np.ndarray, table: ActorTable) -> np.ndarray:
    low, high = table.scale
    return np.asarray((values - low) * 100 / (high - low))


@pytest.mark.parametrize(("positions", "mean"), [([0, 100], 50), ([0, 100, 100], 200 / 3)])
def test_calc_nbs(positions: list[float], mean: float) -> None:
    table = ActorTable.of([f"a{i}" for i in range(len(positions))], positions)
    assert Exchange().run(table).outcomes[0, 0] == mean


@pytest.mark.parametrize(
    ("moved", "expected"),
    [((100, 100, 100), 100), ((0, 0, 100), 100 / 3), ((100, 100, 0), 200 / 3)],
)
def test_adjusted_nbs(moved: tuple[float, ...], expected: float) -> None:
    found = kernel.outcomes(np.array(moved)[:, np.newaxis] * 1.0, np.ones((3, 1)))
    assert found[0] == pytest.approx(expected)


@pytest.mark.shared
def test_by_absolute_move_and_reverse_move(tables: dict[str, tuple[ActorTable, ...]]) -> None:
    """Willems moves all the way on the investment, Wcentr as far as that asks on the toll."""
    stack = stacked(tables["sample"])
    trade = trade_between(stack, "Wcentr", "Willems")
    x, s = stack.x[0], stack.s[0]
    w = stack.c[0] * s
    i, j, p, q = trade
    shift_p, shift_q = w[i, q] / w[:, q].sum(), w[j, p] / w[:, p].sum()
    found = terms(stack, trade)
    assert 100 * found[1] * shift_p == pytest.approx(13.157894736842105, abs=1e-9)
    assert 100 * found[2] * shift_q == pytest.approx(10.387811634349031, abs=1e-9)
    assert 100 * found[2] == pytest.approx(61.05117364047237, abs=1e-9)
    assert abs(found[2]) < abs(x[i, p] - x[j, p])
    assert 100 * found[0] == pytest.approx(1.973684210526316, abs=1e-9)


def trade_between(stack: Stack, mover: str, other: str) -> np.ndarray:
    """The trade in which ``mover`` supplies the toll and ``other`` the investment."""
    i, j = stack.actors.index(other), stack.actors.index(mover)
    names = [table.issue for table in stack.tables]
    p, q = names.index("tolheffing-binnenstad"), names.index("extra-investering")
    return np.array([i, j, p, q])


def terms(stack: Stack, trade: np.ndarray) -> np.ndarray:
    x, s = stack.x[0], stack.s[0]
    w = stack.c[0] * s
    found = np.zeros(3)
    shift, bought = w / w.sum(axis=0), np.zeros_like(w)
    start = kernel.outcomes(x, w)
    assert kernel.equal_gain(trade, x, x, s, shift, start, bought, found)
    return found


@pytest.mark.parametrize(("x", "y", "expected"), [(0.0, 100.0, 10.0), (100.0, 0.0, 90.0)])
def test_new_start_position(x: float, y: float, expected: float) -> None:
    found = kernel.next_start(np.array([[x]]), np.array([[y]]), np.array([[1.0]]))
    assert found[0, 0] == pytest.approx(expected, abs=1e-10)


def test_reverse_move() -> None:
    """An outcome shift of 1 takes a move of 3 where one of three equal actors moves."""
    assert 1 / (np.ones(3) / 3)[0] == pytest.approx(3)
    tables = [
        ActorTable.of(["a", "b", "c"], [30.0, 60.0, 60.0], issue="one"),
        ActorTable.of(["a", "b", "c"], [30.0, 60.0, 60.0], issue="two"),
    ]
    trade = Exchange().trades(tables)
    assert trade == ()


@pytest.mark.shared
@pytest.mark.parametrize(("name", "count"), [("sample", 240), ("copenhagen", 437), ("paris", 2094)])
def test_first_phase(name: str, count: int, tables: dict[str, tuple[ActorTable, ...]]) -> None:
    stack = stacked(tables[name])
    assert len(pairs(stack)) == count
    if name == "sample":
        gains = first_gains(stack)
        assert gains[:2] == pytest.approx([1.973684210526316, 1.792636308765341], abs=1e-9)


def pairs(stack: Stack) -> np.ndarray:
    x, s = stack.x[0], stack.s[0]
    w = stack.c[0] * s
    return np.asarray(kernel.possible_trades(x, s, w, kernel.outcomes(x, w)))


def first_gains(stack: Stack) -> list[float]:
    x, s = stack.x[0], stack.s[0]
    w = stack.c[0] * s
    start = kernel.outcomes(x, w)
    shift, bought, found = w / w.sum(axis=0), np.zeros_like(w), np.zeros(3)
    gains = [
        100 * found[0]
        for trade in pairs(stack)
        if kernel.equal_gain(trade, x, x, s, shift, start, bought, found)
    ]
    return sorted(gains, reverse=True)


@pytest.mark.shared
def test_outcomes_before_any_trade(tables: dict[str, tuple[ActorTable, ...]]) -> None:
    runs = Exchange().run_issues(tables["copenhagen"], rounds=0)
    found = {t.issue: r.outcomes[0, 0] for t, r in zip(tables["copenhagen"], runs, strict=True)}
    assert found == pytest.approx(COPENHAGEN, abs=5e-7)
    paris = [r.outcomes[0, 0] for r in Exchange().run_issues(tables["paris"], rounds=0)]
    np.testing.assert_allclose(paris, PARIS, atol=5.1e-7)
    sample = [r.outcomes[0, 0] for r in Exchange().run_issues(tables["sample"], rounds=0)]
    np.testing.assert_allclose(sample, SAMPLE, atol=5.1e-7)


FIRST_TRADES = {
    "sample": [
        (1.973684211, ("Willems", "extra-investering", 25, 100)),
        (1.973684211, ("Wcentr", "tolheffing-binnenstad", 0, 61.051174)),
    ],
    "copenhagen": [
        (3.278817734, ("USA", "Extra", 10, 90)),
        (3.278817734, ("China India", "Commitments", 85, 21.893663)),
        (1.853389831, ("USA", "Control", 10, 52.126006)),
    ],
    "paris": [
        (2.190721649, ("USA", "eaa", 100, 0)),
        (2.190721649, ("China", "finance_vol", 100, 10.786082)),
        (1.795604267, ("USA", "finance_who", 80, 0)),
        (1.795604267, ("China", "differentiation", 80, 29.514759)),
    ],
}


@pytest.mark.shared
@pytest.mark.parametrize("name", FIRST_TRADES)
def test_first_trades(name: str, tables: dict[str, tuple[ActorTable, ...]]) -> None:
    moves = {}
    for trade in Exchange().trades(tables[name])[:2]:
        moves[trade.one, trade.one_moved] = (trade.gain, trade.one_before, trade.one_after)
        moves[trade.two, trade.two_moved] = (trade.gain, trade.two_before, trade.two_after)
    for gain, (actor, issue, before, after) in FIRST_TRADES[name]:
        assert moves[actor, issue] == pytest.approx((gain, before, after), abs=1e-6)


@pytest.mark.shared
def test_outcomes_of_round_one_that_no_tie_decides(
    tables: dict[str, tuple[ActorTable, ...]],
) -> None:
    """Control is fixed in the program: its coin is tossed for the first two of three equals."""
    model = Exchange(reading="program")
    for seed in range(12):
        found = after_one(model, tables["copenhagen"], seed)
        assert found["Commitments"] == pytest.approx(19.0632, abs=5e-5)
        assert found["Extra"] == pytest.approx(95.4778, abs=5e-5)
        assert min(abs(found["Control"] - v) for v in (68.5412, 68.2555)) < 5.1e-5
        assert 51.385 < found["Newtreaty"] < 54.265
        sample = after_one(model, tables["sample"], seed)
        assert sample["tol-hoogte"] == pytest.approx(48.6005, abs=5e-5)
        assert sample["woonwerkverkeer"] == pytest.approx(16.2347, abs=5e-5)
        assert sample["kleine-of-grote-ring"] == pytest.approx(46.7727, abs=5e-5)
        assert 67.175 < sample["tolheffing-binnenstad"] < 69.505
        assert 75.145 < sample["extra-investering"] < 76.465
        assert 47.605 < sample["wanneer-tol"] < 50.685
        assert len(model.trades(tables["sample"], seed=seed)) in (38, 39)


def after_one(model: Exchange, tables: tuple[ActorTable, ...], seed: int) -> dict[str, float]:
    runs = model.run_issues(tables, rounds=1, seed=seed)
    return {
        table.issue: float(in_percent(run.outcomes[0, 1], table))
        for table, run in zip(tables, runs, strict=True)
    }


def test_random_rate_limits() -> None:
    """Two actors at 0 and 100 on both issues, saliences 10, 90 and 60, 50."""
    tables = [
        ActorTable.of(["A1", "A2"], [0.0, 100.0], salience=[0.10, 0.60], issue="p"),
        ActorTable.of(["A1", "A2"], [0.0, 100.0], salience=[0.90, 0.50], issue="q"),
    ]
    runs = Exchange().run_issues(tables, rounds=0)
    assert [r.outcomes[0, 0] for r in runs] == pytest.approx([85 + 5 / 7, 35 + 5 / 7])
    limits = random_rate_limits((10, 90), (60, 50), (100 * 10 / 70, 100 * 50 / 140))
    found = (limits.loss_i, limits.gain_j, limits.gain_i, limits.loss_j)
    assert found == pytest.approx((1000 / 7, 6000 / 7, 22500 / 7, 12500 / 7))
    assert (limits.most_i, limits.most_j) == pytest.approx((1400, 777.7778), abs=1e-4)


def test_normalise() -> None:
    assert normalise(50, 10, -90) == pytest.approx(-40, abs=1e-5)
    assert denormalise(50, 0, 60) == pytest.approx(30, abs=1e-5)
    assert normalise(11, 10, 90) == pytest.approx(100 / 80, abs=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_both_sides_of_a_trade_gain_the_same(seed: int) -> None:
    """By the distance of the outcomes too, as long as no other trade has moved them."""
    trades = Exchange().trades(four_issues(seed=seed), seed=seed)
    for trade in trades:
        own = {e.actor: e.value for e in trade.effects if e.relation == "own"}
        assert set(own) == {trade.one, trade.two}
        assert trade.gain > 0
    first = {e.actor: e.value for e in trades[0].effects if e.relation == "own"}
    assert list(first.values()) == pytest.approx([trades[0].gain] * 2, abs=1e-6)


def two_who_trade(draws: int = 1) -> list[ActorTable]:
    wide = np.ones((draws, 2))
    return [
        ActorTable.of(["A1", "A2"], [0, 100] * wide, salience=[0.10, 0.60] * wide, issue="p"),
        ActorTable.of(["A1", "A2"], [0, 100] * wide, salience=[0.90, 0.50] * wide, issue="q"),
    ]


@pytest.mark.parametrize("rate", [0.3, 1.0])
def test_random_gains_lie_between_nothing_and_the_most(rate: float) -> None:
    """With equal gains e the winner has e..e + rate (e_max - e), the other e (1 - rate)..e."""
    (equal,) = Exchange().trades(two_who_trade())
    limits = random_rate_limits((10, 90), (60, 50), (100 * 10 / 70, 100 * 50 / 140))
    most = {"A1": limits.most_i / 100, "A2": limits.most_j / 100}
    seen = set()
    for seed in range(40):
        (trade,) = Exchange(rate=rate).trades(two_who_trade(), seed=seed)
        gains = {trade.one: trade.gain, trade.two: trade.gain_two}
        winner = max(gains, key=lambda name: gains[name])
        loser = min(gains, key=lambda name: gains[name])
        share = 1 - gains[loser] / equal.gain
        assert 0 <= share <= rate
        highest = equal.gain + rate * (most[winner] - equal.gain)
        assert equal.gain <= gains[winner] <= highest + 1e-9
        own = {e.actor: e.value for e in trade.effects if e.relation == "own"}
        assert own == pytest.approx(gains, abs=1e-9)
        seen.add(winner)
    assert seen == {"A1", "A2"}


def test_a_random_rate_of_nothing_is_the_equal_exchange() -> None:
    for one, two in zip(
        Exchange().run_issues(four_issues(), rounds=2),
        Exchange(rate=1e-12).run_issues(four_issues(), rounds=2),
        strict=True,
    ):
        np.testing.assert_allclose(one.outcomes, two.outcomes, atol=1e-6)
    with pytest.raises(TableError, match=r"rate 1.5 of random gains; allowed: 0..1"):
        Exchange(rate=1.5)


def test_random_gains_by_seed_and_draw() -> None:
    runs = Exchange(rate=1.0).run_issues(two_who_trade(draws=400), rounds=1, seed=3)
    again = Exchange(rate=1.0).run_issues(two_who_trade(draws=400), rounds=1, seed=3)
    assert [r.outcomes.tolist() for r in runs] == [r.outcomes.tolist() for r in again]
    (_sold, equal) = Exchange().run_issues(two_who_trade(), rounds=1)
    ends = runs[1].outcomes[:, 1]
    assert ends.min() < equal.outcomes[0, 1] < ends.max()
    assert runs[0].model == "exchange-random"
    assert any("(trade 1: gain" in line for line in explain(runs[1], scale=(0.0, 100.0)))


def test_third_actors_win_and_lose() -> None:
    trades = Exchange().trades(four_issues())
    relations = {effect.relation for trade in trades for effect in trade.effects}
    assert relations == {"own", "inner", "outer"}
    outer = [e.value for trade in trades for e in trade.effects if e.relation == "outer"]
    assert min(outer) < 0 < max(outer)


@pytest.mark.parametrize("reading", ["plain", "program"])
def test_order_seed_and_range_over_issues(reading: str) -> None:
    model = Exchange(reading=reading)  # type: ignore[arg-type]
    tables = four_issues(draws=3)
    runs = model.run_issues(tables, rounds=3, seed=5)
    order = [4, 1, 0, 5, 3, 2]
    others = model.run_issues([t.in_order(order) for t in tables], rounds=3, seed=5)
    for run, other, table in zip(runs, others, tables, strict=True):
        np.testing.assert_array_equal(run.positions[:, :, order], other.positions)
        assert run.positions.min() >= table.positions.min()
        assert run.positions.max() <= table.positions.max()
        assert not np.allclose(run.outcomes[:, 0], run.outcomes[:, 1])
    for one, two in zip(runs, model.run_issues(tables, rounds=3, seed=5), strict=True):
        same(one, two)


def test_the_outcome_is_that_of_the_votes() -> None:
    tables = four_issues(draws=2)
    runs: tuple[Run, ...] = Exchange().run_issues(tables, rounds=2)
    for run, table in zip(runs, tables, strict=True):
        votes = weighted_mean(run.more["voting"], table.weights[:, np.newaxis])
        np.testing.assert_allclose(run.outcomes, votes)


def test_offers_tell_the_votes_of_each_round() -> None:
    tables = four_issues()
    for run in Exchange().run_issues(tables, rounds=1):
        told = {o.receiver: o.after for o in run.offers}
        votes = run.more["voting"][0, 1]
        for actor, before, after in zip(run.actors, run.positions[0, 0], votes, strict=True):
            assert told.get(actor, before) == pytest.approx(after)


def test_who_is_not_in_an_issue_does_not_trade_there() -> None:
    tables = four_issues()
    tables[0] = tables[0].in_order([0, 1, 2])
    runs = Exchange().run_issues(tables, rounds=2)
    assert runs[0].actors == ("a0", "a1", "a2")
    assert {o.receiver for o in runs[0].offers} <= {"a0", "a1", "a2"}
    silent = replace(tables[1], salience=tables[1].salience * [[1, 1, 1, 1, 1, 0]])
    runs = Exchange().run_issues([tables[0], silent, *tables[2:]], rounds=2)
    assert (runs[1].positions[0, :, 5] == silent.positions[0, 5]).all()
