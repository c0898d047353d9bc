"""The states of the world as tiles of one size, coloured by position.

A tile map and no outlines, on purpose: who stands where is told of states, not of land, and on
a map of outlines of a report's width Estonia or Singapore cannot be seen; no border
that two states dispute has to be drawn; and nothing has to be fetched. Where a tile stands is in
``tiles.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import altair as alt

from ralliement.charts.rendering import Chart
from ralliement.charts.shades import UNKNOWN, ink_on, shade
from ralliement.yamlfiles import read_yaml

TILE = 24
"""The side of a tile with its gap, in pixels."""

_GAP = 2
_SMALL = 0.73
"""The side of the tile of an uncertain position, as a share of a sure one's."""

_QUIET = "#626c75"
"""The codes of the states of which nothing is known; their contrast is 4.5 and more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a state stands, 0..100; ``sure`` is whether its tile is drawn in full size."""

    value: float
    sure: bool


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """The column and row of every state's tile, from the north-west."""
    rows: list[str] = read_yaml("ralliement.charts", "tiles.yaml")["rows"]
    return {
        name: (column, row)
        for row, names in enumerate(rows)
        for column, name in enumerate(names.split())
        if name != ".."
    }


def tile_map(standing: Mapping[str, Standing]) -> Chart:
    """Every state's tile with its code: coloured where its position is known, grey elsewhere.

    ``standing`` is by state; who has no tile is left out (:func:`tiles` tells). A position that
    is not sure has a smaller tile.
    """
    rows = [_tile(name, place, standing.get(name)) for name, place in sorted(tiles().items())]
    width = TILE * (1 + max(column for column, _row in tiles().values()))
    height = TILE * (1 + max(row for _column, row in tiles().values()))
    base = alt.Chart()
    boxes = base.mark_rect(cornerRadius=3).encode(
        x=_at("left", width),
        x2="right:Q",
        y=_at("top", height),
        y2="bottom:Q",
        fill=alt.Fill("fill:N", scale=None),
    )
    codes = base.mark_text(fontSize=10, baseline="middle", fontWeight="bold").encode(
        x=_at("x", width),
        y=_at("y", height),
        text="code:N",
        color=alt.Color("ink:N", scale=None),
    )
    layers = alt.layer(boxes, codes).properties(data={"values": rows})
    return layers.properties(width=width, height=height)


def _tile(name: str, place: tuple[int, int], found: Standing | None) -> dict[str, Any]:
    x, y = ((where + 0.5) * TILE for where in place)
    half = (TILE - _GAP) / 2 * (_SMALL if found and not found.sure else 1)
    return {
        "code": name,
        "x": x,
        "y": y,
        "left": x - half,
        "right": x + half,
        "top": y - half,
        "bottom": y + half,
        "fill": shade(found.value) if found else UNKNOWN,
        "ink": ink_on(found.value) if found else _QUIET,
    }


def _at(name: str, size: int) -> Any:
    if name in {"x", "left"}:
        return alt.X(f"{name}:Q", axis=None, scale=alt.Scale(domain=[0, size], nice=False))
    return alt.Y(f"{name}:Q", axis=None, scale=alt.Scale(domain=[size, 0], nice=False))
