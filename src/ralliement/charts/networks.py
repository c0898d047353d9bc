"""Networks, camps and polarisation as charts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import networkx as nx
import pandas as pd

from ralliement.charts.rendering import Chart
from ralliement.networks.coalitions import SEED
from ralliement.networks.intensity import LEVELS
from ralliement.networks.model import Edge, Network
from ralliement.networks.words import NetworkWords

MOST_EDGES = 60
"""More ties than this are a ball of wool; the strongest are drawn, and the chart says so."""

WIDTH, HEIGHT = 760, 560
_RADIUS = 0.032
_BEND = 0.12
_STEPS = 24
_APART = 0.1
"""How far from its borders a part of a network is kept, as a share of the picture."""

_HARDNESS = ("#9ecae1", "#6baed6", "#fdae61", "#f46d43", "#e34a33", "#d73027", "#b30000", "#67000d")
_AGREE, _CONTRADICT, _PLAIN = "#2c7fb8", "#d95f0e", "#777777"
_KINDS = {"state": "#1f3b57", "point": "#8a6d3b", "company": "#3f7f5f"}

Place = tuple[float, float]


class _Line(NamedTuple):
    """A tie as drawn: its course, its colour's group, its width's number, its arrow."""

    edge: Edge
    group: str
    course: list[Place]
    angle_degrees: float


def network_chart(network: Network, *, language: str = "en", seed: int = SEED) -> Chart:
    """The network drawn: a tie's width is its weight, its colour its hardest act or its sign.

    Places are by Fruchterman and Reingold's method (1991, Graph Drawing by Force-directed
    Placement) from ``seed``, so that the same network is the same picture. Arrows point at
    whom the pressure is put on.
    """
    words = NetworkWords(language)
    edges = sorted(network.edges, key=lambda edge: (-abs(edge.weight), edge.source, edge.target))
    drawn = edges[:MOST_EDGES]
    places = _places(network, drawn, seed)
    lines = [_line(edge, places, network) for edge in drawn]
    names = {node.id: (node.label, node.kind) for node in network.nodes if node.id in places}
    layers = [
        *([_courses(lines, network, words)] if lines else []),
        *([_arrows(lines, network, words)] if lines and network.directed else []),
        *_dots(places, names, edges),
    ]
    subtitle = [words.text("layout", seed=seed)]
    if len(drawn) < len(edges):
        subtitle.append(words.text("drawn", shown=len(drawn), all=len(edges)))
    window = "" if network.window.first is None and network.window.last is None else network.window
    title = f"{words.among('titles', network.kind)}{f', {window}' if window else ''}"
    return alt.layer(*layers).properties(
        width=WIDTH, height=HEIGHT, title=alt.TitleParams(title, subtitle=subtitle)
    )


def _places(network: Network, edges: Sequence[Edge], seed: int) -> dict[str, Place]:
    graph = nx.Graph()
    graph.add_nodes_from(sorted({name for edge in edges for name in (edge.source, edge.target)}))
    for edge in sorted(edges, key=lambda edge: (edge.source, edge.target)):
        old = graph.get_edge_data(edge.source, edge.target, {"weight": 0.0})["weight"]
        pull = 1.0 if network.directed else max(edge.weight, 0.0)
        graph.add_edge(edge.source, edge.target, weight=old + pull)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    boxes = _boxes([len(part) for part in parts])
    return {
        name: (left + x * (right - left), low + y * (high - low))
        for part, (left, right, low, high) in zip(parts, boxes, strict=True)
        for name, (x, y) in _placed(graph.subgraph(sorted(part)), seed).items()
    }


def _placed(graph: nx.Graph, seed: int) -> dict[str, Place]:
    """The places of a connected graph, spread over the whole box from 0 to 1."""
    spread = 2.2 / math.sqrt(len(graph))
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: sorted(edge[:2])))
    found = nx.spring_layout(ordered, k=spread, seed=seed % 2**32, iterations=300, method="force")
    xs, ys = ([float(place[axis]) for place in found.values()] for axis in (0, 1))
    return {
        name: (_between(float(x), xs), _between(float(y), ys)) for name, (x, y) in found.items()
    }


def _boxes(sizes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """A box for each part, the largest to the left and the others one above the other beside it.

    Laid out together, parts that nothing ties drive one another apart and leave no room within.
    """
    if len(sizes) < 2:
        return [(0.0, 1.0, 0.0, 1.0)] * len(sizes)
    edge = max(0.5, sizes[0] / sum(sizes))
    heights = [math.sqrt(size) for size in sizes[1:]]
    tops = [1 - sum(heights[:n]) / sum(heights) for n in range(len(sizes))]
    rest = [
        (edge + _APART, 1.0, low + _APART * (high - low), high - _APART * (high - low))
        for high, low in zip(tops, tops[1:], strict=False)
    ]
    return [(0.0, edge - _APART, 0.0, 1.0), *rest]


def _between(value: float, values: Sequence[float]) -> float:
    width = max(values) - min(values)
    return 0.5 if width == 0 else (value - min(values)) / width


def _line(edge: Edge, places: Mapping[str, Place], network: Network) -> _Line:
    start, end = places[edge.source], places[edge.target]
    bend = _BEND if network.directed else 0.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend)
    course = [_on_curve(start, middle, end, step / _STEPS) for step in range(_STEPS + 1)]
    if network.directed:
        course = [place for place in course if math.dist(place, end) > _RADIUS] or course[:1]
    last, before = course[-1], course[-2] if len(course) > 1 else start
    # Vega turns clockwise from "up", in pixels, where y grows downwards.
    across, up = (last[0] - before[0]) * WIDTH, (last[1] - before[1]) * HEIGHT
    return _Line(edge, _group(edge, network), course, math.degrees(math.atan2(across, up)))


def _on_curve(start: Place, middle: Place, end: Place, t: float) -> Place:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return (
        a * start[0] + b * middle[0] + c * end[0],
        a * start[1] + b * middle[1] + c * end[1],
    )


def _group(edge: Edge, network: Network) -> str:
    if network.kind == "pressure":
        return str(edge.attributes["hardest"])
    if network.kind == "conflict" or edge.weight < 0:
        return "conflict"
    return "agreement" if network.kind != "actor-concept" else "actor-concept"


def _colours(lines: Sequence[_Line], network: Network, words: NetworkWords) -> Any:
    there = {line.group for line in lines}
    if network.kind == "pressure":
        events = [str(event) for event in LEVELS if str(event) in there]
        names = [words.among("events", event) for event in events]
        shades = [_HARDNESS[LEVELS[event] - 1] for event in LEVELS if str(event) in there]
    else:
        known = {"agreement": _AGREE, "conflict": _CONTRADICT, "actor-concept": _PLAIN}
        names = [words.among("titles", group) for group in known if group in there]
        shades = [shade for group, shade in known.items() if group in there]
    legend = (
        alt.Legend(title=None, orient="bottom", symbolType="stroke")
        if len(names) > 1 or (network.kind == "pressure")
        else None
    )
    return alt.Color(
        "group:N", scale=alt.Scale(domain=names, range=shades), sort=names, legend=legend
    )


def _named(line: _Line, network: Network, words: NetworkWords) -> str:
    return words.among("events" if network.kind == "pressure" else "titles", line.group)


def _courses(lines: Sequence[_Line], network: Network, words: NetworkWords) -> Any:
    rows = [
        {
            "tie": number,
            "step": step,
            "x": x,
            "y": y,
            "group": _named(line, network, words),
            "weight": abs(line.edge.weight),
        }
        for number, line in enumerate(lines)
        for step, (x, y) in enumerate(line.course)
    ]
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_line(opacity=0.75)
        .encode(
            x=_axis("x"),
            y=_axis("y"),
            detail="tie:N",
            order="step:Q",
            color=_colours(lines, network, words),
            strokeWidth=alt.StrokeWidth(
                "weight:Q", scale=alt.Scale(domainMin=0, range=[0.6, 7]), legend=None
            ),
        )
    )


def _arrows(lines: Sequence[_Line], network: Network, words: NetworkWords) -> Any:
    rows = [
        {
            "x": line.course[-1][0],
            "y": line.course[-1][1],
            "angle": line.angle_degrees,
            "group": _named(line, network, words),
        }
        for line in lines
    ]
    return (
        alt.Chart(pd.DataFrame(rows))
        .mark_point(shape="triangle-up", filled=True, size=110, opacity=1)
        .encode(
            x=_axis("x"),
            y=_axis("y"),
            angle=alt.Angle("angle:Q", scale=None),
            color=_colours(lines, network, words),
        )
    )


def _dots(
    places: Mapping[str, Place], names: Mapping[str, tuple[str, str]], edges: Sequence[Edge]
) -> list[Any]:
    sizes = dict.fromkeys(places, 0.0)
    for edge in edges:
        for name in (edge.source, edge.target):
            if name in sizes:
                sizes[name] += abs(edge.weight)
    rows = [
        {
            "x": x,
            "y": y,
            "label": names[name][0],
            "kind": _kind(names[name][1]),
            "size": sizes[name],
        }
        for name, (x, y) in sorted(places.items())
    ]
    base = alt.Chart(pd.DataFrame(rows, columns=["x", "y", "label", "kind", "size"]))
    kinds = list(_KINDS)
    dots = base.mark_circle(opacity=1, stroke="white", strokeWidth=1.2).encode(
        x=_axis("x"),
        y=_axis("y"),
        size=alt.Size("size:Q", scale=alt.Scale(domainMin=0, range=[90, 520]), legend=None),
        fill=alt.Fill(
            "kind:N",
            scale=alt.Scale(domain=[*kinds, "other"], range=[*_KINDS.values(), "#6b6b6b"]),
            legend=None,
        ),
    )
    halo = base.mark_text(dy=-17, fontSize=12, stroke="white", strokeWidth=4, strokeJoin="round")
    text = base.mark_text(dy=-17, fontSize=12, color="#222222")
    return [dots, *(one.encode(x=_axis("x"), y=_axis("y"), text="label:N") for one in (halo, text))]


def _kind(kind: str) -> str:
    return kind if kind in _KINDS else "other"


def _axis(name: str) -> Any:
    scale = alt.Scale(domain=[-0.06, 1.06], nice=False)
    return (alt.X if name == "x" else alt.Y)(f"{name}:Q", axis=None, scale=scale)
