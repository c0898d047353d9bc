"""Compiled functions where compiled code cannot be kept."""

from __future__ import annotations

from typing import Any

import numba
import pytest

from ralliement.bargaining.models.compiling import compiled


def half(value: float) -> float:
    return value / 2


def test_compiled_without_a_folder_to_keep_it_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numba refuses to keep code where no folder can be written, as in a read-only image."""
    njit = numba.njit

    def refusing(*, cache: bool = False, **options: Any) -> Any:
        if cache:
            raise RuntimeError("cannot cache function 'half': no locator available")
        return njit(**options)

    monkeypatch.setattr(numba, "njit", refusing)
    assert compiled(half)(3.0) == 1.5


def test_divided_by_zero_as_by_numpy() -> None:
    @compiled
    def share(part: float, whole: float) -> float:
        return part / whole

    assert share(1.0, 0.0) == float("inf")
