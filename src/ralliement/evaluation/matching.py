"""Pairing what was coded by hand with what the machine coded, one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

_G = TypeVar("_G")
_M = TypeVar("_M")

Span = tuple[int, int]

LOST_WITHIN = 3
"""How far apart, in characters, two places of one lost quotation may be: its marks and a blank."""


def paired(
    gold: Sequence[_G],
    machine: Sequence[_M],
    agreements: Callable[[_G, _M], Sequence[bool]],
) -> list[tuple[_G | None, _M | None]]:
    """Every row of both sides once, as many as can be in pairs, the others alone.

    Of all ways to pair them, one in which the first of the ``agreements`` holds most often;
    of those, one in which the second does; and so on. The first of equals is taken.
    """
    if not gold or not machine:
        return [*((one, None) for one in gold), *((None, one) for one in machine)]
    base = min(len(gold), len(machine)) + 1
    values = np.array(
        [[_as_number(agreements(one, other), base) for other in machine] for one in gold]
    )
    return _pairs(gold, machine, values, np.ones(values.shape, dtype=bool))


def paired_spans(
    gold: Sequence[Span], machine: Sequence[Span], least: float
) -> list[tuple[int | None, int | None]]:
    """Every span of both sides once, by its number; pairs overlap by ``least`` of both spans.

    As many pairs as there can be; of all ways to have so many, the one that overlaps most.
    A span of no length pairs with another of no length at the same place.
    """
    numbers = list(range(len(gold))), list(range(len(machine)))
    overlaps = np.array([[overlap(one, other) for other in machine] for one in gold])
    overlaps = overlaps.reshape(len(gold), len(machine))
    allowed = overlaps >= least
    values = np.where(allowed, 1 + overlaps / (min(overlaps.shape) + 1), 0.0)
    return _pairs(*numbers, values, allowed)


def overlap(one: Span, other: Span) -> float:
    """What two spans share, as a part of the longer one, 0..1."""
    longer = max(one[1] - one[0], other[1] - other[0])
    if longer == 0:
        return float(abs(one[0] - other[0]) <= LOST_WITHIN)
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / longer


def _as_number(agreements: Sequence[bool], base: int) -> float:
    """A number in which one earlier agreement outweighs all later ones of all pairs."""
    value = 0.0
    for holds in agreements:
        value = value * base + holds
    return value


def _pairs(
    gold: Sequence[_G],
    machine: Sequence[_M],
    values: npt.NDArray[np.float64],
    allowed: npt.NDArray[np.bool_],
) -> list[tuple[_G | None, _M | None]]:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(values, maximize=True)
    chosen = {
        int(row): int(column)
        for row, column in zip(rows, columns, strict=True)
        if allowed[row, column]
    }
    taken = set(chosen.values())
    found: list[tuple[_G | None, _M | None]] = [
        (one, machine[chosen[number]] if number in chosen else None)
        for number, one in enumerate(gold)
    ]
    found += [(None, one) for number, one in enumerate(machine) if number not in taken]
    return found
