"""A back test for people and for programs: tables on the terminal, one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from ralliement.bargaining.telling.words import ForecastWords
from ralliement.bargaining.tracking.horizons import Horizon
from ralliement.bargaining.tracking.scoring import (
    BETTER,
    MIN_ACTORS,
    MIN_CASES,
    NOT_SHOWN,
    TOO_FEW,
    WORSE,
    Score,
)
from ralliement.bargaining.tracking.testing import Backtest, Case

_GROUP = "backtest"
_DIFFERENCES = ("error_difference", "rps_difference")
_COLUMNS = ("error", "rps", "inside", "width", *_DIFFERENCES)
_BOUNDS = len("[-1.1;+0.5]")
_WIDE = 96
_CLAIMS = ((BETTER, "better"), (WORSE, "worse"), (NOT_SHOWN, "not_shown"))


def print_backtest(
    found: Backtest, console: Console, *, words: ForecastWords, cases: bool = False
) -> None:
    """A table for each horizon, what may be concluded, and what was not scored."""
    asked = found.asked
    told = {
        "issue": found.issue,
        "kinds": ", ".join(asked.kinds),
        "by": words.text("steps", asked.by),
        "first": found.origins[0],
        "last": found.origins[-1],
        "origins": _some(words, len(found.origins), "origin"),
        "draws": asked.draws,
        "seed": asked.seed,
    }
    console.print(words.text(_GROUP, "heading", **told))
    for horizon in asked.horizons:
        _print_horizon(found, horizon, console, words)
    if found.scores:
        _print_legend(found, console, words)
    if cases and found.cases:
        _print_cases(found, console, words)


def _print_legend(found: Backtest, console: Console, words: ForecastWords) -> None:
    console.print()
    console.print(words.text(_GROUP, "legend", rule=_rule(words)))
    for name in dict.fromkeys(score.model for score in found.scores):
        console.print(f"{name}{words.text('table', 'colon')}{words.text('movers', name)}.")


def _rule(words: ForecastWords) -> str:
    return words.text(_GROUP, "rule", cases=MIN_CASES, actors=MIN_ACTORS)


def _print_horizon(
    found: Backtest, horizon: Horizon, console: Console, words: ForecastWords
) -> None:
    name = str(horizon)
    scores = [score for score in found.scores if score.horizon == name]
    here = [case for case in found.cases if case.horizon == name]
    console.print()
    console.print(words.text(_GROUP, "ahead", horizon=name, told=_told(here, words)))
    if scores:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, console.width >= _WIDE))
        table.add_column(words.text(_GROUP, "model"), no_wrap=True)
        for column in _COLUMNS:
            heading = words.text(_GROUP, column)
            if column in _DIFFERENCES:
                # It may stand over its interval where the terminal is narrow.
                table.add_column(heading, justify="right", overflow="fold", min_width=_BOUNDS)
            else:
                table.add_column(heading, justify="right", no_wrap=True)
        table.add_column(words.text(_GROUP, "verdict"), no_wrap=True)
        for score in scores:
            table.add_row(*_row(score, words))
        console.print(table)
        console.print(f"  {conclusion(scores, words)}")
    console.print(f"  {_left_out(found, name, words)}")


def _told(cases: Sequence[Case], words: ForecastWords) -> str:
    if not cases:
        return words.text(_GROUP, "none")
    actors = sorted({case.actor for case in cases})
    moved = sorted({case.actor for case in cases if case.moved})
    return words.text(
        _GROUP,
        "cases",
        cases=_some(words, len(cases), "case"),
        actors=_some(words, len(actors), "actor"),
        names=_names(actors, words),
        moved=words.text(_GROUP, "moved" if moved else "unmoved", names=_names(moved, words)),
    )


def _names(actors: Sequence[str], words: ForecastWords) -> str:
    return ", ".join(map(words.actor, actors))


def _row(score: Score, words: ForecastWords) -> tuple[str, ...]:
    return (
        score.model,
        words.number(f"{score.mae:.1f}"),
        words.number(f"{score.crps:.1f}"),
        words.share(score.coverage),
        f"{score.width:.0f}",
        words.number(_difference(score.difference, score.low, score.high)),
        words.number(_difference(score.crps_difference, score.crps_low, score.crps_high)),
        words.text("verdicts", score.verdict),
    )


def _difference(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return ""
    bounds = "" if low is None or high is None else f" [{_signed(low)};{_signed(high)}]"
    return f"{_signed(value)}{bounds}"


def _signed(value: float) -> str:
    """With its sign; none where it rounds to zero."""
    rounded = round(value, 1) + 0.0
    return f"{rounded:{'+' if rounded else ''}.1f}"


def conclusion(scores: Sequence[Score], words: ForecastWords) -> str:
    """What the scores of one horizon allow to say, in one or two sentences."""
    others = [score for score in scores if score.difference is not None]
    if not others:
        return words.text(_GROUP, "alone")
    if any(score.verdict == TOO_FEW for score in others):
        cases = _some(words, scores[0].cases, "case")
        actors = _some(words, scores[0].actors, "actor")
        return words.text(_GROUP, "too_few", cases=cases, actors=actors)
    parts = []
    for verdict, key in _CLAIMS:
        names = [score.model for score in others if score.verdict == verdict]
        if names:
            parts.append(words.text(_GROUP, key, names=", ".join(names)))
    return " ".join(parts)


def _left_out(found: Backtest, name: str, words: ForecastWords) -> str:
    silent = _some(words, found.silent[name], "forecast")
    parts = [words.text(_GROUP, "silent", forecasts=silent)]
    for key, thing, count in (
        ("unknown", "position", found.unknown[name]),
        ("beyond", "origin", found.ahead[name]),
        ("empty", "origin", found.empty),
    ):
        if count:
            parts.append(words.text(_GROUP, key, **{f"{thing}s": _some(words, count, thing)}))
    return words.text(_GROUP, "left_out", parts=words.text(_GROUP, "join").join(parts))


def _print_cases(found: Backtest, console: Console, words: ForecastWords) -> None:
    models = list(dict.fromkeys(score.model for score in found.scores))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in ("actor", "from", "span"):
        table.add_column(words.text(_GROUP, name), no_wrap=True)
    table.add_column(words.text(_GROUP, "came"), no_wrap=True, justify="right")
    for name in models:
        table.add_column(name, justify="right", overflow="fold")
    for case in found.cases:
        medians = [f"{case.told[name].median:.0f}" for name in models]
        day, came = case.origin.isoformat(), f"{case.truth:.0f}"
        table.add_row(words.actor(case.actor), day, case.horizon, came, *medians)
    console.print()
    console.print(words.text(_GROUP, "all_cases"))
    console.print(table)


def _some(words: ForecastWords, count: int, thing: str) -> str:
    """So many of a thing."""
    one = count == 1 or (count == 0 and words.language == "fr")
    return words.text("counted", thing if one else f"{thing}s", count=count)


def backtest_json(found: Backtest) -> str:
    """The back test as one line of JSON, in English (docs/backtest.md names the fields)."""
    asked, words = found.asked, ForecastWords("en")
    return json.dumps(
        {
            "issue": found.issue,
            "origins": [day.isoformat() for day in found.origins],
            "horizons": [str(horizon) for horizon in asked.horizons],
            "kinds": list(asked.kinds),
            "draws": asked.draws,
            "seed": asked.seed,
            "rule": _rule(words),
            "scores": [asdict(score) for score in found.scores],
            "conclusions": {
                name: conclusion(scores, words)
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
