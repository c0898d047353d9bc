"""The camps on the issue's scale, and modularity and polarisation over time."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import timedelta
from itertools import accumulate
from typing import Any

import altair as alt
import pandas as pd

from ralliement.charts.networks import title_of
from ralliement.charts.rendering import Chart
from ralliement.charts.shades import INK
from ralliement.dossier import IssueCard
from ralliement.networks.coalitions import SEED, Camps
from ralliement.networks.material import point_label
from ralliement.networks.model import Network
from ralliement.networks.showing import thin_evidence
from ralliement.networks.words import NetworkWords

ENOUGH_ACTORS = 3
"""With fewer, camps and polarisation say nothing; such windows are drawn hollow."""

_SHADES = ("#1b6ca8", "#d95f0e", "#3f7f5f", "#7a4fa3", "#b5952b", "#a83256")
_ALONE = "#8c8c8c"
_WIDTH = 720
_ROW = 26


def coalitions_chart(
    networks: Sequence[Network],
    found: Sequence[Camps],
    issue: IssueCard,
    *,
    language: str = "en",
    seed: int = SEED,
) -> Chart:
    """Each actor on the scale at its mean stance, in the colour of its camp, camps apart.

    ``networks`` are those that the camps were ``found`` in, a picture for each window below
    the one before. A dot's area is the number of the actor's statements.
    """
    pictures = [
        _camps_picture(network, camps, issue, language, seed)
        for network, camps in zip(networks, found, strict=True)
        if network.nodes
    ]
    if len(pictures) == 1:
        return pictures[0]
    chart: alt.VConcatChart = alt.vconcat(*pictures).resolve_scale(color="independent")
    return chart


def _camps_picture(
    network: Network, camps: Camps, issue: IssueCard, language: str, seed: int
) -> Chart:
    words = NetworkWords(language)
    rows = _members(network, camps, words)
    labels = list(dict.fromkeys(row["camp"] for row in rows))
    shades = [
        _ALONE if name == words.text("no_camp") else _SHADES[n % len(_SHADES)]
        for n, name in enumerate(labels)
    ]
    base = alt.Chart(pd.DataFrame(rows, columns=["row", "name", "stance", "camp", "statements"]))
    across = alt.X("stance:Q", title=None, scale=_scale(issue), axis=_scale_axis(issue, language))
    down = alt.Y("row:O", axis=None)
    dots = base.mark_circle(opacity=0.95, stroke="white").encode(
        x=across,
        y=down,
        size=alt.Size("statements:Q", scale=alt.Scale(range=[90, 420], domainMin=1), legend=None),
        color=alt.Color(
            "camp:N",
            sort=labels,
            scale=alt.Scale(domain=labels, range=shades),
            legend=alt.Legend(title=None, orient="top", labelLimit=0, columns=1),
        ),
    )
    names = base.mark_text(align="left", baseline="middle", dx=17, fontSize=12, color=INK)
    modularity = "–" if camps.modularity is None else words.number(camps.modularity)
    subtitle = [words.text("camps_note", seed=seed, modularity=modularity)]
    if camps.thin:
        subtitle.append(thin_evidence(camps, language))
    title = alt.TitleParams(title_of("coalitions", camps.window, words), subtitle=subtitle)
    layers = alt.layer(dots, names.encode(x=across, y=down, text="name:N"))
    picture: Chart = layers.properties(width=_WIDTH, height=len(rows) * _ROW, title=title)
    return picture


def polarisation_chart(found: Sequence[Camps], *, language: str = "en") -> Chart:
    """Modularity and polarisation by window, above the number of statements they rest on.

    Windows of fewer than ``ENOUGH_ACTORS`` actors are hollow and no line goes through them.
    """
    words = NetworkWords(language)
    title = alt.TitleParams(
        words.among("titles", "polarisation"),
        subtitle=[words.text("measures"), words.text("hollow")],
    )
    upper = _measures_over_time(found, words).properties(width=_WIDTH, height=260)
    lower = _statements_over_time(found, words).properties(width=_WIDTH, height=80)
    chart: alt.VConcatChart = alt.vconcat(upper, lower, title=title).resolve_scale(x="shared")
    return chart


def _measures_over_time(found: Sequence[Camps], words: NetworkWords) -> Any:
    runs = list(accumulate(int(camps.actors < ENOUGH_ACTORS) for camps in found))
    rows = [
        row | {"line": f"{row['measure']} {run}"}
        for run, camps in zip(runs, found, strict=True)
        for row in _measured(camps, words)
    ]
    columns = ["day", "measure", "value", "enough", "line"]
    base = alt.Chart(pd.DataFrame(rows, columns=columns)).encode(
        x=alt.X("day:T", title=None, axis=_days()),
        y=alt.Y("value:Q", title=words.text("axis_share"), scale=alt.Scale(domain=[0, 1])),
        color=alt.Color(
            "measure:N",
            scale=alt.Scale(range=list(_SHADES[:2])),
            legend=alt.Legend(title=None, orient="top"),
        ),
    )
    enough, few = base.transform_filter("datum.enough"), base.transform_filter("!datum.enough")
    line = enough.mark_line(strokeWidth=2).encode(detail="line:N")
    full = enough.mark_point(filled=True, size=60, opacity=1)
    return alt.layer(line, full, few.mark_point(filled=False, size=60))


def _statements_over_time(found: Sequence[Camps], words: NetworkWords) -> Any:
    rows = [
        {
            "first": camps.window.first,
            "after": camps.window.last + timedelta(days=1),
            "statements": camps.statements,
        }
        for camps in found
        if camps.window.first is not None and camps.window.last is not None
    ]
    base = alt.Chart(_dated(pd.DataFrame(rows, columns=["first", "after", "statements"])))
    number = alt.Y(
        "statements:Q",
        title=words.among("columns", "statements"),
        axis=alt.Axis(tickCount=3, format="d"),
    )
    return base.mark_bar(color="#b8c4cf", stroke="white").encode(
        x=alt.X("first:T", title=None, axis=_days()), x2="after:T", y2=alt.YDatum(0), y=number
    )


def _members(network: Network, camps: Camps, words: NetworkWords) -> list[dict[str, Any]]:
    nodes = {node.id: node for node in network.nodes}
    groups = [
        (words.text("camp", number=number, stance=f"{camp.stance:.0f}"), camp.members)
        for number, camp in enumerate(camps.coalitions, start=1)
    ]
    if camps.alone:
        groups.append((words.text("no_camp"), camps.alone))
    rows: list[dict[str, Any]] = []
    for label, members in groups:
        found = [nodes[name] for name in members]
        for node in sorted(found, key=lambda one: (float(one.attributes["stance"]), one.label)):
            rows.append(
                {
                    "row": len(rows),
                    "name": node.label,
                    "stance": float(node.attributes["stance"]),
                    "camp": label,
                    "statements": int(node.attributes["statements"]),
                }
            )
    return rows


def _scale(issue: IssueCard) -> Any:
    values = [value for value, _labels in issue.points]
    room = (max(values) - min(values)) * 0.12
    return alt.Scale(domain=[min(values) - room / 3, max(values) + room], nice=False)


def _scale_axis(issue: IssueCard, language: str) -> Any:
    values = [value for value, _labels in issue.points]
    texts = {
        value: textwrap.wrap(f"{value:g} {point_label(issue, value, language)}", 22)
        for value in values
    }
    choice = " : ".join(f"datum.value == {value} ? {lines!r}" for value, lines in texts.items())
    return alt.Axis(
        values=values,
        labelExpr=f"{choice} : ''",
        labelLimit=0,
        labelPadding=6,
        ticks=False,
        domain=False,
        labelFontSize=10,
    )


def _measured(camps: Camps, words: NetworkWords) -> list[dict[str, Any]]:
    if camps.window.centre is None:
        return []
    enough = camps.actors >= ENOUGH_ACTORS
    values = {"modularity": camps.modularity, "polarisation": camps.polarisation}
    return [
        {
            "day": pd.Timestamp(camps.window.centre),
            "measure": words.among("columns", name),
            "value": max(value, 0.0),
            "enough": enough,
        }
        for name, value in values.items()
        if value is not None
    ]


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(first=pd.to_datetime(table["first"]), after=pd.to_datetime(table["after"]))


def _days() -> Any:
    return alt.Axis(format="%Y-%m", labelAngle=0, tickCount=8)
