"""Where nodes and their names stand in a drawing, in pixels from the upper left corner."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import networkx as nx

from ralliement.networks.model import Network

Place = tuple[float, float]

_LETTER = 6.6
_LINE = 14.0
_MARGIN = 60.0
"""Room at the borders for names, and the size of a letter at 12 pixels, on average."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """The area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


class Written(NamedTuple):
    """A name's middle, where it is written."""

    text: str
    x: float
    y: float


def by_forces(network: Network, names: Iterable[str], size: Place, seed: int) -> dict[str, Place]:
    """Places by attraction along ties and repulsion of all, drawn together by gravity.

    Ties above zero attract by their weight, of pressure all alike. The same network and seed
    give the same places. Source: Fruchterman and Reingold 1991, as networkx has it with
    gravity (``spring_layout``, energy), which keeps apart what no tie holds together.
    """
    shown = set(names)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(shown))
    for edge in sorted(network.edges, key=lambda edge: (edge.source, edge.target)):
        if {edge.source, edge.target} <= shown:
            pull = 1.0 if network.directed else math.sqrt(max(edge.weight, 0.0))
            old = graph.get_edge_data(edge.source, edge.target, {"weight": 0.0})["weight"]
            graph.add_edge(edge.source, edge.target, weight=old + pull)
    if not graph:
        return {}
    found = nx.spring_layout(graph, seed=seed % 2**32, iterations=400, method="energy", gravity=1.0)
    return _fitted({name: (float(x), float(y)) for name, (x, y) in found.items()}, size)


def _fitted(places: Mapping[str, Place], size: Place) -> dict[str, Place]:
    spans = [_span([place[axis] for place in places.values()]) for axis in (0, 1)]
    return {
        name: (
            _MARGIN + (place[0] - spans[0][0]) / spans[0][1] * (size[0] - 2 * _MARGIN),
            _MARGIN + (place[1] - spans[1][0]) / spans[1][1] * (size[1] - 2 * _MARGIN),
        )
        for name, place in places.items()
    }


def _span(values: Sequence[float]) -> tuple[float, float]:
    return min(values), (max(values) - min(values)) or 1.0


def in_columns(network: Network, names: Iterable[str], size: Place) -> dict[str, Place]:
    """Actors on the left by their mean stance, the points of the scale on the right."""
    shown = set(names)
    points = [node for node in network.nodes if node.kind == "point" and node.id in shown]
    actors = [node for node in network.nodes if node.kind != "point" and node.id in shown]
    points.sort(key=lambda node: -float(node.attributes["value"]))
    actors.sort(key=lambda node: (-float(node.attributes["stance"]), node.label))
    return {
        node.id: (size[0] * across, (place + 0.5) / len(column) * size[1])
        for column, across in ((actors, 0.3), (points, 0.62))
        for place, node in enumerate(column)
    }


def written(
    names: Mapping[str, str],
    places: Mapping[str, Place],
    radii: Mapping[str, float],
    lines: Iterable[Place] = (),
) -> list[Written]:
    """Where each name is written: above, below, right or left of its dot, where it hides least.

    It keeps off dots, other names and the points of ``lines``. Larger dots choose first.
    """
    taken = [_dot(places[name], radii[name]) for name in places]
    taken += [_dot(point, 3) for point in lines]
    found = []
    for name in sorted(places, key=lambda name: (-radii[name], name)):
        options = _around(names[name], places[name], radii[name])
        best = min(options, key=lambda one: sum(one[1].overlap(other) for other in taken))
        taken.append(best[1])
        found.append(best[0])
    return found


def _dot(place: Place, radius: float) -> Box:
    return Box(place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)


def _around(text: str, place: Place, radius: float) -> list[tuple[Written, Box]]:
    half = len(text) * _LETTER / 2
    beside = radius + 4 + half
    above = radius + 4 + _LINE / 2
    options = []
    for x, y in ((0, -above), (0, above), (beside, 0), (-beside, 0)):
        at = Written(text, place[0] + x, place[1] + y)
        box = Box(at.x - half, at.y - _LINE / 2, at.x + half, at.y + _LINE / 2)
        options.append((at, box))
    return options
