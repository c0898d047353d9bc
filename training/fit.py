"""Fit the network that ships, and write its files.

    python -m training.fit build/encoder.npz src/ralliement/learned/data

One dispute and every fifth whole article are left out of the fitting, to find on them how sure
the network may say it is: articles, since most of their sentences have nothing to code.
Sentences of German, Italian, Spanish and Dutch with an odd number are fitted on, those with
an even one are measured with.
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
from training.export import export
from training.hinting import hinted
from training.inputs import item_of
from training.labelled import Sentence, digest, is_measured_with, load_sentences
from training.network import EVENTS, MODALITIES, STANCES, Network
from training.temperatures import temperatures
from training.tokens import write_pieces
from training.train import Settings, answers_for, fit

CHOSEN = Settings(layers=tuple(range(6)), rate=2e-4, epochs=7, batch=24)
CALIBRATED_ON = "nuclear"


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
    seen = [s for s in sentences if not for_calibration(s)]
    network = fit(seen, packed, pieces, CHOSEN, print)
    sure = calibration([s for s in sentences if for_calibration(s)], network, pieces)
    torch.save(network.state_dict(), "build/network.pt")
    export(network, asked.target)
    (asked.target / "coder.json").write_text(
        json.dumps(
            {
                "events": EVENTS, "modalities": MODALITIES, "stances": STANCES,
                "temperatures": sure, "labelled": digest(), "sentences": len(seen),
            },
            indent=1,
        ) + "\n"
    )  # fmt: skip


def training_sentences() -> list[Sentence]:
    """All that may be fitted on."""
    return [s for s in load_sentences() if not s.kept_aside and not measured_only(s)]


def measured_only(sentence: Sentence) -> bool:
    """Whether a sentence of a language without a parser is kept to measure with."""
    return sentence.language not in PARSED and is_measured_with(sentence.id)


def for_calibration(sentence: Sentence) -> bool:
    """Whether it is left out of the fitting, to calibrate on."""
    if sentence.dispute.startswith("story"):
        return int(sentence.id.split("-")[2]) % 5 == 0
    return sentence.dispute == CALIBRATED_ON


def calibration(sentences: list[Sentence], network: Network, pieces: Pieces) -> dict[str, float]:
    """Temperatures for a network that has not seen the sentences."""
    items = [item_of(s) for s in sentences if s.actors]
    print(scores.given_pairs(sentences, lambda items: answers_for(network, pieces, items)))
    return temperatures(items, answers_for(network, pieces, items))


if __name__ == "__main__":
    main()
