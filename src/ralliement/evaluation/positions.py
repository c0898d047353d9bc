"""Positions that people keep in a tracker against those that a dossier gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ralliement.actors import load_registry
from ralliement.dossier import Dossier
from ralliement.evaluation.agreement import kappa
from ralliement.evaluation.gold import GoldFile, Mistakes, Row, load_gold
from ralliement.evaluation.held import Held, held_positions
from ralliement.evaluation.result import (
    Evaluation,
    Evidence,
    Miss,
    ScoreTable,
    ShareTable,
    confusion_of,
)
from ralliement.evaluation.tally import Share, Sums, Tally, rate_of
from ralliement.issues import IssuePack, load_pack
from ralliement.reports.days import day_from

COLUMNS = ("as_of", "actor", "position")
UNKNOWN = "unknown"
"""The answer of who does not say where an actor stands."""

FEWEST_ACTORS = 5


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A row of a tracker: where an actor stood on a day, and what else the row says."""

    line: int
    as_of: date
    actor: str
    position: str
    told: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A tracker's row beside what the dossier says for its day."""

    row: TrackerRow
    word: str
    held: Held | None


def evaluate_positions(
    tracker: Path,
    dossier: str,
    *,
    as_of: date | None = None,
    issue: str | None = None,
    actor_files: tuple[Path, ...] = (),
    errors: bool = False,
) -> Evaluation:
    """How far the positions of a dossier agree with those of a tracker kept by people.

    Each row is compared with the dossier at its own day; with ``as_of``, each actor's latest
    row up to that day with the dossier at that day. ``errors`` lists also the rows for which
    one side has no answer.
    Raises: DataFileError with every mistake of the tracker; nothing is scored then.
    """
    file = load_gold(tracker, COLUMNS)
    with Dossier.open(dossier) as opened:
        pack = load_pack(issue or opened.meta().get("issue_source", opened.issue.id))
        rows = _rows(file, pack, opened, actor_files)
        chosen = rows if as_of is None else list(_latest(rows, as_of))
        compared = list(_compared(chosen, opened, pack))
    return _evaluation(
        file, compared, len(rows) - len(compared), list(pack.trackers), errors=errors
    )


def _rows(
    file: GoldFile, pack: IssuePack, dossier: Dossier, actor_files: tuple[Path, ...]
) -> list[TrackerRow]:
    mistakes = Mistakes(file)
    registry = load_registry(actor_files)
    met = set(dossier.actor_ids())
    rows: list[TrackerRow] = []
    for row in file.rows:
        if row["actor"] not in met and registry.find(row["actor"]) is None:
            near = registry.near(row["actor"])
            hint = f"is {' or '.join(near)} meant?" if near else "see `ralliement actors DB`"
            mistakes.add(row, "actor", f"is no actor that is known; {hint}")
        day = _day(row, mistakes)
        position = _position(row, pack, mistakes)
        if day is not None:
            told = {name: row[name] for name in file.columns if name not in COLUMNS and row[name]}
            rows.append(TrackerRow(row.line, day, row["actor"], position, told))
    _refuse_twice(file, mistakes)
    mistakes.raise_if_any()
    return rows


def _day(row: Row, mistakes: Mistakes) -> date | None:
    try:
        return day_from(row["as_of"], last=True)
    except ValueError:
        mistakes.add(row, "as_of", "is no date; write it as 2019-05-15, 2019-05 or 2019")
        return None


def _position(row: Row, pack: IssuePack, mistakes: Mistakes) -> str:
    word = row["position"].casefold() or UNKNOWN
    if word not in pack.trackers and word != UNKNOWN:
        allowed = ", ".join([*pack.trackers, UNKNOWN])
        mistakes.add(row, "position", f"is no position of {pack.id}; allowed: {allowed}, or empty")
    return word


def _refuse_twice(file: GoldFile, mistakes: Mistakes) -> None:
    first: dict[tuple[str, str], int] = {}
    for row in file.rows:
        line = first.setdefault((row["as_of"], row["actor"]), row.line)
        if line != row.line:
            mistakes.add_row(row, f"has the actor and the day of line {line}; keep one of the two")


