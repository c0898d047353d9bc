"""A dossier's forecast and a comparison of scenarios, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Console

from ralliement.bargaining.comparing import Comparison, Difference
from ralliement.bargaining.dispute import DisputeForecast
from ralliement.bargaining.due import Due
from ralliement.bargaining.forecast import Spread
from ralliement.bargaining.notes import Note, told
from ralliement.bargaining.showing import (
    as_line,
    forecast_record,
    plain_table,
    print_forecast,
    print_path,
    share_shown,
)
from ralliement.bargaining.table import Scale
from ralliement.bargaining.words import ForecastWords

_MOST_DUE = 8


def print_dispute(
    found: DisputeForecast,
    console: Console,
    *,
    words: ForecastWords,
    compared: bool = False,
    explained: bool = False,
) -> None:
    """Where everybody may stand by round beside persistence, or beside the baseline."""
    console.print(_when(found, words))
    if found.comparison is not None:
        print_levers(found.comparison, console, words=words)
    if found.comparison is not None and compared:
        print_comparison(found.comparison, console, words=words)
    else:
        print_forecast(found.forecast, console, words=words, persistence=found.persistence)
    console.print(words.text("table", "note", note=told(Note.of("untested"), words)))
    _print_due(found, console, words)
    if explained:
        print_path(found.forecast, console, words=words)


def _when(found: DisputeForecast, words: ForecastWords) -> str:
    days = ", ".join(day.isoformat() for day in found.dates[1:])
    span = {"at": found.dates[0], "end": found.dates[-1], "horizon": found.horizon, "days": days}
    known = (
        words.text("table", "all_known")
        if found.as_of is None
        else words.text("table", "as_of", as_of=found.as_of)
    )
    return f"{words.text('table', 'from', **span)}; {known}"


def _print_due(found: DisputeForecast, console: Console, words: ForecastWords) -> None:
    if not found.due:
        return
    console.print(f"\n{words.text('table', 'agenda')}")
    for one in found.due[:_MOST_DUE]:
        console.print(f"  {_due_line(one, found.forecast.run.actors, words)}")
    if len(found.due) > _MOST_DUE:
        more = words.text("table", "agenda_more", number=len(found.due) - _MOST_DUE)
        console.print(f"  {more}")


def _due_line(due: Due, actors: tuple[str, ...], words: ForecastWords) -> str:
    """What is due; of those asked, who has a position."""
    asked = ", ".join(words.actor(name) for name in due.parties if name in actors)
    line = {
        "day": due.day,
        "round": due.round,
        "actor": words.actor(due.actor),
        "parties": asked or words.text("table", "nobody_known"),
        "colon": words.text("table", "colon"),
        "what": words.quoted(due.what),
    }
    return words.text("table", f"agenda_{due.kind}", **line)


def print_levers(found: Comparison, console: Console, *, words: ForecastWords) -> None:
    """What the scenario changes."""
    console.print(words.text("table", "scenario", levers=", ".join(found.levers)))


def print_comparison(found: Comparison, console: Console, *, words: ForecastWords) -> None:
    """Baseline and scenario after the last round, with the paired difference."""
    run, scale = found.scenario.run, found.scenario.table.scale
    issue = f"{found.scenario.issue}{words.text('table', 'colon')}" if found.scenario.issue else ""
    counts = {"model": run.model, "rounds": run.rounds, "draws": run.draws}
    console.print(words.text("table", "heading", issue=issue, **counts))
    columns = ("baseline", "scenario_column", "difference", "nine", "higher", "lower")
    console.print(words.text("table", "compared"))
    table = plain_table("", [words.text("table", name) for name in columns])
    ends = found.baseline.outcome[-1], found.scenario.outcome[-1]
    table.add_row(words.text("table", "outcome"), *_cells(*ends, found.outcome, scale, words))
    same = []
    for actor, difference in found.actors.items():
        if not difference.higher and not difference.lower:
            same.append(words.actor(actor))
            continue
        before, after = (f.positions[actor][-1] for f in (found.baseline, found.scenario))
        table.add_row(words.actor(actor), *_cells(before, after, difference, scale, words))
    console.print(table)
    absent = [words.actor(actor) for actor in found.absent]
    for key, names in (("same", same), ("absent", absent)):
        if names:
            console.print(words.text("table", key, names=", ".join(names)))
    notes = dict.fromkeys((*found.baseline.notes, *found.scenario.notes))
    if found.idle:
        notes[Note.of("no_effect", model=run.model)] = None
    for note in notes:
        console.print(words.text("table", "note", note=told(note, words)))


def print_scenario(
    found: Comparison, console: Console, *, words: ForecastWords, explained: bool = False
) -> None:
    """A scenario of a table of actors beside its baseline."""
    print_levers(found, console, words=words)
    print_comparison(found, console, words=words)
    if explained:
        print_path(found.scenario, console, words=words)


def _cells(
    before: Spread, after: Spread, difference: Difference, scale: Scale, words: ForecastWords
) -> list[str]:
    last = difference.spreads[-1]
    between = "…".join(words.signed(v, scale) for v in (last.lower_90, last.upper_90))
    return [
        words.shown(before.median, scale),
        words.shown(after.median, scale),
        words.signed(last.median, scale),
        between,
        share_shown(difference.higher, words),
        share_shown(difference.lower, words),
    ]


def comparison_record(found: Comparison, *, seed: int) -> dict[str, Any]:
    """A scenario, its baseline and their paired differences as plain data."""
    return {
        **forecast_record(found.scenario, seed=seed),
        "scenario": list(found.levers),
        "baseline": forecast_record(found.baseline, seed=seed),
        "difference": {
            "outcome": _difference(found.outcome),
            "actors": [{"actor": name, **_difference(one)} for name, one in found.actors.items()],
            "absent": list(found.absent),
        },
    }


def _difference(one: Difference) -> dict[str, Any]:
    rounds = [asdict(spread) for spread in one.spreads]
    return {"rounds": rounds, "higher": one.higher, "lower": one.lower}


def comparison_json(found: Comparison, *, seed: int) -> str:
    """The comparison as one line of JSON."""
    return as_line(comparison_record(found, seed=seed))


def dispute_json(found: DisputeForecast, *, seed: int) -> str:
    """The forecast of a dossier as one line of JSON (docs/models.md names the fields)."""
    base = found.comparison
    record = (
        forecast_record(found.forecast, seed=seed)
        if base is None
        else comparison_record(base, seed=seed)
    )
    still = forecast_record(found.persistence, seed=seed)
    return as_line(
        {
            **record,
            "at": found.at.isoformat(),
            "as_of": None if found.as_of is None else found.as_of.isoformat(),
            "horizon": str(found.horizon),
            "dates": [day.isoformat() for day in found.dates],
            "persistence": {name: still[name] for name in ("outcome", "actors")},
            "agenda": [{**asdict(one), "day": one.day.isoformat()} for one in found.due],
        }
    )
