"""Charts are drawn offline, whole, the same each time, and say what they show."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from networks.dossiers import dispute
from ralliement.charts import save, to_png, to_svg
from ralliement.charts.camps import coalitions_chart, polarisation_chart
from ralliement.charts.layout import Box, by_forces, in_columns, written
from ralliement.charts.networks import MOST_EDGES, SIZE, network_chart
from ralliement.dossier import Dossier
from ralliement.errors import NetworkError, UnknownName
from ralliement.networks import (
    Choice,
    Edge,
    Network,
    Node,
    Question,
    actor_concept_network,
    camps_for,
    networks_for,
    pressure_network,
)
from ralliement.networks.asking import NETWORKS


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Dossier]:
    with dispute(tmp_path / "dispute.db") as dossier:
        yield dossier


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("kind", NETWORKS)
def test_every_network_is_drawn_with_its_names(small: Dossier, kind: str) -> None:
    network = networks_for(small, Question(kind=kind, choice=Choice(language="fr")))[0]
    shown = texts(to_svg(network_chart(network, language="fr")))
    drawn = {name for edge in network.edges for name in (edge.source, edge.target)}
    assert {network.label(name) for name in drawn} <= set(shown)


def test_pressure_says_how_in_its_legend(small: Dossier) -> None:
    svg = to_svg(network_chart(pressure_network(small), language="en"))
    assert {"asks", "accuses", "threatens", "sanctions", "Who presses whom"} <= set(texts(svg))
    assert "seed 20190515" in svg


def test_the_same_network_is_the_same_picture(small: Dossier) -> None:
    network = pressure_network(small)
    assert to_svg(network_chart(network)) == to_svg(network_chart(network))


def test_nothing_is_fetched_from_anywhere(small: Dossier) -> None:
    svg = to_svg(network_chart(pressure_network(small)))
    addresses = set(re.findall(r"https?://[^\"' )<]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_hostile_names_are_escaped() -> None:
    nodes = (Node("a", "<script>alert(1)</script>", "state"), Node("b", "'\"};", "state"))
    edge = Edge("a", "b", 1.0, 1, {"hardest": "REQUEST"})
    svg = to_svg(network_chart(Network("pressure", nodes, (edge,), True)))
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_network_without_ties_is_drawn_empty() -> None:
    assert to_svg(network_chart(Network("agreement", (), (), False))).startswith("<svg")


def test_of_many_ties_the_strongest_are_drawn_and_it_says_so() -> None:
    names = [f"n{number:02}" for number in range(30)]
    nodes = tuple(Node(name, name, "state") for name in names)
    edges = tuple(
        Edge(one, other, float(number), 1)
        for number, (one, other) in enumerate((a, b) for a in names for b in names if a < b)
    )
    svg = to_svg(network_chart(Network("agreement", nodes, edges, False)))
    assert f"the {MOST_EDGES} strongest ties of {len(edges)}" in svg


def test_camps_and_polarisation_are_drawn(small: Dossier) -> None:
    networks, found = camps_for(small, Question(kind="coalitions", by="month"))
    camps = texts(to_svg(coalitions_chart(networks, found, small.issue, language="en")))
    assert {"camp 1, mean stance 0", "without an ally"} <= set(camps)
    shown = texts(to_svg(polarisation_chart(found, language="fr")))
    assert {"Modularité", "Polarisation", "Énoncés"} <= set(shown)


def test_files_are_what_their_ending_says(small: Dossier, tmp_path: Path) -> None:
    chart = network_chart(pressure_network(small))
    save(chart, tmp_path / "net.svg")
    save(chart, tmp_path / "net.png")
    assert (tmp_path / "net.svg").read_text("utf-8").startswith("<svg")
    head = (tmp_path / "net.png").read_bytes()[:24]
    width, height = struct.unpack(">II", head[16:24])
    assert head[1:4] == b"PNG"
    assert width > SIZE[0] * 2
    assert height > SIZE[1] * 2


def test_bad_places_are_refused_before_anything_is_drawn(small: Dossier, tmp_path: Path) -> None:
    chart = network_chart(pressure_network(small))
    with pytest.raises(UnknownName, match=r"'.gif'; known: .png, .svg"):
        save(chart, tmp_path / "net.gif")
    with pytest.raises(NetworkError, match="is not there"):
        save(chart, tmp_path / "none" / "net.svg")
    assert not list(tmp_path.glob("net*"))
    assert to_png(chart)[1:4] == b"PNG"


def test_places_are_inside_apart_and_the_same(small: Dossier) -> None:
    network = pressure_network(small)
    names = [node.id for node in network.nodes]
    one, other = (by_forces(network, names, SIZE, 7) for _time in range(2))
    assert one == other
    assert all(0 < x < SIZE[0] and 0 < y < SIZE[1] for x, y in one.values())
    assert len(set(one.values())) == len(names)


def test_what_no_tie_holds_together_is_still_on_the_picture() -> None:
    pairs = [("a", "b"), ("c", "d"), ("e", "f")]
    nodes = tuple(Node(name, name, "state") for pair in pairs for name in pair)
    edges = tuple(Edge(a, b, 1.0, 1, {"hardest": "REQUEST"}) for a, b in pairs)
    places = by_forces(Network("pressure", nodes, edges, True), "abcdef", SIZE, 7)
    left = sum(x < SIZE[0] / 2 for x, _y in places.values())
    assert 1 <= left <= 5


def test_columns_are_in_the_order_of_the_scale(small: Dossier) -> None:
    network = actor_concept_network(small)
    places = in_columns(network, [node.id for node in network.nodes], SIZE)
    assert places["point:100"][1] < places["point:50"][1] < places["point:0"][1]
    assert places["US"][1] < places["GB"][1] < places["CN"][1]
    assert places["US"][0] < places["point:0"][0]


def test_names_keep_off_dots_and_each_other() -> None:
    places = {"a": (100.0, 100.0), "b": (100.0, 120.0), "c": (300.0, 100.0)}
    found = written(dict.fromkeys(places, "Somewhere"), places, dict.fromkeys(places, 6.0))
    boxes = [Box(one.x - 29, one.y - 7, one.x + 29, one.y + 7) for one in found]
    assert all(a.overlap(b) == 0 for a in boxes for b in boxes if a is not b)


def test_a_picture_does_not_depend_on_the_order_of_edges(small: Dossier) -> None:
    network = pressure_network(small)
    turned = replace(network, edges=network.edges[::-1], nodes=network.nodes[::-1])
    assert to_svg(network_chart(network)) == to_svg(network_chart(turned))
