"""Quotations marked by hand against quotations that the machine found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ralliement.evaluation import cells
from ralliement.evaluation.gold import GoldFile, Mistakes, Row, load_gold, refuse_repeats
from ralliement.evaluation.matching import Span, overlap, paired_spans
from ralliement.evaluation.quotation_scores import (
    LOOSE,
    STRICT,
    Marked,
    MarkedPair,
    percent,
    score_quotations,
)
from ralliement.evaluation.result import Evaluation, Evidence, Miss, confusion_of
from ralliement.evaluation.sample import (
    ActorCheck,
    Library,
    Progress,
    Sample,
    unknown_note,
)
from ralliement.records import Reading

COLUMNS = ("article", "kind", "start", "end", "speaker", "cue")
DECOY_COLUMNS = ("article", "start", "end")


class Kind(StrEnum):
    """How much of what was said stands between quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class _Table:
    """A checked table: its marks, and the articles that it names."""

    file: GoldFile
    marks: tuple[Marked, ...]
    articles: frozenset[str]


def evaluate_quotations(
    gold: Path,
    sample: Sample,
    *,
    decoys: Path | None = None,
    errors: bool = False,
    progress: Progress | None = None,
) -> Evaluation:
    """How far the machine's quotations agree with those of a table marked by hand.

    ``decoys`` is a table of spans that look like quotations and are none: what the machine
    takes for one there is a false alarm.
    Raises: DataFileError with every mistake of a table; nothing is scored then.
    """
    library = Library(sample)
    file = load_gold(gold, COLUMNS, may_be_empty=sample.all_articles)
    mistakes = Mistakes(file)
    actors = ActorCheck(library, unknown_allowed=sample.unknown_actors)
    table = _checked(file, library, mistakes, actors)
    refuse_repeats(file, COLUMNS, mistakes)
    refused = _decoys(decoys, library)
    wanted = library.wanted(table.articles)
    also = refused.articles if refused is not None else frozenset()
    asked = actors.articles & set(library.articles) if mistakes else wanted | also
    readings = library.read(set(asked), progress)
    actors.decide(readings, mistakes)
    mistakes.raise_if_any()
    scored = {name: reading for name, reading in readings.items() if name in wanted}
    return _evaluation(table, scored, readings, refused, actors, errors=errors)


def _decoys(path: Path | None, library: Library) -> _Table | None:
    if path is None:
        return None
    file = load_gold(path, DECOY_COLUMNS)
    mistakes = Mistakes(file)
    table = _checked(file, library, mistakes, None)
    refuse_repeats(file, DECOY_COLUMNS, mistakes)
    mistakes.raise_if_any()
    return table


def _checked(
    file: GoldFile, library: Library, mistakes: Mistakes, actors: ActorCheck | None
) -> _Table:
    marks = [_mark_of(file, row, library, mistakes, actors) for row in file.rows]
    named = frozenset(row["article"] for row in file.rows) & frozenset(library.articles)
    return _Table(file, tuple(mark for mark in marks if mark is not None), named)


def _mark_of(
    file: GoldFile, row: Row, library: Library, mistakes: Mistakes, actors: ActorCheck | None
) -> Marked | None:
    """A row as a mark; None, and its mistakes noted, where it is wrong."""
    article = library.article(row, mistakes)
    kind: Kind | None = None
    if actors is not None:
        kind = cells.choice(row, "kind", Kind, mistakes)
        actors.note(row, ("speaker",))
    if article is None:
        return None
    length = len(article.original)
    start, end = (cells.offset(row, column, length, mistakes) for column in ("start", "end"))
    if start is None or end is None:
        return None
    if end < start:
        mistakes.add(row, "end", f"is before the start; allowed: {start} to {length}")
        return None
    return Marked(
        article=article.id,
        start=start,
        end=end,
        kind=kind,
        speaker=(row["speaker"] or None) if actors is not None else None,
        source=f"{file.path.name}:{row.line}",
        text=article.original[start:end],
    )


def _machine_marks(reading: Reading) -> list[Marked]:
    return [
        Marked(q.article, q.start, q.end, q.kind, q.speaker, q.id, q.text)
        for q in reading.quotations
    ]


def _pairs_at(least: float, gold: Sequence[Marked], machine: Sequence[Marked]) -> list[MarkedPair]:
    numbers = paired_spans([mark.span for mark in gold], [mark.span for mark in machine], least)
    return [
        MarkedPair(
            gold[one] if one is not None else None,
            machine[other] if other is not None else None,
        )
        for one, other in numbers
    ]


