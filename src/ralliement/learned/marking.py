"""How a sentence and its actors are shown to the trained coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ralliement.records import Event

# Around each mention of an actor, and of the disputed thing.
ACTOR, SUBJECT = ("<a>", "</a>"), ("<i>", "</i>")
# Before a word that the frame lists know as an event.
HINTS = {event: f"<{event.value}>" for event in Event}
MARKS = (*ACTOR, *SUBJECT, *HINTS.values())

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark between words; ``owner`` is the number of the actor whose mention it opens."""

    name: str
    owner: int | None = None


def mark_sentence(
    text: str,
    spans: Sequence[Span],
    actors: Sequence[str],
    subject: Sequence[tuple[int, int]] = (),
    hints: Sequence[tuple[int, Event]] = (),
) -> list[str | Mark]:
    """The sentence cut at its marks: stretches of text, and marks in between.

    Spans (start, end, actor) of none of ``actors`` stay unmarked; of overlapping ones the
    longer is marked, an actor before the ``subject``; hints (offset, event) inside a marked
    span are left out.
    """
    number = {actor: n for n, actor in enumerate(actors)}
    own = [(start, end, number[actor]) for start, end, actor in spans if actor in number]
    kept = _apart([*own, *((start, end, -1) for start, end in subject)])
    edits: list[tuple[int, int, Mark]] = []
    for start, end, owner in kept:
        opening, closing = ACTOR if owner >= 0 else SUBJECT
        edits.append((start, 1, Mark(opening, owner if owner >= 0 else None)))
        edits.append((end, 0, Mark(closing)))
    for at, event in hints:
        if all(at < start or at >= end for start, end, _ in kept):
            edits.append((at, 2, Mark(HINTS[event])))
    return list(_cut(text, sorted(edits, key=lambda edit: edit[:2])))


def _cut(text: str, edits: Sequence[tuple[int, int, Mark]]) -> list[str | Mark]:
    """The space before a word goes with the word, behind its mark."""
    parts: list[str | Mark] = []
    last = 0
    for at, order, mark in edits:
        cut = at - 1 if order and at > last and text[at - 1].isspace() else at
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
