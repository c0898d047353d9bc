"""What a cell of a hand-coded table may hold; each mistake is noted with what is allowed."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from ralliement.evaluation.gold import Mistakes, Row

UNDECIDED = "undecided"
"""A stance: the actor has not made up its mind."""

_E = TypeVar("_E", bound=StrEnum)
_WHOLE = re.compile(r"[0-9]{1,12}")
_SHOWN = 300


def choice(row: Row, column: str, allowed: type[_E], mistakes: Mistakes) -> _E | None:
    """One of the values of an enumeration, in any case; None where the cell is empty."""
    text = row[column]
    if not text:
        return None
    found = next((item for item in allowed if item.value.casefold() == text.casefold()), None)
    if found is None:
        mistakes.add(row, column, f"is not known; allowed: {', '.join(allowed)}, or empty")
    return found


def offset(row: Row, column: str, length: int, mistakes: Mistakes) -> int | None:
    """A place in an article of ``length`` characters."""
    text = row[column]
    if _WHOLE.fullmatch(text) and int(text) <= length:
        return int(text)
    where = f"allowed in {row['article']}: 0 to {length}" if "article" in row.cells else ""
    if _WHOLE.fullmatch(text):
        mistakes.add(row, column, f"is outside its article; {where}")
    else:
        mistakes.add(row, column, f"is no place; write a whole number, {where}")
    return None


def stance(row: Row, column: str, mistakes: Mistakes) -> float | str | None:
    """A value of the scale, ``undecided``, or None where the cell is empty."""
    text = row[column]
    if not text or text.casefold() == UNDECIDED:
        return text.casefold() or None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        mistakes.add(row, column, f"is no stance; allowed: 0 to 100, {UNDECIDED}, or empty")
        return None
    return value


def listed(names: list[str]) -> str:
    """Names one after the other, cut where they would fill the screen."""
    text = ", ".join(names)
    return text if len(text) <= _SHOWN else text[: text.rindex(",", 0, _SHOWN)] + ", …"
