"""A position with its intervals drawn in one line of text."""

from __future__ import annotations

from typing import Protocol


class WithIntervals(Protocol):
    """Whatever has a median and intervals on the scale, 0..100."""

    @property
    def median(self) -> float: ...
    @property
    def lower_50(self) -> float: ...
    @property
    def upper_50(self) -> float: ...
    @property
    def lower_90(self) -> float: ...
    @property
    def upper_90(self) -> float: ...
    @property
    def status(self) -> str: ...


def interval_bar(one: WithIntervals, cells: int) -> str:
    """The scale from 0 to 100 with the median (● or ○) in its 50 % (━) and 90 % (─) intervals."""
    marks = ["·"] * cells
    spans = ((one.lower_90, one.upper_90, "─"), (one.lower_50, one.upper_50, "━"))
    for low, high, mark in spans:
        for place in range(cell_of(low, cells), cell_of(high, cells) + 1):
            marks[place] = mark
    marks[cell_of(one.median, cells)] = "●" if one.status == "decided" else "○"
    return "".join(marks)


def cell_of(value: float, cells: int) -> int:
    """Which of ``cells`` stands for a value of the scale; outside it, the nearest end."""
    return round(min(max(value, 0.0), 100.0) / 100 * (cells - 1))
