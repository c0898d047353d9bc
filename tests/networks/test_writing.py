"""Files of networks: others read back all that was written."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from networks.dossiers import day
from ralliement.dossier import Dossier
from ralliement.errors import NetworkError, UnknownName
from ralliement.networks import (
    FORMATS,
    KINDS,
    Choice,
    Edge,
    Network,
    Node,
    Question,
    Spell,
    Window,
    network_text,
    networks_for,
    over_time,
    write_network,
)
from ralliement.networks.asking import NETWORKS


def read(text: str, form: str) -> Any:
    stream = io.BytesIO(text.encode())
    return nx.read_gexf(stream) if form == "gexf" else nx.read_graphml(stream)


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_back_every_value(small: Dossier, kind: str, form: str) -> None:
    network = networks_for(small, Question(kind=kind))[0]
    found, made = read(network_text([network], form), form), network.graph()
    assert found.is_directed() is network.directed
    for name, values in made.nodes(data=True):
        assert {key: found.nodes[name][key] for key in values} == values
    for one, other, values in made.edges(data=True):
        assert {key: found.edges[one, other][key] for key in values} == values
    assert set(found.edges) == set(made.edges)


def test_gexf_has_a_spell_for_each_day_of_pressure(small: Dossier) -> None:
    network = networks_for(small, Question())[0]
    text = network_text([network], "gexf")
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    found = read(text, "gexf").edges["US", "DE"]
    assert found["spells"] == [("2019-02-01", "2019-02-01")]
    assert found["weight_in_time"] == [(1.0, "2019-02-01", "2019-02-01")]


def test_windows_become_one_graph_over_time(small: Dossier) -> None:
    networks = networks_for(small, Question(kind="subtract", by="month"))
    found = read(network_text(networks, "gexf"), "gexf").edges["CN", "huawei"]
    assert found["weight_in_time"] == [(1.0, "2019-03-01", "2019-03-15")]
    parallel = read(network_text(networks, "graphml"), "graphml")
    assert parallel.number_of_edges() == sum(len(network.edges) for network in networks)
    assert {edge["window_from"] for *_ends, edge in parallel.edges(data=True)} == {
        "2019-01-10",
        "2019-03-01",
    }
    rows = list(csv.DictReader(io.StringIO(network_text(networks, "csv"))))
    assert {row["window_from"] for row in rows} == {"2019-01-10", "2019-03-01"}
    records = json.loads(network_text(networks, "json"))["networks"]
    assert [record["window_from"] for record in records] == [
        "2019-01-10",
        "2019-02-01",
        "2019-03-01",
    ]


def test_a_tie_of_two_windows_is_two_in_graphml_and_one_with_two_spells_in_gexf() -> None:
    nodes = (Node("a", "A", "state"), Node("b", "B", "state"))
    windows = [Window(day(f"2019-0{n}-01"), day(f"2019-0{n}-28")) for n in (1, 2)]
    networks = [
        Network("agreement", nodes, (Edge("a", "b", weight, 1),), False, window)
        for weight, window in zip((1.0, 3.0), windows, strict=True)
    ]
    parallel = read(network_text(networks, "graphml"), "graphml")
    assert sorted(edge["weight"] for *_ends, edge in parallel.edges(data=True)) == [1, 3]
    joined = read(network_text(networks, "gexf"), "gexf").edges["a", "b"]
    assert joined["weight"] == 4
    assert joined["spells"] == [("2019-01-01", "2019-01-28"), ("2019-02-01", "2019-02-28")]


def test_weights_and_references_add_up_over_time(small: Dossier) -> None:
    months = networks_for(small, Question(by="month"))
    whole = networks_for(small, Question())[0]
    joined = over_time(months)
    assert {(e.source, e.target): (e.weight, set(e.references)) for e in joined.edges} == {
        (e.source, e.target): (e.weight, set(e.references)) for e in whole.edges
    }


def test_csv_and_json_name_actors_in_the_language_asked_for(small: Dossier) -> None:
    network = networks_for(small, Question(choice=Choice(language="en")))[0]
    rows = list(csv.DictReader(io.StringIO(network_text([network], "csv"))))
    assert {row["target_label"] for row in rows} >= {"United Kingdom", "Germany"}
    record = json.loads(network_text([network], "json"))
    assert record["edges"][0]["statements"][0].startswith("s")
    assert {node["id"] for node in record["nodes"]} == {"US", "GB", "DE", "CN", "huawei"}
    assert list(network.frame().columns[:5]) == [
        *("source", "source_label", "target", "target_label", "weight"),
    ]


HOSTILE = 'A\x00<script>&"\u202e\ud800 \x1b[2J'


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_hostile_names_are_escaped(form: str) -> None:
    label = HOSTILE.replace("\ud800", "")
    nodes = (Node("a\x01", label, "state"), Node("b", "B", "state"))
    edge = Edge("a\x01", "b", 1.0, 1, {}, (Spell(day("2019-01-01"), day("2019-01-01"), 1.0),))
    text = network_text([Network("pressure", nodes, (edge,), True)], form)
    assert "<script>" not in text
    found = read(text, form)
    assert set(found) == {"a\ufffd", "b"}
    assert "<script>&" in found.nodes["a\ufffd"]["label"]


def test_the_same_network_is_the_same_file(small: Dossier) -> None:
    network = networks_for(small, Question())[0]
    for form in FORMATS:
        assert network_text([network], form) == network_text([replace(network)], form)
    assert "lastmodified" not in network_text([network], "gexf")


def test_nothing_is_written_half(small: Dossier, tmp_path: Path) -> None:
    network = networks_for(small, Question())[0]
    file = tmp_path / "net.csv"
    file.write_text("old")
    with pytest.raises(UnknownName, match="known: csv, gexf, graphml, json"):
        write_network([network], file, "xls")
    assert file.read_text() == "old"
    write_network([network], file, "csv")
    assert file.read_text().startswith("source,")
    assert sorted(path.name for path in tmp_path.glob("*net*")) == ["net.csv"]
    with pytest.raises(NetworkError, match="is not there; make it first"):
        write_network([network], tmp_path / "none" / "net.csv", "csv")


def test_kinds_are_answered_or_named() -> None:
    with pytest.raises(UnknownName) as told:
        Question(kind="web")
    assert all(kind in str(told.value) for kind in KINDS)
