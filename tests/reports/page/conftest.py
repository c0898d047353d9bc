"""A small dispute as a page, one that wishes the reader ill, and a browser where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.readings import SETUP
from ralliement.dossier import Dossier
from ralliement.reports.page import report_page
from reports.page.browsing import Browser, browser_there
from reports.page.disputes import hostile, plain


@pytest.fixture(scope="session")
def dispute(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with plain(tmp_path_factory.mktemp("page") / "dispute.db") as dossier:
        yield dossier


@pytest.fixture(scope="session")
def page(dispute: Dossier) -> str:
    return report_page(dispute, language="en")


@pytest.fixture(scope="session")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with hostile(tmp_path_factory.mktemp("attack") / "attack.db") as dossier:
        yield dossier


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Dossier]:
    with Dossier.create(tmp_path / "empty.db", SETUP) as dossier:
        yield dossier


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    program = browser_there()
    if program is None:
        pytest.skip("no chromium here")
    return Browser(program, tmp_path_factory.mktemp("browser"))
