"""Reading with several processes: the same result, and no process outlives the run."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "huawei-5g"
COMMAND = [sys.executable, "-m", "ralliement.cli"]
TABLES = ("statements", "quotations", "agenda", "figures", "damage", "actors", "articles")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Enough articles for both workers to be busy for a while, no two alike."""
    made = tmp_path / "articles"
    made.mkdir()
    sources = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))]
    for number in range(len(sources) + 1):
        ending = f"\n\nLe Danemark a rejeté {number + 2} demandes de Washington.\n".encode()
        (made / f"{number:03}.txt").write_bytes(sources[number % len(sources)] + ending)
    return made


def read(folder: Path, place: Path, workers: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "read", str(folder), "-o", str(place), "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(reader: subprocess.Popen[str]) -> None:
    _, errors = reader.communicate(timeout=120)
    assert reader.returncode == 0, errors


def exports(place: Path) -> list[str]:
    return [
        subprocess.run(
            [*COMMAND, table, str(place), "--json"], capture_output=True, text=True, check=True
        ).stdout
        for table in TABLES
    ]


def wait_until_some_are_kept(reader: subprocess.Popen[str], place: Path) -> None:
    while reader.poll() is None:
        time.sleep(0.05)
        if place.exists() and articles_in(place):
            return
    raise AssertionError(reader.communicate())


def articles_in(place: Path) -> int:
    """How many are kept so far; asked of the file, since a command would start too slowly."""
    try:
        with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as opened:
            return int(opened.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def group_is_gone(group: int, timeout_s: float = 10) -> bool:
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_stopped_and_killed_runs_end_like_one_that_was_not(tmp_path: Path, folder: Path) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    finish(read(folder, whole, 1))

    stopped = read(folder, broken, 2)
    wait_until_some_are_kept(stopped, broken)
    os.killpg(stopped.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
    _, errors = stopped.communicate(timeout=30)
    assert stopped.returncode == 130
    assert errors == "stopped; what was read so far is kept, run it again to go on\n"
    assert group_is_gone(stopped.pid)

    killed = read(folder, broken, 2)
    time.sleep(4)
    killed.kill()
    killed.communicate(timeout=30)
    assert group_is_gone(killed.pid)

    finish(read(folder, broken, 2))
    paths = [path.name for path in tmp_path.glob("*.db*")]
    assert sorted(paths) == ["broken.db", "whole.db"]
    assert exports(broken) == exports(whole)
