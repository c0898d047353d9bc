"""Why members decide what they do: who is in the middle, and whose vote it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from ralliement.bargaining.deciding.voting import Votes, counted
from ralliement.bargaining.run import Ruling, Stand
from ralliement.bargaining.table import FloatArray


def ruling(
    members: Sequence[str],
    positions: FloatArray,
    votes: Sequence[Votes],
    status_quo: float | None,
) -> Ruling:
    """The decision at one set of positions (n_members,), with those that it hangs on."""
    found = counted(positions, votes, status_quo)
    lower, upper, up, down, outcome = (
        _stand(members, positions, float(value))
        for value in (found.lower, found.upper, found.up, found.down, found.outcome)
    )
    plain = Ruling(0, "", "median", lower, lower, outcome.at, members=len(members))
    if status_quo is None:
        even = lower.at != upper.at
        return replace(plain, why="halfway", other=upper) if even else plain
    plain = replace(plain, status_quo=status_quo)
    if lower.at <= status_quo <= upper.at:
        return replace(plain, why="between", pivot=up, other=down)
    middle, pivot = (lower, up) if lower.at > status_quo else (upper, down)
    found_why = _why(pivot.at, middle.at, status_quo)
    simple = len(votes) == 1 and votes[0].above
    return replace(
        plain,
        why="median" if simple else found_why,
        middle=middle,
        pivot=pivot,
        accepts=2 * pivot.at - status_quo,
    )


def _why(pivot: float, middle: float, quo: float) -> Literal["held", "limited", "reached"]:
    way = 1 if middle > quo else -1
    if way * (pivot - quo) <= 0:
        return "held"
    return "limited" if way * (2 * pivot - quo - middle) < 0 else "reached"


def _stand(members: Sequence[str], positions: FloatArray, at: float) -> Stand:
    """Who stands at a point."""
    there = np.isclose(positions, at, rtol=0, atol=1e-9)
    return Stand(tuple(name for name, here in zip(members, there, strict=True) if here), at)
