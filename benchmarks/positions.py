"""Time and memory of positions on a large generated dossier, beside the same in plain Python.

Each measure is the median of several runs in a fresh process; the peak is that process's
resident memory, imports included. The plain reference reads the statements through the dossier's
records and filters and smooths them with lists and loops; it is run on a part of the work that
takes seconds, and its time for the whole is that multiplied up, which the table says.

    python -m benchmarks.positions [--statements 100000] [--actors 200] [--runs 3]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from benchmarks.fresh import Timed, fresh, machine, timed
from benchmarks.generate import Size, actor_name, make_dossier
from ralliement.dossier import Dossier, Filters

AT = date(2020, 6, 30)
_PLAIN_STEPS = 12


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=Size.statements)
    parser.add_argument("--actors", type=int, default=Size.actors)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    size = Size(asked.statements, asked.actors)
    busiest, usual = actor_name(0), actor_name(min(9, size.actors - 1))
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "large.db"
        make_dossier(place, size)
        print(f"{size.statements} statements, {size.actors} actors, {size.years} years")
        print(f"{machine()}\n")
        print(f"{'':44}{'seconds':>10}{'peak MB':>10}{'plain Python, s':>18}")
        slow = fresh(plain, place, usual).found
        for name, work, actor, beside in (
            ("all positions at one date", everyone, usual, slow["all"]),
            ("one actor's path by month, 5 years", path, usual, slow["path"]),
            ("the busiest actor's path", path, busiest, None),
            ("all changes", moves, usual, None),
            ("all saliences", saliences, usual, None),
        ):
            one = fresh(work, place, actor, asked.runs)
            cell = f"{beside:>18.0f}" if beside is not None else ""
            print(f"{name:44}{one.found.seconds:>10.2f}{one.peak_mb:>10.0f}{cell}")
    steps, of = slow["steps"], slow["of"]
    print(f"\nplain Python: {steps:.0f} of its {of:.0f} steps for one actor, multiplied up")


def everyone(place: Path, _actor: str, runs: int) -> Timed[int]:
    """Where all stand at one date."""
    from ralliement.positions import positions_at

    with Dossier.open(place) as dossier:
        return timed(lambda: len(positions_at(dossier, AT)), runs)


def path(place: Path, actor: str, runs: int) -> Timed[int]:
    """One actor's path."""
    from ralliement.positions import position_path

    with Dossier.open(place) as dossier:
        return timed(lambda: len(position_path(dossier, actor)), runs)


def moves(place: Path, _actor: str, runs: int) -> Timed[int]:
    """When actors moved."""
    from ralliement.positions import changes

    with Dossier.open(place) as dossier:
        return timed(lambda: len(changes(dossier)), runs)


def saliences(place: Path, _actor: str, runs: int) -> Timed[int]:
    """How much all care."""
    from ralliement.positions import saliences_at

    with Dossier.open(place) as dossier:
        return timed(lambda: len(saliences_at(dossier, AT)), runs)


def plain(place: Path, actor: str) -> Mapping[str, float]:
    """The time of one step of the filter in plain Python, and with it that of the whole."""
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


if __name__ == "__main__":
    main()
