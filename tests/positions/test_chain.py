"""The chain against sums over all paths, and the laws it must keep."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ralliement.positions import DEFAULTS, GRID, Settings, chain
from ralliement.positions.dynamics import Dynamics
from ralliement.positions.likelihood import common_text, mixture, own_line, trust_of
from ralliement.positions.observations import Observations
from ralliement.positions.scale import EDGES, mass_between, point_masses, quantiles
from ralliement.positions.settings import noise_of

NOISE = 7.2
DYNAMICS = Dynamics(DEFAULTS)


def observed(*rows: tuple[int, float], trust: float = 0.7, **more: object) -> Observations:
    """One series with stances at days; ``more`` replaces columns."""
    count = len(rows)
    columns: dict[str, object] = {
        "names": ("DE",),
        "series": np.zeros(count, dtype=np.int64),
        "day": np.array([day for day, _stance in rows], dtype=np.int64),
        "reach": np.zeros(count, dtype=np.int64),
        "stance": np.array([stance for _day, stance in rows]),
        "trust": np.full(count, trust),
        "weight": np.ones(count),
        "decided": np.full(count, -1),
        "joint": np.zeros(count, dtype=np.bool_),
        "piece": np.arange(count),
        "statements": np.array([f"s{n}" for n in range(count)], dtype=object),
        "articles": np.array([f"a{n}" for n in range(count)], dtype=object),
        "noise": NOISE,
    }
    return Observations(**(columns | more))  # type: ignore[arg-type]


def evidence_of(found: Observations) -> chain.Evidence:
    return chain.gathered(found, chain.weighed_logs(found, DYNAMICS), DYNAMICS)


@pytest.mark.parametrize("days", [1, 30, 400, 5000])
def test_a_transition_keeps_all_chances(days: int) -> None:
    move = DYNAMICS.transition(days)
    assert move.min() >= 0
    assert move.sum(axis=1) == pytest.approx(1)
    assert move == pytest.approx(move.T)


def test_a_long_way_is_two_short_ones() -> None:
    assert DYNAMICS.transition(40) @ DYNAMICS.transition(60) == pytest.approx(
        DYNAMICS.transition(100)
    )


def test_the_blur_is_the_mean_of_all_its_days() -> None:
    days = np.linspace(0, 60, 6001)
    rates = DYNAMICS._decay[5] + DYNAMICS.unseen_rate
    wave = DYNAMICS._cosines[:, 5]
    assert DYNAMICS.blur(60.0) @ wave == pytest.approx(
        wave * np.exp(-rates * days).mean(), abs=1e-4
    )


def test_moving_many_is_moving_each() -> None:
    states = np.random.default_rng(0).random((47, len(GRID)))
    assert DYNAMICS.moved(states, 12) == pytest.approx(states @ DYNAMICS.transition(12))


@pytest.mark.parametrize("position", [0, 40, 100])
def test_the_chances_of_all_stances_add_up_to_one(position: int) -> None:
    stances = np.linspace(0, 100, 41)
    for law in (own_line, common_text):
        densities = [law(float(stance), NOISE)[position] for stance in stances]
        assert np.trapezoid(densities, stances) == pytest.approx(1, abs=0.02)


def test_a_common_text_says_less_than_a_line_of_one_s_own() -> None:
    own, common = own_line(50.0, NOISE), common_text(50.0, NOISE)
    assert own[50] / own[100] > 1000
    assert 2 < common[50] / common[100] < 10


def test_trust_rises_with_confidence_and_falls_with_the_modality() -> None:
    confidence, kept = np.array([0.3, 0.5, 0.9, 0.9]), np.array([1.0, 1.0, 1.0, 0.5])
    low, middle, high, halved = trust_of(confidence, kept, DEFAULTS)
    assert low < middle < high < 1
    assert middle == pytest.approx(1 / (1 + np.exp(-DEFAULTS.trust_at)))
    assert halved == pytest.approx(high / 2)


@pytest.mark.parametrize("asked", [100, 160, 250])
def test_the_chain_equals_a_sum_over_all_paths(asked: int) -> None:
    """Every path over a coarse choice of grid points, its chance worked out by itself."""
    told = ((100, 0.0), (160, 100.0), (250, 75.0))
    found = observed(*told)
    likely = {day: mixture(own_line(s, NOISE), np.array(0.7)) for day, s in told}
    points = range(0, 101, 10)
    jumps = [0.0, *DYNAMICS.news(np.array([60, 90]))]
    moves = [DYNAMICS.transition(60), DYNAMICS.transition(90)]
    by_hand = np.zeros(101)
    for path in product(points, repeat=3):
        chance = float(likely[100][path[0]])
        for step, (before, after) in enumerate(zip(path, path[1:], strict=False)):
            moved = (1 - jumps[step + 1]) * moves[step][before, after] + jumps[step + 1] / 101
            chance *= float(moved) * float(likely[told[step + 1][0]][after])
        by_hand[path[[100, 160, 250].index(asked)]] += chance
    # The same restriction in the chain: elsewhere nothing is likely.
    evidence = evidence_of(found)
    evidence.likelihood[:, [n for n in range(101) if n not in points]] = 0
    past, _ = chain.forward(evidence, DYNAMICS, asked)
    both = past * chain.backward(evidence, DYNAMICS, asked)
    # Between the days of evidence the chain may be anywhere; on them only at the points.
    track = chain.track(evidence, DYNAMICS)
    assert both[0] / both.sum() == pytest.approx(by_hand / by_hand.sum(), rel=1e-4, abs=1e-7)
    assert track.smoothed[[100, 160, 250].index(asked)] == pytest.approx(
        by_hand / by_hand.sum(), rel=1e-4, abs=1e-7
    )


def test_many_at_once_are_each_alone() -> None:
    rows = ((0, 0.0), (50, 100.0), (300, 100.0))
    one = observed(*rows)
    two = observed(
        *rows, (20, 50.0), names=("DE", "FR"), series=np.array([0, 0, 0, 1]), piece=np.arange(4)
    )
    past, _ = chain.forward(evidence_of(two), DYNAMICS, 200)
    alone, _ = chain.forward(evidence_of(one), DYNAMICS, 200)
    assert past[0] == pytest.approx(alone[0])


def test_no_evidence_is_no_knowledge() -> None:
    nothing = observed()
    past, surprise = chain.forward(evidence_of(nothing), DYNAMICS, 10)
    assert past == pytest.approx(np.full((1, 101), 1 / 101))
    assert surprise == pytest.approx([0])


def test_quantiles_are_of_the_cells() -> None:
    even = np.diff(EDGES) / 100
    assert quantiles(even) == pytest.approx([5, 25, 50, 75, 95])
    assert mass_between(even, 12.5, 37.5) == pytest.approx(0.25)
    points = point_masses(even, (0.0, 25.0, 50.0, 75.0, 100.0))
    assert [p for _point, p in points] == pytest.approx([0.125, 0.25, 0.25, 0.25, 0.125])


def test_noise_is_that_of_rounding_to_the_scale() -> None:
    """A step of w has the standard deviation w / sqrt(12) (Widrow & Kollár 2008)."""
    assert noise_of((0, 25, 50, 75, 100)) == pytest.approx(25 / 12**0.5)
    assert noise_of((0, 100)) == pytest.approx(100 / 12**0.5)
    assert noise_of(()) == noise_of((0, 25))


STANCES = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(STANCES, st.integers(0, 1200))
def test_turning_the_scale_round_turns_the_position_round(
    rows: list[tuple[int, float]], day: int
) -> None:
    here = observed(*rows)
    there = observed(*((when, 100 - stance) for when, stance in rows))
    past, _ = chain.forward(evidence_of(here), DYNAMICS, day)
    turned, _ = chain.forward(evidence_of(there), DYNAMICS, day)
    assert past[0] == pytest.approx(turned[0, ::-1], rel=1e-3, abs=1e-7)


def test_silence_widens_and_news_may_say_anything() -> None:
    evidence = evidence_of(observed((0, 100.0), (30, 100.0)))
    widths = []
    for day in (30, 200, 800, 3000):
        past, _ = chain.forward(evidence, DYNAMICS, day)
        low, *_rest, high = quantiles(past[0])
        widths.append(high - low)
    assert widths == sorted(widths)
    early, late = DYNAMICS.news(np.array([10, 700]))
    assert early < 0.02 < 0.4 < late


def test_settings_without_movement_leave_the_mean_of_the_evidence() -> None:
    still = Dynamics(Settings(jump_rate=1e-12, step_rate=1e-12))
    found = observed((0, 25.0), (400, 75.0), (900, 75.0), trust=0.9)
    evidence = chain.gathered(found, chain.weighed_logs(found, still), still)
    past, _ = chain.forward(evidence, still, 900)
    assert quantiles(past[0], (0.5,))[0] == pytest.approx(75, abs=1)
