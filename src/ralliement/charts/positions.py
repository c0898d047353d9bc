"""An actor's path over time: the estimate with its intervals, and the stances that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt

from ralliement.charts.rendering import Chart, styled, svg_of
from ralliement.charts.shades import INK, PAPER, shade
from ralliement.positions import Position

WIDTH, HEIGHT = 330, 130
_BAND, _LINE = "#7d93a8", "#33526b"
_WIDE, _NARROW = 0.22, 0.42
_TICK_PIXELS = 70


@dataclass(frozen=True, slots=True)
class Dot:
    """A stance as a path shows it; hollow where nothing tells that it is decided."""

    day: date
    value: float
    decided: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What the paths of one report have in common: their days and the labelled points."""

    first: date
    last: date
    points: tuple[float, ...]


def path_chart(path: Sequence[Position], dots: Sequence[Dot], frame: Frame) -> Chart:
    """The median over time within its 50 % and 90 % intervals, and each stance as a dot.

    A dot has the colour of its value. All charts of one ``frame`` have the same axes, so that
    they can be compared.
    """
    chart: Chart = _template(frame).properties(datasets=_data(path, dots))
    return chart


def path_svg(path: Sequence[Position], dots: Sequence[Dot], frame: Frame) -> str:
    """The chart of :func:`path_chart` as an SVG text; of one ``frame``, many are made fast."""
    return svg_of({**_specification(frame), "datasets": _data(path, dots)})


@lru_cache(maxsize=8)
def _specification(frame: Frame) -> dict[str, Any]:
    # Altair takes longer to write a chart down than vl-convert to draw it.
    found: dict[str, Any] = styled(_template(frame)).to_dict(validate=False)
    return found


def _data(path: Sequence[Position], dots: Sequence[Dot]) -> dict[str, list[dict[str, Any]]]:
    names = ("median", "lower_50", "upper_50", "lower_90", "upper_90")
    bands = [
        {"day": one.at.isoformat(), **{name: getattr(one, name) for name in names}} for one in path
    ]
    stances = [
        {
            "day": dot.day.isoformat(),
            "value": dot.value,
            "fill": shade(dot.value) if dot.decided else PAPER,
            "rim": INK if dot.decided else shade(dot.value),
            "rim_width": 0.8 if dot.decided else 2,
        }
        for dot in dots
    ]
    return {"bands": bands, "stances": stances}


def _template(frame: Frame) -> Any:
    bands = alt.Chart(alt.NamedData("bands"))
    areas = [
        bands.mark_area(opacity=share, color=_BAND, interpolate="monotone").encode(
            x=_days(frame), y=_scale(f"lower_{level}", frame), y2=f"upper_{level}:Q"
        )
        for level, share in ((90, _WIDE), (50, _NARROW))
    ]
    line = bands.mark_line(color=_LINE, strokeWidth=1.8, interpolate="monotone").encode(
        x=_days(frame), y=_scale("median", frame)
    )
    stances = (
        alt.Chart(alt.NamedData("stances"))
        .mark_point(size=58, filled=True, opacity=0.95)
        .encode(
            x=_days(frame),
            y=_scale("value", frame),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("rim:N", scale=None),
            strokeWidth=alt.StrokeWidth("rim_width:Q", scale=None),
        )
    )
    return alt.layer(*areas, line, stances).properties(width=WIDTH, height=HEIGHT)


def _days(frame: Frame) -> Any:
    # A day is read as UTC; drawn in the local time of some zone it would be the day before.
    domain = [frame.first.isoformat(), frame.last.isoformat()]
    return alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", domain=domain, nice=False),
        axis=alt.Axis(format="%Y-%m", tickCount=WIDTH // _TICK_PIXELS, grid=False),
    )


def _scale(name: str, frame: Frame) -> Any:
    return alt.Y(
        f"{name}:Q",
        title=None,
        scale=alt.Scale(domain=[0, 100], nice=False),
        axis=alt.Axis(values=list(frame.points), labelPadding=6, ticks=False, domain=False),
    )
