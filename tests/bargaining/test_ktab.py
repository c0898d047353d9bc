"""KTAB's spatial model against what KAPSARC's program prints (Efird, Lester & Wise 2016)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ralliement.bargaining import ActorTable, Run
from ralliement.bargaining.models import Ktab
from ralliement.bargaining.models.condorcet import (
    CHOICE,
    VICTORY,
    VOTING,
    cast,
    chances_to_win,
    condorcet_choice,
    wins,
)
from ralliement.bargaining.typed.ktab_files import read_ktab
from ralliement.errors import TableError
from tests.bargaining.contract import ModelContract, some_table

DEMO = np.array([[0, 12.099, 54.921], [10.333, 0, 27.079], [5.007, 55.047, 0]])
"""Coalitions of the program's demonstration of its Condorcet choice, victory "square"."""

ACTORS = "XJ LK ZG MK LH XS NEA MLR MEP MOF SHX HLJ WY".split()
RISK = [1, -0.498, -0.452, 0.362, -0.5, -0.5, -0.497, -0.499, -0.452, 0.643, -0.383, -0.196, -0.5]
CHANCE = [
    *(0.0618, 0.0156, 0.0117, 0.4340, 0.0028, 0, 0.0020),
    *(0.0013, 0.0117, 0.2481, 0.1533, 0.0689, 0.0005),
]
TARGETS = {
    "XJ": ("SHX", 0.046),
    "LK": ("XS", 0.483),
    "ZG": ("SHX", 0.264),
    "MK": ("MEP", 0.198),
    "LH": ("XS", 0.492),
    "XS": ("MEP", 0.036),
    "NEA": ("XS", 0.071),
    "MLR": ("NEA", 0.424),
    "MEP": ("XS", 0.152),
    "MOF": ("XS", 0.116),
    "SHX": ("MEP", 0.340),
    "HLJ": ("XS", 0.145),
    "WY": ("MEP", 0.422),
}
BARGAINS = {
    "XJ": (0.7676, 34.83, 22.50),
    "ZG": (0.7913, 32.85, 16.27),
    "MK": (0.9361, 44.89, 44.98),
    "LH": (0.8682, 49.59, 64.44),
}


class TestKtab(ModelContract):
    model = Ktab()


class TestKtabDrawn(ModelContract):
    model = Ktab(pick="drawn", victory="square", voting="prop-cubic", choice="markov-incentive")


def test_chances_to_win_of_the_demonstration() -> None:
    chance = chances_to_win(VICTORY.index("square"), DEMO)
    found = chance[0, 1], chance[0, 2], chance[1, 2]
    assert found == pytest.approx((0.5782, 0.9918, 0.1948), abs=5e-5)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("conditional", (0.8659, 0.1241, 0.0100)),
        ("markov-uniform", (0.6351, 0.2148, 0.1501)),
        ("markov-incentive", (0.5094, 0.2796, 0.2110)),
    ],
)
def test_choices_of_the_demonstration(choice: str, expected: tuple[float, ...]) -> None:
    found = condorcet_choice(CHOICE.index(choice), VICTORY.index("square"), DEMO)
    np.testing.assert_allclose(found, expected, atol=5e-5)


def test_choice_of_two() -> None:
    found = condorcet_choice(0, VICTORY.index("square"), np.array([[0, 51.212], [19.714, 0]]))
    np.testing.assert_allclose(found, (0.8709, 0.1291), atol=5e-5)


@pytest.mark.parametrize(
    ("rule", "gain", "loss"),
    [
        ("proportional", 0.5, -0.5),
        ("binary", 1.0, -1.0),
        ("prop-bin", 0.6, -0.6),
        ("cubic", 0.125, -0.125),
        ("prop-cubic", 0.3125, -0.3125),
        ("asym-prosp", 1 / 3, -0.5),
    ],
)
def test_votes(rule: str, gain: float, loss: float) -> None:
    found = [cast(VOTING.index(rule), 2.0, difference) for difference in (0.5, 0.0, -0.5)]
    assert found == pytest.approx([2 * gain, 0.0, 2 * loss])


@pytest.mark.parametrize(
    ("victory", "expected"),
    [("linear", 0.75), ("square", 0.9), ("quartic", 81 / 82), ("octic", 6561 / 6562)],
)
def test_victories(victory: str, expected: float) -> None:
    number = VICTORY.index(victory)
    assert wins(number, 3.0, 1.0) == pytest.approx(expected)
    assert wins(number, 1.0, 3.0) == pytest.approx(1 - expected)


