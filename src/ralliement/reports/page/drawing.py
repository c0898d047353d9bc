"""The pictures of the page: the map, each actor's path, who presses whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from markupsafe import Markup

from ralliement.charts.maps import Standing, tile_map, tiles
from ralliement.charts.networks import network_chart
from ralliement.charts.positions import Dot, Frame, path_svg
from ralliement.charts.rendering import to_svg
from ralliement.networks.model import Network
from ralliement.positions import Estimation, Position
from ralliement.positions.observations import Observations, day_of
from ralliement.positions.steps import last_days
from ralliement.reports import phrases
from ralliement.reports.model import Name, Report, StanceLine
from ralliement.reports.page.inline import inline_svg
from ralliement.reports.words import Words

MOST_PATHS = 40
"""More paths than these are not looked at, and would make the page heavy: those with most evidence
are drawn, and the page says of how many."""

_MARGIN = 0.03
"""What is left free at both ends of the days, as a share of them."""


@dataclass(frozen=True, slots=True)
class PathPicture:
    """An actor's path over time."""

    actor: Name
    picture: Markup


def is_sure(line: StanceLine, points: Sequence[float]) -> bool:
    """Whether half of the chances lie within one step between labelled points."""
    if line.estimate is None:
        return False
    step = (max(points) - min(points)) / (len(points) - 1) if len(points) > 1 else 100.0
    return line.estimate.upper_50 - line.estimate.lower_50 <= step


def on_map(line: StanceLine) -> bool:
    """Whether the actor has a tile on the map."""
    return line.actor.id in tiles()


def map_picture(report: Report, words: Words) -> Markup:
    """The map of the states with an estimate."""
    points = [value for value, _label in report.scale]
    known = [line for line in report.stances if line.estimate is not None and on_map(line)]
    standing = {
        line.actor.id: Standing(line.estimate.median, is_sure(line, points))
        for line in known
        if line.estimate is not None
    }
    told = "; ".join(
        f"{phrases.readable(line.actor.label)} {phrases.estimate_of(line)}" for line in known
    )
    title = words.text("map_title", count=len(known))
    return inline_svg(to_svg(tile_map(standing)), name="map", title=title, description=told)


def network_picture(network: Network, words: Words) -> Markup:
    """Who presses whom."""
    chart = network_chart(_readable(network), language=words.language).properties(title="")
    title = words.text("network_title", actors=len(network.nodes), ties=len(network.edges))
    return inline_svg(to_svg(chart), name="network", title=title)


def path_pictures(estimation: Estimation, report: Report, words: Words) -> list[PathPicture]:
    """The paths of the actors with most evidence, in the order of the report's lines."""
    lines = _best_known(report)
    if not lines or report.at is None:
        return []
    found = estimation.observations([line.actor.id for line in lines])
    series = {found.names[number]: found.of(number) for number in np.unique(found.series).tolist()}
    frame = _frame(found, report)
    made = []
    for number, line in enumerate(lines, start=1):
        one = series.get(line.actor.id)
        if one is not None and day_of(one.day.min()) <= report.at:
            path = estimation.path(one, _days(one, report.at))
            made.append(_path_picture(number, line.actor, one, path, (frame, words)))
    return made


def _best_known(report: Report) -> list[StanceLine]:
    known = [line for line in report.stances if line.estimate is not None]
    if len(known) <= MOST_PATHS:
        return known
    pieces = sorted((-_pieces(line), line.actor.id) for line in known)
    chosen = {actor for _pieces, actor in pieces[:MOST_PATHS]}
    return [line for line in known if line.actor.id in chosen]


def _pieces(line: StanceLine) -> int:
    return 0 if line.estimate is None else line.estimate.evidence


def _path_picture(
    number: int,
    actor: Name,
    found: Observations,
    path: Sequence[Position],
    shared: tuple[Frame, Words],
) -> PathPicture:
    frame, words = shared
    dots = [
        Dot(day_of(day), float(value), bool(decided == 1))
        for day, value, decided in zip(found.day, found.stance, found.decided, strict=True)
        if frame.first <= day_of(day) <= frame.last
    ]
    name = phrases.readable(actor.label)
    last = path[-1]
    told = words.text(
        "path_told",
        first=words.day(path[0].at),
        last=words.day(last.at),
        median=f"{last.median:.0f}",
        low=f"{last.lower_90:.0f}",
        high=f"{last.upper_90:.0f}",
    )
    picture = inline_svg(
        path_svg(path, dots, frame),
        name=f"path-{number}",
        title=words.text("path_title", actor=name, dots=len(dots)),
        description=told,
    )
    return PathPicture(actor, picture)


def _days(found: Observations, until: date) -> list[date]:
    """The days at which a path is drawn: those of its stances, and the last of each month."""
    heard = {day_of(day) for day in found.day.tolist()}
    return sorted({*last_days("month", min(heard), until), *(day for day in heard if day <= until)})


def _frame(found: Observations, report: Report) -> Frame:
    assert report.at is not None
    first = min(day_of(found.day.min()), report.at)
    spare = timedelta(days=round((report.at - first).days * _MARGIN) + 1)
    return Frame(first - spare, report.at + spare, tuple(value for value, _label in report.scale))


def _readable(network: Network) -> Network:
    """The network with names that a picture can show, whatever an article made of them."""
    nodes = tuple(replace(node, label=phrases.readable(node.label)) for node in network.nodes)
    return replace(network, nodes=nodes)
