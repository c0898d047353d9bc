"""An evaluation of forecasts, for the terminal and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ralliement.bargaining.council.outcomes import INTERVAL
from ralliement.bargaining.council.scores import COVERED, SAMPLES, SEED, Score
from ralliement.bargaining.council.yardsticks import TO_BEAT
from ralliement.evaluation.bargained import ROUNDS
from ralliement.evaluation.forecasts import ForecastEvaluation, counted

_HEADS = ("", "issues", "MAE", "against the mean", "RMSE", "CRPS", "held", "width")
_NONE = "–"
_DIGITS = 4


def print_forecasts(evaluation: ForecastEvaluation, console: Console) -> None:
    """Lay the evaluation out on ``console``, at its width."""
    scored = counted(evaluation.issues, "issue")
    told = f"{scored} of {counted(evaluation.proposals, 'proposal')}"
    console.print(Text(f"Forecasts of {evaluation.gold}: {told}", style="bold"))
    console.print(Text(f"Fitted on {evaluation.fitted_on}."))
    console.print()
    console.print(Padding(_table(evaluation), (0, 0, 0, 2)))
    console.print()
    console.print(Text(_legend(), style="dim"))
    for note in evaluation.notes:
        console.print(Text(note))


def forecasts_json(evaluation: ForecastEvaluation) -> str:
    """The evaluation as one JSON object; null where a model has no such figure."""
    told = asdict(evaluation)
    told["scores"] = [
        {k: round(v, _DIGITS) if isinstance(v, float) else v for k, v in one.items()}
        for one in told["scores"]
    ]
    told["intervals"] = {
        "against": TO_BEAT,
        "resampled": "proposals",
        "samples": SAMPLES,
        "seed": SEED,
        "covered": COVERED,
        "of_forecasts": INTERVAL,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _table(evaluation: ForecastEvaluation) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(overflow="fold")
    for _ in _HEADS[1:]:
        grid.add_column(justify="right", no_wrap=True)
    grid.add_row(*(Text(head, style="dim") for head in _HEADS))
    for score in evaluation.scores:
        grid.add_row(*_cells(score))
    return grid


def _cells(score: Score) -> tuple[str, ...]:
    held = _NONE if score.coverage is None else f"{score.coverage:.1%}".replace("%", " %")
    width = _NONE if score.width is None else f"{score.width:.0f}"
    return (
        score.model,
        str(score.issues),
        f"{score.mae:.2f}",
        _difference(score),
        f"{score.rmse:.2f}",
        f"{score.crps:.2f}",
        held,
        width,
    )


def _difference(score: Score) -> str:
    if score.difference is None:
        return _NONE
    if score.low is None or score.high is None:
        return f"{score.difference:+.2f}"
    return f"{score.difference:+.2f} ({score.low:+.2f} to {score.high:+.2f})"


def _legend() -> str:
    return (
        f"Points of the scale 0..100. issues: those that the model has a forecast for; it is "
        f"scored and compared on these alone. MAE: mean absolute error; against the mean: its "
        f"difference from the {TO_BEAT}'s on the same issues, with the {COVERED:.0%} bootstrap "
        f"interval (whole proposals, {SAMPLES} draws). CRPS: mean continuous ranked probability "
        f"score, for a point forecast its MAE. held, width: of the {INTERVAL:.0%} intervals. "
        f"Models that are played ran {ROUNDS} rounds with power as capability."
    ).replace("%", " %")
