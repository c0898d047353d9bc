"""Time and memory of positions on a large generated dossier, beside the same in plain Python.

Each measure is the median of several runs in a fresh process; the peak is that process's
resident memory, imports included. The plain reference reads the statements through the dossier's
records and filters and smooths them with lists and loops; it is run on a part of the work that
takes seconds, and its time for the whole is that multiplied up, which the table says.

    python -m benchmarks.positions [--statements 100000] [--actors 200] [--runs 3]
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
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.generate import Size, actor_name, make_dossier

AT = date(2020, 6, 30)
_PLAIN_STEPS = 12
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Measure and print the table, or be one of the measured processes."""
    asked = _arguments()
    if asked.measure:
        print(json.dumps(_MEASURES[asked.measure](asked.place, asked.actor, asked.runs)))
        return
    size = Size(asked.statements, asked.actors)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "large.db"
        make_dossier(place, size)
        print(f"{size.statements} statements, {size.actors} actors, {size.years} years")
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
        print(f"{'':44}{'seconds':>10}{'peak MB':>10}{'plain Python, s':>18}")
        busiest, usual = actor_name(0), actor_name(min(9, size.actors - 1))
        plain = _run("plain", place, usual, 1)
        for name, measure, actor in (
            ("all positions at one date", "all", usual),
            ("one actor's path by month, 5 years", "path", usual),
            ("the busiest actor's path", "path", busiest),
            ("all changes", "changes", usual),
            ("all saliences", "saliences", usual),
        ):
            found = _run(measure, place, actor, asked.runs)
            beside = f"{plain[measure]:>18.0f}" if actor == usual and measure in plain else ""
            print(f"{name:44}{found['seconds']:>10.2f}{found['peak_mb']:>10.0f}{beside}")
    print(
        f"\nplain Python: {plain['steps']} of its {plain['of']} steps for one actor, multiplied up"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=Size.statements)
    parser.add_argument("--actors", type=int, default=Size.actors)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", choices=_MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    parser.add_argument("--actor", help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(measure: str, place: Path, actor: str, runs: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.positions", "--measure", measure]
    command += ["--place", str(place), "--actor", actor, "--runs", str(runs)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _timed(place: str, runs: int, work: Callable[[Any], object]) -> dict[str, float]:
    from ralliement.dossier import Dossier

    seconds = []
    with Dossier.open(place) as dossier:
        for _ in range(runs):
            start = time.perf_counter()
            work(dossier)
            seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT / 1e6
    return {"seconds": statistics.median(seconds), "peak_mb": peak}


def _all(place: str, _actor: str, runs: int) -> dict[str, float]:
    from ralliement.positions import positions_at

    return _timed(place, runs, lambda dossier: positions_at(dossier, AT))


def _path(place: str, actor: str, runs: int) -> dict[str, float]:
    from ralliement.positions import position_path

    return _timed(place, runs, lambda dossier: position_path(dossier, actor))


def _changes(place: str, _actor: str, runs: int) -> dict[str, float]:
    from ralliement.positions import changes

    return _timed(place, runs, lambda dossier: changes(dossier))


def _saliences(place: str, _actor: str, runs: int) -> dict[str, float]:
    from ralliement.positions import saliences_at

    return _timed(place, runs, lambda dossier: saliences_at(dossier, AT))


def _plain(place: str, actor: str, _runs: int) -> dict[str, float]:
    """The time of one step of the filter in plain Python, and with it that of the whole."""
    from ralliement.dossier import Dossier, Filters
    from ralliement.positions import Estimation
    from ralliement.positions.likelihood import own_line

    with Dossier.open(place) as dossier:
        start = time.perf_counter()
        own = [s for s in dossier.statements(Filters(actor=actor)) if s.stance is not None]
        loading = time.perf_counter() - start
        everything = dossier.counts_by_actor()[1]
        move = Estimation(dossier).dynamics.transition(3).tolist()
    start = time.perf_counter()
    state = [1 / len(move)] * len(move)
    for statement in own[:_PLAIN_STEPS]:
        told = [0.6 * d + 0.004 for d in own_line(statement.stance or 0.0, 7.2).tolist()]
        state = [sum(p * row[i] for p, row in zip(state, move, strict=True)) for i in range(101)]
        state = [p * likely for p, likely in zip(state, told, strict=True)]
        total = sum(state)
        state = [p / total for p in state]
    step = (time.perf_counter() - start) / min(_PLAIN_STEPS, len(own))
    one = loading + 2 * step * len(own)
    share = sum(everything.values()) / max(1, everything[actor])
    steps = {"steps": float(min(_PLAIN_STEPS, len(own))), "of": 2.0 * len(own)}
    return {"path": one, "all": loading * share + step * len(own) * share, **steps}


_MEASURES: dict[str, Callable[[str, str, int], dict[str, float]]] = {
    "all": _all,
    "path": _path,
    "changes": _changes,
    "saliences": _saliences,
    "plain": _plain,
}

if __name__ == "__main__":
    main()
