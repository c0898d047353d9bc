"""What the quotation reader gives: :class:`FoundQuotation`, and its stored record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.records import Mention, Quotation, content_id


class MentionLookup(Protocol):
    """The two questions that the reader asks of a mention table."""

    def at(self, token: Token) -> Mention | None:
        """The mention that covers ``token``."""

    def of_phrase(self, token: Token) -> Mention | None:
        """The mention of the noun phrase that ``token`` heads."""


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """One quotation in text offsets.

    ``start`` and ``end`` bound the content without its outer marks and without "que";
    a ``mixed`` one is the whole reported clause, its inner marks included. ``segments``
    are its parts where a paragraph break reopens it. A quotation cut in two by a clause of
    saying ("« A », a dit X, « B »") is two quotations with one speaker.
    ``lost``: nothing is left of it (``start == end``). ``complete`` is false for lost
    ones and for those never closed. ``rule`` names the rule that found it.
    """

    kind: str
    start: int
    end: int
    complete: bool
    lost: bool
    speaker: Mention | None
    speaker_span: tuple[int, int] | None
    cue_span: tuple[int, int] | None
    rule: str
    segments: tuple[tuple[int, int], ...] = ()


def to_record(found: FoundQuotation, parse: Parse) -> Quotation:
    """The stored record of ``found``, in original offsets."""
    original = parse.article.original
    start, end = parse.original(found.start, found.end)
    return Quotation(
        id=content_id("q", parse.article.id, start, end, found.kind),
        article=parse.article.id,
        kind=found.kind,
        start=start,
        end=end,
        text=original[start:end],
        speaker=found.speaker.actor if found.speaker else None,
        speaker_text=_original_text(found.speaker_span, parse),
        cue=_original_text(found.cue_span, parse),
        complete=found.complete,
    )


def _original_text(span: tuple[int, int] | None, parse: Parse) -> str | None:
    if span is None:
        return None
    start, end = parse.original(*span)
    return parse.article.original[start:end]
