"""A dossier in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.readings import SETUP, reading
from ralliement.dossier import Dossier


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "dispute.db"


@pytest.fixture
def dossier(place: Path) -> Iterator[Dossier]:
    with Dossier.create(place, SETUP) as made:
        yield made


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    dossier.add(reading(), SETUP)
    return dossier
