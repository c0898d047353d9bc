"""The vectorised exponential and logarithm against the C library's."""

from __future__ import annotations

import numpy as np

from ralliement.bargaining.models.fast_math import exp_of, log_of


def test_exponentials() -> None:
    y = np.concatenate([np.linspace(-690, 690, 20001), np.linspace(-3, 1, 20001), [0.0]])
    found, bits = np.empty_like(y), np.empty(len(y), np.int64)
    exp_of(y, found, bits)
    np.testing.assert_allclose(found, np.exp(y), rtol=4e-16)
    assert found[-1] == 1.0


def test_powers_of_nothing_vanish() -> None:
    y = np.array([-1e4, -np.inf])
    found = np.empty_like(y)
    exp_of(y, found, np.empty(2, np.int64))
    assert (found < 1e-300).all()


def test_logarithms() -> None:
    x = np.concatenate([10.0 ** np.linspace(-300, 300, 20001), np.linspace(0.4, 2.5, 20001)])
    found, bits = np.empty_like(x), np.empty(len(x), np.int64)
    log_of(x, found, bits)
    np.testing.assert_allclose(found, np.log(x), rtol=4e-16, atol=1e-17)
