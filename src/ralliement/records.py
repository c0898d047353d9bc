"""The records that flow through the house, from an article to a dossier.

Every stage takes and returns these frozen dataclasses and nothing else; a stage
that needs more wraps them. Two coordinate systems exist and are never mixed:
``text`` offsets (into :attr:`Article.text`, the cleaned text that is parsed) and
``original`` offsets (into :attr:`Article.original`, what came in). Everything that
leaves the reader, and everything that is stored or shown, is in ``original`` offsets.
All offsets count Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256


class Event(StrEnum):
    """PLOVER's sixteen event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Modality(StrEnum):
    """How the text presents what it says."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    DENIED = "denied"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``date_from`` to ``date_to``, both included; None is an open end."""

    date_from: date | None = None
    date_to: date | None = None

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"interval ends before it starts: {self.date_from} > {self.date_to}")

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, ``interval`` or ``open``, from the width."""
        if self.date_from is None or self.date_to is None:
            return "open"
        days = (self.date_to - self.date_from).days
        if days == 0:
            return "day"
        if days <= 30 and self.date_from.day == 1:
            return "month"
        if days in (364, 365) and (self.date_from.month, self.date_from.day) == (1, 1):
            return "year"
        return "interval"


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article appeared, and how that is known.

    ``source`` is ``stamp``, ``metadata``, ``address``, ``text`` or ``unknown``;
    ``text`` and ``unknown`` may leave one or both ends of the interval open.
    """

    interval: Interval
    source: str


class BlockKind(StrEnum):
    """What a block of the cleaned text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the cleaned text, in text offsets."""

    kind: BlockKind
    start: int
    end: int


class DamageKind(StrEnum):
    """The wounds that are looked for."""

    EMPTY_QUOTATION = "empty-quotation"
    UNCLOSED_QUOTATION = "unclosed-quotation"
    MISSING_WORD = "missing-word"
    GLUED_SENTENCES = "glued-sentences"
    MOJIBAKE = "mojibake"
    CUT_OFF = "cut-off"


@dataclass(frozen=True, slots=True)
class Damage:
    """A hole or wound, in original offsets (``start == end`` where something is absent)."""

    kind: DamageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of the cleaned text and where it came from.

    ``copied`` stretches have equal lengths and map character by character; others
    (repairs, inserted spaces) map as a whole, an insertion having an empty source.
    """

    text_start: int
    text_end: int
    original_start: int
    original_end: int
    copied: bool = True


@dataclass(frozen=True, slots=True)
class Alignment:
    """The map from text offsets to original offsets, as pieces in text order."""

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.text_start for piece in self.pieces))

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span ``[start, end)`` that the text span ``[start, end)`` came from."""
        if not self.pieces:
            return 0, 0
        first = self._piece_at(start)
        if end <= start:
            point = self._original_start(first, start)
            return point, point
        last = self._piece_at(end - 1)
        return self._original_start(first, start), self._original_end(last, end)

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    @staticmethod
    def _original_start(piece: Piece, offset: int) -> int:
        if not piece.copied:
            return piece.original_start
        return piece.original_start + min(offset, piece.text_end) - piece.text_start

    @staticmethod
    def _original_end(piece: Piece, offset: int) -> int:
        if not piece.copied:
            return piece.original_end
        return piece.original_start + min(offset, piece.text_end) - piece.text_start


@dataclass(frozen=True, slots=True)
class Article:
    """One press text. ``original`` is what came in; ``text`` is what is left to read."""

    id: str
    original: str
    text: str
    alignment: Alignment
    blocks: tuple[Block, ...]
    language: str
    publication: Publication
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    damage: tuple[Damage, ...] = ()
    path: str | None = None

    @property
    def fingerprint(self) -> str:
        """A digest of the original: the same text read twice has the same one."""
        return sha256(self.original.encode("utf-8", "surrogatepass")).hexdigest()


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    NAME = "name"
    ADJECTIVE = "adjective"
    OFFICE = "office"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes an actor.

    In text offsets while an article is read, in original offsets in a :class:`Reading`.

    ``actor`` is the id of who is mentioned (a person where a person is named);
    ``acts_for`` the actor it speaks or acts for at the article's date (the state for
    its minister, the actor itself otherwise), None for people who speak for nobody.
    ``place`` is true where the name is only a location ("à Londres").
    ``misspelt`` where the spelling was one letter off.
    """

    start: int
    end: int
    actor: str
    acts_for: str | None
    kind: MentionKind
    confidence: float = 1.0
    place: bool = False
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech, in original offsets.

    ``kind`` is ``direct``, ``indirect`` or ``mixed``. The span is the content without
    its outer marks and without "que"; empty (``start == end``) where it was lost.
    ``speaker`` is an actor id or None; ``complete`` is false for lost or unclosed ones.
    """

    id: str
    article: str
    kind: str
    start: int
    end: int
    text: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    complete: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """The unit of coding, in original offsets. See docs/json.md for every field."""

    id: str
    article: str
    start: int
    end: int
    text: str
    sentence_start: int
    actor: str
    speaker: str | None
    recipient: str | None
    event: Event | None
    modality: Modality
    issue: str | None
    stance: float | None
    decided: bool | None
    date_from: date | None
    date_to: date | None
    quotation: str | None
    via: str | None
    linked: bool
    confidence: float
    coder: str
    rule: str
    parts: tuple[Part, ...] = ()
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A marked part of a statement's sentence, for ``why``, in original offsets.

    ``role`` is ``actor``, ``speaker``, ``recipient``, ``event``, ``stance``,
    ``modality``, ``condition``, ``date`` or ``via``.
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """Something still to come at the article's date, in original offsets."""

    id: str
    article: str
    actor: str
    recipient: str | None
    event: Event | None
    what: str
    date_from: date | None
    date_to: date | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the text gives about an actor; ``value`` None where it is missing.

    ``unit`` is ``%``, an ISO 4217 code, or a counted noun; ``measure`` a short phrase
    from the text's own words, lower-cased ("croissance des ventes").
    """

    id: str
    article: str
    actor: str | None
    measure: str
    value: float | None
    unit: str | None
    period_from: date | None
    period_to: date | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's tie to an actor as the text gives it, in original offsets."""

    article: str
    person: str
    actor: str | None
    role: str
    former: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    statements: tuple[Statement, ...] = ()
    agenda: tuple[AgendaEntry, ...] = ()
    figures: tuple[Figure, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    new_actors: tuple[tuple[str, str], ...] = ()


def content_id(prefix: str, *parts: object) -> str:
    """A short id derived from content alone, the same in every run and process.

    ``prefix`` is one letter (``s`` statements, ``q`` quotations, ``a`` agenda, ``f`` figures).
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def in_order(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans sorted by start, longer first where they start together."""
    return sorted(spans, key=lambda span: (span[0], -span[1]))
