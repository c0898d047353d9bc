"""Small issues and files of the DEU form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ralliement.bargaining.council import CouncilIssue, make_issue
from ralliement.bargaining.council.issue import Circumstances

COLUMNS = (
    "prnrnmc isnrnmc prnr prname isnr type council proc counvte intro finact "
    "pcom pep pde pfr puk scom sep sde sfr suk rp out"
).split()

ROW: Mapping[str, str] = {
    "prnrnmc": "1",
    "isnrnmc": "1",
    "prnr": "n01",
    "prname": "tea",
    "isnr": "n01i1",
    "type": "Dir",
    "council": "Envi",
    "proc": "COD",
    "counvte": "QMV",
    "intro": "1930-05-01",
    "finact": "04-07-01",
    "pcom": "100",
    "pep": "70",
    "pde": "100",
    "pfr": "0",
    "puk": "50",
    "scom": "80",
    "sep": "40",
    "sde": "60",
    "sfr": "90",
    "suk": "20",
    "rp": "0",
    "out": "70",
}


def write_file(path: Path, *rows: Mapping[str, str], columns: list[str] = COLUMNS) -> Path:
    """A file of the form with these rows, each a change to :data:`ROW`."""
    lines = ["\t".join(f'"{name}"' for name in columns)]
    for row in rows:
        full = {**ROW, **row}
        lines.append("\t".join(full.get(name, "") for name in columns))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def issue(
    positions: Mapping[str, float], saliences: float | Mapping[str, float] = 50.0, **told: Any
) -> CouncilIssue:
    """An issue in which everybody cares alike, if not told otherwise."""
    if not isinstance(saliences, Mapping):
        saliences = dict.fromkeys(positions, saliences)
    return make_issue("i1", positions, saliences, Circumstances(**told))
