"""The README shows what the program prints, and names every command that there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from ralliement.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def shown(heading: str) -> list[str]:
    """The lines of the first block of output after ``heading``."""
    after = README[README.index(heading) :]
    block = re.search(r"```\n(.*?)```", after, re.DOTALL)
    assert block is not None
    return [line.rstrip() for line in block.group(1).splitlines() if line.strip(" …")]


def ralliement(*words: str, folder: Path) -> str:
    """What the command prints into a pipe, whatever the width of the terminal that tests it."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    run = subprocess.run(
        [sys.executable, "-m", "ralliement.cli", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"\b{command}\b", README)


def test_no_command_is_in_the_readme_that_does_not_exist() -> None:
    named = set(re.findall(r"ralliement ([a-z]+)", README))
    assert named <= set(COMMANDS)


@pytest.mark.model
def test_the_output_shown_is_the_output(tmp_path: Path) -> None:
    db = str(tmp_path / "demo.db")
    ralliement("read", str(ROOT / "examples" / "huawei-5g"), "-o", db, folder=tmp_path)
    report = {line.rstrip() for line in ralliement("report", db, folder=tmp_path).splitlines()}
    missing = [line for line in shown("on the examples begins like this") if line not in report]
    assert not missing
    statement = re.search(r"ralliement why build/demo.db (s[0-9a-f]+)", README)
    assert statement is not None
    why = {
        line.rstrip() for line in ralliement("why", db, statement[1], folder=tmp_path).splitlines()
    }
    assert not [line for line in shown("how it came about")[1:] if line not in why]


@pytest.mark.model
def test_the_python_snippet_runs() -> None:
    snippet = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert snippet is not None
    run = subprocess.run(
        [sys.executable, "-c", snippet.group(1)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(run.stdout.splitlines()) > 50


def test_the_page_of_equations_is_the_code_s_own() -> None:
    script = ROOT / "docs" / "equations.py"
    page: dict[str, object] = {"__file__": str(script), "__name__": "equations"}
    exec(compile(script.read_text("utf-8"), script, "exec"), page)
    write = page["page"]
    assert callable(write)
    assert (ROOT / "docs" / "equations.md").read_text("utf-8") == write()
