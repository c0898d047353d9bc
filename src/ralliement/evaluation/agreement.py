"""Figures on whole tables of confusions: macro-F1, Cohen's kappa. For every resample at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ralliement.evaluation.tally import Sums, Values, ratio


def macro_f1(sums: Sums, classes: Sequence[str]) -> Values:
    """The mean F1 of ``classes``; a resample without a class takes the mean of the others.

    From the counts (class, ``gold`` | ``machine`` | ``right``).
    """
    each = np.array(
        [
            np.where(
                sums(name, "gold") > 0,
                ratio(2 * sums(name, "right"), sums(name, "gold") + sums(name, "machine")),
                np.nan,
            )
            for name in classes
        ]
    )
    there = np.isfinite(each)
    return ratio(np.where(there, each, 0.0).sum(axis=0), there.sum(axis=0).astype(np.float64))


def kappa(sums: Sums, name: str, labels: Sequence[str]) -> Values:
    """Cohen's kappa from the counts (``name``, by hand, by the machine); labels as given.

    Not a number where chance alone would agree always: only one label is in use.
    Source: Cohen 1960, A coefficient of agreement for nominal scales, equation 1.
    """
    table = np.array([[sums(name, one, other) for other in labels] for one in labels])
    total = table.sum(axis=(0, 1))
    agreed = ratio(np.trace(table), total)
    chance = ratio((table.sum(axis=1) * table.sum(axis=0)).sum(axis=0), total**2)
    return ratio(agreed - chance, np.where(chance == 1, 0.0, 1 - chance))
