"""A back test for people and for programs: tables on the terminal, one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.tracking.horizons import Horizon
from ralliement.bargaining.tracking.movers import find_mover
from ralliement.bargaining.tracking.scoring import (
    BETTER,
    NOT_SHOWN,
    RULE,
    TOO_FEW,
    WORSE,
    Score,
)
from ralliement.bargaining.tracking.testing import Backtest, Case

_COLUMNS = ("error", "RPS", "in 80 %", "width", "Δ error", "Δ RPS")


def print_backtest(found: Backtest, console: Console, *, cases: bool = False) -> None:
    """A table for each horizon, what may be concluded, and what was not scored."""
    first, last = found.origins[0], found.origins[-1]
    kinds, asked = ", ".join(found.asked.kinds), found.asked
    console.print(
        f"{found.issue}: forecasts of kind {kinds} at the end of each {asked.by} from {first} to "
        f"{last}, {len(found.origins)} origins, {asked.draws} draws, seed {asked.seed}"
    )
    for horizon in asked.horizons:
        _print_horizon(found, horizon, console)
    if found.scores:
        _print_legend(found, console)
    if cases:
        _print_cases(found, console)


def _print_legend(found: Backtest, console: Console) -> None:
    console.print(
        "error: mean absolute error of the median; RPS: mean ranked probability score (both in "
        "points of 0–100, less is better); in 80 %: the share of cases inside the 80 % "
        "interval, and its mean width; Δ: minus persistence on the same cases, with the 95 % "
        "bootstrap interval over actors. "
        f"{RULE}."
    )
    for name in dict.fromkeys(score.model for score in found.scores):
        console.print(f"{name}: {find_mover(name).says}.")


def _print_horizon(found: Backtest, horizon: Horizon, console: Console) -> None:
    name = str(horizon)
    scores = [score for score in found.scores if score.horizon == name]
    here = [case for case in found.cases if case.horizon == name]
    console.print()
    console.print(f"{name} ahead: {_told(here)}")
    if scores:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
        table.add_column("model", no_wrap=True)
        for column in _COLUMNS:
            table.add_column(column, justify="right", no_wrap=True)
        table.add_column("verdict", no_wrap=True)
        for score in scores:
            table.add_row(*_row(score))
        console.print(table)
        console.print(f"  {conclusion(scores)}")
    console.print(f"  {_left_out(found, name)}")


def _told(cases: list[Case]) -> str:
    if not cases:
        return "no case can be scored"
    actors = sorted({case.actor for case in cases})
    moved = sorted({case.actor for case in cases if case.moved})
    movers = f"of which moved: {', '.join(moved)}" if moved else "none of which moved"
    counts = f"{_some(len(cases), 'case')} of {_some(len(actors), 'actor')}"
    return f"{counts} ({', '.join(actors)}; {movers})"


def _row(score: Score) -> tuple[str, ...]:
    return (
        score.model,
        f"{score.mae:.1f}",
        f"{score.crps:.1f}",
        f"{score.coverage:.0%}",
        f"{score.width:.0f}",
        _difference(score.difference, score.low, score.high),
        _difference(score.crps_difference, score.crps_low, score.crps_high),
        score.verdict,
    )


def _difference(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return ""
    bounds = "" if low is None or high is None else f" [{low:+.1f}, {high:+.1f}]"
    return f"{value:+.1f}{bounds}"


def conclusion(scores: tuple[Score, ...] | list[Score]) -> str:
    """What the scores of one horizon allow to say, in one or two sentences."""
    others = [score for score in scores if score.difference is not None]
    cases, actors = scores[0].cases, scores[0].actors
    if not others:
        return "Only persistence was asked for; name another model to compare."
    if any(score.verdict == TOO_FEW for score in others):
        return (
            f"Too few to conclude anything: {_some(cases, 'case')} of {_some(actors, 'actor')}. "
            "The differences are description, not evidence that a model forecasts better or worse."
        )
    parts = []
    for verdict, says in ((BETTER, "less than"), (WORSE, "more than")):
        names = [score.model for score in others if score.verdict == verdict]
        if names:
            parts.append(f"{', '.join(names)}: the error is {says} that of persistence.")
    names = [score.model for score in others if score.verdict == NOT_SHOWN]
    if names:
        parts.append(f"{', '.join(names)}: no difference from persistence is shown.")
    return " ".join(parts)


def _left_out(found: Backtest, name: str) -> str:
    parts = [
        f"{_some(found.silent[name], 'forecast')} of actors without newer evidence by then, so "
        "that silence does not count as agreement with persistence"
    ]
    if found.unknown[name]:
        parts.append(
            f"{_some(found.unknown[name], 'later position')} of actors that had none before"
        )
    if found.ahead[name]:
        parts.append(f"{_some(found.ahead[name], 'origin')} that end after the newest article")
    if found.empty:
        parts.append(f"{_some(found.empty, 'origin')} at which nobody had a position")
    return f"Not scored: {'; '.join(parts)}."


def _print_cases(found: Backtest, console: Console) -> None:
    models = list(dict.fromkeys(score.model for score in found.scores))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("actor", "from", "ahead", "came"):
        table.add_column(name, no_wrap=True, justify="right" if name == "came" else "left")
    for name in models:
        table.add_column(name, justify="right", overflow="fold")
    for case in found.cases:
        medians = [f"{case.told[name].median:.0f}" for name in models]
        table.add_row(
            case.actor, case.origin.isoformat(), case.horizon, f"{case.truth:.0f}", *medians
        )
    console.print()
    console.print("Every case: what came, and the median that each model forecast")
    console.print(table)


def _some(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def backtest_json(found: Backtest) -> str:
    """The back test as one line of JSON (docs/backtest.md names the fields)."""
    asked = found.asked
    return json.dumps(
        {
            "issue": found.issue,
            "origins": [day.isoformat() for day in found.origins],
            "horizons": [str(horizon) for horizon in asked.horizons],
            "kinds": list(asked.kinds),
            "draws": asked.draws,
            "seed": asked.seed,
            "rule": RULE,
            "scores": [asdict(score) for score in found.scores],
            "conclusions": {
                name: conclusion(scores)
                for name in map(str, asked.horizons)
                if (scores := [score for score in found.scores if score.horizon == name])
            },
            "silent": found.silent,
            "unknown": found.unknown,
            "ahead": found.ahead,
            "empty": found.empty,
            "cases": [_case(case) for case in found.cases],
        },
        ensure_ascii=False,
        allow_nan=False,
    )


def _case(case: Case) -> dict[str, object]:
    days = {name: getattr(case, name).isoformat() for name in ("origin", "target", "evidence")}
    return asdict(case) | days
