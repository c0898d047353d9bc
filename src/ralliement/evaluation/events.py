"""Event types of sentences with given actors, by hand against those of the machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ralliement.evaluation.agreement import macro_f1
from ralliement.evaluation.given_files import OLDER_NAMES, GivenFile, GivenSentence, load_given
from ralliement.evaluation.result import (
    NONE,
    Evaluation,
    Evidence,
    Miss,
    ScoreTable,
    ShareTable,
    confusion_of,
)
from ralliement.evaluation.sample import Progress
from ralliement.evaluation.tally import Share, Sums, Tally, rate_of
from ralliement.records import Event
from ralliement.statements import given_event

Answer = tuple[GivenSentence, Event | None]


def evaluate_events(
    gold: Path, *, errors: bool = False, progress: Progress | None = None
) -> Evaluation:
    """How often the machine gives a sentence the event type that a person gave it.

    ``progress`` is called after each sentence with its words and its name.

    Raises: DataFileError with every mistake of the file; nothing is scored then.
    """
    given = load_given(gold)
    answers: list[Answer] = []
    for sentence in given.sentences:
        actors, targets = sentence.actors, sentence.targets
        event, _ = given_event(sentence.text, sentence.language, actors, targets)
        answers.append((sentence, event))
        if progress is not None:
            progress(len(sentence.text.split()), sentence.name)
    sums = _tally(answers).sums()
    pairs = [(sentence.event, event) for sentence, event in answers]
    title = "Events: by hand (rows), by the machine (columns)"
    return Evaluation(
        what="events",
        gold=str(gold),
        counts={
            "sentences": len(answers),
            "coded by the machine": sum(event is not None for _, event in answers),
        },
        resampled="sentences",
        units=len(answers),
        tables=(_overall(sums), _by_class(sums)),
        confusion=confusion_of(title, pairs, list(Event)),
        notes=tuple(_notes(given)),
        misses=tuple(_misses(answers)) if errors else None,
    )


def _tally(answers: Sequence[Answer]) -> Tally:
    tally = Tally()
    for number, (sentence, found) in enumerate(answers):
        unit = f"{number}"
        wanted, told = sentence.event or NONE, found or NONE
        tally.add(unit, "all")
        tally.add(unit, "right", amount=float(wanted == told))
        tally.add(unit, wanted, "gold")
        tally.add(unit, told, "machine")
        tally.add(unit, wanted, "right", amount=float(wanted == told))
        if found is not None:
            tally.add(unit, "coded")
            tally.add(unit, "coded right", amount=float(wanted == told))
    return tally


def _classes(sums: Sums) -> list[str]:
    return [name for name in (*Event, NONE) if sums.count(name, "gold")]


def _overall(sums: Sums) -> ShareTable:
    classes = _classes(sums)
    commonest = max(classes, key=lambda name: sums.count(name, "gold"))
    macro = Share("macro-F1", len(classes), rate_of(macro_f1(sums, classes)), "classes")
    return ShareTable(
        "overall",
        "Over all classes",
        (
            sums.share("accuracy", ("right",), ("all",)),
            macro,
            sums.share("accuracy where it codes", ("coded right",), ("coded",)),
            sums.share(f"always {commonest}", (commonest, "gold"), ("all",)),
        ),
        "Macro-F1 is the mean over the classes that the file has; "
        "'always' is the accuracy of one answer for all.",
    )


def _by_class(sums: Sums) -> ScoreTable:
    scores = (sums.score(name, name) for name in (*Event, NONE))
    used = (score for score in scores if score.gold or score.machine and score.name != NONE)
    return ScoreTable("by_event", "By event type", tuple(used))


def _notes(given: GivenFile) -> Iterator[str]:
    yield "Coded by the trained coder, which always gives a type to an actor"
    if given.without_text:
        yield f"Skipped, having no text: {given.without_text}"
    if given.renamed:
        folded = (f"{name} ({count}) as {OLDER_NAMES[name]}" for name, count in given.renamed)
        yield f"Older types count as today's: {', '.join(folded)}"
    lost = [sentence.name for sentence in given.sentences if not sentence.actors]
    if lost:
        yield f"Actor not found in the sentence, coded without it: {', '.join(lost)}"


def _misses(answers: Sequence[Answer]) -> Iterator[Miss]:
    for sentence, found in answers:
        if sentence.event == found:
            continue
        yield Miss(
            kind="wrong"
            if found and sentence.event
            else "missed"
            if sentence.event
            else "invented",
            place=sentence.name,
            fields=("event",),
            gold=_told(sentence, sentence.event),
            machine=_told(sentence, found) if found else None,
            source=None,
            evidence=(Evidence(sentence.name, 0, len(sentence.text), sentence.text),),
        )


def _told(sentence: GivenSentence, event: Event | None) -> dict[str, str]:
    def words(spans: Sequence[tuple[int, int]]) -> str:
        return ", ".join(sentence.text[start:end] for start, end in spans)

    told = {"actor": words(sentence.actors), "target": words(sentence.targets)}
    return {"event": str(event or NONE)} | {n: value for n, value in told.items() if value}
