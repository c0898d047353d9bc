"""How much a statement counts at a moment, by how far from it in time it was made.

Kernel-weighted windows let an old statement fade instead of dropping out at a border.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ralliement.errors import NetworkError, UnknownName

Values = NDArray[np.float64]


def _uniform(u: Values) -> Values:
    return np.where(np.abs(u) <= 1, 0.5, 0.0)


def _epanechnikov(u: Values) -> Values:
    return np.where(np.abs(u) <= 1, 0.75 * (1 - u**2), 0.0)


def _triangular(u: Values) -> Values:
    return np.asarray(np.clip(1 - np.abs(u), 0.0, None))


def _gaussian(u: Values) -> Values:
    return np.asarray(np.exp(-0.5 * u**2) / np.sqrt(2 * np.pi))


KERNELS: dict[str, Callable[[Values], Values]] = {
    "uniform": _uniform,
    "epanechnikov": _epanechnikov,
    "triangular": _triangular,
    "gaussian": _gaussian,
}
"""Weights by u, the distance in half widths; each has the area 1 (Wand and Jones 1995, 2.2)."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """A kernel by its name, and the whole width of its window in days.

    The Gaussian has no border: half the width is its standard deviation.
    Raises: UnknownName, NetworkError for a width below two days.
    """

    name: str
    width_days: int

    def __post_init__(self) -> None:
        if self.name not in KERNELS:
            raise UnknownName("kernel", self.name, KERNELS)
        if self.width_days < 2:
            raise NetworkError(
                f"a kernel {self.width_days} days wide sees nothing; give a width of 2 or more"
            )

    def weights(self, days: pd.Series[pd.Timestamp], centre: date) -> Values:
        """The weight of each of ``days`` at ``centre``. Shapes: (n_days,). Units: none.

        Source: Leifeld 2017 and DNA 3 standardise time as here, u = 2 (t - centre) / width;
        DNA's triangular kernel is lopsided (1 - u), ours is the usual 1 - |u|.
        """
        away = (days - pd.Timestamp(centre)).dt.days.to_numpy(float)
        return KERNELS[self.name](2 * away / self.width_days)


def weighed(table: pd.DataFrame, kernel: Kernel, centre: date) -> pd.DataFrame:
    """The statements of ``table`` that count at ``centre``, with their ``weight``."""
    weight = kernel.weights(pd.to_datetime(table["date"]), centre)
    return table.assign(weight=weight).loc[weight > 0]
