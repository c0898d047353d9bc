"""Time and memory of networks on a large generated dossier, beside the same in plain Python.

Each measure is the median of several runs in a fresh process: seconds by the clock, seconds of
the processor, and that process's resident memory, imports included. The plain reference reads
the dossier's statements as records and counts, edge by edge, who presses whom, in lists and
loops; the table is printed only if it finds the same edges with the same counts.

    python -m benchmarks.networks [--statements 100000] [--actors 200] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.generate import Size, make_dossier

FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Measure and print the table, or be one of the measured processes."""
    asked = _arguments()
    if asked.measure:
        print(json.dumps(_MEASURES[asked.measure](asked.place, asked.runs)))
        return
    size = Size(asked.statements, asked.actors)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "large.db"
        make_dossier(place, size)
        print(f"{size.statements} statements, {size.actors} actors, {size.years} years")
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
        found = {name: _run(name, place, asked.runs) for name in _MEASURES}
    if found["plain"]["edges"] != found["pressure"]["edges"]:
        raise SystemExit("plain Python finds other edges: nothing to compare")
    print(f"{'':40}{'seconds':>10}{'processor':>11}{'peak MB':>10}")
    for name, measured in found.items():
        cells = (measured["seconds"], measured["processor"], measured["peak_mb"])
        print(f"{_NAMES[name]:40}{cells[0]:>10.2f}{cells[1]:>11.2f}{cells[2]:>10.0f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=Size.statements)
    parser.add_argument("--actors", type=int, default=Size.actors)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", choices=_MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(measure: str, place: Path, runs: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.networks", "--measure", measure]
    command += ["--place", str(place), "--runs", str(runs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _timed(place: str, runs: int, work: Callable[[Any], dict[str, int]]) -> dict[str, Any]:
    from ralliement.dossier import Dossier

    seconds, processor = [], []
    with Dossier.open(place) as dossier:
        for _ in range(runs):
            start, started = time.perf_counter(), time.process_time()
            edges = work(dossier)
            seconds.append(time.perf_counter() - start)
            processor.append(time.process_time() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / 1e6
    return {
        "seconds": statistics.median(seconds),
        "processor": statistics.median(processor),
        "peak_mb": peak,
        "edges": edges,
    }


def _pressure(place: str, runs: int) -> dict[str, Any]:
    from ralliement.networks import Window, pressure_network

    def work(dossier: Any) -> dict[str, int]:
        network = pressure_network(dossier, Window(FIRST, LAST))
        return {f"{edge.source} {edge.target}": edge.count for edge in network.edges}

    return _timed(place, runs, work)


def _subtract(place: str, runs: int) -> dict[str, Any]:
    from ralliement.networks import Window, subtract_network

    def work(dossier: Any) -> dict[str, int]:
        return {"edges": len(subtract_network(dossier, Window(FIRST, LAST)).edges)}

    return _timed(place, runs, work)


def _camps(place: str, runs: int) -> dict[str, Any]:
    from ralliement.networks import Choice, Question, Window, camps_for

    def work(dossier: Any) -> dict[str, int]:
        question = Question(kind="coalitions", choice=Choice(Window(FIRST, LAST)))
        return {"camps": len(camps_for(dossier, question)[1][0].coalitions)}

    return _timed(place, runs, work)


def _plain(place: str, _runs: int) -> dict[str, Any]:
    from ralliement.dossier import Filters, tables
    from ralliement.networks.intensity import presses

    def work(dossier: Any) -> dict[str, int]:
        articles = {row["id"]: row for row in dossier.rows(tables.ARTICLES)}
        told: dict[tuple[str, ...], dict[str, set[object]]] = {}
        for said in dossier.statements(Filters(since=FIRST, until=LAST)):
            article = articles[said.article]
            dates = (said.date_from, said.date_to)
            first, last = dates if any(dates) else (article["date_from"], article["date_to"])
            middle = first + timedelta(days=(last - first).days // 2)
            if said.linked or not FIRST <= middle <= LAST or said.recipient in (None, said.actor):
                continue
            if presses(said.event, said.modality):
                key = (article["duplicate_group"], said.actor, said.recipient, said.event)
                told.setdefault(key, {}).setdefault(said.article, set()).add(dates)
        edges: dict[str, int] = {}
        for (_group, actor, recipient, _event), copies in told.items():
            pair = f"{actor} {recipient}"
            edges[pair] = edges.get(pair, 0) + max(map(len, copies.values()))
        return dict(sorted(edges.items()))

    return _timed(place, 1, work)


_MEASURES: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "pressure": _pressure,
    "subtract": _subtract,
    "camps": _camps,
    "plain": _plain,
}

_NAMES = {
    "pressure": "pressure of a year, with answers",
    "subtract": "agreement less conflict of a year",
    "camps": "camps of a year",
    "plain": "pressure of a year, plain, counts only",
}

if __name__ == "__main__":
    main()
