"""Draws docs/page.png: the top of the report as a page, as a browser shows it.

Run after ``make demo``: ``.venv/bin/python docs/picture.py``. It needs chromium, and says so
where there is none.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ralliement.dossier import Dossier
from ralliement.reports.page import report_page

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1180, 1130
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)


def main() -> None:
    """Write the picture from build/demo.db."""
    browser = next((found for found in map(shutil.which, BROWSERS) if found), None)
    if browser is None:
        sys.exit("docs/picture.py needs chromium; install it (apt-get install chromium)")
    with Dossier.open(ROOT / "build" / "demo.db") as dossier:
        page = report_page(dossier, language="en")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "report.html"
        place.write_text(page, encoding="utf-8")
        picture = f"--screenshot={ROOT / 'docs' / 'page.png'}"
        options = [f"--user-data-dir={folder}/profile", f"--window-size={WIDTH},{HEIGHT}", picture]
        command = [browser, *OPTIONS.split(), *options, place.as_uri()]
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
