"""The inputs of a forecast on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from rich.console import Console

from ralliement.bargaining.forecast import Forecast
from ralliement.bargaining.telling.precision import rounded
from ralliement.bargaining.telling.showing import plain_table
from ralliement.bargaining.telling.words import ForecastWords, decimals
from ralliement.bargaining.used import ActorUsed, Used


def print_inputs(forecast: Forecast, console: Console, *, words: ForecastWords) -> None:
    """Each actor's position, salience and capability with their intervals and sources."""
    console.print(words.text("inputs", "heading"))
    heads = ("position", "evidence", "salience", "capability")
    read = any(one.evidence is not None for one in forecast.inputs)
    shown = [name for name in heads if read or name != "evidence"]
    table = plain_table("", [words.text("inputs", name) for name in shown])
    table.add_column(words.text("inputs", "sources"))
    for one in forecast.inputs:
        cells = _cells(one, decimals(forecast.table.scale), words)
        table.add_row(
            words.actor(one.actor), *(cells[name] for name in shown), _sources(one, words)
        )
    console.print(table)


def _cells(one: ActorUsed, places: int, words: ForecastWords) -> dict[str, str]:
    """What stands in each column."""
    day = "" if one.last_evidence is None else f", {one.last_evidence}"
    return {
        "position": _between(one.position, lambda value: rounded(value, places, words)),
        "evidence": "" if one.evidence is None else f"{one.evidence}{day}",
        "salience": _between(one.salience, lambda value: rounded(value, 0, words)),
        "capability": _between(one.capability, lambda value: _plain(value, words)),
    }


def _plain(value: float, words: ForecastWords) -> str:
    """Three digits, all before the point, and never a power of ten."""
    text = f"{value:.0f}" if value >= 100 else f"{Decimal(f'{value:.3g}'):f}"
    return words.number(text)


def _between(one: Used, shown: Callable[[float], str]) -> str:
    if one.lower_90 is None or one.upper_90 is None:
        return shown(one.value)
    return f"{shown(one.value)} ({shown(one.lower_90)}–{shown(one.upper_90)})"


def _sources(one: ActorUsed, words: ForecastWords) -> str:
    """Where position, salience and capability are from; what is from the same place once."""
    position, salience, capability = (
        words.text("sources", part.source) for part in (one.position, one.salience, one.capability)
    )
    told = [position] if position == salience else [position, salience]
    return position if [capability] == told else ", ".join([*told, capability])
