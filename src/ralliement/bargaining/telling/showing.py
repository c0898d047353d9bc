"""A forecast for people and for programs: a table on the terminal, one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.forecast import Forecast, Spread
from ralliement.bargaining.telling.explain import ENGLISH, explain
from ralliement.bargaining.telling.notes import Note, note_record, told
from ralliement.bargaining.telling.precision import digits, rounded
from ralliement.bargaining.telling.words import ForecastWords, decimals, languages
from ralliement.bargaining.used import ActorUsed

_ROUNDS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000)
"""The rounds that a table shows between the first and the last, the latest four of them."""
_MOST = 4
_OUTCOMES = {
    "influence": "outcome_mean",
    "weighted-mean": "outcome_mean",
    "challenge": "outcome_median",
    "challenge-paper": "outcome_median",
    "weighted-median": "outcome_median",
}
"""What the outcome is called where more is said of it than what it is (group ``means``)."""
RULES = frozenset({"majority", "qualified", "unanimity"})
"""Notes that tell what the outcome is."""
_OUTCOME = ""
"""Stands for the outcome among actors, whose names are never empty."""


def print_forecast(
    forecast: Forecast,
    console: Console,
    *,
    explained: bool = False,
    words: ForecastWords = ENGLISH,
    persistence: Forecast | None = None,
) -> None:
    """The outcome and every actor's position: medians by round, the last with its intervals.

    With ``persistence``, a last column tells what follows if nobody moves.
    """
    console.print(heading(forecast, words))
    console.print(_table(forecast, words, persistence))
    print_outcome(forecast, console, words)
    if not forecast.certain:
        console.print(words.text("table", "legend"))
    if persistence is not None:
        console.print(words.text("table", "legend_persistence"))
    print_error(forecast, forecast.error, console, words)
    for note in forecast.notes:
        console.print(words.text("table", "note", note=told(note, words)))
    if explained:
        print_path(forecast, console, words=words)


def heading(forecast: Forecast, words: ForecastWords) -> str:
    """What was run: issue, model, rounds, and draws where anything is drawn."""
    run = forecast.run
    issue = f"{forecast.issue}{words.text('table', 'colon')}" if forecast.issue else ""
    counts = {"model": run.model, "rounds": run.rounds, "draws": run.draws}
    key = "heading_certain" if forecast.certain else "heading"
    return words.text("table", key, issue=issue, **counts)


def print_outcome(forecast: Forecast, console: Console, words: ForecastWords) -> None:
    """What the outcome is, unless a rule decides it, which a note tells."""
    model = forecast.run.model
    key = _OUTCOMES.get(model)
    if any(isinstance(note, Note) and note.key in RULES for note in forecast.notes):
        return
    if key is not None:
        console.print(words.text("table", key))
    elif model in words.keys("means"):
        console.print(words.text("table", "outcome_is", means=words.text("means", model)))


def print_error(forecast: Forecast, error: float, console: Console, words: ForecastWords) -> None:
    """How exact medians are by the draws, where they are not."""
    if not error:
        return
    places = decimals(forecast.table.scale)
    told = rounded(max(error, 10**-places), places, words)
    console.print(words.text("table", "error", error=told, draws=forecast.run.draws))


def print_path(forecast: Forecast, console: Console, *, words: ForecastWords) -> None:
    """The run of the values themselves in words."""
    console.print(f"\n{words.text('table', 'told')}")
    for line in explain(forecast.told, scale=forecast.table.scale, words=words):
        console.print(f"  {line}")


def plain_table(first: str, columns: Sequence[str]) -> Table:
    """An empty table: a column of names and columns of numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.add_column(first, no_wrap=True, max_width=30)
    for name in columns:
        table.add_column(name, justify="right", no_wrap=True, min_width=4)
    return table


def _table(forecast: Forecast, words: ForecastWords, persistence: Forecast | None) -> Table:
    last, places = forecast.run.rounds, digits(forecast.table.scale, forecast.error)
    between = [n for n in _ROUNDS if n < last][-_MOST:]
    if persistence is not None:
        # A column more leaves room for two: the first round and the middle.
        between = [n for n in (1, last // 2) if n < last]
    rounds = sorted({0, *between, last})
    if not any(forecast.moved.values()) and persistence is None:
        rounds = [last]
    paths = _paths(forecast, words)
    spread = not forecast.certain
    more = ["half", "nine", "moved"] if spread else []
    more += [] if persistence is None else ["persistence"]
    heads = [words.text("table", name) for name in more]
    first = words.text("table", "rounds" if spread else "rounds_certain")
    table = plain_table(first, [*map(str, rounds), *heads])
    still = {} if persistence is None else _paths(persistence, words)
    for actor, (name, path) in paths.items():
        cells = [rounded(path[number].median, places, words) for number in rounds]
        if spread:
            cells += _intervals(path[-1], places, words)
            cells.append(share_shown(forecast.moved.get(actor, 0.0), words))
        if persistence is not None:
            quiet = still.get(actor)
            cells.append("" if quiet is None else rounded(quiet[1][-1].median, places, words))
        table.add_row(name, *cells)
    return table


def _paths(forecast: Forecast, words: ForecastWords) -> dict[str, tuple[str, tuple[Spread, ...]]]:
    """The name and path of the outcome and of each actor."""
    outcome = words.text("table", "outcome")
    actors = {a: (words.actor(a), path) for a, path in forecast.positions.items()}
    return {_OUTCOME: (outcome, forecast.outcome), **actors}


def _intervals(last: Spread, places: int, words: ForecastWords) -> list[str]:
    pairs = (last.lower_50, last.upper_50), (last.lower_90, last.upper_90)
    return ["–".join(rounded(end, places, words) for end in pair) for pair in pairs]


def share_shown(share: float, words: ForecastWords) -> str:
    """A share of draws; nothing if there is none, and never 0 or 100 % of some."""
    if share == 0:
        return ""
    if share < 0.005:
        return f"< {words.share(0.01)}"
    return f"> {words.share(0.99)}" if 0.995 < share < 1 else words.share(share)


def forecast_record(forecast: Forecast, *, seed: int) -> dict[str, Any]:
    """The forecast as plain data (docs/models.md names the fields)."""
    run = forecast.run
    return {
        "issue": forecast.issue,
        "model": run.model,
        "scale": list(forecast.table.scale),
        "rounds": run.rounds,
        "draws": run.draws,
        "seed": seed,
        "error": forecast.error,
        "inputs": [used_record(one) for one in forecast.inputs],
        "outcome": [asdict(spread) for spread in forecast.outcome],
        "actors": [
            {
                "actor": actor,
                "moved": forecast.moved[actor],
                "positions": [asdict(spread) for spread in path],
            }
            for actor, path in forecast.positions.items()
        ],
        "path": {
            language: explain(
                forecast.told, scale=forecast.table.scale, words=ForecastWords(language)
            )
            for language in languages()
        },
        "offers": [
            {**asdict(offer), "numbers": dict(offer.numbers)} for offer in forecast.told.offers
        ],
        "notes": [note_record(note) for note in forecast.notes],
    }


def used_record(one: ActorUsed) -> dict[str, Any]:
    """One actor's inputs as plain data."""
    day = one.last_evidence
    return {**asdict(one), "last_evidence": None if day is None else day.isoformat()}


def as_line(record: Mapping[str, Any]) -> str:
    """A record as one line of JSON. Raises: ValueError for a number that JSON has not."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def forecast_json(forecast: Forecast, *, seed: int) -> str:
    """The forecast as one line of JSON."""
    return as_line(forecast_record(forecast, seed=seed))
