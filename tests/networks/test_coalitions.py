"""Camps, modularity and polarisation, on networks whose answers are known."""

from __future__ import annotations

import networkx as nx
import pytest

from dossier.readings import CARD
from ralliement.dossier import Dossier
from ralliement.networks import Edge, Network, Node, Question, camps_for, camps_in
from ralliement.networks.coalitions import polarisation_of


def network(ties: list[tuple[str, str, float]], stances: dict[str, float]) -> Network:
    nodes = [Node(n, n, "state", {"stance": v, "statements": 1}) for n, v in stances.items()]
    return Network("subtract", tuple(nodes), tuple(Edge(a, b, w, 2) for a, b, w in ties), False)


def test_two_groups_that_contradict_each_other_are_two_camps() -> None:
    ties = [("a", "b", 2.0), ("b", "c", 2.0), ("a", "c", 2.0), ("d", "e", 2.0), ("c", "d", -5.0)]
    found = camps_in(
        network(ties, dict.fromkeys("abc", 0.0) | dict.fromkeys("defz"[:2], 100.0) | {"z": 50.0}),
        CARD,
    )
    assert [camp.members for camp in found.coalitions] == [("a", "b", "c"), ("d", "e")]
    assert [camp.stance for camp in found.coalitions] == [0, 100]
    assert found.alone == ("z",)


def test_modularity_of_zacharys_karate_club() -> None:
    """Brandes et al. 2008, On Modularity Clustering: the best there is, 0.4198."""
    club = nx.karate_club_graph()
    ties = [(f"{a:02}", f"{b:02}", 1.0) for a, b in club.edges]
    found = camps_in(network(ties, {f"{name:02}": 50.0 for name in club}), CARD)
    assert found.modularity is not None
    assert 0.41 < found.modularity < 0.4199
    assert len(found.coalitions) == 4


def test_the_same_seed_gives_the_same_camps() -> None:
    club = nx.karate_club_graph()
    ties = [(f"{a:02}", f"{b:02}", 1.0) for a, b in club.edges]
    names = [f"{name:02}" for name in club]
    one = camps_in(network(ties, dict.fromkeys(names, 50.0)), CARD, seed=7)
    other = camps_in(network(ties[::-1], dict.fromkeys(names[::-1], 50.0)), CARD, seed=7)
    assert (one.coalitions, one.modularity) == (other.coalitions, other.modularity)


def test_nobody_who_agrees_makes_no_camps() -> None:
    found = camps_in(network([("a", "b", -1.0)], {"a": 0, "b": 100}), CARD)
    assert (found.coalitions, found.alone, found.modularity) == ((), ("a", "b"), None)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([], None),
        ([50, 50, 50], 0),
        ([0, 100], 1),
        ([0, 0, 100, 100], 1),
        ([0, 50], 0.5),
        # Shares 1/3 at 0, 50, 100: 4/100 * (1/27) * (4 * 50 + 2 * 100).
        ([0, 50, 100], 4 / 100 / 27 * 400),
        # Shares 3/4 at 0, 1/4 at 100: 4 * (9/16 * 1/4 + 1/16 * 3/4).
        ([0, 0, 0, 100], 4 * (9 / 64 + 3 / 64)),
        ([2, 98], 1),
    ],
)
def test_polarisation_by_hand(stances: list[float], expected: float | None) -> None:
    assert polarisation_of(stances, CARD) == (
        expected if expected is None else pytest.approx(expected)
    )


@pytest.mark.parametrize(
    ("counts", "few", "thin"),
    [((1, 1, 3), 2, True), ((1, 3, 3), 1, False), ((1, 3), 1, False), ((), 0, False)],
)
def test_evidence_is_thin_where_most_have_few_statements(
    counts: tuple[int, ...], few: int, thin: bool
) -> None:
    nodes = [
        Node(str(n), str(n), "state", {"stance": 0.0, "statements": count}, (f"s{n}",))
        for n, count in enumerate(counts)
    ]
    facts = {"shared_concepts": 1}
    found = camps_in(Network("subtract", tuple(nodes), (), False, facts=facts), CARD)
    assert (found.few, found.thin, found.shared_concepts) == (few, thin, 1)
    assert found.references == tuple(f"s{n}" for n in range(len(counts)))


def test_camps_name_the_statements_of_their_members(small: Dossier) -> None:
    _networks, [found] = camps_for(small, Question(kind="coalitions"))
    by_actor = {one.id: one.actor for one in small.statements()}
    assert found.coalitions
    for camp in found.coalitions:
        assert {by_actor[name] for name in camp.references} == set(camp.members)
    assert {by_actor[name] for name in found.references} == {"GB", "DE", "CN", "US", "huawei"}
    assert found.shared_concepts == 1


def test_camps_of_a_dossier_by_window(small: Dossier) -> None:
    networks, found = camps_for(small, Question(kind="coalitions", by="month"))
    assert [len(one.nodes) for one in networks] == [3, 1, 3]
    assert found[0].statements == 3
    assert [camp.members for camp in found[2].coalitions] == [("CN", "huawei")]
    assert found[2].alone == ("GB",)
    assert networks[0].facts["normalisation"] == "average"
