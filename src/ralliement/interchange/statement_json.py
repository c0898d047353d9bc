"""A statement as plain data and back: what files keep that have no columns for its fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
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
    plain["parts"] = plain_parts(statement)
    return plain


def plain_parts(statement: Statement) -> list[list[Any]]:
    """The parts of a statement: role, start, end."""
    return [[part.role, part.start, part.end] for part in statement.parts]


def parts_from(plain: Iterable[Any]) -> tuple[Part, ...]:
    """The parts that :func:`plain_parts` made plain. Raises: TypeError or ValueError."""
    return tuple(Part(str(role), int(start), int(end)) for role, start, end in plain)


def event_named(name: object) -> Event | None:
    """The event type with that name, in any case; None for all else."""
    with suppress(ValueError):
        return Event(str(name).upper())
    return None


def modality_named(name: object) -> Modality:
    """The modality with that name, in any case; asserted for all else."""
    with suppress(ValueError):
        return Modality(str(name).casefold())
    return Modality.ASSERTED


def from_plain(plain: Mapping[str, Any]) -> Statement:
    """The statement that :func:`as_plain` made plain.

    Raises: KeyError, TypeError or ValueError if it is no such thing.
    """
    told = {field.name: plain[field.name] for field in fields(Statement)}
    for name in _DATES:
        told[name] = date.fromisoformat(told[name]) if told[name] else None
    told["event"] = Event(told["event"]) if told["event"] else None
    told["modality"] = Modality(told["modality"])
    told["parts"] = parts_from(told["parts"])
    return Statement(**told)
