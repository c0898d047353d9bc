"""The examples in docs/examples print what stands beside them.

After a change of what is read: ``python -m tests.interchange.test_examples`` writes it anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ralliement.dossier.filling import ReadRequest, read_into

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "docs" / "examples"
CODES = ROOT / "examples" / "huawei-5g-gold" / "statements.csv"
NAMES = ("where_did_it_stand", "camps", "side_by_side")


def make_dossier(folder: Path) -> Path:
    """The dossier of the example articles."""
    place = folder / "dispute.db"
    read_into(ReadRequest(paths=(str(ROOT / "examples/huawei-5g"),), place=str(place)))
    return place


def output(name: str, dossier: Path, folder: Path) -> str:
    """What an example prints."""
    more = [str(CODES), str(folder)] if name == "side_by_side" else []
    run = subprocess.run(
        [sys.executable, str(SCRIPTS / f"{name}.py"), str(dossier), *more],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_dossier(tmp_path_factory.mktemp("examples"))


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_the_output_shown_is_the_output(name: str, dossier: Path, tmp_path: Path) -> None:
    before = dossier.read_bytes()
    shown = (SCRIPTS / f"{name}.txt").read_text("utf-8")
    assert output(name, dossier, tmp_path) == shown
    assert dossier.read_bytes() == before


def test_every_example_is_run() -> None:
    assert {path.stem for path in SCRIPTS.glob("*.py")} == set(NAMES)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        place = make_dossier(Path(made))
        for example in NAMES:
            with tempfile.TemporaryDirectory() as own:
                written = output(example, place, Path(own))
            (SCRIPTS / f"{example}.txt").write_text(written, "utf-8")
