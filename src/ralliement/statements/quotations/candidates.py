"""A quotation on its way through the rules, before its speaker is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.statements.quotations.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Candidate:
    """Text offsets of the content, the speaker's phrase and the cue's tokens.

    ``carries`` asks for the speaker last in view; ``named`` is false where a speaker is
    only likely, so that a better one may replace it. ``inner`` are the numbers of the
    marked stretches that it uses up.
    """

    kind: str
    start: int
    end: int
    speaker: Phrase | None
    cue: tuple[int, int] | None
    rule: str
    carries: bool = False
    complete: bool = True
    lost: bool = False
    inner: frozenset[int] = frozenset()
    segments: tuple[tuple[int, int], ...] = ()