def _latest(rows: Iterable[TrackerRow], day: date) -> Iterator[TrackerRow]:
    """Each actor's latest row up to ``day``, as of that day."""
    latest: dict[str, TrackerRow] = {}
    for row in sorted(rows, key=lambda row: row.as_of):
        if row.as_of <= day:
            latest[row.actor] = row
    for row in latest.values():
        yield TrackerRow(row.line, day, row.actor, row.position, row.told)


def _compared(rows: Iterable[TrackerRow], dossier: Dossier, pack: IssuePack) -> Iterator[Compared]:
    by_day: dict[date, Mapping[str, Held]] = {}
    for row in rows:
        if row.as_of not in by_day:
            by_day[row.as_of] = held_positions(dossier, row.as_of)
        held = by_day[row.as_of].get(row.actor)
        word = UNKNOWN if held is None else held.word(pack)
        yield Compared(row, word, held)


def _evaluation(
    file: GoldFile, compared: Sequence[Compared], left: int, words: list[str], *, errors: bool
) -> Evaluation:
    actors = {one.row.actor for one in compared}
    by_actor = len(actors) >= FEWEST_ACTORS
    tally = Tally()
    for one in compared:
        _count(tally, one.row.actor if by_actor else str(one.row.line), one)
    sums = tally.sums()
    both = sum(UNKNOWN not in (one.row.position, one.word) for one in compared)
    pairs = [(one.row.position, one.word) for one in compared]
    title = "Positions: the tracker (rows), the dossier (columns)"
    return Evaluation(
        what="positions",
        gold=str(file.path),
        counts={
            "rows compared": len(compared),
            "actors": len(actors),
            "rows where both say something": both,
        },
        resampled="actors" if by_actor else "rows",
        units=tally.units,
        tables=(_overall(sums, words), _by_word(sums, words)),
        confusion=confusion_of(title, pairs, [*words, UNKNOWN]),
        notes=(f"Rows left out as later or replaced: {left}",) if left else (),
        misses=tuple(_misses(file, compared, errors=errors)),
    )


def _count(tally: Tally, unit: str, one: Compared) -> None:
    wanted, told = one.row.position, one.word
    agreed = float(wanted == told)
    tally.add(unit, "all")
    tally.add(unit, "all right", amount=agreed)
    tally.add(unit, "all table", wanted, told)
    for name, word in (("gold", wanted), ("machine", told)):
        tally.add(unit, "word", word, name)
    tally.add(unit, "word", wanted, "right", amount=agreed)
    if UNKNOWN not in (wanted, told):
        tally.add(unit, "both")
        tally.add(unit, "both right", amount=agreed)
        tally.add(unit, "both table", wanted, told)


def _overall(sums: Sums, words: list[str]) -> ShareTable:
    def kappa_of(label: str, name: str, labels: list[str]) -> Share:
        return Share(label, sums.count(name), rate_of(kappa(sums, f"{name} table", labels)))

    return ShareTable(
        "overall",
        "Agreement",
        (
            sums.share("all rows", ("all right",), ("all",)),
            kappa_of("all rows, kappa", "all", [*words, UNKNOWN]),
            sums.share("both say something", ("both right",), ("both",)),
            kappa_of("both say something, kappa", "both", words),
        ),
        f"Over all rows '{UNKNOWN}' is an answer like the others.",
    )


def _by_word(sums: Sums, words: list[str]) -> ScoreTable:
    scores = (sums.score(word, "word", word) for word in (*words, UNKNOWN))
    used = tuple(score for score in scores if score.gold or score.machine)
    return ScoreTable("by_position", "By position, over all rows", used)


def _misses(file: GoldFile, compared: Iterable[Compared], *, errors: bool) -> Iterator[Miss]:
    for one in compared:
        row = one.row
        if row.position == one.word:
            continue
        kind = "wrong"
        if UNKNOWN in (row.position, one.word):
            kind = "missed" if one.word == UNKNOWN else "invented"
        if kind != "wrong" and not errors:
            continue
        yield Miss(
            kind=kind,
            place=f"{row.actor} {row.as_of.isoformat()}",
            fields=("position",),
            gold={"position": row.position, **row.told},
            machine={"position": one.word, **(one.held.told() if one.held else {})},
            source=f"{file.path.name}:{row.line}",
            evidence=_evidence(one.held),
        )


def _evidence(held: Held | None) -> tuple[Evidence, ...]:
    return held.evidence if held is not None else ()