def _evaluation(
    table: _Table,
    scored: Mapping[str, Reading],
    readings: Mapping[str, Reading],
    refused: _Table | None,
    actors: ActorCheck,
    *,
    errors: bool,
) -> Evaluation:
    pairs: dict[float, list[MarkedPair]] = {STRICT: [], LOOSE: []}
    for name, reading in scored.items():
        gold = [mark for mark in table.marks if mark.article == name]
        for least, found in pairs.items():
            found += _pairs_at(least, gold, _machine_marks(reading))
    alarms = _alarms(refused, readings, pairs)
    fields = tuple(c for c in ("speaker", "kind") if table.file.is_used(c) or not table.file.rows)
    figures = score_quotations(pairs, fields, sorted(readings), alarms)
    matched = [pair for pair in pairs[LOOSE] if pair.gold and pair.machine]
    kinds = [(pair.gold.kind, pair.machine.kind) for pair in matched if pair.gold and pair.machine]
    title = f"Kinds of the matches at {percent(LOOSE)}: by hand (rows), by the machine (columns)"
    return Evaluation(
        what="quotations",
        gold=str(table.file.path),
        counts={
            "articles": len(scored),
            "quotations by hand": len(table.marks),
            "of the machine": sum(pair.machine is not None for pair in pairs[LOOSE]),
            "strict matches": sum(
                pair.gold is not None and pair.machine is not None for pair in pairs[STRICT]
            ),
            "loose matches": len(matched),
        },
        resampled=figures.resampled,
        units=figures.units,
        tables=figures.tables,
        confusion=confusion_of(title, kinds, list(Kind)) if "kind" in fields else None,
        notes=_notes(fields, actors),
        misses=tuple(_misses(pairs, fields, alarms)) if errors else None,
    )


def _notes(fields: tuple[str, ...], actors: ActorCheck) -> tuple[str, ...]:
    left = [field for field in ("speaker", "kind") if field not in fields]
    notes = [
        f"Not scored, since no row has it: {', '.join(left)}" if left else "",
        unknown_note(actors.strangers),
    ]
    return tuple(note for note in notes if note)


def _alarms(
    refused: _Table | None,
    readings: Mapping[str, Reading],
    pairs: Mapping[float, Sequence[MarkedPair]],
) -> list[tuple[Marked, dict[float, Marked | None]]] | None:
    """For each decoy the machine's quotation over it, at each threshold.

    A quotation of the machine that a person has marked too is no false alarm.
    """
    if refused is None:
        return None
    right = {
        least: {pair.machine.source for pair in found if pair.gold and pair.machine}
        for least, found in pairs.items()
    }
    return [
        (
            decoy,
            {
                least: _over(decoy.span, readings[decoy.article], least, right[least])
                for least in pairs
            },
        )
        for decoy in refused.marks
    ]


def _over(span: Span, reading: Reading, least: float, right: set[str]) -> Marked | None:
    found = [
        mark
        for mark in _machine_marks(reading)
        if mark.source not in right and overlap(span, mark.span) >= least
    ]
    return max(found, key=lambda mark: overlap(span, mark.span), default=None)


def _misses(
    pairs: Mapping[float, Sequence[MarkedPair]],
    fields: tuple[str, ...],
    alarms: Sequence[tuple[Marked, Mapping[float, Marked | None]]] | None,
) -> Iterator[Miss]:
    """What differs at the loose threshold; a span that only the strict one refuses is wrong."""
    for pair in pairs[LOOSE]:
        wrong = pair.wrong(fields)
        if wrong or pair.gold is None or pair.machine is None:
            yield _miss(pair, wrong)
    for decoy, found in alarms or ():
        mark = found[LOOSE]
        if mark is not None:
            yield Miss(
                kind="false alarm",
                place=mark.place,
                fields=(),
                gold=None,
                machine=mark.told(),
                source=decoy.source,
                evidence=(mark.evidence(),),
            )


def _miss(pair: MarkedPair, wrong: tuple[str, ...]) -> Miss:
    marks = [mark for mark in (pair.gold, pair.machine) if mark is not None]
    shown: list[Evidence] = []
    for mark in marks:
        if mark.evidence() not in shown:
            shown.append(mark.evidence())
    both = len(marks) == 2
    return Miss(
        kind="wrong" if both else "missed" if pair.gold is not None else "invented",
        place=marks[0].place,
        fields=wrong,
        gold=pair.gold.told() if pair.gold is not None else None,
        machine=pair.machine.told() if pair.machine is not None else None,
        source=pair.gold.source if pair.gold is not None else None,
        evidence=tuple(shown),
    )
