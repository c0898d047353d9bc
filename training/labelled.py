"""The labelled sentences: what is in them, and how they are divided.

``labelled/sentences/<dispute>.<language>.tsv`` has an id, a kind and a sentence in which
every actor is marked ``[text|n]`` and the disputed thing ``[text|s]``; ``labelled/codings/
<coder>/`` has the rows ``1>2 REQUEST asserted 100`` for each id (docs/codebook.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ralliement.records import Event

LABELLED = Path(__file__).resolve().parent.parent / "labelled"
MARK = re.compile(r"\[([^\[\]|]+)\|([1-9]\d?|s)\]")
ROW = re.compile(r"([1-9]\d?)>([1-9]\d?|-) (\S+) (\S+) (\S+)")
SUBJECT = "s"

# Kept aside: no model is trained on these, no rule was written after them.
KEPT_ASIDE = ("fisheries", "vaccines", "arms")


def is_measured_with(number: str) -> bool:
    """Whether a sentence of a language without a parser, by its id, is kept to measure with."""
    return int(number.rsplit("-", 1)[1]) % 2 == 0


@dataclass(frozen=True, slots=True)
class Row:
    """One coded act; ``event`` and ``recipient`` None where there is none."""

    actor: str
    recipient: str | None
    event: str | None
    modality: str
    stance: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; ``marks`` are (start, end, actor number) in text order.

    ``hints`` are what the frame lists say of its words (training/hinting.py).
    """

    id: str
    dispute: str
    language: str
    kind: str
    text: str
    marks: tuple[tuple[int, int, str], ...]
    rows: tuple[Row, ...]
    hints: tuple[tuple[int, Event], ...] = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """The numbers of its actors, in the order in which they come."""
        return tuple(dict.fromkeys(n for _, _, n in self.marks if n != SUBJECT))

    @property
    def kept_aside(self) -> bool:
        """Whether it may only be measured with."""
        return self.dispute in KEPT_ASIDE


def load_sentences(coder: str = "settled", languages: Iterable[str] = ()) -> tuple[Sentence, ...]:
    """All sentences as this coder coded them, in the order of files and lines.

    Raises: ValueError naming file and line where a line cannot be read.
    """
    chosen = set(languages)
    found: list[Sentence] = []
    for path in sorted((LABELLED / "sentences").glob("*.tsv")):
        dispute, language = path.stem.split(".")
        codes = LABELLED / "codings" / coder / path.name
        if (not chosen or language in chosen) and codes.exists():
            found += _read(path, codes, dispute, language)
    return tuple(found)


def digest(coder: str = "settled") -> str:
    """SHA-256 over the sentences and this coder's codes, files in order of name."""
    total = hashlib.sha256()
    for folder in (LABELLED / "sentences", LABELLED / "codings" / coder):
        for path in sorted(folder.glob("*.tsv")):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def unmarked(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The sentence without its marks, and where they were."""
    text, last = "", 0
    marks: list[tuple[int, int, str]] = []
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    return text + marked[last:], tuple(marks)


def rows_of(codes: str) -> tuple[Row, ...]:
    """The rows of one line of codes. Raises ValueError on what is no row."""
    return () if codes.strip() == "-" else tuple(_row(part) for part in codes.split(";"))


def _row(part: str) -> Row:
    match = ROW.fullmatch(part.strip())
    if match is None:
        raise ValueError(f"{part.strip()!r} is no row like '1>2 REQUEST asserted 100'")
    actor, recipient, event, modality, stance = match.groups()
    return Row(
        actor, None if recipient == "-" else recipient, None if event == "-" else event,
        modality, stance,
    )  # fmt: skip


def _read(path: Path, codes: Path, dispute: str, language: str) -> Iterator[Sentence]:
    coded = dict(line.split("\t") for line in codes.read_text("utf-8").splitlines())
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            name, kind, marked = line.split("\t")
            text, marks = unmarked(marked)
            yield Sentence(name, dispute, language, kind, text, marks, rows_of(coded[name]))
        except (ValueError, KeyError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
