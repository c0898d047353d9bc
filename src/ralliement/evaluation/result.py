"""What an evaluation says, before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ralliement.evaluation.tally import Score, Share

NONE = "none"
"""What a table of confusions calls the absence of a value."""


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Scores that belong together. ``name`` is its key in JSON, ``title`` its heading."""

    name: str
    title: str
    scores: tuple[Score, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShareTable:
    """Other figures that belong together."""

    name: str
    title: str
    shares: tuple[Share, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often what is ``labels[row]`` by hand is ``labels[column]`` for the machine."""

    title: str
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article: ``text`` is ``original[start:end]``."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A place where the two differ.

    ``kind`` is ``missed`` (by hand only), ``invented`` (by the machine only) or ``wrong`` (both,
    ``fields`` differ). ``place`` is where to look it up; ``gold`` and ``machine`` are what each
    says, None where it says nothing; ``source`` is the line coded by hand.
    """

    kind: str
    place: str
    fields: tuple[str, ...]
    gold: Mapping[str, str] | None
    machine: Mapping[str, str] | None
    source: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that one comparison says.

    ``counts`` are of what was compared, in words; ``resampled`` is what was drawn again for the
    intervals, and ``units`` how many of them there are. ``misses`` is None where they were not
    asked for.
    """

    what: str
    gold: str
    counts: Mapping[str, int]
    resampled: str
    units: int
    tables: tuple[ScoreTable | ShareTable, ...]
    confusion: Confusion | None
    notes: tuple[str, ...]
    misses: tuple[Miss, ...] | None


def confusion_of(
    title: str, pairs: Iterable[tuple[str | None, str | None]], order: Sequence[str]
) -> Confusion | None:
    """The table of (by hand, machine); only labels in use, in ``order``, ``none`` last.

    None if there are no pairs.
    """
    counted: dict[tuple[str, str], int] = {}
    for one, other in pairs:
        key = (one or NONE, other or NONE)
        counted[key] = counted.get(key, 0) + 1
    used = {label for key in counted for label in key}
    labels = tuple(str(label) for label in (*order, NONE) if label in used)
    counts = tuple(tuple(counted.get((row, column), 0) for column in labels) for row in labels)
    return Confusion(title, labels, counts) if counted else None
