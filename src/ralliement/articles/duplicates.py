"""Which articles are copies of one dispatch, however lightly each desk edited it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from ralliement.records import Article

if TYPE_CHECKING:
    from datasketch import MinHash

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 3
_PERMUTATIONS = 128
_LOOSER = 0.35
"""Candidates are drawn below the threshold and then compared exactly, so that few are missed."""
_COPIED = 0.75
"""Of the threshold: the share of the shorter text that stands in the longer one. Reports of the
same event written apart share far less than half of their three-word runs."""
_COPIED_SHINGLES = 30
_FEW = 100
"""Articles up to which every pair is compared; sketches pay beyond."""

Shingles = frozenset[int]


def near_duplicates(articles: Iterable[Article], threshold: float = 0.8) -> dict[str, str]:
    """The group of each article: article id → the first id of its group, in sorted order.

    Two articles belong together if the three-word runs that they share reach ``threshold`` of
    all that they have (Jaccard), or if most of the shorter one, three quarters of ``threshold``,
    stands in the other and it is at least half as long: desks cut dispatches and add to them.
    Groups do not depend on the order of the articles; nothing is deleted.
    Source: MinHash, Broder 1997; banding, Leskovec et al., Mining of Massive Datasets, ch. 3.
    """
    shingled = {article.id: _shingles(article.text) for article in articles}
    leaders = {name: name for name in shingled}
    for name, other in _candidates(shingled, threshold):
        if _alike(shingled[name], shingled[other], threshold):
            _unite(leaders, name, other)
    return {name: _leader(leaders, name) for name in leaders}


def _candidates(shingled: Mapping[str, Shingles], threshold: float) -> Iterator[tuple[str, str]]:
    """Pairs worth comparing: all of a few articles, those that collide in sketches of many."""
    filled = {name: shingles for name, shingles in sorted(shingled.items()) if shingles}
    if len(filled) <= _FEW:
        yield from combinations(filled, 2)
        return
    from datasketch import MinHashLSH  # brings SciPy: a second of start-up

    index = MinHashLSH(threshold=threshold * _LOOSER, num_perm=_PERMUTATIONS)
    sketches = {name: _sketch(shingles) for name, shingles in filled.items()}
    for name, sketch in sketches.items():
        index.insert(name, sketch)
    for name, sketch in sketches.items():
        yield from ((name, other) for other in index.query(sketch) if name < other)


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.casefold())
    runs = zip(*(words[offset:] for offset in range(min(_SHINGLE_WORDS, len(words)))), strict=False)
    return frozenset(
        int.from_bytes(blake2b(" ".join(run).encode(), digest_size=4).digest(), "big")
        for run in runs
    )


def _sketch(shingles: Shingles) -> MinHash:
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, hashfunc=int)
    sketch.update_batch(np.fromiter(shingles, dtype=np.uint64, count=len(shingles)))
    return sketch


def _alike(one: Shingles, other: Shingles, threshold: float) -> bool:
    common = len(one & other)
    if common >= threshold * (len(one) + len(other) - common):
        return True
    shorter, longer = sorted((len(one), len(other)))
    copied = common >= _COPIED * threshold * shorter and 2 * shorter >= longer
    return copied and shorter >= _COPIED_SHINGLES


def _leader(leaders: dict[str, str], name: str) -> str:
    while leaders[name] != name:
        leaders[name] = leaders[leaders[name]]
        name = leaders[name]
    return name


def _unite(leaders: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[second] = first
