"""The tables: their columns, the types of these, and days as people type them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ralliement import dossier as kept
from ralliement.errors import InputError

Day = date | str | None
"""A day, or a day, month or year as typed: 2019-05-31, 2019-05, 2019; its last day counts."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "statements": kept.fields_of("statements", texts=True),
    "quotations": kept.FIELDS["quotations"],
    "articles": kept.FIELDS["articles"],
    "actors": kept.FIELDS["actors"],
    "coders": ("name", "kind", "source", "statements"),
    "positions": (
        *("actor", "label", "at", "median", "lower_50", "upper_50", "lower_90", "upper_90"),
        *("status", "decided", "evidence", "last_evidence", "silent_days", "silent", "statements"),
    ),
    "changes": ("actor", "label", "date_from", "date_to", "from", "to", "probability")
    + ("before", "after"),
    "saliences": (
        *("actor", "label", "at", "median", "lower_90", "upper_90"),
        *("own", "own_on_issue", "about", "about_on_issue"),
    ),
    "forecast": (
        *("actor", "label", "round", "date", "median", "lower_50", "upper_50", "lower_90"),
        *("upper_90", "moved", "persistence", "baseline", "difference"),
        *("difference_lower_90", "difference_upper_90"),
    ),
    "network": (
        *("source", "source_label", "target", "target_label", "weight", "count"),
        *("first", "last", "statements"),
    ),
}
"""The columns of each table; a network's kind may add some of its own after ``count``."""

_DATES = ("date", "date_from", "date_to", "at", "last_evidence", "first", "last")
_NUMBERS = (
    *("stance", "confidence", "median", "lower_50", "upper_50", "lower_90", "upper_90"),
    *("from", "to", "probability", "decided", "moved", "persistence", "baseline", "difference"),
    *("difference_lower_90", "difference_upper_90"),
)
_COUNTS = (
    *("start", "end", "sentence_start", "words", "articles", "evidence", "silent_days", "own"),
    *("own_on_issue", "about", "about_on_issue", "round"),
)
_TRUTHS = ("linked", "complete", "new", "silent")
NETWORKS = ("pressure", "agreement", "conflict", "subtract", "actor-concept")


def frame_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    found = [{name: row[name] for name in columns} for row in rows]
    return typed(pd.DataFrame(found, columns=list(columns)))


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the same types of columns whether it has rows or none."""
    days = {name: pd.to_datetime(frame[name]) for name in _DATES if name in frame.columns}
    kinds: dict[str, str] = {}
    if frame.empty:
        kinds |= {name: "float64" for name in _NUMBERS if name in frame.columns}
        kinds |= {name: "int64" for name in _COUNTS if name in frame.columns}
        kinds |= {name: "bool" for name in _TRUTHS if name in frame.columns}
    if "modality" in frame.columns:
        # Of a statement yes, no or unknown; of a position it is a share.
        kinds["decided"] = "boolean"
    return frame.assign(**days).astype(kinds)


def day_of(day: Day, *, last: bool = True) -> date | None:
    from ralliement.reports.days import day_from

    if day is None or isinstance(day, date):
        return day
    try:
        return day_from(day, last=last)
    except ValueError as error:
        raise InputError(str(error)) from error
