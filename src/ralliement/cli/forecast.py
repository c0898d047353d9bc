"""The dispute run forward, from a table of actors."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import messages, print_plainly

if TYPE_CHECKING:
    from ralliement.bargaining.forecast import Forecast
    from ralliement.bargaining.inputs import Inputs


def forecast(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="ACTORS", help="A table of actors (CSV), or a decide-exchange or KTAB input."
        ),
    ],
    model: Annotated[
        str, typer.Option(help="How they bargain; an unknown name lists the known ones.")
    ] = "weighted-mean",
    rounds: Annotated[int, typer.Option(help="How many rounds, 0 to 1000.")] = 10,
    draws: Annotated[int, typer.Option(help="How many draws of what is not certain.")] = 1000,
    seed: Annotated[int, typer.Option(help="Of the draws and of ties.")] = 1,
    capability: Annotated[
        str,
        typer.Option(
            help="Of who has none: cinc, gdp, council-votes, council-population or equal."
        ),
    ] = "cinc",
    scale: Annotated[
        tuple[float, float],
        typer.Option(metavar="LOW HIGH", help="The ends of the scale of the positions."),
    ] = (0.0, 100.0),
    status_quo: Annotated[
        float | None, typer.Option(help="Where things stand without a decision.")
    ] = None,
    pressure: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Who presses whom: a CSV of source, target, weight."),
    ] = None,
    overrides: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A YAML of capability, salience, position by actor."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="The path of the run of the values, in words.")
    ] = False,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it, as .svg or .png.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an issue.")] = False,
) -> None:
    """Run a table of actors forward: where the outcome and every actor may end."""
    from ralliement.bargaining.capability import checked_defaults
    from ralliement.bargaining.forecast import forecast as run_forward
    from ralliement.bargaining.registry import find_model
    from ralliement.bargaining.showing import forecast_json, print_forecast

    played_by = find_model(model)
    issues = _issues(source, scale, overrides, status_quo, pressure)
    _check_picture(chart, len(issues))
    defaults = checked_defaults(capability)
    found = run_forward(issues, played_by, rounds=rounds, draws=draws, seed=seed, defaults=defaults)
    for one in found:
        if as_json:
            typer.echo(forecast_json(one, seed=seed))
        else:
            print_plainly(partial(print_forecast, one, explained=explain))
    if chart is not None:
        _draw(found, chart)


def _issues(
    source: Path,
    scale: tuple[float, float],
    overrides: Path | None,
    status_quo: float | None,
    pressure: Path | None,
) -> list[Inputs]:
    from ralliement.bargaining.overrides import override
    from ralliement.bargaining.sources import read_issues, read_pressure, with_more

    network = read_pressure(pressure) if pressure is not None else None
    issues = read_issues(source, scale=scale)
    if overrides is not None:
        issues = tuple(override(inputs, overrides) for inputs in issues)
    return [with_more(inputs, status_quo=status_quo, pressure=network) for inputs in issues]


def _check_picture(chart: Path | None, issues: int) -> None:
    from ralliement.charts.rendering import check_ending

    if chart is None:
        return
    check_ending(chart)
    if issues > 1:
        raise typer.BadParameter(f"--chart draws one issue, the file has {issues}")


def _draw(found: tuple[Forecast, ...], chart: Path) -> None:
    from ralliement.charts import save
    from ralliement.charts.forecasts import forecast_chart

    save(forecast_chart(found[0]), chart)
    messages().print(f"drawn: {chart}")
