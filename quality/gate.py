"""The quality gate as a command: measure, show, say what is worse than it was.

python -m quality.gate                    exit 1 with a line for every fault
python -m quality.gate --raise            hold what is better now; lowers nothing
python -m quality.gate --lower TASK WHY   hold less of one task; WHY is kept beside the floors
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from quality.figures import Figure, Measured
from quality.floors import FLOORS, Floors, FloorsError, Pinned, load_floors, save_floors
from quality.material import Material
from quality.tasks import all_tasks, measure
from quality.verdict import faults, lowered, raised


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if all that is held holds, 1 if not, 2 if the floors cannot be changed as asked."""
    options = _options().parse_args(arguments)
    try:
        floors = load_floors(options.floors)
        measured = measured_now(workers=options.workers)
        after = changed(measured, floors, options.lower, raising=options.raising)
    except FloorsError as error:
        print(error, file=sys.stderr)
        return 2
    if after != floors:
        save_floors(after, options.floors)
    print("\n".join(table(measured, after)))
    wrong = faults(measured, after)
    print("\n".join(["", *wrong, f"RED: {len(wrong)} faults"] if wrong else ["", "GREEN"]))
    return 1 if wrong else 0


def measured_now(workers: int = 1) -> list[Measured]:
    """All that can be measured today."""
    with TemporaryDirectory() as scratch:
        return list(measure(all_tasks(), Material(Path(scratch), workers)))


def changed(
    measured: Sequence[Measured],
    floors: Floors,
    lower: Sequence[tuple[str, str]],
    *,
    raising: bool,
) -> Floors:
    """The floors once each task of ``lower`` is lowered and, if asked, all are raised."""
    for task, why in lower:
        floors = lowered(measured, floors, task, why)
    return raised(measured, floors) if raising else floors


def table(measured: Sequence[Measured], floors: Floors) -> Iterator[str]:
    """Every figure beside its floor or ceiling; ``!`` where it is past it."""
    yield f"  {'task':<26} {'figure':<34} {'of':>4} {'now':>7} {'held':>8}"
    for one in measured:
        limits = floors.get(one.task, Pinned()).limits
        if one.failure is not None:
            yield f"! {one.task:<26} {one.failure}"
        for figure in one.figures:
            yield _line(one.task, figure, limits.get(figure.name))


def _line(task: str, figure: Figure, limit: float | None) -> str:
    red = limit is None or figure.is_past(limit)
    now = "–" if figure.value is None else f"{figure.value:.3f}"
    held = "–" if limit is None else f"{'≤' if figure.has_ceiling else '≥'} {limit:.3f}"
    return (
        f"{'!' if red else ' '} {task:<26} {figure.name:<34} {figure.count:>4} {now:>7} {held:>8}"
    )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m quality.gate",
        description=f"Measure, and compare with {FLOORS.parent.name}/{FLOORS.name}.",
    )
    parser.add_argument(
        "--raise",
        dest="raising",
        action="store_true",
        help="hold what is better now, and what is new; lowers nothing",
    )
    parser.add_argument(
        "--lower",
        nargs=2,
        action="append",
        default=[],
        metavar=("TASK", "WHY"),
        help="hold less of one task; the sentence WHY is kept beside its floors; repeatable",
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help="how many processes read articles")
    return parser


if __name__ == "__main__":
    sys.exit(main())
