"""Who agrees with whom in a dossier: weights by hand, and what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from networks.dossiers import DENIED, HISTORICAL, Line, day, made
from ralliement.dossier import Dossier
from ralliement.errors import EmptyWindow, NetworkError, UnknownName
from ralliement.networks import (
    Choice,
    Counting,
    Kernel,
    Network,
    Window,
    actor_concept_network,
    affiliation_networks,
    agreement_network,
    conflict_network,
    subtract_network,
)


def weights(network: Network) -> dict[str, float]:
    return {f"{edge.source}-{edge.target}": edge.weight for edge in network.edges}


# Stances: US 100 (first, with its copy, and second), GB 0 and 75, DE 25, CN 0, huawei 0.


def test_weights_on_the_scale_by_hand(small: Dossier) -> None:
    agree, conflict = weights(agreement_network(small)), weights(conflict_network(small))
    assert agree["GB-US"] == pytest.approx(2 * 0 + 2 * 0.75)
    assert conflict["GB-US"] == pytest.approx(2 * 1 + 2 * 0.25)
    assert agree["CN-GB"] == pytest.approx(1 + 0.25)
    assert weights(subtract_network(small))["GB-US"] == pytest.approx(1.5 - 2.5)
    assert "CN-US" not in agree
    assert agree["CN-huawei"] == 1


def test_average_activity_by_hand(small: Dossier) -> None:
    found = weights(subtract_network(small, counting=Counting(normalisation="average")))
    assert found["GB-US"] == pytest.approx(-1.0 / 2)


def test_steps_are_affirmed_or_denied(small: Dossier) -> None:
    # The labelled points are 0, 50 and 100: a stance of 75 is as near to 50 as to 100, and
    # counts as the lower; so GB (0, 75) denies "at least 50" once and affirms it once.
    found = agreement_network(small, counting=Counting(concepts="steps"))
    assert weights(found)["GB-US"] == 2
    # CN denies both steps once; GB denies "at least 50" once and "at least 100" twice.
    assert weights(found)["CN-GB"] == 1 + 2


def test_two_modes_and_raw_shares(small: Dossier) -> None:
    points = actor_concept_network(small, choice=Choice(language="fr"))
    found = {(e.source, e.target): e for e in points.edges}
    assert found["GB", "point:0"].attributes["share"] == 0.5
    assert found["US", "point:100"].count == 2
    assert points.label("point:100") == "exclu"
    steps = actor_concept_network(small, counting=Counting(concepts="steps"))
    half = next(e for e in steps.edges if (e.source, e.target) == ("GB", "step:50"))
    assert (half.attributes["agree"], half.attributes["disagree"]) == (1, 1)
    assert half.attributes["share_agree"] == 0.5


def test_copies_count_once_however_duplicates_do(small: Dossier) -> None:
    found = agreement_network(small, counting=Counting(duplicates="all"))
    us = next(node for node in found.nodes if node.id == "US")
    assert us.attributes["statements"] == 2


def test_every_edge_leads_to_statements_of_its_two_actors(small: Dossier) -> None:
    for edge in agreement_network(small).edges:
        told = [small.statement(name) for name in edge.references]
        assert {one.actor for one in told} == {edge.source, edge.target}
        assert all(one.stance is not None for one in told)
        assert edge.count == len(edge.references)


def test_a_denied_stance_is_one_and_a_historical_one_is_none(place: Path) -> None:
    lines = [
        Line("US", stance=0, options=DENIED),
        Line("GB", stance=0),
        Line("DE", stance=0, options=HISTORICAL),
    ]
    with made(place, {"a": ("2019-01-01", lines)}) as dossier:
        assert weights(agreement_network(dossier)) == {"GB-US": 1}


def test_actors_and_concepts_of_few_statements_can_be_left_out(small: Dossier) -> None:
    found = agreement_network(small, choice=Choice(min_statements=2))
    assert {node.id for node in found.nodes} == {"GB", "US"}
    only = agreement_network(small, choice=Choice(actors=("CN",)))
    assert all("CN" in (edge.source, edge.target) for edge in only.edges)
    assert {edge.count for edge in agreement_network(small, choice=Choice(min_count=4)).edges} == {
        4
    }


def test_windows_and_kernels(small: Dossier) -> None:
    march = Window(day("2019-03-01"), day("2019-03-31"))
    assert set(weights(agreement_network(small, march))) == {"CN-GB", "CN-huawei", "GB-huawei"}
    kernel = Counting(kernel=Kernel("triangular", 240))
    found = affiliation_networks(small, "agreement", Choice(), [march], kernel)[0]
    # 16 March is the middle; the request of 10 January is 65 days before it, of 120.
    said = next(node for node in found.nodes if node.id == "US")
    assert said.attributes["statements"] == 2
    faded = (1 - 65 / 120, 1 - 43 / 120)
    now = 1 - 1 / 120
    expected = 0.75 * sum((one * now) ** 0.5 for one in faded)
    assert weights(found)["GB-US"] == pytest.approx(expected)


def test_nodes_have_the_mean_stance_and_its_label(small: Dossier) -> None:
    found = {n.id: n for n in agreement_network(small, choice=Choice(language="en")).nodes}
    assert dict(found["GB"].attributes) == {
        "statements": 2,
        "stance": 37.5,
        "point": "strict criteria",
    }


def test_what_cannot_be_answered_is_said(small: Dossier) -> None:
    with pytest.raises(EmptyWindow, match="no stances in 2021-01-01"):
        agreement_network(small, Window(day("2021-01-01"), None))
    with pytest.raises(UnknownName, match="kind of network 'web'"):
        affiliation_networks(small, "web", Choice(), [Window()])
    with pytest.raises(UnknownName, match="points, scale, steps"):
        agreement_network(small, counting=Counting(concepts="words"))
    with pytest.raises(NetworkError, match="nobody can disagree"):
        conflict_network(small, counting=Counting(concepts="points"))
    with pytest.raises(NetworkError, match="a kernel needs a middle"):
        agreement_network(small, counting=Counting(kernel=Kernel("uniform", 30)))
