"""Draws docs/report.svg: the top of the report on the examples, as a terminal shows it.

Run after ``make demo``: ``.venv/bin/python docs/picture.py``. The picture names no font of
another host, so that it shows the same everywhere.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from ralliement import reports
from ralliement.dossier import Dossier

ROOT = Path(__file__).resolve().parent.parent
LINES = 64
WIDTH = 100


def main() -> None:
    """Write the picture from build/demo.db."""
    with Dossier.open(ROOT / "build" / "demo.db") as dossier:
        report = reports.build_report(reports.gather(dossier, None), "fr")
    drawn = Console(width=WIDTH, force_terminal=True, file=io.StringIO(), color_system="truecolor")
    reports.print_report(report, drawn)
    lines = drawn.file.getvalue().splitlines()[:LINES]  # type: ignore[attr-defined]
    picture = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True)
    picture.print(_ansi("\n".join(lines)))
    svg = picture.export_svg(title="ralliement report build/demo.db", theme=MONOKAI)
    (ROOT / "docs" / "report.svg").write_text(_without_hosts(svg), encoding="utf-8")


def _ansi(text: str) -> object:
    from rich.text import Text

    return Text.from_ansi(text)


def _without_hosts(svg: str) -> str:
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "DejaVu Sans Mono")


if __name__ == "__main__":
    main()
