"""What the benchmarks share: a process of its own for each measure."""

from __future__ import annotations

import os

import pytest

from benchmarks.fresh import fresh, timed


def whereabouts(size_mb: int) -> int:
    held = b"x" * (size_mb * 10**6)
    return os.getpid() if held else 0


def failing() -> None:
    raise SystemExit("nothing to measure")


def test_a_measure_has_a_process_and_a_peak_of_its_own() -> None:
    small, large = fresh(whereabouts, 1), fresh(whereabouts, 150)
    assert len({small.found, large.found, os.getpid()}) == 3
    assert 100 < large.peak_mb - small.peak_mb < 250
    assert small.seconds > 0


def test_what_a_measure_complains_of_is_heard() -> None:
    with pytest.raises(SystemExit, match="nothing to measure"):
        fresh(failing)


def test_the_median_of_the_runs_is_taken_and_the_last_result() -> None:
    ran: list[int] = []

    def work() -> int:
        ran.append(len(ran))
        return ran[-1]

    found = timed(work, runs=3)
    assert ran == [0, 1, 2]
    assert found.found == 2
    assert found.processor >= 0
    assert 0 < found.seconds < 5
