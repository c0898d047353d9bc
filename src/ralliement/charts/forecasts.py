"""Forecasts: where the outcome may lie, and a fan of positions for every actor."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from ralliement.bargaining.forecast import Forecast, Spread
from ralliement.charts.rendering import INK, Chart

_BLUE = "#3a6ea5"
_BINS = 50
_COLUMNS = 5
_WIDTH, _HEIGHT, _GAP = 150, 110, 20


def forecast_chart(forecast: Forecast) -> Chart:
    """The share of draws by outcome after the last round, over a fan for each actor by round.

    Bands hold half and nine in ten of the draws, the line is the median.
    """
    low, high = forecast.table.scale
    wide = _COLUMNS * (_WIDTH + _GAP) - _GAP
    run = forecast.run
    title = alt.TitleParams(
        f"Forecast: {forecast.issue}" if forecast.issue else "Forecast",
        subtitle=f"model {run.model}, {run.rounds} rounds, {run.draws} draws",
    )
    return alt.vconcat(
        _density(forecast, (low, high)).properties(width=wide, height=_HEIGHT),
        _fans(forecast, (low, high)),
        spacing=24,
    ).properties(title=title)


def _density(forecast: Forecast, scale: tuple[float, float]) -> Any:
    counts, edges = np.histogram(forecast.run.outcomes[:, -1], bins=_BINS, range=scale)
    share = 100 * counts / counts.sum()
    rows = pd.DataFrame({"from": edges[:-1], "to": edges[1:], "share": share})
    x = alt.X("from:Q", bin="binned", title="outcome", scale=alt.Scale(domain=list(scale)))
    bars: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(color=_BLUE, opacity=0.75)
        .encode(x=x, x2="to:Q", y=alt.Y("share:Q", title="% of draws"))
    )
    median = pd.DataFrame({"median": [forecast.outcome[-1].median]})
    rule = alt.Chart(median).mark_rule(color=INK, strokeWidth=2).encode(x="median:Q")
    return alt.layer(bars, rule)


def _fans(forecast: Forecast, scale: tuple[float, float]) -> alt.FacetChart:
    named = {"outcome": forecast.outcome, **forecast.positions}
    rows = pd.DataFrame(
        [_row(name, k, s) for name, path in named.items() for k, s in enumerate(path)]
    )
    base = alt.Chart(rows).encode(
        x=alt.X("round:Q", title="round", axis=alt.Axis(tickMinStep=1, format="d", grid=False))
    )
    y = alt.Y("lower_90:Q", title=None, scale=alt.Scale(domain=list(scale)))
    wide = base.mark_area(color=_BLUE, opacity=0.18).encode(y=y, y2="upper_90:Q")
    narrow = base.mark_area(color=_BLUE, opacity=0.35).encode(y="lower_50:Q", y2="upper_50:Q")
    line = base.mark_line(color=INK, strokeWidth=1.5).encode(y="median:Q")
    panel = alt.layer(wide, narrow, line).properties(width=_WIDTH, height=_HEIGHT)
    order = list(named)
    head = alt.Header(title=None, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    return panel.facet(
        facet=alt.Facet("actor:N", sort=order, header=head), columns=_COLUMNS, spacing=_GAP
    )


def _row(name: str, number: int, spread: Spread) -> dict[str, float | str | int]:
    return {
        "actor": name,
        "round": number,
        "lower_90": spread.lower_90,
        "lower_50": spread.lower_50,
        "median": spread.median,
        "upper_50": spread.upper_50,
        "upper_90": spread.upper_90,
    }
