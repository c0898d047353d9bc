"""Measures, each in a process of its own: how long it takes, and how much memory it comes to."""

from __future__ import annotations

import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, TypeVar

_T = TypeVar("_T")
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Fresh(Generic[_T]):
    """What a measure gave, the seconds from the start of its process to its end, and the peak.

    The peak is the resident memory of the process or, if larger, of one that it started.
    """

    found: _T
    seconds: float
    peak_mb: float


@dataclass(frozen=True)
class Timed(Generic[_T]):
    """The medians of several runs in one process, by the clock and of the processor."""

    seconds: float
    processor: float
    found: _T


def fresh(work: Callable[..., _T], *given: object) -> Fresh[_T]:
    """What ``work(*given)``, a function of a module, gives in a process started for it."""
    start = time.perf_counter()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        found, peak_mb = process.submit(_with_peak, work, given).result()
    return Fresh(found, time.perf_counter() - start, peak_mb)


def timed(work: Callable[[], _T], runs: int = 1) -> Timed[_T]:
    """How long ``work`` takes, in ``runs`` runs one after the other, and what the last gave."""
    seconds, processor = [], []
    for _ in range(runs):
        start, started = time.perf_counter(), time.process_time()
        found = work()
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - started)
    return Timed(statistics.median(seconds), statistics.median(processor), found)


def machine() -> str:
    """What the figures were taken on, and how busy it was."""
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, load {load:.1f}"


def _with_peak(work: Callable[..., _T], given: tuple[object, ...]) -> tuple[_T, float]:
    found = work(*given)
    largest_child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _RSS_UNIT / 1e6
    return found, max(_own_peak(), largest_child)


def _own_peak() -> float:
    """The peak of this process in MB. What Linux gives as usage includes the starting process's."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    peaks = [int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")]
    own = peaks or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT]
    return own[0] / 1e6
