"""A small dispute in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from networks.dossiers import dispute
from ralliement.dossier import Dossier


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "dispute.db"


@pytest.fixture
def small(place: Path) -> Iterator[Dossier]:
    with dispute(place) as dossier:
        yield dossier
