"""How fast disputes are run forward, beside plain loops of the same algorithms in the same run.

    python -m benchmarks.bargaining [--draws 10000] [--plain 3]

Each measured model runs in a fresh process after one small run that loads (the first time:
compiles) it; the plain loop is measured on a few draws and given per draw. Peak is the resident
memory of the process.
"""

from __future__ import annotations

import argparse

import numpy as np

from benchmarks.fresh import Fresh, Timed, fresh, machine, timed
from benchmarks.plain_challenge import plain_challenge
from ralliement.bargaining import ActorTable, find_model
from ralliement.bargaining.outcomes import weighted_mean

ACTORS, ROUNDS, ISSUES = 30, 20, 351


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--plain", type=int, default=3, help="draws of the plain loop")
    asked = parser.parse_args()
    print(f"{machine()}\n")
    pair = fresh(challenge, asked.draws), fresh(challenge_in_loops, asked.plain)
    print(f"challenge: {asked.draws} draws, {ROUNDS} rounds, {ACTORS} actors")
    _print_pair(*pair, (asked.draws, asked.plain), "draw")
    pair = fresh(means), fresh(means_in_loops)
    print(f"\nweighted mean: {ISSUES} issues, {ACTORS} actors")
    _print_pair(*pair, (ISSUES, ISSUES), "issue")


def _print_pair(
    fast: Fresh[Timed[None]], plain: Fresh[Timed[None]], done: tuple[int, int], unit: str
) -> None:
    line = "  {:<10} {:9.5f} s ({:9.5f} s of processor) {:13.2f} µs a {}   peak {:.0f} MB"
    each = [one.found.seconds / many for one, many in zip((fast, plain), done, strict=True)]
    for name, one, seconds in zip(("compiled", "plain loop"), (fast, plain), each, strict=True):
        times = one.found
        print(line.format(name, times.seconds, times.processor, 1e6 * seconds, unit, one.peak_mb))
    print(f"  the plain loop on {done[1]}; {each[1] / each[0]:.0f} times as fast a {unit}")


def a_table(draws: int, actors: int = ACTORS) -> ActorTable:
    """Actors anywhere on the scale, no two alike."""
    chance = np.random.default_rng(5)
    return ActorTable.of(
        [f"actor {k:02}" for k in range(actors)],
        chance.uniform(0, 100, (draws, actors)),
        salience=chance.uniform(0.1, 1, (draws, actors)),
        capability=chance.lognormal(0, 1, (draws, actors)),
    )


def challenge(draws: int) -> Timed[None]:
    """The compiled model, after a small run that loads or compiles it."""
    model, table = find_model("challenge"), a_table(draws)
    model.run(a_table(1, 4), rounds=1)

    def work() -> None:
        model.run(table, rounds=ROUNDS)

    return timed(work)


def challenge_in_loops(draws: int) -> Timed[None]:
    """The same in plain loops."""
    table = a_table(max(draws, 1))

    def work() -> None:
        for draw in range(draws):
            plain_challenge(table, rounds=ROUNDS, draw=draw)

    return timed(work)


def means() -> Timed[None]:
    """The weighted means of all issues, after a run that loads what they need."""
    table = a_table(ISSUES)
    weights = table.weights
    weighted_mean(table.positions, weights)

    def work() -> None:
        weighted_mean(table.positions, weights)

    return timed(work)


def means_in_loops() -> Timed[None]:
    """The same in plain loops."""
    table = a_table(ISSUES)
    arrays = (table.positions, table.salience, table.capability)
    issues = [
        list(zip(*(array[k].tolist() for array in arrays), strict=True)) for k in range(ISSUES)
    ]

    def work() -> None:
        for actors in issues:
            above = below = 0.0
            for x, s, c in actors:
                above += x * s * c
                below += s * c
            _outcome = above / below

    return timed(work)


if __name__ == "__main__":
    main()
