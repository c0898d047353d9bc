"""Words per second and peak memory of reading, against plain spaCy on the same text.

The text is made from examples/huawei-5g: its articles again and again, with names and
numbers changed so that no two are alike, until it has the words asked for. Every run is a
fresh process, start-up included; the peak is the resident memory of the largest process.
Prints a table of medians.

    python -m benchmarks.read [--words 100000] [--runs 3]
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fresh import Fresh, fresh, machine

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "huawei-5g"
MODEL = "fr_core_news_md"
NAMES = ("Berlin", "Londres", "Paris", "Rome", "Madrid", "Varsovie", "Prague", "Ottawa", "Tokyo")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        words = make_articles(folder, asked.words)
        articles = len(list(folder.iterdir()))
        print(f"{words} words in {articles} French articles, {asked.runs} runs each")
        print(f"{machine()}\n")
        runs = range(asked.runs)
        found = {
            f"plain spaCy {MODEL}": [fresh(spacy_alone, folder) for _ in runs],
            "ralliement read, 1 process": [fresh(read, folder, 1) for _ in runs],
            "ralliement read, 2 processes": [fresh(read, folder, 2) for _ in runs],
        }
    for line in _table(found, words):
        print(line)


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


def spacy_alone(folder: Path) -> None:
    """All texts through the parser that the reader uses, and nothing else."""
    import spacy

    pipeline = spacy.load(MODEL)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    for _parsed in pipeline.pipe(texts):
        pass


def read(folder: Path, workers: int) -> None:
    """All texts into a dossier."""
    from ralliement.dossier.filling import ReadRequest, read_into

    with tempfile.TemporaryDirectory() as temporary:
        place = str(Path(temporary) / "bench.db")
        filling = read_into(ReadRequest(paths=(str(folder),), place=place, workers=workers))
        if filling.unreadable:
            raise SystemExit(str(filling.unreadable[0]))


def _table(found: dict[str, list[Fresh[None]]], words: int) -> Iterator[str]:
    yield f"{'':32}{'words/s':>10}{'of spaCy':>10}{'seconds':>10}{'peak MB':>10}"
    base = None
    for name, runs in found.items():
        speed = statistics.median(words / run.seconds for run in runs)
        base = base or speed
        seconds = statistics.median(run.seconds for run in runs)
        peak = statistics.median(run.peak_mb for run in runs)
        yield f"{name:32}{speed:>10.0f}{speed / base:>9.0%} {seconds:>9.1f}{peak:>10.0f}"


if __name__ == "__main__":
    main()
