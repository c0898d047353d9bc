"""Actor files that a user writes: read, and every mistake named by line and field."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def read_user_files(
    files: Sequence[Path], known: frozenset[str], roles: frozenset[str]
) -> list[dict[str, Any]]:
    """The sections of each file, checked against each other and the ``known`` actors."""
    return []
