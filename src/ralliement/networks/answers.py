"""What became of a pressure: conceded, refused, silence; or it is too early to say.

The answer is the first of these that the one pressed does within so many days:

- conceded: AGREE, CONCEDE, RETREAT or COOPERATE towards the one who presses, asserted or
  planned; or a stance whose labelled point is nearer to the presser's than its last one was;
- refused: REJECT towards the one who presses, a concession denied, pressure in return on a
  later day, or a stance whose labelled point is farther from the presser's.

Without any, it is silence once the newest article is later than those days, and pending before.
Where both come on one day, the more sure statement decides, then its id.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from ralliement.networks.intensity import presses
from ralliement.networks.material import Said
from ralliement.networks.windows import shifted
from ralliement.records import Event, Modality

ANSWERS = ("conceded", "refused", "silence", "pending")

_YES = frozenset({Event.AGREE, Event.CONCEDE, Event.RETREAT, Event.COOPERATE})
LOOK_BACK_DAYS = 365
"""How old the stance may be from which a move is measured."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one act of pressure; ``statement`` is None for silence and pending."""

    kind: str
    day: date | None = None
    statement: str | None = None


@dataclass(slots=True)
class Track:
    """The stances of one actor in the order of days, as the labelled points next to them.

    Four lists of plain values: many stances are looked at for each that answers.
    """

    days: list[date] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def last(self, until: date, since: date = date.min) -> float | None:
        """The point of the last stance up to and with ``until``, if it is not before ``since``."""
        place = bisect_right(self.days, until)
        return self.points[place - 1] if place and self.days[place - 1] >= since else None


@dataclass(frozen=True, slots=True)
class Replies:
    """What actors do and where they stand, in which answers are looked for.

    ``newest`` is the day of the newest article.
    """

    towards: dict[tuple[str, str], list[Said]]
    stances: dict[str, Track]
    newest: date | None

    @classmethod
    def of(
        cls,
        towards: Iterable[Said],
        stances: Iterable[Mapping[str, Any]],
        newest: date | None,
        nearest: Callable[[float], float],
    ) -> Replies:
        """The replies in words and the stances by actor; both come in the order of days.

        ``nearest`` gives the labelled point next to a stance.
        """
        replies = cls({}, {}, newest)
        for said in towards:
            if said.day is not None and said.recipient is not None:
                replies.towards.setdefault((said.actor, said.recipient), []).append(said)
        for row in stances:
            if row["day"] is None:
                continue
            track = replies.stances.get(row["actor"])
            if track is None:
                track = replies.stances[row["actor"]] = Track()
            track.days.append(row["day"])
            track.points.append(nearest(row["stance"]))
            track.sure.append(row["confidence"])
            track.ids.append(row["statement_id"])
        return replies

    def answer(self, pressed: Said, within_days: int) -> Answer:
        """What the recipient of ``pressed`` answers within ``within_days``."""
        if pressed.day is None or pressed.recipient is None:
            return Answer("pending")
        until = shifted(pressed.day, within_days)
        found = [
            *self._in_words(pressed, pressed.recipient, pressed.day, until),
            *self._by_moving(pressed.actor, pressed.recipient, pressed.day, until),
        ]
        if found:
            return min(found, key=_order).answer
        silent = self.newest is not None and self.newest >= until
        return Answer("silence" if silent else "pending")

    def _in_words(self, pressed: Said, actor: str, day: date, until: date) -> Iterator[_Found]:
        """All that answers on the first day on which something does."""
        found = self.towards.get((actor, pressed.actor), ())
        for said in found[bisect_left(found, day, key=_day) :]:
            if _day(said) > until:
                return
            kind = _meaning(said, later=_day(said) > day)
            if kind is not None and said.id != pressed.id:
                yield _Found(_day(said), -said.confidence, said.id, Answer(kind, said.day, said.id))
                until = _day(said)

    def _by_moving(self, presser: str, actor: str, day: date, until: date) -> Iterator[_Found]:
        """All moves on the first day on which there is one."""
        side, own = self.stances.get(presser), self.stances.get(actor)
        target = side.last(until) if side else None
        start = own.last(shifted(day, -1), shifted(day, -LOOK_BACK_DAYS)) if own else None
        if own is None or target is None or start is None:
            return
        for place in range(bisect_left(own.days, day), len(own.days)):
            if own.days[place] > until:
                return
            moved = abs(own.points[place] - target) - abs(start - target)
            if moved:
                kind, name = "conceded" if moved < 0 else "refused", own.ids[place]
                until = own.days[place]
                yield _Found(until, -own.sure[place], name, Answer(kind, until, name))


class _Found(NamedTuple):
    """An answer, in the order in which answers decide: the earliest day, the surest, its id."""

    day: date
    unsure: float
    statement: str
    answer: Answer


def _meaning(said: Said, *, later: bool) -> str | None:
    if said.event in _YES:
        if said.modality == Modality.DENIED:
            return "refused"
        stands = said.modality in (Modality.ASSERTED, Modality.PLANNED)
        return "conceded" if stands else None
    if said.event == Event.REJECT:
        return "refused" if said.modality in (Modality.ASSERTED, Modality.PLANNED) else None
    return "refused" if later and presses(said.event, said.modality) else None


def _order(found: _Found) -> tuple[date, float, str]:
    return found.day, found.unsure, found.statement


def _day(said: Said) -> date:
    return said.day or date.max
