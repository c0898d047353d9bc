"""What stands for the sections that a pack leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ralliement.issues.common_words import opposites


def left_out(sections: Mapping[str, Any]) -> dict[str, Any]:
    """The sections that may be left out, as they are then: any field, a word for each point."""
    return {
        "subject_actors": [],
        "field": {language: [] for language in sections["question"]},
        "examples": {},
        "trackers": _trackers(sections["points"]),
    }


def _trackers(points: list[Any]) -> dict[str, tuple[float, float]]:
    """Each point's id with the range that lies closer to it than to its neighbours."""
    ordered = sorted(points, key=lambda point: float(point.value))
    middles = [(low.value + high.value) / 2 for low, high in pairwise(ordered)]
    limits = [0.0, *middles, 100.0]
    return {point.id: limit for point, limit in zip(ordered, pairwise(limits), strict=True)}


def opposite_of(sections: Mapping[str, Any]) -> dict[float, float]:
    """The pack's opposites, after those that follow from what its points mean."""
    given = {point.means: point.value for point in sections["points"] if point.means is not None}
    return {**(opposites(given) if given else {}), **sections["opposite"]}
