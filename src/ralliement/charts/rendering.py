"""From an Altair chart to a picture, without a browser and without the network."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert

from ralliement.charts.shades import INK
from ralliement.errors import UnknownName
from ralliement.networks.writing import replace_file

Chart = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart | alt.FacetChart

ENDINGS = (".svg", ".png")

PIXELS_PER_POINT = 2
"""PNG is drawn twice as fine as the chart's own size: sharp on a good screen and in print."""

_FONT = "sans-serif"


def save(chart: Chart, path: str | Path) -> None:
    """Write ``chart`` to ``path`` as SVG or PNG, as its ending says.

    Raises: UnknownName for another ending. Nothing is written before the picture is whole.
    """
    place = Path(path)
    check_ending(place)
    svg = place.suffix.lower() == ".svg"
    replace_file(place, to_svg(chart).encode() if svg else to_png(chart))


def check_ending(path: Path) -> None:
    """Raises: UnknownName if ``path`` ends like no picture that can be drawn."""
    if path.suffix.lower() not in ENDINGS:
        raise UnknownName("kind of picture", path.suffix or path.name, ENDINGS)


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


def styled(chart: Chart) -> Any:
    """The chart in the house's style, the same for all: plain, no frame, dark text on white."""
    return (
        chart.configure(background="white", font=_FONT, padding=12)
        .configure_view(stroke=None)
        .configure_title(
            anchor="start",
            fontSize=16,
            color=INK,
            subtitleColor="#555555",
            subtitleFontSize=11,
            offset=14,
        )
        .configure_axis(labelColor=INK, titleColor=INK, gridColor="#e6e6e6", domainColor="#999999")
        .configure_legend(labelColor=INK, titleColor=INK, symbolStrokeWidth=2)
    )
