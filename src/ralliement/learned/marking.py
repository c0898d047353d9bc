"""How a sentence and its actors are shown to the trained coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.records import Event

# Around each mention of an actor, and of the disputed thing.
ACTOR, SUBJECT = ("<a>", "</a>"), ("<i>", "</i>")
# Before a word that the frame lists know as an event.
HINTS = {event: f"<{event.value}>" for event in Event}
# Between the sentences before and the sentence that is to be coded.
HERE = "<t>"
MARKS = (*ACTOR, *SUBJECT, *HINTS.values(), HERE)

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark between words; ``owner`` is the number of the actor whose mention it opens."""

    name: str
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence and whose its spans are: (start, end, actor) in offsets into ``text``.

    ``subject`` are the spans of the disputed thing, ``hints`` where words stand that a list
    knows as an event (offset, event). Where ``text`` begins with what stands before the
    sentence, ``at`` is where the sentence itself begins (``context.py``).
    """

    text: str
    actors: tuple[Span, ...]
    subject: tuple[tuple[int, int], ...] = ()
    hints: tuple[tuple[int, Event], ...] = ()
    at: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The actors, in the order in which they are first named."""
        return tuple(dict.fromkeys(actor for _, _, actor in sorted(self.actors)))


def mark_sentence(marks: Marks) -> list[str | Mark]:
    """The text cut at its marks: stretches of text, and marks in between.

    An owner is the place of an actor among ``marks.names``. Of overlapping spans the longer
    is marked, an actor before the disputed thing; hints inside a marked span are left out.
    """
    number = {actor: n for n, actor in enumerate(marks.names)}
    own = [(start, end, number[actor]) for start, end, actor in marks.actors]
    kept = _apart([*own, *((start, end, -1) for start, end in marks.subject)])
    edits: list[tuple[int, int, Mark]] = [(marks.at, -1, Mark(HERE))]
    for start, end, owner in kept:
        opening, closing = ACTOR if owner >= 0 else SUBJECT
        edits.append((start, 1, Mark(opening, owner if owner >= 0 else None)))
        edits.append((end, 0, Mark(closing)))
    for at, event in marks.hints:
        if all(at < start or at >= end for start, end, _ in kept):
            edits.append((at, 2, Mark(HINTS[event])))
    return list(_cut(marks.text, sorted(edits, key=lambda edit: edit[:2])))


def _cut(text: str, edits: Sequence[tuple[int, int, Mark]]) -> list[str | Mark]:
    """The space before a word goes with the word, behind its mark."""
    parts: list[str | Mark] = []
    last = 0
    for at, order, mark in edits:
        cut = at - 1 if order > 0 and at > last and text[at - 1].isspace() else at
        if cut > last:
            parts.append(text[last:cut])
        parts.append(mark)
        last = cut
    return [*parts, text[last:]] if last < len(text) else parts


def _apart(spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for span in sorted(spans, key=lambda s: (s[2] < 0, s[0] - s[1])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)
