"""Draws shared out among threads: compiled kernels run without Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def in_shares(draws: int, play: Callable[[int, int], None]) -> None:
    """Call ``play(first, step)`` on every processor, for draws first, first + step, …"""
    workers = min(os.cpu_count() or 1, draws)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda first: play(first, workers), range(workers)))


def each_draw(draws: int, play: Callable[[int], None]) -> None:
    """Call ``play`` for every draw; each writes its own numbers, so that order does not matter."""

    def some(first: int, step: int) -> None:
        for draw in range(first, draws, step):
            play(draw)

    in_shares(draws, some)
