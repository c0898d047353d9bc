"""How the reading of examples/huawei-5g compares with its coding by hand.

The hand coding (examples/huawei-5g-gold) was made from the articles alone, by one coder.
The rules were looked at on these articles while they were written: the figures say how far
the reader agrees with a careful person on known ground, not what it does elsewhere.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ralliement.issues import load_pack
from ralliement.reading import read_paths
from ralliement.records import Reading

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "huawei-5g"
GOLD = ROOT / "examples" / "huawei-5g-gold"
MATCH = 0.8

Row = dict[str, str]


def main() -> None:
    """Print the table."""
    pack = load_pack("huawei-5g")
    readings = [r for r in read_paths([EXAMPLES], pack) if isinstance(r, Reading)]
    for name, found, asked, right in [*statements(readings), *quotations(readings)]:
        precision, recall = right / max(found, 1), right / max(asked, 1)
        print(f"{name:<44} precision {precision:4.2f}   recall {recall:4.2f}   of {asked}")
    side, error, count = stances(readings)
    print(f"{'stance, where both code one: same side':<44} {side:4.2f}   of {count}")
    print(f"{'stance, where both code one: mean error':<44} {error:4.1f} points")


def gold(name: str) -> dict[str, list[Row]]:
    """The rows of one hand-coded table, by article."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["article"]].append(row)
    return rows


def coded(
    readings: Iterable[Reading],
) -> Iterator[tuple[set[tuple[str, ...]], set[tuple[str, ...]]]]:
    """For each article, what was coded and what was asked: (sentence, actor, event, recipient)."""
    rows = gold("statements")
    for reading in readings:
        starts = {int(row["sentence_start"]) for row in rows[reading.article.id]}
        found = {
            (str(_nearest(s.start, s.end, starts)), s.actor, str(s.event or ""), s.recipient or "")
            for s in reading.statements
        }
        asked = {
            (row["sentence_start"], row["actor"], row["event"], row["recipient"])
            for row in rows[reading.article.id]
        }
        yield found, asked


def _nearest(start: int, end: int, starts: set[int]) -> int:
    """The hand-coded sentence that a sentence is; datelines may part their beginnings."""
    inside = [s for s in starts if start - 60 <= s < end]
    return min(inside, key=lambda s: abs(s - start), default=start)


def statements(readings: list[Reading]) -> Iterator[tuple[str, int, int, int]]:
    """Found, asked and right statements: by actor alone, with the event, with the recipient."""
    pairs = list(coded(readings))
    for name, parts in (("actor", 2), ("actor and event", 3), ("actor, event and recipient", 4)):
        found = [{row[:parts] for row in rows if parts == 2 or row[2]} for rows, _ in pairs]
        asked = [{row[:parts] for row in rows if parts == 2 or row[2]} for _, rows in pairs]
        right = sum(len(one & other) for one, other in zip(found, asked, strict=True))
        yield f"statements: {name}", sum(map(len, found)), sum(map(len, asked)), right


def quotations(readings: list[Reading]) -> Iterator[tuple[str, int, int, int]]:
    """Found, asked and right quotations: the span at 80 % overlap of both, and its speaker."""
    rows = gold("quotations")
    found = asked = spans = speakers = 0
    for reading in readings:
        wanted = [row for row in rows[reading.article.id] if row["start"] != row["end"]]
        whole = [q for q in reading.quotations if q.end > q.start]
        found, asked = found + len(whole), asked + len(wanted)
        for quotation in whole:
            for row in wanted:
                if _overlap(quotation.start, quotation.end, int(row["start"]), int(row["end"])):
                    spans += 1
                    speakers += (quotation.speaker or "") == row["speaker"]
                    break
    yield "quotations: span", found, asked, spans
    yield "quotations: span and speaker", found, asked, speakers


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    common = min(end, other_end) - max(start, other_start)
    return common >= MATCH * (end - start) and common >= MATCH * (other_end - other_start)


def stances(readings: list[Reading]) -> tuple[float, float, int]:
    """Same side of the scale's middle, mean error in points, and of how many."""
    rows = gold("statements")
    errors: list[float] = []
    sides: list[bool] = []
    for reading in readings:
        starts = {int(row["sentence_start"]) for row in rows[reading.article.id]}
        by_hand = {
            (int(r["sentence_start"]), r["actor"]): float(r["stance"])
            for r in rows[reading.article.id]
            if r["stance"]
        }
        for s in reading.statements:
            value = by_hand.get((_nearest(s.start, s.end, starts), s.actor))
            if value is not None and s.stance is not None:
                errors.append(abs(value - s.stance))
                sides.append((value >= 50) == (s.stance >= 50))
    return sum(sides) / max(len(sides), 1), sum(errors) / max(len(errors), 1), len(errors)


if __name__ == "__main__":
    main()
