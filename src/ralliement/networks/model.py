"""A network as it is kept, shown and written: nodes, edges, and what each edge rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import networkx as nx
import pandas as pd

from ralliement.networks.windows import Window

Scalar = str | int | float | bool

BETWEEN = " "
"""What stands between the ids of statements where a format has room for one text only."""


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, or a point of the issue's scale (``kind`` is ``point``).

    ``kind`` is otherwise the registry's (state, company, person …), ``unknown`` without one.
    ``references`` are the statements that what is told of it alone rests on.
    """

    id: str
    label: str
    kind: str
    attributes: Mapping[str, Scalar] = field(default_factory=dict)
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """Days, both included, in which an edge is there, and its weight then."""

    first: date
    last: date
    weight: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie. ``count`` is how many pieces of evidence count for it, ``references`` the ids of
    all the statements that it rests on, ``times`` when it is there, in order."""

    source: str
    target: str
    weight: float
    count: int
    attributes: Mapping[str, Scalar] = field(default_factory=dict)
    times: tuple[Spell, ...] = ()
    references: tuple[str, ...] = ()

    def fields(self) -> dict[str, Scalar]:
        """All that it has as plain values: weight, count, attributes, first, last, statements."""
        found: dict[str, Scalar] = {"weight": self.weight, "count": self.count, **self.attributes}
        if self.times:
            found["first"] = min(spell.first for spell in self.times).isoformat()
            found["last"] = max(spell.last for spell in self.times).isoformat()
        found["statements"] = BETWEEN.join(self.references)
        return found


@dataclass(frozen=True, slots=True)
class Network:
    """A network of one window. ``facts`` says how it was made and what was left out.

    ``kind`` is ``pressure``, ``agreement``, ``conflict``, ``subtract`` or ``actor-concept``.
    """

    kind: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    directed: bool
    window: Window = Window()
    facts: Mapping[str, Scalar] = field(default_factory=dict)

    def label(self, node: str) -> str:
        """The name of a node."""
        return {found.id: found.label for found in self.nodes}.get(node, node)

    def graph(self) -> Any:
        """The network as a networkx ``DiGraph`` or ``Graph``, all values plain.

        Nodes have label, kind and their attributes; edges what :meth:`Edge.fields` gives.
        """
        graph = nx.DiGraph() if self.directed else nx.Graph()
        graph.graph.update(kind=self.kind, window=str(self.window), **self.facts)
        for node in self.nodes:
            graph.add_node(node.id, label=node.label, kind=node.kind, **node.attributes)
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, **edge.fields())
        return graph

    def frame(self) -> pd.DataFrame:
        """The edges as a table: source, source_label, target, target_label and their fields."""
        return pd.DataFrame(self.rows())

    def rows(self) -> list[dict[str, Scalar]]:
        """The edges as plain records, all with the same fields in the same order."""
        labels = {node.id: node.label for node in self.nodes}
        found = [
            {
                "source": edge.source,
                "source_label": labels[edge.source],
                "target": edge.target,
                "target_label": labels[edge.target],
                **edge.fields(),
            }
            for edge in self.edges
        ]
        names = dict.fromkeys(name for row in found for name in row)
        return [{name: row.get(name, "") for name in names} for row in found]


def over_time(networks: Sequence[Network]) -> Network:
    """One network of several windows: weights and counts added up, a spell for each window.

    Attributes are those of the last window in which the edge is there.
    Raises: ValueError if there are no networks.
    """
    first, last = networks[0].window.first, networks[-1].window.last
    nodes = {node.id: node for network in networks for node in network.nodes}
    edges: dict[tuple[str, str], list[tuple[Window, Edge]]] = {}
    for network in networks:
        for edge in network.edges:
            edges.setdefault((edge.source, edge.target), []).append((network.window, edge))
    return Network(
        kind=networks[0].kind,
        nodes=tuple(nodes[name] for name in sorted(nodes)),
        edges=tuple(_joined(found) for _pair, found in sorted(edges.items())),
        directed=networks[0].directed,
        window=Window(first, last),
        facts={**networks[0].facts, "windows": len(networks)},
    )


def _joined(found: Sequence[tuple[Window, Edge]]) -> Edge:
    edges = [edge for _window, edge in found]
    return Edge(
        source=edges[0].source,
        target=edges[0].target,
        weight=sum(edge.weight for edge in edges),
        count=sum(edge.count for edge in edges),
        attributes=edges[-1].attributes,
        times=tuple(
            Spell(window.first, window.last, edge.weight)
            for window, edge in found
            if window.first is not None and window.last is not None
        ),
        references=distinct(name for edge in edges for name in edge.references),
    )


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names without repeats, in order."""
    return tuple(dict.fromkeys(names))
