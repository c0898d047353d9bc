"""Words per second and peak memory of reading, against plain spaCy on the same text.

The text is made from examples/huawei-5g: its articles again and again, with names and
numbers changed so that no two are alike, until it has the words asked for. Every run is a
fresh process, start-up included; the peak is the resident memory of the largest process.
Prints a table of medians.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "huawei-5g"
MODEL = "fr_core_news_md"
NAMES = ("Berlin", "Londres", "Paris", "Rome", "Madrid", "Varsovie", "Prague", "Ottawa", "Tokyo")


@dataclass(frozen=True)
class Run:
    """One measured run, from the start of its process to the end."""

    words: int
    seconds: float
    peak_mb: float


def main() -> None:
    """Measure and print the table, or be one of the measured processes."""
    asked = _arguments()
    if asked.measure:
        print(json.dumps(_MEASURES[asked.measure](Path(asked.folder), asked.workers)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        words = make_articles(folder, asked.words)
        articles = len(list(folder.iterdir()))
        print(f"{words} words in {articles} French articles, {asked.runs} runs each")
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}\n")
        found = {
            name: [_run(measure, folder, workers) for _ in range(asked.runs)]
            for name, measure, workers in (
                (f"plain spaCy {MODEL}", "spacy", 1),
                ("ralliement read, 1 process", "read", 1),
                ("ralliement read, 2 processes", "read", 2),
            )
        }
    _print_table(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--measure", choices=("spacy", "read"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    return parser.parse_args()


def make_articles(folder: Path, wanted: int) -> int:
    """Write varied copies of the French examples until they have ``wanted`` words."""
    folder.mkdir(parents=True)
    chance = random.Random(5)
    sources = [text for text in map(_text_of, sorted(EXAMPLES.glob("*.txt"))) if _is_french(text)]
    if not sources:
        raise SystemExit(f"{EXAMPLES}: no French articles to measure with")
    words = 0
    number = 0
    while words < wanted:
        text = _varied(sources[number % len(sources)], chance)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
        number += 1
    return words


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _is_french(text: str) -> bool:
    words = text.lower().split()
    return sum(words.count(word) for word in ("le", "les", "des", "une")) > len(words) / 30


def _varied(text: str, chance: random.Random) -> str:
    """The text with its sentences in another order, its towns and numbers changed."""
    paragraphs = text.split("\n\n")
    body = paragraphs[1:]
    chance.shuffle(body)
    mixed = "\n\n".join(paragraphs[:1] + body)
    swap = dict(zip(NAMES, chance.sample(NAMES, len(NAMES)), strict=True))
    towns = re.compile(r"\b(" + "|".join(NAMES) + r")\b")
    mixed = towns.sub(lambda found: swap[found.group()], mixed)
    return re.sub(r"\b\d{2}\b", lambda _found: str(chance.randint(11, 28)), mixed)


def _run(measure: str, folder: Path, workers: int) -> Run:
    command = [sys.executable, __file__, "--measure", measure, "--folder", str(folder)]
    start = time.perf_counter()
    done = subprocess.run(
        [*command, "--workers", str(workers)], check=True, capture_output=True, text=True
    )
    seconds = time.perf_counter() - start
    return Run(seconds=seconds, **json.loads(done.stdout.splitlines()[-1]))


def _measure_spacy(folder: Path, _workers: int) -> dict[str, float]:
    import spacy

    pipeline = spacy.load(MODEL)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for _parsed in pipeline.pipe(texts):
        pass
    return _told(sum(len(text.split()) for text in texts))


def _measure_read(folder: Path, workers: int) -> dict[str, float]:
    from ralliement.dossier.filling import ReadRequest, read_into

    words = sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir())
    with tempfile.TemporaryDirectory() as temporary:
        place = str(Path(temporary) / "bench.db")
        filling = read_into(ReadRequest(paths=(str(folder),), place=place, workers=workers))
        if filling.unreadable:
            raise SystemExit(str(filling.unreadable[0]))
    return _told(words)


def _told(words: int) -> dict[str, float]:
    own, largest_child = (
        resource.getrusage(who).ru_maxrss * _RSS_UNIT / 1e6
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"words": words, "peak_mb": max(own, largest_child)}


_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_MEASURES = {"spacy": _measure_spacy, "read": _measure_read}


def _print_table(found: dict[str, list[Run]]) -> None:
    for line in _table(found):
        print(line)


def _table(found: dict[str, list[Run]]) -> Iterator[str]:
    yield f"{'':32}{'words/s':>10}{'of spaCy':>10}{'seconds':>10}{'peak MB':>10}"
    base = None
    for name, runs in found.items():
        speed = statistics.median(run.words / run.seconds for run in runs)
        base = base or speed
        seconds = statistics.median(run.seconds for run in runs)
        peak = statistics.median(run.peak_mb for run in runs)
        yield f"{name:32}{speed:>10.0f}{speed / base:>9.0%} {seconds:>9.1f}{peak:>10.0f}"


if __name__ == "__main__":
    main()
