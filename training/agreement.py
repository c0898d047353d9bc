"""How far two coders agree on the labelled sentences: Krippendorff's alpha.

    python -m training.agreement

The unit is a marked actor in a sentence. Event, modality and recipient are nominal, the
stance is measured on its interval scale; nothing that only one coder coded is left out of
the event's alpha ("none" is a value), the others are over what both coded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from ralliement.evaluation.alpha import interval, krippendorff, nominal
from training.labelled import Row, Sentence, load_sentences

Pair = tuple[tuple[Row, ...], tuple[Row, ...]]


def main(first: str = "a", second: str = "b") -> None:
    """Print the table."""
    pairs = list(units(first, second))
    print(f"{len({s.id for s, _ in pairs})} sentences coded twice, {len(pairs)} actors")
    for name, values, level in tables([pair for _, pair in pairs]):
        alpha = krippendorff(values, interval if level == "interval" else nominal).value
        shown = "  –  " if alpha is None else f"{alpha:5.2f}"
        print(f"{name:<34} alpha {shown}   n {len(values)}")


def units(first: str, second: str) -> Iterator[tuple[Sentence, Pair]]:
    """Each actor of each sentence that both coded, with its rows by either."""
    others = {s.id: s for s in load_sentences(second)}
    for one in load_sentences(first):
        two = others.get(one.id)
        for actor in one.actors if two else ():
            assert two is not None
            yield one, tuple(tuple(row for row in s.rows if row.actor == actor) for s in (one, two))  # type: ignore[misc]


def tables(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[tuple[object, object]], str]]:
    """(name, values of both coders, level of measurement)."""
    both = [(_matched(a, b)) for a, b in pairs if a and b]
    yield "acts at all", [(float(bool(a)), float(bool(b))) for a, b in pairs], "nominal"
    yield "event, none included", [_pair(_event(a), _event(b)) for a, b in pairs], "nominal"
    yield "event, where both code one", [_pair(a.event, b.event) for a, b in both], "nominal"
    same = [(a, b) for a, b in both if a.event == b.event]
    yield "recipient, same event", [_pair(a.recipient, b.recipient) for a, b in same], "nominal"
    yield "modality", [_pair(a.modality, b.modality) for a, b in both], "nominal"
    disputed = [(a, b) for a, b in both]
    yield "takes a stance", [_pair(_takes(a), _takes(b)) for a, b in disputed], "nominal"
    valued = [(a, b) for a, b in both if a.stance.isdigit() and b.stance.isdigit()]
    yield "stance, points", [(float(a.stance), float(b.stance)) for a, b in valued], "interval"


def _matched(a: Sequence[Row], b: Sequence[Row]) -> tuple[Row, Row]:
    """The two rows that agree most."""
    return max(
        ((x, y) for x in a for y in b),
        key=lambda p: (p[0].event == p[1].event, p[0].recipient == p[1].recipient),
    )


def _event(rows: Sequence[Row]) -> str:
    return rows[0].event or "view" if rows else "none"


def _takes(row: Row) -> str:
    return "value" if row.stance.isdigit() else row.stance


def _pair(one: object, two: object) -> tuple[object, object]:
    return str(one), str(two)


if __name__ == "__main__":
    main(*sys.argv[1:])
