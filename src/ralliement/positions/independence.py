"""What is a witness of its own: copies of one dispatch are not, nor sentences of one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from ralliement.dossier.columns import Columns
from ralliement.positions.scale import Array

_NEVER = "9999-12-31"
"""Later than any day on which an article appeared: where it is not dated."""


def repeats(columns: Columns) -> NDArray[np.bool_]:
    """Which stances are told before by a copy of the same dispatch.

    Of an actor's equal stances in a piece of evidence as many are kept as the copy with the
    most has, those of the copies that appeared first: what was known on a day does not hang on
    a reprint of a later one. ``columns`` are those of ``stance_columns``. Shape: (n,).
    """
    articles: dict[str, set[str]] = {}
    for piece, article in zip(columns["piece"], columns["article"], strict=True):
        articles.setdefault(piece, set()).add(article)
    copied = {piece for piece, names in articles.items() if len(names) > 1}
    names = ("article", "piece", "actor", "speaker", "stance", "modality")
    in_article: Counter[tuple[object, ...]] = Counter()
    told: set[tuple[object, ...]] = set()
    found = np.zeros(len(columns["id"]), dtype=np.bool_)
    for row in _as_they_appeared(columns, copied):
        key = tuple(columns[name][row] for name in names)
        in_article[key] += 1
        place = (*key[1:], in_article[key])
        found[row] = place in told
        told.add(place)
    return found


def _as_they_appeared(columns: Columns, copied: Set[str]) -> list[int]:
    """The rows of the ``copied`` pieces, those first that had surely appeared first."""
    rows = [row for row, piece in enumerate(columns["piece"]) if piece in copied]
    ends, starts = columns["published_to"], columns["published_from"]
    return sorted(rows, key=lambda row: (ends[row] or _NEVER, starts[row] or _NEVER))


def weights_of(series: NDArray[np.int64], piece: NDArray[np.int64], alike: float) -> Array:
    """The share of each stance as a witness: the power that its likelihood is raised to.

    n stances of one actor in one piece of evidence, whose errors are correlated by ``alike``,
    weigh together as n / (1 + (n - 1) ``alike``) independent ones.  Shapes: all (n,).
    Source: Kish 1965, Survey Sampling, section 5.4, the design effect of a cluster.
    """
    if not len(series):
        return np.zeros(0)
    cluster = series * (int(piece.max()) + 1) + piece
    _values, place, sizes = np.unique(cluster, return_inverse=True, return_counts=True)
    return np.asarray(1 / (1 + (sizes[place] - 1) * alike))
