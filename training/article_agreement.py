"""How far two coders of the articles kept aside agree.

    python -m training.article_agreement

The rows of one actor in one sentence are matched one to one, event before recipient; what
is left over counts against the share found.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from itertools import permutations
from pathlib import Path

from training.labelled import LABELLED

FIELDS = ("event", "recipient", "stance", "modality")
Row = dict[str, str]
Key = tuple[str, str, str]


def main() -> None:
    """Print the shares of both coders' rows and fields that agree."""
    first, second = (rows(LABELLED / "articles" / name) for name in ("", "second"))
    shared = first.keys() & second.keys()
    print(f"actors of sentences: {len(first)} and {len(second)}, {len(shared)} shared")
    pairs = [pair for key in sorted(shared) for pair in matched(first[key], second[key])]
    for field in FIELDS:
        same = sum(one[field] == two[field] for one, two in pairs)
        print(f"{field:<10} same in {same / len(pairs):.2f} of {len(pairs)} matched rows")
    totals = [sum(map(len, coded.values())) for coded in (first, second)]
    for told, fields in (("event", FIELDS[:1]), ("event and recipient", FIELDS[:2])):
        alike = sum(all(one[f] == two[f] for f in fields) for one, two in pairs)
        shares = ", ".join(f"{alike / total:.2f} of {total}" for total in totals)
        print(f"rows with actor, {told} in both: {shares}")


def rows(folder: Path) -> dict[Key, list[Row]]:
    """A coder's rows by article, sentence and actor."""
    found: dict[Key, list[Row]] = defaultdict(list)
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["article"], row["sentence_start"], row["actor"]].append(row)
    return found


def matched(one: list[Row], two: list[Row]) -> list[tuple[Row, Row]]:
    """The pairing that agrees most."""
    if len(one) > len(two):
        return [(a, b) for b, a in matched(two, one)]
    orders = permutations(two, len(one))
    best = max(orders, key=lambda order: sum(map(_alike, one, order)))
    return list(zip(one, best, strict=True))


def _alike(one: Row, two: Row) -> float:
    weights = (4, 2, 1, 1)
    return sum(w for field, w in zip(FIELDS, weights, strict=True) if one[field] == two[field])


if __name__ == "__main__":
    main()
