"""An evaluation as one JSON object; docs/json.md names the fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ralliement.evaluation.result import Evaluation, ScoreTable
from ralliement.evaluation.tally import COVERED, SAMPLES, SEED

_DIGITS = 4


def evaluation_json(evaluation: Evaluation) -> str:
    """The evaluation as JSON; null where there is no figure or no interval."""
    tables = {
        table.name: [
            asdict(one) for one in (table.scores if isinstance(table, ScoreTable) else table.shares)
        ]
        for table in evaluation.tables
    }
    confusion = evaluation.confusion
    told = {
        "what": evaluation.what,
        "gold": evaluation.gold,
        "counts": {name.replace(" ", "_"): n for name, n in evaluation.counts.items()},
        "intervals": {
            "resampled": evaluation.resampled,
            "units": evaluation.units,
            "samples": SAMPLES,
            "seed": SEED,
            "covered": COVERED,
        },
        **tables,
        "confusion": None
        if confusion is None
        else {"labels": confusion.labels, "counts": confusion.counts},
        "notes": evaluation.notes,
    }
    if evaluation.misses is not None:
        told["misses"] = [asdict(miss) for miss in evaluation.misses]
    return json.dumps(_rounded(told), ensure_ascii=False, indent=2) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {name: _rounded(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
