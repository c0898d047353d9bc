"""Networks as drawings: dots, ties and names."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from ralliement.charts.layout import Place, by_forces, in_columns, written
from ralliement.charts.rendering import Chart
from ralliement.charts.shades import INK
from ralliement.networks.coalitions import SEED
from ralliement.networks.intensity import LEVELS
from ralliement.networks.model import Edge, Network
from ralliement.networks.windows import Window
from ralliement.networks.words import NetworkWords

MOST_EDGES = 60
"""More ties than this are a ball of wool; the strongest are drawn, and the chart says so."""

SIZE = (820, 600)
_BEND = 0.12
_STEPS = 24
_HARDNESS = ("#74a9cf", "#3690c0", "#fdae61", "#f98e52", "#e34a33", "#d73027", "#a50f15", "#5c0011")
_SIGNS = {"agreement": "#2c7fb8", "conflict": "#d95f0e", "actor-concept": "#8c8c8c"}
_KINDS = {"state": "#1f3b57", "point": "#8a6d3b", "company": "#3f7f5f", "other": "#6b6b6b"}


class _Line(NamedTuple):
    """A tie as drawn: its course, the group of its colour, where its arrow points."""

    edge: Edge
    group: str
    course: list[Place]
    angle_degrees: float


def network_chart(network: Network, *, language: str = "en", seed: int = SEED) -> Chart:
    """The network drawn: a tie's width is its weight, its colour its hardest act or its sign.

    Two-mode networks stand in two columns; others are laid out by ``layout.by_forces`` from
    ``seed``. Arrows point at whom the pressure is put on.
    """
    words = NetworkWords(language)
    edges = sorted(network.edges, key=lambda edge: (-abs(edge.weight), edge.source, edge.target))
    drawn = edges[:MOST_EDGES]
    names = {name for edge in drawn for name in (edge.source, edge.target)}
    two_mode = network.kind == "actor-concept"
    places = in_columns(network, names, SIZE) if two_mode else by_forces(network, names, SIZE, seed)
    radii = _radii(names, drawn)
    lines = [_line(edge, places, radii, network) for edge in drawn]
    layers = [*_ties(lines, network, words), _dots(network, places, radii)]
    layers += _column_names(network, places) if two_mode else _names(network, places, radii, lines)
    subtitle = [words.text("columns") if two_mode else words.text("layout", seed=seed)]
    if len(drawn) < len(edges):
        subtitle.append(words.text("drawn", shown=len(drawn), all=len(edges)))
    return alt.layer(*layers).properties(
        width=SIZE[0],
        height=SIZE[1],
        title=alt.TitleParams(title_of(network.kind, network.window, words), subtitle=subtitle),
    )


def title_of(kind: str, window: Window, words: NetworkWords) -> str:
    """The title of a chart, with its window where it has one."""
    title = words.among("titles", kind)
    return title if window == Window() else f"{title}, {window}"


def _radii(names: set[str], edges: Sequence[Edge]) -> dict[str, float]:
    total = dict.fromkeys(sorted(names), 0.0)
    for edge in edges:
        total[edge.source] += abs(edge.weight)
        total[edge.target] += abs(edge.weight)
    most = max(total.values(), default=0.0) or 1.0
    return {name: 5 + 9 * math.sqrt(value / most) for name, value in total.items()}


def _line(
    edge: Edge, places: Mapping[str, Place], radii: Mapping[str, float], network: Network
) -> _Line:
    start, end = places[edge.source], places[edge.target]
    bend = _BEND if network.directed else 0.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    middle = ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend)
    course = [_on_curve(start, middle, end, step / _STEPS) for step in range(_STEPS + 1)]
    if network.directed:
        clear = radii[edge.target] + 5
        course = [place for place in course if math.dist(place, end) > clear] or [start]
    last = course[-1]
    angle = math.degrees(math.atan2(end[0] - last[0], last[1] - end[1]))
    return _Line(edge, _group(edge, network), course, angle)


def _on_curve(start: Place, middle: Place, end: Place, t: float) -> Place:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return (
        a * start[0] + b * middle[0] + c * end[0],
        a * start[1] + b * middle[1] + c * end[1],
    )


def _group(edge: Edge, network: Network) -> str:
    if network.kind == "pressure":
        return str(edge.attributes["hardest"])
    if network.kind == "actor-concept":
        return "actor-concept"
    return "conflict" if network.kind == "conflict" or edge.weight < 0 else "agreement"


def _ties(lines: Sequence[_Line], network: Network, words: NetworkWords) -> list[Any]:
    if not lines:
        return []
    colour = _colour(lines, network, words)
    courses = [
        {
            "tie": number,
            "step": step,
            "x": x,
            "y": y,
            "group": _named(line.group, network, words),
            "weight": abs(line.edge.weight),
        }
        for number, line in enumerate(lines)
        for step, (x, y) in enumerate(line.course)
    ]
    width = alt.StrokeWidth("weight:Q", scale=alt.Scale(domainMin=0, range=[0.8, 6]), legend=None)
    ties = (
        _base(courses)
        .mark_line(opacity=0.8)
        .encode(detail="tie:N", order="step:Q", color=colour, strokeWidth=width)
    )
    return [ties, _arrows(lines, network, words, colour)] if network.directed else [ties]


def _arrows(lines: Sequence[_Line], network: Network, words: NetworkWords, colour: Any) -> Any:
    heads = [
        {
            "x": line.course[-1][0],
            "y": line.course[-1][1],
            "angle": line.angle_degrees,
            "group": _named(line.group, network, words),
        }
        for line in lines
    ]
    mark = _base(heads).mark_point(shape="triangle-up", filled=True, size=130, opacity=1)
    return mark.encode(angle=alt.Angle("angle:Q", scale=None), color=colour)


def _colour(lines: Sequence[_Line], network: Network, words: NetworkWords) -> Any:
    shades = (
        dict(zip(map(str, LEVELS), _HARDNESS, strict=True))
        if network.kind == "pressure"
        else _SIGNS
    )
    there = {line.group for line in lines}
    known = [group for group in shades if group in there]
    names = [_named(group, network, words) for group in known]
    telling = len(names) > 1 or network.kind == "pressure"
    legend = alt.Legend(title=None, orient="bottom", symbolType="stroke") if telling else None
    scale = alt.Scale(domain=names, range=[shades[group] for group in known])
    return alt.Color("group:N", scale=scale, sort=names, legend=legend)


def _named(group: str, network: Network, words: NetworkWords) -> str:
    return words.among("events" if network.kind == "pressure" else "signs", group)


def _dots(network: Network, places: Mapping[str, Place], radii: Mapping[str, float]) -> Any:
    kinds = {node.id: node.kind if node.kind in _KINDS else "other" for node in network.nodes}
    rows = [
        {"x": x, "y": y, "kind": kinds[name], "area": math.pi * radii[name] ** 2}
        for name, (x, y) in sorted(places.items())
    ]
    fill = alt.Scale(domain=list(_KINDS), range=list(_KINDS.values()))
    return (
        _base(rows or [{"x": 0, "y": 0, "kind": "other", "area": 0}])
        .mark_circle(opacity=1, stroke="white", strokeWidth=1.2)
        .encode(
            size=alt.Size("area:Q", scale=None),
            fill=alt.Fill("kind:N", scale=fill, legend=None),
        )
    )


def _names(
    network: Network,
    places: Mapping[str, Place],
    radii: Mapping[str, float],
    lines: Sequence[_Line],
) -> list[Any]:
    labels = {node.id: node.label for node in network.nodes}
    points = [point for line in lines for point in line.course]
    rows = [one._asdict() for one in written(labels, places, radii, points)]
    return _texts(rows, align="center")


def _column_names(network: Network, places: Mapping[str, Place]) -> list[Any]:
    layers = []
    for align, points in (("right", False), ("left", True)):
        away = 20 if points else -20
        rows = [
            {"text": node.label, "x": places[node.id][0] + away, "y": places[node.id][1]}
            for node in network.nodes
            if node.id in places and (node.kind == "point") == points
        ]
        layers += _texts(rows, align=align)
    return layers


def _texts(rows: Sequence[Mapping[str, Any]], *, align: str) -> list[Any]:
    if not rows:
        return []
    base, look = _base(rows), {"align": align, "baseline": "middle", "fontSize": 12}
    halo = base.mark_text(**look, stroke="white", strokeWidth=4, strokeJoin="round")
    text = base.mark_text(**look, color=INK)
    return [one.encode(text="text:N") for one in (halo, text)]


def _base(rows: Sequence[Mapping[str, Any]]) -> Any:
    return alt.Chart(pd.DataFrame(list(rows))).encode(
        x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, SIZE[0]], nice=False)),
        y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[SIZE[1], 0], nice=False)),
    )
