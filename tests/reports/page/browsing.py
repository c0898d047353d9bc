"""A page in chromium, without anything beside it: measured, photographed, listened to."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NAMES = ("chromium", "chromium-browser", "google-chrome")

_QUIET = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-default-apps --hide-scrollbars"
).split()

_MEASURE = """
<!doctype html><html><body style="margin:0">
<iframe id="page" width="%(width)d" height="900" style="border:0" srcdoc="%(page)s"></iframe>
<pre id="found"></pre>
<script>
const frame = document.getElementById("page");
frame.onload = () => {
  const shown = frame.contentDocument, root = shown.documentElement;
  const inside = (one) => one.closest(".scroll, .sr, svg, thead") !== null;
  const wide = [...shown.body.querySelectorAll("*")].filter((one) => !inside(one)
    && one.getBoundingClientRect().right > root.clientWidth + 1);
  const small = [...shown.querySelectorAll("summary")]
    .map((one) => one.getBoundingClientRect().height);
  document.getElementById("found").textContent = JSON.stringify({
    width: root.clientWidth, scrolls: root.scrollWidth, height: root.scrollHeight,
    beyond: wide.map((one) => one.outerHTML.slice(0, 120)),
    charts: [...shown.querySelectorAll("svg")].map((one) => one.getBoundingClientRect().width),
    closed: [...shown.querySelectorAll("details")].filter((one) => !one.open).length,
    summary: Math.min(...small),
  });
};
</script></body></html>
"""


def browser_there() -> str | None:
    """The browser's program, None where there is none."""
    return next((found for found in map(shutil.which, _NAMES) if found), None)


@dataclass(frozen=True)
class Browser:
    """A browser with a folder of its own."""

    program: str
    folder: Path

    def measured(self, page: str, width: int) -> dict[str, Any]:
        """What the page is like in a window of ``width`` pixels."""
        place = self.folder / f"measure-{width}.html"
        place.write_text(_MEASURE % {"width": width, "page": html.escape(page)}, "utf-8")
        run = self._run("--dump-dom", "--virtual-time-budget=4000", place.as_uri())
        found = re.search(r'<pre id="found">(.+?)</pre>', run.stdout, re.DOTALL)
        assert found is not None, run.stderr[-2000:]
        measured: dict[str, Any] = json.loads(html.unescape(found[1]))
        return measured

    def photographed(self, page: str, width: int) -> tuple[bytes, str]:
        """A picture of the page as PNG, and what it had to say on the console."""
        place, picture = self.folder / "page.html", self.folder / f"page-{width}.png"
        place.write_text(page, "utf-8")
        logged = ("--enable-logging=stderr", f"--window-size={width},1600")
        run = self._run(*logged, f"--screenshot={picture}", place.as_uri())
        said = "\n".join(line for line in run.stderr.splitlines() if "CONSOLE" in line)
        return picture.read_bytes(), said

    def _run(self, *options: str) -> subprocess.CompletedProcess[str]:
        profile = f"--user-data-dir={self.folder / 'profile'}"
        command = [self.program, *_QUIET, profile, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=180)
