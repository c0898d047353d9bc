"""A statement as plain data and back: what files keep that have no columns for its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from ralliement.records import Event, Modality, Part, Statement

_DATES = ("date_from", "date_to")


def as_plain(statement: Statement) -> dict[str, Any]:
    """Every field as JSON can hold it."""
    plain = {field.name: getattr(statement, field.name) for field in fields(statement)}
    for name in _DATES:
        plain[name] = plain[name].isoformat() if plain[name] else None
    plain["event"] = statement.event.value if statement.event else None
    plain["modality"] = statement.modality.value
    plain["parts"] = [[part.role, part.start, part.end] for part in statement.parts]
    return plain


def from_plain(plain: Mapping[str, Any]) -> Statement:
    """The statement that :func:`as_plain` made plain.

    Raises: KeyError, TypeError or ValueError if it is no such thing.
    """
    told = {field.name: plain[field.name] for field in fields(Statement)}
    for name in _DATES:
        told[name] = date.fromisoformat(told[name]) if told[name] else None
    told["event"] = Event(told["event"]) if told["event"] else None
    told["modality"] = Modality(told["modality"])
    told["parts"] = tuple(Part(str(r), int(a), int(b)) for r, a, b in told["parts"])
    return Statement(**told)
