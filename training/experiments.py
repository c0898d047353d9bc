"""The choice of the network by cross-validation over disputes.

python -m training.experiments build/encoder.npz first-6 --epochs 3
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ralliement.learned.pieces import Pieces
from training import scores
from training.hinting import hinted
from training.inputs import Item
from training.labelled import Sentence, load_sentences
from training.network import Network
from training.tokens import write_pieces
from training.train import Answer, Settings, answers_for, fit

CONFIGURATIONS = {
    "first-4": Settings(layers=tuple(range(4)), rate=2e-4, epochs=7, batch=24),
    "first-6": Settings(layers=tuple(range(6)), rate=2e-4, epochs=7, batch=24),
    "all-12": Settings(layers=tuple(range(12)), rate=1e-4, epochs=6, batch=24),
}
FOLDS = 5
GENERAL = ("world", "daily", "story")
"""Sets of sentences that belong to no dispute."""


def group(sentence: Sentence) -> str:
    """What is left out together: a dispute; general news by set and language."""
    if sentence.dispute.startswith(GENERAL):
        return f"{sentence.dispute}.{sentence.language}"
    return sentence.dispute


def sentences_to_fold(coder: str = "settled") -> list[Sentence]:
    """The French and English sentences that are not kept aside."""
    return [s for s in load_sentences(coder, ("fr", "en")) if not s.kept_aside]


def folds(sentences: Sequence[Sentence]) -> list[set[str]]:
    """Groups dealt into folds of about equal size, the largest first."""
    sizes: dict[str, int] = {}
    for sentence in sentences:
        sizes[group(sentence)] = sizes.get(group(sentence), 0) + 1
    dealt: list[set[str]] = [set() for _ in range(FOLDS)]
    for name in sorted(sizes, key=lambda n: (-sizes[n], n)):
        min(dealt, key=lambda fold: sum(sizes[n] for n in fold)).add(name)
    return dealt


def cross_validate(
    sentences: Sequence[Sentence],
    packed: dict[str, np.ndarray],
    pieces: Pieces,
    settings: Settings,
    count: int,
) -> dict[str, float]:
    """Mean figures over the folds, each weighted by its sentences."""
    results, sizes = [], []
    for fold in folds(sentences)[:count]:
        kept = [s for s in sentences if group(s) not in fold]
        out = [s for s in sentences if group(s) in fold]
        network = fit(kept, packed, pieces, settings)

        def ask(items: Sequence[Item], network: Network = network) -> list[Answer]:
            return answers_for(network, pieces, items)

        result = scores.given_pairs(out, ask)
        result |= scores.end_to_end(out, ask, 0.5)
        print(sorted(fold), len(out), {k: round(v, 3) for k, v in result.items()}, flush=True)
        results.append(result)
        sizes.append(len(out))
    return {
        name: float(np.average([r[name] for r in results if not np.isnan(r[name])],
                               weights=[n for r, n in zip(results, sizes, strict=True)
                                        if not np.isnan(r[name])]))
        for name in results[0]
    }  # fmt: skip


def main() -> None:
    """Print one line of figures for each configuration named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder", type=Path)
    parser.add_argument("names", nargs="*", default=["all-12"])
    parser.add_argument("--coder", default="settled")
    parser.add_argument("--folds", type=int, default=FOLDS, help="of the five, how many to run")
    parser.add_argument("--epochs", type=int, help="instead of those of the configuration")
    asked = parser.parse_args()
    packed = dict(np.load(asked.encoder))
    write_pieces(packed, Path("build/pieces.model"))
    pieces = Pieces(Path("build/pieces.model"))
    sentences = hinted(sentences_to_fold(asked.coder), Path("build/hints.json"))
    for name in asked.names:
        start = time.monotonic()
        settings = CONFIGURATIONS[name]
        settings = replace(settings, epochs=asked.epochs or settings.epochs)
        figures = cross_validate(sentences, packed, pieces, settings, asked.folds)
        figures["seconds"] = time.monotonic() - start
        print(name, json.dumps({k: round(v, 3) for k, v in figures.items()}), flush=True)


if __name__ == "__main__":
    main()
