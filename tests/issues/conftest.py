"""A small sound pack that the tests of this folder damage in one place at a time."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def small_pack() -> str:
    """The text of a sound pack."""
    return (Path(__file__).parent / "toll-bridge.yaml").read_text(encoding="utf-8")