@pytest.mark.parametrize(
    ("strong", "expected"), [(1.2, 1.0), (1.1, 1.0), (1.0, 0.5), (1 / 1.1, 0.0), (0.5, 0.0)]
)
def test_a_binary_victory_has_a_threshold(strong: float, expected: float) -> None:
    assert wins(VICTORY.index("binary"), strong, 1.0) == pytest.approx(expected, abs=2e-6)


@pytest.fixture(scope="module")
def reference_run(reference: Path) -> tuple[Run, ...]:
    tables = read_ktab(reference / "bargaining" / "ktab_soe_pol_comp.csv")
    return Ktab().run_issues(tables, rounds=27)


@pytest.mark.shared
def test_turn_zero_risk_and_chances(reference_run: tuple[Run, ...]) -> None:
    run = reference_run[0]
    assert list(run.actors) == ACTORS
    np.testing.assert_allclose(run.more["risk"][0, 0], RISK, atol=5.1e-4)
    np.testing.assert_allclose(run.more["chance"][0, 0], CHANCE, atol=5.1e-5)


@pytest.mark.shared
def test_turn_zero_targets(reference_run: tuple[Run, ...]) -> None:
    offers = [o for o in reference_run[0].offers if o.round == 1]
    proposed = {o.sender: o for o in offers}
    found = {}
    for one, two in zip(offers[::2], offers[1::2], strict=True):
        proposer = ACTORS[sorted_deal(one.deal)]
        other = ({one.sender, two.sender} - {proposer}).pop()
        found[proposer] = (other, round(dict(one.numbers)["gain"], 3))
    assert found == TARGETS
    assert proposed


def sorted_deal(deal: int | None) -> int:
    """A deal is numbered by its proposer's place among the names in order."""
    assert deal is not None
    return ACTORS.index(sorted(ACTORS)[deal])


@pytest.mark.shared
@pytest.mark.parametrize("proposer", BARGAINS)
def test_turn_zero_bargains(reference_run: tuple[Run, ...], proposer: str) -> None:
    deal = sorted(ACTORS).index(proposer)
    policy, business = (
        next(o for o in run.offers if o.round == 1 and o.deal == deal) for run in reference_run
    )
    chance, *point = BARGAINS[proposer]
    assert dict(policy.numbers)["chance"] == pytest.approx(chance, abs=5.1e-5)
    assert [policy.after, business.after] == pytest.approx(point, abs=1e-9)


@pytest.mark.shared
def test_where_it_ends(reference_run: tuple[Run, ...]) -> None:
    """The program: most at about (38.7, 29.8), XJ and LK at (43.2, 43.3), WY at (15, 60)."""
    ends = {
        actor: (policy, business)
        for actor, policy, business in zip(
            ACTORS, *(run.positions[0, -1] for run in reference_run), strict=True
        )
    }
    assert ends["WY"] == pytest.approx((15, 60))
    for actor, (policy, business) in ends.items():
        if actor in ("XJ", "LK"):
            assert (policy, business) == pytest.approx((43.2, 43.3), abs=0.6)
        elif actor != "WY":
            assert policy == pytest.approx(38.7, abs=0.6)
            assert business == pytest.approx(29.8, abs=2.1)


def test_issues_need_their_own_names() -> None:
    with pytest.raises(TableError, match="names of their own"):
        Ktab().run_issues([some_table(), some_table()])


def test_an_issue_may_miss_actors() -> None:
    one = ActorTable.of(["DE", "FR", "US"], [0.0, 50.0, 100.0], salience=0.4, issue="one")
    two = ActorTable.of(["US", "DE"], [10.0, 90.0], salience=0.4, issue="two", scale=(0.0, 200.0))
    first, second = Ktab().run_issues([one, two], rounds=3)
    assert (first.actors, second.actors) == (one.actors, two.actors)
    assert second.positions[0, 0].tolist() == [10.0, 90.0]
    assert np.isfinite(second.positions).all()


@pytest.mark.parametrize(
    "model",
    [
        Ktab(span="min", others="none", commit="none"),
        Ktab(span="max", others="full", commit="full", victory="binary"),
        Ktab(others="half", voting="asym-prosp", settle=0.02),
        Ktab(others="two-thirds", choice="markov-uniform", victory="octic"),
    ],
)
def test_every_option_plays(model: Ktab) -> None:
    run = model.run(some_table(), rounds=5)
    assert np.isfinite(run.positions).all()
    assert run.outcomes.min() >= run.positions.min()
