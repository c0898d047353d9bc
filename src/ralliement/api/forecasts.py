"""Tables of actors and of Council issues run forward, and what every forecast adds to its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import pandas as pd

from ralliement.api.frames import COLUMNS
from ralliement.errors import InputError

if TYPE_CHECKING:
    from ralliement.bargaining.asking import TableOptions
    from ralliement.bargaining.forecast import Forecast

_DOSSIER_ALONE = ("label", "date", "persistence")
"""Columns of a forecast that a table of actors has no use for."""


def forecast_table(
    source: str | Path | pd.DataFrame,
    model: str | None = None,
    *,
    rounds: int = 10,
    scale: tuple[float, float] = (0.0, 100.0),
    chart: str | Path | None = None,
    **options: Unpack[TableOptions],
) -> pd.DataFrame:
    """A table of actors run forward: a file as ``ralliement forecast`` reads it, or a DataFrame.

    A DataFrame has the columns of actors.csv: actor, position, salience, capability, and bounds
    as position_lower_90. ``model`` is weighted-mean if not given; ``options`` and ``chart`` are
    as of :meth:`Dossier.forecast`, and ``pressure``, a file of who presses
    whom. Columns: issue, actor, round, median, lower_50, upper_50,
    lower_90, upper_90, moved, baseline, difference, difference_lower_90, difference_upper_90.
    """
    from ralliement.bargaining import asking, dispute
    from ralliement.bargaining.telling.frames import table_rows
    from ralliement.bargaining.typed.overrides import override
    from ralliement.bargaining.typed.sources import (
        inputs_of_frame,
        read_issues,
        read_pressure,
        with_more,
    )

    asking.check_options(options, "rounds", "scale", "chart", "pressure")
    check_chart(chart)
    if isinstance(source, pd.DataFrame):
        issues = [inputs_of_frame(source, scale=scale)]
    else:
        issues = list(read_issues(source, scale=scale))
    overrides = options.get("overrides")
    if overrides is not None:
        issues = [override(one, overrides) for one in issues]
    pressure = options.get("pressure")
    more: dict[str, Any] = {"pressure": None if pressure is None else read_pressure(pressure)}
    issues = [with_more(one, status_quo=options.get("status_quo"), **more) for one in issues]
    play = asking.play_of(model or "weighted-mean", options)
    levers = asking.names_of(options.get("what_if", ()))
    if (levers or chart is not None) and len(issues) > 1:
        raise InputError(f"what_if and chart are for one issue, the file has {len(issues)}")
    if levers:
        compared = dispute.compare_inputs(issues[0], levers, play, rounds=rounds)
        rows, found = list(table_rows(compared.scenario, compared)), [compared.scenario]
    else:
        found = list(dispute.forecast_tables(issues, play, rounds=rounds))
        rows = [row for one in found for row in table_rows(one)]
    columns = [name for name in COLUMNS["forecast"] if name not in _DOSSIER_ALONE]
    return told(pd.DataFrame(rows, columns=["issue", *columns]), found, chart)


def forecast_council(source: str | Path) -> pd.DataFrame:
    """What the EU's Council may decide on each issue of a table of the DEU form.

    Columns: issue, proposal, actors, median, mean, lower_80, upper_80, weighted_mean, outcome,
    seen, then the probability of each point of the scale, 0 to 100 (docs/forecasts.md).
    """
    from ralliement.bargaining.council import forecast_issues, read_issues

    file = read_issues(Path(source), decided=False)
    rows = []
    for one in forecast_issues(file.issues):
        row = asdict(one)
        row |= {f"{point:g}": chance for point, chance in row.pop("probabilities")}
        rows.append(row)
    frame = pd.DataFrame(rows)
    frame.attrs["notes"] = list(file.notes)
    return frame


def check_chart(chart: str | Path | None) -> None:
    """Raises before anything is run: UnknownName for an ending, InputError without a folder."""
    if chart is None:
        return
    from ralliement.charts.rendering import check_ending

    check_ending(Path(chart))
    if not Path(chart).parent.is_dir():
        raise InputError(f"{chart}: there is no folder {Path(chart).parent}; make it first")


def told(frame: pd.DataFrame, found: Sequence[Forecast], chart: str | Path | None) -> pd.DataFrame:
    """The table with its notes and the path in words; the chart is drawn if one is wanted."""
    from ralliement.bargaining.telling.explain import explain

    frame.attrs["notes"] = list(dict.fromkeys(str(note) for one in found for note in one.notes))
    frame.attrs["path"] = [
        line for one in found for line in explain(one.told, scale=one.table.scale)
    ]
    if chart is not None:
        from ralliement.charts import save
        from ralliement.charts.forecasts import forecast_chart

        save(forecast_chart(found[0]), chart)
    return frame
