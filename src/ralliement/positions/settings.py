"""Every constant of the model of positions, with where it comes from.

``benchmarks/fit_positions.py`` fits those that data can tell; docs/positions.md has what it finds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

USUAL_STEP = 25.0
"""Points of the scale between two labelled answers, where an issue labels fewer than two."""

_MODALITY = MappingProxyType({"asserted": 1.0, "planned": 0.9, "denied": 0.7, "conditional": 0.5})


def noise_of(labelled: Sequence[float]) -> float:
    """The standard deviation of a stance around the position that it tells, 0..100.

    A coder writes the labelled answer that is nearest to what was said; what lies between two
    answers is lost. An error that is even over a step of width w has the standard deviation
    w / sqrt(12) (Widrow & Kollár 2008, ch. 5, on quantisation).
    """
    values = sorted(labelled)
    steps = [after - before for before, after in zip(values, values[1:], strict=False)]
    step = sum(steps) / len(steps) if steps else USUAL_STEP
    return step / math.sqrt(12)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the model takes as given. Rates are per year, distances in points of the scale.

    ``jump_rate``: how often an actor takes a new line altogether, anywhere on the scale.
    ``told``: the share of these jumps that the dossier tells of when they happen; the others
    happen unseen, at any time.
    ``step_rate``, ``step_size``: how often it shifts a little, and how far on average
    (a two-sided geometric law). ``noise``: see :func:`noise_of`; None takes the issue's.
    ``trust_at``: log odds that a stance is right, at a confidence of one half, and
    ``trust_slope``: how they rise with the log odds of the confidence. ``modality``,
    ``reported``, ``linked``: what is left of that trust. ``alike``: how alike the errors of two
    stances in one article are, 0..1. ``turn_rate``: how often an actor decides, or reopens
    what it had decided. ``flag_right``: how often a text that tells whether something is
    decided tells it rightly.
    """

    jump_rate: float = 0.4
    told: float = 0.75
    step_rate: float = 0.5
    step_size: float = 6.0
    noise: float | None = None
    trust_at: float = 0.7
    trust_slope: float = 0.6
    modality: Mapping[str, float] = field(default_factory=lambda: _MODALITY)
    reported: float = 0.8
    linked: float = 0.8
    alike: float = 0.5
    turn_rate: float = 0.5
    flag_right: float = 0.85


DEFAULTS = Settings()
