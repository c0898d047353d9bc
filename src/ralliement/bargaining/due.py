"""One thing that is due, as a run forward needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal["request", "decision", "other"]


@dataclass(frozen=True, slots=True)
class Due:
    """What is due of whom on a day.

    Of a "request", ``actor`` is who asks and ``parties`` are those asked; of a "decision",
    ``actor`` is who decides and ``parties`` are its members, if it is a body; "other" things
    are only shown. ``round`` is the one that holds the day, 0 before there are rounds.
    """

    id: str
    day: date
    actor: str
    what: str
    kind: Kind = "other"
    parties: tuple[str, ...] = ()
    round: int = 0


def placed(agenda: Sequence[Due], dates: Sequence[date]) -> tuple[Due, ...]:
    """What falls between the first and the last of the dates, each with its round.

    ``dates`` are the ends of the rounds, the first is the start; a round holds the days after
    the end before it, up to its own end.
    """
    return tuple(
        replace(one, round=next(k for k, end in enumerate(dates) if one.day <= end))
        for one in agenda
        if dates[0] < one.day <= dates[-1]
    )
