"""What one stance says about the position of its actor: a likelihood over the scale.

A stance is right with the probability ``trust``; then it lies around the position with a
normal law cut at the ends of the scale. If it is wrong it may be anywhere: an even outlier
component (Hawkins 1980, mixture model of outliers), so that no single sentence can rule a
position out.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtr

from ralliement.positions.scale import GRID, Array
from ralliement.positions.settings import Settings

_EVEN = 1 / 100
"""The density of a wrong stance: anywhere on the scale."""

_SURE, _UNSURE = 0.98, 0.02
"""The limits of a confidence; nothing that is coded is certain."""

_SHARES = (np.arange(20) + 0.5) / 20
"""How far a common text may be from one's own position towards the other's, 0..1."""


def trust_of(
    confidence: NDArray[np.float64], kept: NDArray[np.float64], settings: Settings
) -> Array:
    """The probabilities that stances are right, from the coder's confidence.

    ``kept`` is what modality and source leave of it, 0..1. Shapes: all (n,).
    """
    odds = settings.trust_at + settings.trust_slope * logit(np.clip(confidence, _UNSURE, _SURE))
    return np.asarray(expit(odds) * kept)


@lru_cache(maxsize=4096)
def own_line(stance: float, noise: float) -> Array:
    """The density of ``stance`` at each position, where it is the actor's own line: (n_grid,)."""
    return _density(stance, GRID, noise)


@lru_cache(maxsize=256)
def common_text(stance: float, noise: float) -> Array:
    """The density of ``stance`` at each position, in a text that several actors agree on.

    What two sides sign lies somewhere between them: at an even share of the way from the
    actor's position to the other's, which may be anywhere. So a text that goes half as far as
    an actor wants says little against what it wants. Shape: (n_grid,).
    """
    own, other, share = np.meshgrid(GRID, GRID, _SHARES, indexing="ij")
    agreed = own + share * (other - own)
    return np.asarray(_density(stance, agreed, noise).mean(axis=(1, 2)))


def mixture(told: Array, trust: Array) -> Array:
    """The likelihood over the scale of stances of density ``told`` and probability ``trust``."""
    return np.asarray(trust * told + (1 - trust) * _EVEN)


def _density(stance: float, centre: Array, noise: float) -> Array:
    bell = np.exp(-0.5 * ((stance - centre) / noise) ** 2) / (noise * np.sqrt(2 * np.pi))
    inside = ndtr((100 - centre) / noise) - ndtr(-centre / noise)
    return np.asarray(bell / inside)
