"""Statements coded by hand against statements of the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ralliement.evaluation import cells
from ralliement.evaluation.gold import GoldFile, Mistakes, Row, load_gold, refuse_repeats
from ralliement.evaluation.matching import paired
from ralliement.evaluation.result import Evaluation, Evidence, Miss, confusion_of
from ralliement.evaluation.sample import (
    ActorCheck,
    Library,
    Progress,
    Sample,
    check_offsets,
    unknown_note,
)
from ralliement.evaluation.sentences import sentence_from, sentence_keys
from ralliement.evaluation.statement_scores import FIELDS, Code, Pair, same, score_pairs, shown
from ralliement.records import Article, Event, Modality, Reading, Statement

COLUMNS = (
    *("article", "sentence_start", "actor", "speaker", "recipient"),
    *("event", "stance", "modality"),
)
_ACTORS = ("actor", "speaker", "recipient")


def evaluate_statements(
    gold: Path, sample: Sample, *, errors: bool = False, progress: Progress | None = None
) -> Evaluation:
    """How far the machine's statements agree with those of a table coded by hand.

    Raises: DataFileError with every mistake of the table; nothing is scored then.
    """
    file = load_gold(gold, COLUMNS, may_be_empty=sample.all_articles)
    library = Library(sample)
    mistakes = Mistakes(file)
    actors = ActorCheck(library, unknown_allowed=sample.unknown_actors)
    codes = [_code_of(file, row, library, actors, mistakes) for row in file.rows]
    refuse_repeats(file, COLUMNS, mistakes)
    named = {row["article"] for row in file.rows} & set(library.articles)
    wanted = actors.articles & named if mistakes else library.wanted(named)
    readings = library.read(wanted, progress)
    actors.decide(readings, mistakes)
    mistakes.raise_if_any()
    pairs = list(_all_pairs([code for code in codes if code is not None], readings))
    fields = tuple(field for field in FIELDS if file.is_used(field) or not file.rows)
    notes = _notes(file, library.articles, actors, fields, wanted - named)
    return _evaluation(file, pairs, fields, readings, notes, errors=errors)


def _code_of(
    file: GoldFile, row: Row, library: Library, actors: ActorCheck, mistakes: Mistakes
) -> Code | None:
    """A row as a code; None, and its mistakes noted, where it is wrong."""
    article = library.article(row, mistakes)
    event = cells.choice(row, "event", Event, mistakes)
    modality = cells.choice(row, "modality", Modality, mistakes)
    stance = cells.stance(row, "stance", mistakes)
    if not row["actor"]:
        mistakes.add(row, "actor", "is empty; every row needs the id of an actor")
    actors.note(row, _ACTORS)
    if article is None:
        return None
    start = cells.offset(row, "sentence_start", len(article.original) - 1, mistakes)
    if start is None:
        return None
    if stance is None and event is None:
        stance = cells.UNDECIDED
    return Code(
        article=article.id,
        start=start,
        actor=row["actor"],
        speaker=row["speaker"] or None,
        recipient=row["recipient"] or None,
        event=event,
        stance=stance,
        modality=modality,
        source=f"{file.path.name}:{row.line}",
        text=sentence_from(article.original, start),
    )


def _machine_code(statement: Statement) -> Code:
    stance: float | str | None = statement.stance
    if stance is None and statement.event is None:
        stance = cells.UNDECIDED
    return Code(
        article=statement.article,
        start=statement.sentence_start,
        actor=statement.actor,
        speaker=statement.speaker,
        recipient=statement.recipient,
        event=statement.event,
        stance=stance,
        modality=statement.modality,
        source=statement.id,
        text=statement.text,
        end=statement.end,
    )


def _all_pairs(gold: Iterable[Code], readings: Mapping[str, Reading]) -> Iterator[Pair]:
    by_hand: dict[str, list[Code]] = {}
    for code in gold:
        by_hand.setdefault(code.article, []).append(code)
    for name, reading in readings.items():
        machine = [_machine_code(statement) for statement in reading.statements]
        yield from pairs_of(reading.article, by_hand.get(name, []), machine)


def pairs_of(article: Article, gold: list[Code], machine: list[Code]) -> Iterator[Pair]:
    """The codes of one article in pairs: of one sentence and one actor, each code once."""
    ends: dict[int, int] = {}
    for code in machine:
        ends[code.start] = max(code.end, ends.get(code.start, 0))
    of_start, of_sentence = sentence_keys(
        article.original, (code.start for code in gold), ends.items()
    )
    groups: dict[tuple[int, str], tuple[list[Code], list[Code]]] = {}
    for code in gold:
        groups.setdefault((of_start[code.start], code.actor), ([], []))[0].append(code)
    for code in machine:
        key = of_sentence[code.start, ends[code.start]]
        groups.setdefault((key, code.actor), ([], []))[1].append(code)
    for (key, _), (mine, others) in sorted(groups.items()):
        for one, other in paired(mine, others, _agreements):
            yield Pair(article.id, key, one, other)


def _agreements(gold: Code, machine: Code) -> tuple[bool, ...]:
    """What decides which of several rows of one actor belong together, the weightiest first."""
    return tuple(same(field, gold, machine) for field in FIELDS)


def _notes(
    file: GoldFile,
    articles: Mapping[str, Article],
    actors: ActorCheck,
    fields: tuple[str, ...],
    unnamed: set[str],
) -> tuple[str, ...]:
    left = [field for field in FIELDS if field not in fields]
    notes = [
        f"Not scored, since no row has it: {', '.join(left)}" if left else "",
        f"{len(unnamed)} articles without a row count as holding nothing" if unnamed else "",
        unknown_note(actors.strangers),
        check_offsets(file, articles, "sentence_start"),
    ]
    return tuple(note for note in notes if note)


def _evaluation(
    file: GoldFile,
    pairs: list[Pair],
    fields: tuple[str, ...],
    readings: Mapping[str, Reading],
    notes: tuple[str, ...],
    *,
    errors: bool,
) -> Evaluation:
    scored = score_pairs(pairs, fields, sorted(readings))
    events = [(p.gold.event, p.machine.event) for p in pairs if p.gold and p.machine]
    title = "Events of the matches: by hand (rows), by the machine (columns)"
    confusion = confusion_of(title, events, list(Event)) if "event" in fields else None
    return Evaluation(
        what="statements",
        gold=str(file.path),
        counts={
            "articles": len(readings),
            "rows by hand": sum(pair.gold is not None for pair in pairs),
            "statements of the machine": sum(pair.machine is not None for pair in pairs),
            "matches": len(events),
        },
        resampled=scored.resampled,
        units=scored.units,
        tables=scored.tables,
        confusion=confusion,
        notes=notes,
        misses=tuple(_misses(pairs, fields)) if errors else None,
    )


def _misses(pairs: Iterable[Pair], fields: tuple[str, ...]) -> Iterator[Miss]:
    for pair in pairs:
        wrong = tuple(field for field in fields if not pair.agrees(field))
        if pair.gold and pair.machine and not wrong:
            continue
        code = pair.machine or pair.gold
        assert code is not None
        start = code.start
        evidence = Evidence(pair.article, start, start + len(code.text), code.text)
        yield Miss(
            kind="wrong" if pair.gold and pair.machine else "missed" if pair.gold else "invented",
            place=f"{pair.article}:{start}",
            fields=wrong if pair.gold and pair.machine else (),
            gold=shown(pair.gold) if pair.gold else None,
            machine=shown(pair.machine) if pair.machine else None,
            source=pair.gold.source if pair.gold else None,
            evidence=(evidence,),
        )
