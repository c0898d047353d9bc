"""From an Altair chart to a picture, without a browser and without the network."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from ralliement.errors import UnknownName
from ralliement.networks.writing import replace_file

Chart = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart | alt.FacetChart

PIXELS_PER_POINT = 2
"""PNG is drawn twice as fine as the chart's own size: sharp on a good screen and in print."""

_FONT = "sans-serif"
_INK = "#222222"


def save(chart: Chart, path: str | Path) -> None:
    """Write ``chart`` to ``path`` as SVG or PNG, as its ending says.

    Raises: UnknownName for another ending. Nothing is written before the picture is whole.
    """
    place = Path(path)
    draw = {".svg": _svg_bytes, ".png": to_png}.get(place.suffix.lower())
    if draw is None:
        raise UnknownName("kind of picture", place.suffix or place.name, (".svg", ".png"))
    replace_file(place, draw(chart))


def to_svg(chart: Chart) -> str:
    """The chart as an SVG text."""
    return svg_of(styled(chart).to_dict(validate=False))


def svg_of(specification: dict[str, Any]) -> str:
    """A chart written down in Vega-Lite's words, with its style, as an SVG text."""
    drawn: str = vl_convert.vegalite_to_svg(specification)
    return drawn


def to_png(chart: Chart) -> bytes:
    """The chart as a PNG picture."""
    drawn = io.BytesIO()
    styled(chart).save(drawn, format="png", scale_factor=PIXELS_PER_POINT)
    return drawn.getvalue()


def _svg_bytes(chart: Chart) -> bytes:
    return to_svg(chart).encode()


def styled(chart: Chart) -> Any:
    """The chart in the house's style, the same for all: plain, no frame, dark text on white."""
    return (
        chart.configure(background="white", font=_FONT, padding=12)
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            fontSize=16,
            color=_INK,
            subtitleColor="#555555",
            subtitleFontSize=11,
            offset=14,
        )
        .configure_axis(
            labelColor=_INK, titleColor=_INK, gridColor="#e6e6e6", domainColor="#999999"
        )
        .configure_legend(labelColor=_INK, titleColor=_INK, symbolStrokeWidth=2)
    )
