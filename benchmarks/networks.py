"""Time and memory of networks on a large generated dossier, beside the same in plain Python.

Each measure is the median of several runs in a fresh process: seconds by the clock, seconds of
the processor, and that process's resident memory, imports included. The plain reference reads
the dossier's statements as records and counts, edge by edge, who presses whom, in lists and
loops; the table is printed only if it finds the same edges with the same counts.

    python -m benchmarks.networks [--statements 100000] [--actors 200] [--runs 3]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.fresh import Fresh, Timed, fresh, machine, timed
from benchmarks.generate import Size, make_dossier
from ralliement.dossier import Dossier, Filters, tables

FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)

Edges = dict[str, int]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=Size.statements)
    parser.add_argument("--actors", type=int, default=Size.actors)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    size = Size(asked.statements, asked.actors)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "large.db"
        make_dossier(place, size)
        print(f"{size.statements} statements, {size.actors} actors, {size.years} years")
        print(f"{machine()}\n")
        found = {name: fresh(work, place, asked.runs) for name, work in MEASURES.items()}
    if found[PLAIN].found.found != found[PRESSURE].found.found:
        raise SystemExit("plain Python finds other edges: nothing to compare")
    _print_table(found)


def _print_table(found: dict[str, Fresh[Timed[Edges]]]) -> None:
    print(f"{'':40}{'seconds':>10}{'processor':>11}{'peak MB':>10}")
    for name, one in found.items():
        times = one.found
        print(f"{name:40}{times.seconds:>10.2f}{times.processor:>11.2f}{one.peak_mb:>10.0f}")


def pressure(place: Path, runs: int) -> Timed[Edges]:
    """Who presses whom within the year, with what became of it."""
    from ralliement.networks import Window, pressure_network

    def work() -> Edges:
        network = pressure_network(dossier, Window(FIRST, LAST))
        return {f"{edge.source} {edge.target}": edge.count for edge in network.edges}

    with Dossier.open(place) as dossier:
        return timed(work, runs)


def subtract(place: Path, runs: int) -> Timed[Edges]:
    """Agreement less conflict within the year."""
    from ralliement.networks import Window, subtract_network

    with Dossier.open(place) as dossier:
        return timed(
            lambda: {"edges": len(subtract_network(dossier, Window(FIRST, LAST)).edges)}, runs
        )


def camps(place: Path, runs: int) -> Timed[Edges]:
    """The camps of the year."""
    from ralliement.networks import Choice, Question, Window, camps_for

    question = Question(kind="coalitions", choice=Choice(Window(FIRST, LAST)))
    with Dossier.open(place) as dossier:
        return timed(lambda: {"camps": len(camps_for(dossier, question)[1][0].coalitions)}, runs)


def plain(place: Path, _runs: int) -> Timed[Edges]:
    """The counts of the pressure network, in lists and loops; one run."""
    with Dossier.open(place) as dossier:
        return timed(lambda: _counted(dossier))


def _counted(dossier: Dossier) -> Edges:
    from ralliement.networks.intensity import presses

    articles = {row["id"]: row for row in dossier.rows(tables.ARTICLES)}
    told: dict[tuple[Any, ...], dict[str, set[object]]] = {}
    for said in dossier.statements(Filters(since=FIRST, until=LAST)):
        article = articles[said.article]
        dates = (said.date_from, said.date_to)
        span: Any = dates if any(dates) else (article["date_from"], article["date_to"])
        middle = span[0] + timedelta(days=(span[1] - span[0]).days // 2)
        if said.linked or not FIRST <= middle <= LAST or said.recipient in (None, said.actor):
            continue
        if presses(said.event, said.modality):
            key = (article["duplicate_group"], said.actor, said.recipient, said.event)
            told.setdefault(key, {}).setdefault(said.article, set()).add(dates)
    edges: Edges = {}
    for (_group, actor, recipient, _event), copies in told.items():
        pair = f"{actor} {recipient}"
        edges[pair] = edges.get(pair, 0) + max(map(len, copies.values()))
    return dict(sorted(edges.items()))


PRESSURE, PLAIN = "pressure of a year, with answers", "pressure of a year, plain, counts only"

MEASURES: dict[str, Callable[[Path, int], Timed[Edges]]] = {
    PRESSURE: pressure,
    "agreement less conflict of a year": subtract,
    "camps of a year": camps,
    PLAIN: plain,
}

if __name__ == "__main__":
    main()
