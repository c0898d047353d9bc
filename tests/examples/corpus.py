"""The examples and their hand coding, as the tests read them."""

from __future__ import annotations

import csv
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "huawei-5g"
GOLD = ROOT / "examples" / "huawei-5g-gold"
SHARED = ROOT.parent / "shared"


@cache
def builder() -> ModuleType:
    """The script that finds the coders' words in the articles."""
    spec = importlib.util.spec_from_file_location("gold_build", GOLD / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def texts() -> dict[str, str]:
    """The text of each article by its id."""
    found: dict[str, str] = builder().article_texts(EXAMPLES)
    return found


def table(name: str) -> list[dict[str, str]]:
    """The rows of one table of the hand coding."""
    with (GOLD / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def _units(article: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((unit.char, unit.start, unit.end) for unit in builder().units_of(texts()[article]))


def seen(article: str, start: int = 0, end: int | None = None) -> str:
    """What a reader of the page sees of a span: entities decoded, mojibake repaired."""
    stop = len(texts()[article]) if end is None else end
    return "".join(char for char, at, to in _units(article) if start <= at and to <= stop)
