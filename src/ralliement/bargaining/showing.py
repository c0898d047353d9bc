"""A forecast for people and for programs: a table on the terminal, one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.explain import explain, shown
from ralliement.bargaining.forecast import Forecast, Spread
from ralliement.bargaining.table import Scale

_ROUNDS = (0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000)
"""The rounds that a table shows, of those that were played, and the last."""
_MOST = 4


def print_forecast(forecast: Forecast, console: Console, *, explained: bool = False) -> None:
    """The outcome and every actor's position: medians by round, the last with its intervals."""
    run, scale = forecast.run, forecast.table.scale
    issue = f"{forecast.issue}: " if forecast.issue else ""
    console.print(f"{issue}model {run.model}, rounds: {run.rounds}, draws: {run.draws}")
    console.print(_table(forecast, scale))
    for note in forecast.notes:
        console.print(f"note: {note}")
    if explained:
        console.print("\nThe run of the values themselves, without uncertainty:")
        for line in explain(forecast.told, scale=scale):
            console.print(f"  {line}")


def _table(forecast: Forecast, scale: Scale) -> Table:
    last = forecast.run.rounds
    rounds = sorted({0, *[n for n in _ROUNDS if n < last][-_MOST:], last})
    if not any(forecast.moved.values()):
        rounds = [last]
    paths = {"OUTCOME": forecast.outcome, **forecast.positions}
    spread = any(path[-1].lower_90 != path[-1].upper_90 for path in paths.values())
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column("median by round" if spread else "by round", no_wrap=True, max_width=30)
    for number in rounds:
        table.add_column(str(number), justify="right", no_wrap=True, min_width=4)
    for name in ("half", "9 in 10", "moved") if spread else ():
        table.add_column(name, justify="right", no_wrap=True)
    for name, path in paths.items():
        cells = [shown(path[number].median, scale) for number in rounds]
        if spread:
            cells += [*_intervals(path[-1], scale), _share(forecast.moved.get(name, 0.0))]
        table.add_row(name, *cells)
    return table


def _intervals(last: Spread, scale: Scale) -> tuple[str, str]:
    half = f"{shown(last.lower_50, scale)}–{shown(last.upper_50, scale)}"
    return half, f"{shown(last.lower_90, scale)}–{shown(last.upper_90, scale)}"


def _share(moved: float) -> str:
    """The share of draws in which an actor ends elsewhere; nothing if there is none."""
    return "" if moved == 0 else "< 1%" if moved < 0.005 else f"{moved:.0%}"


def forecast_json(forecast: Forecast, *, seed: int) -> str:
    """The forecast as one line of JSON (docs/models.md names the fields)."""
    run = forecast.run
    return json.dumps(
        {
            "issue": forecast.issue,
            "model": run.model,
            "scale": list(forecast.table.scale),
            "rounds": run.rounds,
            "draws": run.draws,
            "seed": seed,
            "outcome": [asdict(spread) for spread in forecast.outcome],
            "actors": [
                {
                    "actor": actor,
                    "moved": forecast.moved[actor],
                    "positions": [asdict(spread) for spread in path],
                }
                for actor, path in forecast.positions.items()
            ],
            "path": explain(forecast.told, scale=forecast.table.scale),
            "offers": [
                {**asdict(offer), "numbers": dict(offer.numbers)} for offer in forecast.told.offers
            ],
            "notes": list(forecast.notes),
        },
        ensure_ascii=False,
        allow_nan=False,
    )
