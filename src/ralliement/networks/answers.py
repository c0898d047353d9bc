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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ralliement.networks.intensity import presses
from ralliement.networks.material import Said
from ralliement.records import Event, Modality

ANSWERS = ("conceded", "refused", "silence", "pending")

_YES = frozenset({Event.AGREE, Event.CONCEDE, Event.RETREAT, Event.COOPERATE})
_STANDS = frozenset({Modality.ASSERTED, Modality.PLANNED, Modality.DENIED})
"""Modalities in which a stance is taken; a denied one is on the scale the right way round."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one act of pressure; ``statement`` is None for silence and pending."""

    kind: str
    day: date | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Replies:
    """What actors do and where they stand, in which answers are looked for.

    ``newest`` is the day of the newest article; ``nearest`` the labelled point of a stance.
    """

    towards: dict[tuple[str, str], list[Said]]
    stances: dict[str, list[Said]]
    newest: date | None
    nearest: Callable[[float], float]

    @classmethod
    def of(
        cls, found: Iterable[Said], newest: date | None, nearest: Callable[[float], float]
    ) -> Replies:
        """The replies among ``found``, which are in the order of days."""
        replies = cls({}, {}, newest, nearest)
        for said in found:
            if said.day is None:
                continue
            if said.recipient is not None and said.event is not None:
                replies.towards.setdefault((said.actor, said.recipient), []).append(said)
            if said.stance is not None and said.modality in _STANDS:
                replies.stances.setdefault(said.actor, []).append(said)
        return replies

    def answer(self, pressed: Said, within_days: int) -> Answer:
        """What the recipient of ``pressed`` answers within ``within_days``."""
        if pressed.day is None or pressed.recipient is None:
            return Answer("pending")
        until = pressed.day + timedelta(days=within_days)
        found = sorted(
            (*self._in_words(pressed, until), *self._by_moving(pressed, until)),
            key=lambda pair: (pair[1].day or date.max, -pair[1].confidence, pair[1].id),
        )
        if found:
            kind, said = found[0]
            return Answer(kind, said.day, said.id)
        silent = self.newest is not None and self.newest >= until
        return Answer("silence" if silent else "pending")

    def _in_words(self, pressed: Said, until: date) -> Iterator[tuple[str, Said]]:
        assert pressed.day is not None
        pair = (pressed.recipient or "", pressed.actor)
        for said in _between(self.towards.get(pair, ()), pressed.day, until):
            kind = _meaning(said, later=said.day is not None and said.day > pressed.day)
            if kind is not None and said.id != pressed.id:
                yield kind, said
                return

    def _by_moving(self, pressed: Said, until: date) -> Iterator[tuple[str, Said]]:
        assert pressed.day is not None
        side = _last(self.stances.get(pressed.actor, ()), until)
        own = self.stances.get(pressed.recipient or "", ())
        before = _last(own, pressed.day - timedelta(days=1))
        if side is None or before is None:
            return
        target, start = self._point(side), self._point(before)
        for said in _between(own, pressed.day, until):
            moved = abs(self._point(said) - target) - abs(start - target)
            if moved:
                yield ("conceded" if moved < 0 else "refused"), said
                return

    def _point(self, said: Said) -> float:
        return self.nearest(said.stance or 0.0)


def _meaning(said: Said, *, later: bool) -> str | None:
    if said.event in _YES:
        if said.modality == Modality.DENIED:
            return "refused"
        stands = said.modality in (Modality.ASSERTED, Modality.PLANNED)
        return "conceded" if stands else None
    if said.event == Event.REJECT:
        return "refused" if said.modality in (Modality.ASSERTED, Modality.PLANNED) else None
    return "refused" if later and presses(said.event, said.modality) else None


def _between(found: Sequence[Said], first: date, last: date) -> Sequence[Said]:
    return found[bisect_left(found, first, key=_day) : bisect_right(found, last, key=_day)]


def _last(found: Sequence[Said], until: date) -> Said | None:
    place = bisect_right(found, until, key=_day)
    return found[place - 1] if place else None


def _day(said: Said) -> date:
    return said.day or date.max
