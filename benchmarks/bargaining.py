"""How fast disputes are run forward, beside plain loops of the same algorithms in the same run.

    python -m benchmarks.bargaining [--draws 10000] [--plain 3]

Each measured model runs in a fresh process after one small run that loads (the first time:
compiles) it; the plain loop is measured on a few draws and given per draw. Peak is the resident
memory of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.plain_challenge import plain_challenge
from ralliement.bargaining import ActorTable, find_model
from ralliement.bargaining.outcomes import weighted_mean

ROOT = Path(__file__).resolve().parent.parent
ACTORS, ROUNDS, ISSUES = 30, 20, 351


def main() -> None:
    """Print both tables, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--plain", type=int, default=3, help="draws of the plain loop")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(MEASURES[asked.measure](asked.draws)))
        return
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before the run\n")
    fast, plain = _run("challenge", asked.draws), _run("plain-challenge", asked.plain)
    print(f"challenge: {asked.draws} draws, {ROUNDS} rounds, {ACTORS} actors")
    _print_pair(fast, plain, asked.draws, asked.plain, "draw")
    fast, plain = _run("means", 1), _run("plain-means", 1)
    print(f"\nweighted mean: {ISSUES} issues, 30 actors")
    _print_pair(fast, plain, ISSUES, ISSUES, "issue")


def _print_pair(
    fast: dict[str, float], plain: dict[str, float], many: int, few: int, unit: str
) -> None:
    each, slow = fast["seconds"] / many, plain["seconds"] / few
    line = "  {:<10} {:9.5f} s ({:9.5f} s of processor) {:13.2f} µs a {}   peak {:.0f} MB"
    for name, found, one in (("compiled", fast, each), ("plain loop", plain, slow)):
        print(line.format(name, found["seconds"], found["cpu"], 1e6 * one, unit, found["peak"]))
    print(f"  the plain loop on {few}; {slow / each:.0f} times as fast a {unit}")


def _run(measure: str, draws: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.bargaining", "--measure", measure]
    done = subprocess.run(
        [*command, "--draws", str(draws)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def a_table(draws: int, actors: int = ACTORS) -> ActorTable:
    """Actors anywhere on the scale, no two alike."""
    chance = np.random.default_rng(5)
    return ActorTable.of(
        [f"actor {k:02}" for k in range(actors)],
        chance.uniform(0, 100, (draws, actors)),
        salience=chance.uniform(0.1, 1, (draws, actors)),
        capability=chance.lognormal(0, 1, (draws, actors)),
    )


def _challenge(draws: int) -> dict[str, float]:
    model, table = find_model("challenge"), a_table(draws)
    model.run(a_table(1, 4), rounds=1)
    start, cpu = time.perf_counter(), time.process_time()
    model.run(table, rounds=ROUNDS)
    return _measured(start, cpu)


def _plain_challenge(draws: int) -> dict[str, float]:
    table = a_table(max(draws, 1))
    start, cpu = time.perf_counter(), time.process_time()
    for draw in range(draws):
        plain_challenge(table, rounds=ROUNDS, draw=draw)
    return _measured(start, cpu)


def _means(_draws: int) -> dict[str, float]:
    table = a_table(ISSUES)
    weights = table.weights
    weighted_mean(table.positions, weights)
    start, cpu = time.perf_counter(), time.process_time()
    weighted_mean(table.positions, weights)
    return _measured(start, cpu)


def _plain_means(_draws: int) -> dict[str, float]:
    table = a_table(ISSUES)
    issues = [
        list(
            zip(
                *(
                    array[k].tolist()
                    for array in (table.positions, table.salience, table.capability)
                ),
                strict=True,
            )
        )
        for k in range(ISSUES)
    ]
    outcomes = []
    start, cpu = time.perf_counter(), time.process_time()
    for actors in issues:
        above = below = 0.0
        for x, s, c in actors:
            above += x * s * c
            below += s * c
        outcomes.append(above / below)
    return _measured(start, cpu)


def _measured(start: float, cpu: float) -> dict[str, float]:
    seconds, used = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "cpu": used, "peak": peak}


MEASURES = {
    "challenge": _challenge,
    "plain-challenge": _plain_challenge,
    "means": _means,
    "plain-means": _plain_means,
}


if __name__ == "__main__":
    main()
