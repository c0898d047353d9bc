"""What is a witness of its own: copies of one dispatch are not, nor sentences of one article."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from ralliement.dossier.columns import Columns
from ralliement.positions.scale import Array


def repeats(columns: Columns) -> NDArray[np.bool_]:
    """Which stances are told before by a copy of the same dispatch.

    Of an actor's equal stances in a piece of evidence as many are kept as the copy with the
    most has. ``columns`` are those of ``stance_columns``. Shape: (n,).
    """
    articles: dict[str, set[str]] = {}
    for piece, article in zip(columns["piece"], columns["article"], strict=True):
        articles.setdefault(piece, set()).add(article)
    copied = {piece for piece, names in articles.items() if len(names) > 1}
    names = ("article", "piece", "actor", "speaker", "stance", "modality")
    in_article: Counter[tuple[object, ...]] = Counter()
    told: set[tuple[object, ...]] = set()
    found = np.zeros(len(columns["id"]), dtype=np.bool_)
    for row, key in enumerate(zip(*(columns[name] for name in names), strict=True)):
        if key[1] in copied:
            in_article[key] += 1
            place = (*key[1:], in_article[key])
            found[row] = place in told
            told.add(place)
    return found


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
