"""docs/forecasts.md says what the program says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ralliement.bargaining.council import load_shipped
from ralliement.bargaining.council.power import states

TEXT = (Path(__file__).parents[3] / "docs" / "forecasts.md").read_text("utf-8")
MODEL = load_shipped().models.council


def test_the_snippet_prints_what_is_shown() -> None:
    found = re.search(r"```python\n(.*?)```\n```\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    run = subprocess.run(
        [sys.executable, "-c", found[1]], capture_output=True, text=True, check=True
    )
    assert run.stdout == found[2]


@pytest.mark.parametrize("name", ["compromise", "held", "camp_of_two", "with_parliament", "end"])
def test_the_coefficients_shown_are_shipped(name: str) -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith(f"| `{name}`"))
    value = float(line.split("|")[2].strip().replace("\N{MINUS SIGN}", "-"))
    assert value == pytest.approx(MODEL.coefficients[name], abs=0.005)


def test_the_largest_pulls_are_shipped() -> None:
    pulls = [value for name, value in MODEL.coefficients.items() if name.startswith("pull:")]
    assert (round(min(pulls), 2), round(max(pulls), 2)) == (-0.25, 0.22)
    assert "\N{MINUS SIGN}0.25 to +0.22" in TEXT
    assert f"{len(MODEL.coefficients)} features" in TEXT


def test_every_state_is_named() -> None:
    assert f"({' '.join(states())})" in TEXT
