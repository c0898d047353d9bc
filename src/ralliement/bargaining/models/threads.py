"""Draws shared out among threads: compiled kernels run without Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def each_draw(draws: int, play: Callable[[int], None]) -> None:
    """Call ``play`` for every draw; each writes its own numbers, so that order does not matter."""

    def some(share: range) -> None:
        for draw in share:
            play(draw)

    workers = min(os.cpu_count() or 1, draws)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(some, [range(first, draws, workers) for first in range(workers)]))
