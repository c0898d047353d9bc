"""Positions estimated again with a statement or an article left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ralliement.positions import Estimation, Position
from ralliement.positions.independence import weights_of
from ralliement.positions.observations import Observations

_AT_ONCE = 20_000
"""Observations that are estimated together; bounds the memory."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What is left out, and the position of each actor that it bears on, None without evidence.

    ``statements`` are their ids; copies of one dispatch are one statement. ``article`` is where
    the first of them stands.
    """

    statements: tuple[str, ...]
    article: str
    positions: Mapping[str, Position | None]


def without_statements(estimation: Estimation, found: Observations, day: date) -> list[Removal]:
    """The positions at ``day`` without each observation in turn, with its copies."""
    variants = [
        _Variant(number, row, whole_piece=False)
        for number, rows in _by_series(found)
        for row in rows.tolist()
    ]
    positions = _estimated(estimation, found, variants, day)
    return [
        Removal(
            (str(found.statements[variant.key]),),
            str(found.articles[variant.key]),
            {found.names[variant.series]: position},
        )
        for variant, position in zip(variants, positions, strict=True)
    ]


def without_articles(estimation: Estimation, found: Observations, day: date) -> list[Removal]:
    """The positions at ``day`` without each article in turn, with its copies."""
    variants = [
        _Variant(number, piece, whole_piece=True)
        for number, rows in _by_series(found)
        for piece in np.unique(found.piece[rows]).tolist()
    ]
    positions = _estimated(estimation, found, variants, day)
    gone: dict[int, dict[str, Position | None]] = {}
    for variant, position in zip(variants, positions, strict=True):
        gone.setdefault(variant.key, {})[found.names[variant.series]] = position
    removals = []
    for piece, changed in sorted(gone.items()):
        rows = np.flatnonzero(found.piece == piece)
        ids = tuple(str(name) for name in found.statements[rows])
        removals.append(Removal(ids, str(found.articles[rows[0]]), changed))
    return removals


@dataclass(frozen=True, slots=True)
class _Variant:
    """One series without the observation of row ``key``, or without the whole piece ``key``."""

    series: int
    key: int
    whole_piece: bool


def _by_series(found: Observations) -> Iterator[tuple[int, NDArray[np.int64]]]:
    for number in np.unique(found.series).tolist():
        yield number, np.flatnonzero(found.series == number)


def _estimated(
    estimation: Estimation, found: Observations, variants: Sequence[_Variant], day: date
) -> list[Position | None]:
    """The position of each variant, in order."""
    made: list[Position | None] = []
    for some in _portions(found, variants):
        parts = [_remaining(estimation, found, variant) for variant in some]
        joined = _joined(parts)
        known = {one.actor: one for one in estimation.at(joined, day)}
        made += [known.get(name) for name in joined.names]
    return made


def _portions(found: Observations, variants: Sequence[_Variant]) -> Iterator[list[_Variant]]:
    some: list[_Variant] = []
    size = 0
    for variant in variants:
        first, last = np.searchsorted(found.series, (variant.series, variant.series + 1))
        count = int(last - first)
        if some and size + count > _AT_ONCE:
            yield some
            some, size = [], 0
        some.append(variant)
        size += count
    if some:
        yield some


def _remaining(estimation: Estimation, found: Observations, variant: _Variant) -> Observations:
    """What a variant keeps, weighed anew: fewer sentences of one article weigh more each."""
    first, last = np.searchsorted(found.series, (variant.series, variant.series + 1))
    rows = np.arange(first, last)
    if variant.whole_piece:
        kept = found.where(rows[found.piece[rows] != variant.key])
    else:
        kept = found.where(rows[rows != variant.key])
    return replace(kept, weight=weights_of(kept.series, kept.piece, estimation.settings.alike))


def _joined(parts: Sequence[Observations]) -> Observations:
    """Each part as a series of its own, named by its number."""
    columns = ("day", "reach", "stance", "trust", "weight", "decided", "joint", "piece")
    whole = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in (*columns, "statements", "articles")
    }
    sizes = [len(part) for part in parts]
    return Observations(
        names=tuple(map(str, range(len(parts)))),
        series=np.repeat(np.arange(len(parts)), sizes),
        noise=parts[0].noise,
        **whole,
    )
