"""Forecasts: where the outcome may lie, and a fan of positions for every actor."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from ralliement.bargaining.explain import ENGLISH
from ralliement.bargaining.forecast import Forecast, Spread
from ralliement.bargaining.words import ForecastWords
from ralliement.charts.rendering import Chart
from ralliement.charts.shades import INK

_BLUE = "#3a6ea5"
_BINS = 50
_COLUMNS = 5
_WIDTH, _HEIGHT, _GAP = 150, 110, 20


def forecast_chart(forecast: Forecast, words: ForecastWords = ENGLISH) -> Chart:
    """The share of draws by outcome after the last round, over a fan for each actor by round.

    Bands hold half and nine in ten of the draws, the line is the median.
    """
    low, high = forecast.table.scale
    wide = _COLUMNS * (_WIDTH + _GAP) - _GAP
    run = forecast.run
    head = words.text("table", "chart")
    counts = {"model": run.model, "rounds": run.rounds, "draws": run.draws}
    title = alt.TitleParams(
        f"{head}{words.text('table', 'colon')}{forecast.issue}" if forecast.issue else head,
        subtitle=words.text("table", "chart_below", **counts),
    )
    return alt.vconcat(
        _density(forecast, (low, high), words).properties(width=wide, height=_HEIGHT),
        _fans(forecast, (low, high), words),
        spacing=24,
    ).properties(title=title)


def _density(forecast: Forecast, scale: tuple[float, float], words: ForecastWords) -> Any:
    counts, edges = np.histogram(forecast.run.outcomes[:, -1], bins=_BINS, range=scale)
    share = 100 * counts / counts.sum()
    rows = pd.DataFrame({"from": edges[:-1], "to": edges[1:], "share": share})
    x = alt.X("from:Q", bin="binned", title=words.text("table", "chart_outcome"))
    x = x.scale(domain=list(scale))
    bars: alt.Chart = (
        alt.Chart(rows)
        .mark_bar(color=_BLUE, opacity=0.75)
        .encode(x=x, x2="to:Q", y=alt.Y("share:Q", title=words.text("table", "chart_share")))
    )
    median = pd.DataFrame({"median": [forecast.outcome[-1].median]})
    rule = alt.Chart(median).mark_rule(color=INK, strokeWidth=2).encode(x="median:Q")
    return alt.layer(bars, rule)


def _fans(forecast: Forecast, scale: tuple[float, float], words: ForecastWords) -> alt.FacetChart:
    actors = {words.actor(actor): path for actor, path in forecast.positions.items()}
    named = {words.text("table", "chart_outcome"): forecast.outcome, **actors}
    rows = pd.DataFrame(
        [_row(name, k, s) for name, path in named.items() for k, s in enumerate(path)]
    )
    axis = alt.Axis(tickMinStep=1, format="d", grid=False)
    base = alt.Chart(rows).encode(
        x=alt.X("round:Q", title=words.text("table", "chart_round"), axis=axis)
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
