"""What tests in several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skip(reason="skipped: no reference data beside the repository")
    for item in items:
        if "shared" in item.keywords and not SHARED.is_dir():
            item.add_marker(missing)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the two seed articles."""
    return SHARED / "seeds"


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of reference material made by others."""
    return SHARED / "reference"
