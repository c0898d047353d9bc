"""Networks as files that other programs read: GraphML, GEXF, CSV and JSON.

One network is written as it is. Several windows become, in GEXF, one dynamic graph with a
spell for each window (Gephi's timeline); in GraphML parallel edges that tell their window; in
CSV and JSON rows and records that do.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from ralliement.errors import NetworkError, UnknownName
from ralliement.networks.model import Edge, Network, Scalar, over_time
from ralliement.networks.windows import Window

_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, whatever an article held (its production 2)."""


def network_text(networks: Sequence[Network], form: str) -> str:
    """The networks, one for each window, as the text of a file in one of ``FORMATS``.

    Raises: UnknownName if there is no such format; ValueError without a network.
    """
    if form not in FORMATS:
        raise UnknownName("format", form, FORMATS)
    return FORMATS[form](networks)


def write_network(networks: Sequence[Network], path: Path, form: str) -> None:
    """Write the networks to ``path``; what was there stays whole until the new file is."""
    replace_file(path, network_text(networks, form).encode())


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: all of it, or what was there before.

    Raises: NetworkError if its folder is not there.
    """
    if not path.parent.is_dir():
        raise NetworkError(f"{path}: the folder {path.parent} is not there; make it first")
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as beside:
        name = beside.name
        try:
            beside.write(content)
        except BaseException:
            os.unlink(name)
            raise
    os.chmod(name, 0o644)
    os.replace(name, path)


def records_text(records: Sequence[Mapping[str, Any]], form: str) -> str:
    """Plain records as CSV or JSON; what a cell has no room for is JSON within it.

    Raises: UnknownName for another format.
    """
    if form == "json":
        return json.dumps(list(records), ensure_ascii=False, indent=1) + "\n"
    if form != "csv":
        raise UnknownName("format of camps", form, ("csv", "json"))
    flat = [
        {
            name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            for name, value in record.items()
        }
        for record in records
    ]
    return _csv(flat)


def graphml(networks: Sequence[Network]) -> str:
    """GraphML, as networkx, Gephi, visone and Cytoscape read it."""
    if len(networks) == 1:
        return "\n".join(nx.generate_graphml(_plain(networks[0].graph()))) + "\n"
    whole = over_time(networks)
    graph = nx.MultiDiGraph() if whole.directed else nx.MultiGraph()
    graph.add_nodes_from(whole.graph().nodes(data=True))
    for network in networks:
        for edge in network.edges:
            graph.add_edge(edge.source, edge.target, **_dated(network.window), **edge.fields())
    return "\n".join(nx.generate_graphml(_plain(graph), edge_id_from_attribute=None)) + "\n"


def gexf(networks: Sequence[Network]) -> str:
    """GEXF 1.2 with time: a spell for every day or window in which an edge is there.

    ``weight`` is that of the whole; ``weight_in_time`` that of each spell.
    """
    whole = over_time(networks) if len(networks) > 1 else networks[0]
    graph = whole.graph()
    graph.graph["mode"] = "dynamic" if any(edge.times for edge in whole.edges) else "static"
    for edge in whole.edges:
        if edge.times:
            graph.edges[edge.source, edge.target].update(_in_time(edge))
    text = "\n".join(nx.generate_gexf(_plain(graph), version="1.2draft")) + "\n"
    # The day of writing would make the same network another file tomorrow.
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)


def as_csv(networks: Sequence[Network]) -> str:
    """A line of names, then an edge a line; docs/networks.md says what each column means."""
    rows = [
        {**(_dated(network.window) if len(networks) > 1 else {}), **row}
        for network in networks
        for row in network.rows()
    ]
    return _csv(rows)


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    names = dict.fromkeys(name for row in rows for name in row)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(names), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def as_json(networks: Sequence[Network]) -> str:
    """One network as an object; of several windows, an object with a list of them."""
    found = [_record(network) for network in networks]
    whole: object = found[0] if len(found) == 1 else {"networks": found}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Network]], str]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": as_csv,
    "json": as_json,
}


def _record(network: Network) -> dict[str, Any]:
    return {
        "kind": network.kind,
        "directed": network.directed,
        **_dated(network.window, or_none=True),
        "facts": dict(network.facts),
        "nodes": [
            {"id": node.id, "label": node.label, "kind": node.kind, **node.attributes}
            for node in network.nodes
        ],
        "edges": [_edge_record(edge) for edge in network.edges],
    }


def _edge_record(edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "target": edge.target,
        **edge.fields(),
        "times": [[str(one.first), str(one.last), one.weight] for one in edge.times],
        "statements": list(edge.references),
    }


def _dated(window: Window, *, or_none: bool = False) -> dict[str, Any]:
    empty = None if or_none else ""
    return {
        "window_from": str(window.first) if window.first else empty,
        "window_to": str(window.last) if window.last else empty,
    }


def _in_time(edge: Edge) -> dict[str, Any]:
    days = [(str(one.first), str(one.last)) for one in edge.times]
    weights = [(one.weight, *day) for one, day in zip(edge.times, days, strict=True)]
    return {"spells": days, "weight_in_time": weights}


def _plain(graph: Any) -> Any:
    """The graph with nothing in its texts that XML cannot hold."""
    clean = {name: _clean(name) for name in graph}
    if any(name != kept for name, kept in clean.items()):
        graph = nx.relabel_nodes(graph, clean)
    for _name, values in graph.nodes(data=True):
        values.update({key: _clean(value) for key, value in values.items()})
    for *_ends, values in graph.edges(data=True):
        values.update({key: _clean(value) for key, value in values.items()})
    graph.graph = {key: _clean(value) for key, value in graph.graph.items()}
    return graph


def _clean(value: Scalar) -> Scalar:
    return _NOT_IN_XML.sub("\ufffd", value) if isinstance(value, str) else value
