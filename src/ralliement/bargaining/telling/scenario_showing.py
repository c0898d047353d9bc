"""A dossier's forecast and a comparison of scenarios, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from ralliement.bargaining.comparing import Comparison, Difference
from ralliement.bargaining.dispute import DisputeForecast
from ralliement.bargaining.due import Due
from ralliement.bargaining.telling.notes import Note, told
from ralliement.bargaining.telling.precision import digits, rounded, signed
from ralliement.bargaining.telling.showing import (
    as_line,
    forecast_record,
    heading,
    plain_table,
    print_error,
    print_forecast,
    print_outcome,
    print_path,
    share_shown,
)
from ralliement.bargaining.telling.words import ForecastWords
from ralliement.bargaining.unforeseen import UNDISTURBED
from ralliement.dossier import IssueCard

_MOST_DUE = 8
_MOST_ENDS = 8


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
    console.print(_question(found.issue, words))
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


def _question(issue: IssueCard, words: ForecastWords) -> str:
    """The question, and what the two ends of its scale are."""
    known = issue.question
    question = known.get(words.language) or next(iter(known.values()), issue.id)
    ends = ", ".join(ends_of_scale(issue, words).values())
    return words.text("table", "question", question=question, ends=ends)


def ends_of_scale(issue: IssueCard, words: ForecastWords) -> dict[float, str]:
    """The lowest and the highest point of the issue, with what each is, as "0 = no ban"."""
    found = {}
    for value, label in (issue.points[0], issue.points[-1]) if issue.points else ():
        told_as = label.get(words.language) or next(iter(label.values()), "")
        shown = words.number(f"{value:g}")
        found[value] = words.text("table", "end_of_scale", value=shown, label=told_as)
    return found


def _when(found: DisputeForecast, words: ForecastWords) -> str:
    days = ", ".join(f"{number} {day}".strip() for number, day in _ends(found.dates))
    span = {"at": found.dates[0], "end": found.dates[-1], "horizon": found.horizon, "days": days}
    known = (
        words.text("table", "all_known")
        if found.as_of is None
        else words.text("table", "as_of", as_of=found.as_of)
    )
    return words.text("table", "from", known=known, **span)


def _ends(dates: Sequence[date]) -> list[tuple[str, str]]:
    """The rounds with the days on which they end; of many the first ones and the last."""
    ends = [(str(number), day.isoformat()) for number, day in enumerate(dates)][1:]
    return ends if len(ends) <= _MOST_ENDS else [*ends[: _MOST_ENDS - 1], ("…", ""), ends[-1]]


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
    console.print(heading(found.scenario, words))
    certain = found.certain
    console.print(words.text("table", "compared_certain" if certain else "compared"))
    console.print(_compared(found, words))
    print_outcome(found.scenario, console, words)
    if not certain:
        console.print(words.text("table", "compared_legend"))
    actors = found.actors.items()
    same = [words.actor(name) for name, one in actors if not one.higher and not one.lower]
    absent = [words.actor(actor) for actor in found.absent]
    for key, names in (("same", same), ("absent", absent)):
        if names:
            console.print(words.text("table", key, names=", ".join(names)))
    print_error(found.scenario, _error(found), console, words)
    notes = dict.fromkeys((*found.baseline.notes, *found.scenario.notes))
    if UNDISTURBED in found.scenario.run.more:
        notes[Note.of("overtaken")] = None
    if found.idle:
        notes[Note.of("no_effect", model=found.scenario.run.model)] = None
    for note in notes:
        console.print(words.text("table", "note", note=told(note, words)))


def _error(found: Comparison) -> float:
    """How far the medians of both may be off by the draws."""
    return max(found.baseline.error, found.scenario.error)


def _compared(found: Comparison, words: ForecastWords) -> Table:
    """The outcome and the actors that end elsewhere."""
    columns = ["baseline", "scenario_column", "difference"]
    columns += [] if found.certain else ["nine", "higher", "lower"]
    table = plain_table("", [words.text("table", name) for name in columns])
    ends = found.baseline.outcome[-1], found.scenario.outcome[-1]
    rows = {words.text("table", "outcome"): (*ends, found.outcome)}
    for actor, difference in found.actors.items():
        if difference.higher or difference.lower:
            before, after = (f.positions[actor][-1] for f in (found.baseline, found.scenario))
            rows[words.actor(actor)] = before, after, difference
    scale = found.scenario.table.scale
    places = digits(scale, _error(found)), digits(scale, found.error)
    for name, (before, after, difference) in rows.items():
        cells = [rounded(one.median, places[0], words) for one in (before, after)]
        cells += _difference_cells(difference, places[1], words)
        table.add_row(name, *cells[: len(columns)])
    return table


def _difference_cells(difference: Difference, places: int, words: ForecastWords) -> list[str]:
    last = difference.spreads[-1]
    return [
        signed(last.median, places, words),
        "…".join(signed(v, places, words) for v in (last.lower_90, last.upper_90)),
        share_shown(difference.higher, words),
        share_shown(difference.lower, words),
    ]


def print_scenario(
    found: Comparison, console: Console, *, words: ForecastWords, explained: bool = False
) -> None:
    """A scenario of a table of actors beside its baseline."""
    print_levers(found, console, words=words)
    print_comparison(found, console, words=words)
    if explained:
        print_path(found.scenario, console, words=words)


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
    return {"rounds": rounds, "higher": one.higher, "lower": one.lower, "error": one.error}


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
