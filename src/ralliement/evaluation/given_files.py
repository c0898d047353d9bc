"""Sentences with a given actor and target: the PLOVER gold-standard format, and plain tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ralliement.errors import DataFileError
from ralliement.evaluation import cells
from ralliement.evaluation.gold import Mistakes, Row, load_gold
from ralliement.evaluation.markup import marked_spans
from ralliement.evaluation.matching import Span
from ralliement.issues.wording import shown
from ralliement.language import READABLE
from ralliement.records import Event

COLUMNS = ("sentence", "language", "actor", "target", "event")
SEPARATOR = ";"
"""What stands between several actors or targets in one cell."""

OLDER_NAMES = {
    "DEMAND": Event.REQUEST,
    "DISAPPROVE": Event.ACCUSE,
    "INVESTIGATE": Event.ACCUSE,
    "FIGHT": Event.ASSAULT,
}
"""Types of PLOVER 0.5 (2016) that its later versions fold into others."""


@dataclass(frozen=True, slots=True)
class GivenSentence:
    """A sentence with the spans of its given actors and targets, and its event by hand."""

    name: str
    text: str
    language: str
    actors: tuple[Span, ...]
    targets: tuple[Span, ...]
    event: Event | None


@dataclass(frozen=True, slots=True)
class GivenFile:
    """The sentences of a file, how many of its records hold no text, and how many have which
    of the :data:`OLDER_NAMES`."""

    sentences: tuple[GivenSentence, ...]
    without_text: int = 0
    renamed: tuple[tuple[str, int], ...] = ()


def load_given(path: Path) -> GivenFile:
    """The sentences of a JSON file in PLOVER's format, or of a CSV or TSV file.

    Raises: DataFileError with every mistake of the file.
    """
    if path.read_bytes().lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return _from_json(path)
    return _from_table(path)


def _from_json(path: Path) -> GivenFile:
    try:
        records = json.loads(path.read_bytes())
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DataFileError([f"{path}: file: is no JSON ({error})"]) from error
    if not isinstance(records, list):
        raise DataFileError([f"{path}: file: must be a list of records, [{{…}}, {{…}}]"])
    mistakes: list[str] = []
    found: list[GivenSentence] = []
    empty = 0
    for number, record in enumerate(records, start=1):
        wrong = list(_wrong(record))
        place = f"{path}: record {number}"
        if isinstance(record, dict):
            place += f" ({record['id']})" if isinstance(record.get("id"), str) else ""
            empty += not wrong and not record.get("text")
        mistakes += [f"{place}: {said}" for said in wrong]
        if not wrong and record.get("text"):
            found.append(_sentence(record, number))
    if not found and not mistakes:
        mistakes.append(f"{path}: file: has no record with a text; add some")
    if mistakes:
        raise DataFileError(mistakes)
    older = Counter(r["event"] for r in records if r.get("text") and r["event"] in OLDER_NAMES)
    return GivenFile(tuple(found), empty, tuple(sorted(older.items())))


def _wrong(record: Any) -> Iterator[str]:
    """What is wrong with a record; one without a text is not looked at."""
    if not isinstance(record, dict):
        yield f"{shown(record)} must be an object with text, source, target and event"
        return
    text, event = record.get("text"), record.get("event")
    if not text:
        return
    if not isinstance(text, str):
        yield f"text: {shown(text)} must be text"
    if not isinstance(event, str) or _event(event) is None:
        allowed = ", ".join([*Event, *OLDER_NAMES])
        yield f"event: {shown(event)} is not known; allowed: {allowed}"
    language = record.get("language", "en")
    if language not in READABLE:
        yield f"language: {shown(language)} cannot be read; allowed: {_languages()}"
    for field in ("source", "target"):
        if isinstance(record.get(field), dict):
            yield f"{field}: must be a list of actors, [{{'actorText': …}}]"


def _event(name: str) -> Event | None:
    if name in OLDER_NAMES:
        return OLDER_NAMES[name]
    return Event(name) if name in set(Event) else None


def _sentence(record: Mapping[str, Any], number: int) -> GivenSentence:
    text = str(record["text"])
    info = record.get("textInfo")
    markup = str(info.get("markup") or "") if isinstance(info, dict) else ""
    spans = marked_spans(markup, text)
    return GivenSentence(
        name=str(record.get("id") or number),
        text=text,
        language=record.get("language", "en"),
        actors=spans.get("SRC", ()) or _named(record.get("source"), text),
        targets=spans.get("TAR", ()) or _named(record.get("target"), text),
        event=_event(record["event"]),
    )


def _named(actors: Any, text: str) -> tuple[Span, ...]:
    """Where the actors of a record stand in its text, by their own words."""
    names = [
        str(actor.get("actorText") or "")
        for actor in (actors if isinstance(actors, list) else ())
        if isinstance(actor, dict)
    ]
    # "U.S. ... negotiators": what stands before the gap is the actor's name.
    found = (find_words(name.split("...")[0].strip(), text) for name in names)
    return tuple(span for span in found if span is not None)


def find_words(words: str, text: str) -> Span | None:
    """Where ``words`` first stand in ``text``, in any case; whole words if they do."""
    if not words:
        return None
    inside, wanted = text.casefold(), words.casefold()
    if len(inside) != len(text):
        inside, wanted = text, words
    starts = [n for n in range(len(inside)) if inside.startswith(wanted, n)]
    whole = [n for n in starts if _is_whole(inside, n, n + len(wanted))]
    first = next(iter(whole or starts), None)
    return None if first is None else (first, first + len(wanted))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum()


def _from_table(path: Path) -> GivenFile:
    file = load_gold(path, COLUMNS)
    mistakes = Mistakes(file)
    found = [
        GivenSentence(
            name=f"line {row.line}",
            text=row["sentence"],
            language=row["language"],
            actors=_cell_spans(row, "actor", mistakes),
            targets=_cell_spans(row, "target", mistakes),
            event=cells.choice(row, "event", Event, mistakes),
        )
        for row in file.rows
    ]
    for row in file.rows:
        if not row["sentence"]:
            mistakes.add(row, "sentence", "is empty; write the sentence")
        elif not row["actor"]:
            mistakes.add(row, "actor", "is empty; write the actor's words as in the sentence")
        if row["language"] not in READABLE:
            mistakes.add(row, "language", f"cannot be read; allowed: {_languages()}")
    mistakes.raise_if_any()
    return GivenFile(tuple(found))


def _cell_spans(row: Row, column: str, mistakes: Mistakes) -> tuple[Span, ...]:
    parts = [part.strip() for part in row[column].split(SEPARATOR) if part.strip()]
    found = [find_words(part, row["sentence"]) for part in parts]
    if None in found:
        said = f"is not in the sentence; copy its words from there, several with {SEPARATOR!r}"
        mistakes.add(row, column, said)
    return tuple(span for span in found if span is not None)


def _languages() -> str:
    return ", ".join(sorted(READABLE))
