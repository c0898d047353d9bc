"""The report as one JSON object, field by field as in model.py."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from ralliement.reports.model import Report


def report_json(report: Report) -> str:
    """The report as JSON; dates are ISO, events PLOVER's words, an absent value null."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
