"""What is wrong in a file that people wrote, in their words rather than a library's."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

ACCEPTED = {
    "string_type": "must be text; put it in quotes",
    "string_too_short": "must not be empty; write the text or delete the line",
    "float_type": "must be a number from 0 to 100",
    "greater_than_equal": "must be a number from 0 to 100",
    "less_than_equal": "must be a number from 0 to 100",
    "finite_number": "must be a number from 0 to 100",
    "list_type": "must be a list; write one '- ' line an item, or [a, b]",
    "dict_type": "must be a mapping of 'name: value' lines",
    "model_type": "must be a mapping of 'name: value' lines",
    "model_attributes_type": "must be a mapping of 'name: value' lines",
    "tuple_type": "must be two numbers, [low, high]",
    "too_short": "has too few entries; allowed: {min_length} or more",
    "missing": "is missing; add it",
    "literal_error": "is not known; allowed: {expected}",
}
"""What to say for each kind of error that pydantic finds."""


def unknown_field(name: str, allowed: list[str]) -> str:
    """What to say of a field that does not exist."""
    near = nearest(name, allowed)
    hint = f"did you mean {near}? " if near else ""
    return f"unknown field; {hint}allowed: {', '.join(allowed)}"


def nearest(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed name that looks like ``name``, if one does."""
    return next(iter(get_close_matches(name, list(allowed), n=1, cutoff=0.6)), None)


def shown(value: object) -> str:
    """The value as an error quotes it: short, and nothing for what would fill the line."""
    if isinstance(value, dict | list):
        return ""
    if value is None:
        return "(nothing)"
    text = repr(value)
    return text if len(text) <= 40 else text[:37] + "…'"
