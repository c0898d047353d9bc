"""Fit the network that ships, and write its files.

    python -m training.fit build/encoder.npz src/ralliement/learned/data

First a network is fitted without some groups of sentences, to find on them how sure it may
say it is; then one on all that is not kept aside. Sentences of German, Italian, Spanish
and Dutch with an odd number are fitted on, those with an even one are measured with.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

import numpy as np
import torch

from ralliement.language import PARSED
from ralliement.learned.pieces import Pieces
from training import scores
from training.experiments import group
from training.export import export
from training.hinting import hinted
from training.inputs import item_of
from training.labelled import Sentence, digest, load_sentences
from training.network import EVENTS, MODALITIES, STANCES
from training.temperatures import temperatures
from training.tokens import write_pieces
from training.train import Settings, answers_for, fit

CHOSEN = Settings(layers=tuple(range(6)), rate=2e-4, epochs=7, batch=24)
LEFT_OUT = frozenset({"world.en", "world.fr", "nuclear"})


def main() -> None:
    """Fit, calibrate, export."""
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder", type=Path)
    parser.add_argument("target", type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(os.cpu_count() or 1)
    packed = dict(np.load(asked.encoder))
    write_pieces(packed, asked.target / "pieces.model")
    pieces = Pieces(asked.target / "pieces.model")
    sentences = hinted(training_sentences(), Path("build/hints.json"))
    sure = calibration(sentences, packed, pieces)
    network = fit(sentences, packed, pieces, CHOSEN, print)
    torch.save(network.state_dict(), "build/network.pt")
    export(network, asked.target)
    (asked.target / "coder.json").write_text(
        json.dumps(
            {
                "events": EVENTS, "modalities": MODALITIES, "stances": STANCES,
                "temperatures": sure, "labelled": digest(), "sentences": len(sentences),
            },
            indent=1,
        ) + "\n"
    )  # fmt: skip


def training_sentences() -> list[Sentence]:
    """All that may be fitted on."""
    return [s for s in load_sentences() if not s.kept_aside and not measured_only(s)]


def measured_only(sentence: Sentence) -> bool:
    """Whether a sentence of a language without a parser is kept to measure with."""
    return sentence.language not in PARSED and int(sentence.id.rsplit("-", 1)[1]) % 2 == 0


def calibration(
    sentences: list[Sentence], packed: dict[str, np.ndarray], pieces: Pieces
) -> dict[str, float]:
    """Temperatures from a network that has not seen the groups left out."""
    out = [s for s in sentences if group(s) in LEFT_OUT]
    network = fit([s for s in sentences if group(s) not in LEFT_OUT], packed, pieces, CHOSEN, print)
    items = [item_of(s) for s in out if s.actors]
    answers = answers_for(network, pieces, items)
    print(scores.given_pairs(out, lambda items: answers_for(network, pieces, items)))
    return temperatures(items, answers)


if __name__ == "__main__":
    main()
