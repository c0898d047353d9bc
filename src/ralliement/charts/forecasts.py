"""Forecasts: where the outcome may lie, and a fan of positions for every actor."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from ralliement.bargaining.forecast import Forecast, Spread
from ralliement.bargaining.telling.explain import ENGLISH
from ralliement.bargaining.telling.notes import Note
from ralliement.bargaining.telling.showing import RULES
from ralliement.bargaining.telling.words import ForecastWords
from ralliement.charts.rendering import Chart
from ralliement.charts.shades import INK

_BLUE, _BASE = "#3a6ea5", "#b0602a"
_COLOURS = {
    "chart_nine": "#d5e0ec",
    "chart_half": "#95b1d0",
    "chart_median": INK,
    "chart_value": INK,
    "chart_baseline": _BASE,
    "baseline": _BASE,
}
_DASHES = [4, 3]
_BINS = 50
_COLUMNS = 5
_WIDTH, _HEIGHT, _GAP = 150, 110, 20
_LINE = 130
"""Characters of a subtitle that fit in the width of the chart."""


@dataclass(frozen=True)
class Beside:
    """What a chart is drawn with: the ``levers`` of a scenario, the ``baseline`` that it is
    compared with, the ``dates`` on which rounds end (n_rounds + 1), where they have any, and
    the ``ends`` of the scale in words, by value."""

    levers: Sequence[str] = ()
    baseline: Forecast | None = None
    dates: Sequence[date] = ()
    ends: Mapping[float, str] = field(default_factory=dict)


def forecast_chart(
    forecast: Forecast, words: ForecastWords = ENGLISH, beside: Beside | None = None
) -> Chart:
    """The share of draws by outcome after the last round, over a fan for each actor by round.

    Bands hold half and nine in ten of the draws, the line is the median; a baseline is dashed.
    Where every draw is the same there are lines alone.
    """
    beside = beside or Beside()
    wide = _COLUMNS * (_WIDTH + _GAP) - _GAP
    parts = [_fans(forecast, words, beside)]
    if not forecast.certain:
        density = _density(forecast, words, beside)
        parts.insert(0, density.properties(width=wide, height=_HEIGHT))
    return alt.vconcat(*parts, spacing=24).properties(title=_title(forecast, words, beside))


def _title(forecast: Forecast, words: ForecastWords, beside: Beside) -> alt.TitleParams:
    """What is drawn; a scenario is named."""
    levers = ", ".join(beside.levers)
    head = words.text("table", "chart_scenario" if levers else "chart", levers=levers)
    run = forecast.run
    key = "chart_below_certain" if forecast.certain else "chart_below"
    counts = {"model": run.model, "rounds": run.rounds, "draws": run.draws}
    issue = f"{words.text('table', 'colon')}{forecast.issue}" if forecast.issue else ""
    below = [words.text("table", key, **counts), *_ruled(forecast, words)]
    return alt.TitleParams(f"{head}{issue}", subtitle=below)


def _ruled(forecast: Forecast, words: ForecastWords) -> list[str]:
    """The rule that decides the outcome and who votes, in lines as wide as the chart."""
    for note in forecast.notes:
        if isinstance(note, Note) and note.key in RULES:
            names = note.filled["names"]
            shown = words.listed(names) if isinstance(names, tuple) else str(names)
            rule = words.text("table", f"chart_{note.key}")
            filled = {"rule": rule, "count": note.filled["count"], "names": shown}
            return textwrap.wrap(words.text("table", "chart_rule", **filled), _LINE)
    return []


def _shares(forecast: Forecast) -> pd.DataFrame:
    counts, edges = np.histogram(
        forecast.run.outcomes[:, -1], bins=_BINS, range=forecast.table.scale
    )
    return pd.DataFrame({"from": edges[:-1], "to": edges[1:], "share": 100 * counts / counts.sum()})


def _density(forecast: Forecast, words: ForecastWords, beside: Beside) -> Any:
    x = alt.X("from:Q", bin="binned", title=words.text("table", "chart_outcome_last"))
    x = x.scale(domain=list(forecast.table.scale))
    if beside.ends:
        x = x.title([words.text("table", "chart_outcome_last"), " … ".join(beside.ends.values())])
    y = alt.Y("share:Q", title=words.text("table", "chart_share"))
    bars = alt.Chart(_shares(forecast)).mark_bar(color=_BLUE, opacity=0.6)
    layers: list[Any] = [bars.encode(x=x, x2="to:Q", y=y), _rule(forecast, INK, [1, 0])]
    if beside.baseline is not None:
        steps = alt.Chart(_shares(beside.baseline)).mark_line(
            color=_BASE, interpolate="step-after", strokeDash=_DASHES, strokeWidth=1.2
        )
        layers += [steps.encode(x=x, y=y), _rule(beside.baseline, _BASE, _DASHES)]
    return alt.layer(*layers)


def _rule(forecast: Forecast, colour: str, dash: list[int]) -> Any:
    """The median of the outcome."""
    rows = pd.DataFrame({"median": [forecast.outcome[-1].median]})
    rule = alt.Chart(rows).mark_rule(color=colour, strokeWidth=1.5, strokeDash=dash)
    return rule.encode(x="median:Q")


def _fans(forecast: Forecast, words: ForecastWords, beside: Beside) -> Any:
    """A panel for the outcome and for each actor, with one legend for all."""
    named = _named(forecast, words)
    before = {} if beside.baseline is None else _named(beside.baseline, words)
    rows = [
        _row(name, number, spread, before.get(name), beside.dates)
        for name, path in named.items()
        for number, spread in enumerate(path)
    ]
    x = _when(words, beside)
    domain = alt.Scale(domain=list(forecast.table.scale))

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, scale=domain)

    # What stands in the legend for a layer is a column of its own.
    told = {key: words.text("table", key) for key in _COLOURS}
    base = alt.Chart(pd.DataFrame(rows).assign(**told)).encode(x=x)
    middle = "chart_value" if forecast.certain else "chart_median"
    layers: dict[str, Any] = {middle: base.mark_line(strokeWidth=1.5).encode(y=y("median"))}
    if not forecast.certain:
        wide = base.mark_area().encode(y=y("lower_90"), y2="upper_90:Q")
        half = base.mark_area().encode(y=y("lower_50"), y2="upper_50:Q")
        layers = {"chart_nine": wide, "chart_half": half, **layers}
    if before:
        dashed = base.mark_line(strokeWidth=1.2, strokeDash=_DASHES)
        key = "baseline" if forecast.certain else "chart_baseline"
        layers[key] = dashed.encode(y=y("before"))
    panel = _with_legend(layers, told).properties(width=_WIDTH, height=_HEIGHT)
    head = alt.Header(title=None, labelFontWeight="bold", labelColor=INK, labelAnchor="start")
    facet = alt.Facet("actor:N", sort=list(named), header=head)
    return panel.facet(facet=facet, columns=_COLUMNS, spacing=_GAP).resolve_axis(x="independent")


def _with_legend(layers: Mapping[str, Any], told: Mapping[str, str]) -> Any:
    """The layers in their colours, each with its words in one legend."""
    names, colours = [told[key] for key in layers], [_COLOURS[key] for key in layers]
    scale = alt.Scale(domain=names, range=colours)
    symbol = "square" if "chart_half" in layers else "stroke"
    legend = alt.Legend(title=None, orient="top", symbolType=symbol, labelLimit=300)
    return alt.layer(
        *(
            layer.encode(color=alt.Color(f"{key}:N", scale=scale, legend=legend))
            for key, layer in layers.items()
        )
    )


def _when(words: ForecastWords, beside: Beside) -> alt.X:
    """The days on which rounds end, else the rounds."""
    if not beside.dates:
        axis = alt.Axis(tickMinStep=1, format="d", grid=False)
        return alt.X("when:Q", title=words.text("table", "chart_round"), axis=axis)
    first, last = beside.dates[0], beside.dates[-1]
    ends = [alt.DateTime(year=d.year, month=d.month, date=d.day) for d in (first, last)]
    axis = alt.Axis(values=ends, format="%Y-%m-%d", grid=False, labelFlush=True)
    return alt.X("when:T", title=None, axis=axis)


def _named(forecast: Forecast, words: ForecastWords) -> dict[str, tuple[Spread, ...]]:
    """The paths of the outcome and of each actor, by the name that is shown."""
    actors = {words.actor(actor): path for actor, path in forecast.positions.items()}
    return {words.text("table", "chart_outcome"): forecast.outcome, **actors}


def _row(
    name: str,
    number: int,
    spread: Spread,
    before: Sequence[Spread] | None,
    dates: Sequence[date],
) -> dict[str, Any]:
    """One round of one panel; ``before`` is the baseline's path."""
    when = pd.Timestamp(dates[number]) if dates else number
    quiet = None if before is None else before[number].median
    return {"actor": name, "when": when, **asdict(spread), "before": quiet}
