"""The house has one way through: a folder imports only from those to its left."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ralliement

ROOT = Path(ralliement.__file__).parent

STAGES = (
    "articles",
    "language",
    "actors",
    "learned",
    "statements",
    "reading",
    "dossier",
    "positions",
    "networks",
    "bargaining",
    "charts",
    "interchange",
    "reports",
    "evaluation",
    "api",
    "web",
    "cli",
)
"""From left to right, as in DESIGN.md; reading.py is the stages before the dossier in one."""

FOR_ALL = frozenset({"records", "errors", "yamlfiles", "issues"})
"""What every stage may import; these import only one another."""


def modules() -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def stage_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imported_stages(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            whole = node.module == "ralliement"
            names = [f"ralliement.{a.name}" for a in node.names] if whole else [node.module or ""]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "ralliement" and len(parts) > 1:
                yield node.lineno, parts[1]


def may_import(stage: str, other: str) -> bool:
    if other in FOR_ALL or stage == other:
        return True
    if stage == "__init__":
        # The package's own front door: `from ralliement import Dossier`.
        return other == "api"
    if stage in FOR_ALL or stage not in STAGES or other not in STAGES:
        return False
    return STAGES.index(other) < STAGES.index(stage)


@pytest.mark.parametrize("path", modules(), ids=str)
def test_imports_go_left(path: Path) -> None:
    stage = stage_of(path)
    wrong = [
        f"{path}:{line} imports {other}"
        for line, other in imported_stages((ROOT / path).read_text(encoding="utf-8"))
        if not may_import(stage, other)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", modules(), ids=str)
def test_no_relative_imports(path: Path) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    relative = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]
    assert relative == []


def test_every_folder_is_a_stage() -> None:
    known = {*STAGES, *FOR_ALL, "__init__"}
    assert {stage_of(path) for path in modules()} <= known


def test_every_stage_says_what_it_is_for() -> None:
    folders = [ROOT / path.parent for path in modules() if path.match("*/__init__.py")]
    short = [
        folder.name
        for folder in folders
        if len(ast.get_docstring(ast.parse((folder / "__init__.py").read_text())) or "") < 15
    ]
    assert short == []


def test_the_check_itself_sees_what_is_wrong() -> None:
    lines = ("from ralliement import reports", "import ralliement.web.app")
    source = "\n".join((*lines, "from ralliement.dossier import x"))
    found = [other for _line, other in imported_stages(source)]
    assert found == ["reports", "web", "dossier"]
    assert not may_import("articles", "dossier")
    assert not may_import("issues", "articles")
    assert may_import("reports", "dossier")
