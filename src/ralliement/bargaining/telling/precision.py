"""How exactly draws tell a median, and so how many digits of it are worth showing."""

from __future__ import annotations

import numpy as np

from ralliement.bargaining.table import FloatArray, Scale
from ralliement.bargaining.telling.words import ForecastWords, decimals


def median_error(values: FloatArray) -> FloatArray:
    """Half of what holds the median of draws (n_draws, ...) 19 times in 20, by axis 0.

    The number of draws below the median has the standard deviation sqrt(n) / 2; twice that on
    both sides are the shares 0.5 - 1 / sqrt(n) and 0.5 + 1 / sqrt(n).
    Source: David & Nagaraja 2003, Order Statistics, section 7.1.
    """
    reach = min(1 / np.sqrt(len(values)), 0.5)
    low, high = np.quantile(values, [0.5 - reach, 0.5 + reach], axis=0)
    return np.asarray((high - low) / 2)


def digits(scale: Scale, error: float) -> int:
    """How many decimals to show: as the scale is fine, fewer where draws do not tell the last."""
    found = decimals(scale)
    while found and error > 0.5 * 10**-found:
        found -= 1
    return found


def rounded(value: float, places: int, words: ForecastWords) -> str:
    """A number with so many decimals, as the language writes it."""
    return words.number(f"{round(value, places) + 0.0:.{places}f}")


def signed(value: float, places: int, words: ForecastWords) -> str:
    """A difference with its sign; none where it rounds to zero."""
    near = round(value, places)
    return words.number(f"{near + 0.0:{'+' if near else ''}.{places}f}")
