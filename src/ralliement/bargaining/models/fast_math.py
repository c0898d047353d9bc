"""Exponentials and logarithms of whole arrays, compiled to vector instructions.

The compiler at hand calls the C library number by number; loops of plain arithmetic it turns into
vector instructions, four times as fast, and with the same result on every machine. Errors are
below 4e-16 of the value (tests/bargaining/test_fast_math.py).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models.compiling import compiled_contracted
from ralliement.bargaining.table import FloatArray

_LOG2_E = 1.4426950408889634
_LN2_HIGH, _LN2_LOW = 0.6931471803691238, 1.9082149292705877e-10
"""ln 2 in two parts, the first with zeros at its end (Cody & Waite 1980)."""
_ROUND = 6755399441055744.0
"""1.5 · 2^52: adding it leaves the nearest whole number in the last bits."""
_ROUND_BITS = np.int64(0x4338000000000000)
_ONE = np.int64(0x3FF0000000000000)
_LEAST = -700.0


@compiled_contracted
def exp_of(y: FloatArray, out: FloatArray, bits: NDArray[np.int64]) -> None:
    """out = e^y for y in -700..700 (below: as at -700); ``bits`` is room of the same length."""
    powers = bits.view(np.float64)
    for k in range(len(y)):
        powers[k] = max(y[k], _LEAST) * _LOG2_E + _ROUND
    for k in range(len(y)):
        whole = powers[k] - _ROUND
        f = (max(y[k], _LEAST) - whole * _LN2_HIGH) - whole * _LN2_LOW
        s = 1.0 / 479001600.0
        s = s * f + 1.0 / 39916800.0
        s = s * f + 1.0 / 3628800.0
        s = s * f + 1.0 / 362880.0
        s = s * f + 1.0 / 40320.0
        s = s * f + 1.0 / 5040.0
        s = s * f + 1.0 / 720.0
        s = s * f + 1.0 / 120.0
        s = s * f + 1.0 / 24.0
        s = s * f + 1.0 / 6.0
        s = s * f + 0.5
        out[k] = (s * f + 1.0) * f + 1.0
    for k in range(len(y)):
        bits[k] = ((bits[k] - _ROUND_BITS) << 52) + _ONE
    for k in range(len(y)):
        out[k] *= powers[k]


@compiled_contracted
def log_of(x: FloatArray, out: FloatArray, bits: NDArray[np.int64]) -> None:
    """out = ln x for normal x > 0; ``bits`` is room of the same length."""
    parts = bits.view(np.float64)
    for k in range(len(x)):
        parts[k] = x[k]
    for k in range(len(x)):
        # The exponent such that the rest lies in sqrt(1/2)..sqrt(2).
        shifted = bits[k] + (np.int64(0x3FE6A09E667F3BCD) ^ np.int64(-1)) + 1
        exponent = shifted >> 52
        out[k] = float(exponent)
        bits[k] -= exponent << 52
    for k in range(len(x)):
        m = parts[k]
        f = (m - 1.0) / (m + 1.0)
        z = f * f
        s = 2.0 / 23.0
        s = s * z + 2.0 / 21.0
        s = s * z + 2.0 / 19.0
        s = s * z + 2.0 / 17.0
        s = s * z + 2.0 / 15.0
        s = s * z + 2.0 / 13.0
        s = s * z + 2.0 / 11.0
        s = s * z + 2.0 / 9.0
        s = s * z + 2.0 / 7.0
        s = s * z + 2.0 / 5.0
        s = s * z + 2.0 / 3.0
        out[k] = out[k] * _LN2_HIGH + (2.0 * f + (s * z * f + out[k] * _LN2_LOW))
