"""What a temporal expression says."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.records import Interval


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A temporal expression of the text, in text offsets.

    ``role``: ``point`` dates what its clause tells; ``deadline`` is the date by which
    something is asked or due (the interval is that of the deadline itself:
    of "before July" the last of June and the first of July); ``since``
    runs from then to publication; ``duration`` and ``recurrent`` are no dates at all.
    """

    start: int
    end: int
    interval: Interval
    role: str
    text: str
