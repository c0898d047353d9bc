"""Chance that is the same on every machine and for every number of processes.

Each stream is named by what it is for (an actor and a field, a draw), so that a new actor or
a different number of draws changes no other stream.
"""

from __future__ import annotations

import hashlib

import numpy as np

from ralliement.bargaining.table import FloatArray


def stream(seed: int, *name: str | int) -> np.random.Generator:
    """The generator of that name: counter-based (Philox), keyed by seed and name."""
    digest = hashlib.blake2b(repr((int(seed), *name)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(digest, "little")))


def by_draw(seed: int, draws: int, shape: tuple[int, ...], *name: str | int) -> FloatArray:
    """Numbers 0..1 (draws, *shape); those of a draw do not depend on how many there are."""
    return stream(seed, *name).random((draws, *shape))
