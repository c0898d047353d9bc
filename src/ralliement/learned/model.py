"""The trained coder's network, run on the CPU."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from ralliement.learned.pieces import Encoded, Floats, padded

_BATCH = 16
Answer = tuple[Floats, Floats, Floats]
"""Probabilities of event, modality, stance: (actors, 1 + actors, classes)."""


class Model:
    """The network of a folder, on one thread, so that workers do not fight."""

    def __init__(self, path: Path, temperatures: Mapping[str, float]) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._temperatures = [temperatures[part] for part in ("event", "modality", "stance")]

    def answers(self, sentences: Sequence[Encoded]) -> list[Answer]:
        """The answer for each sentence, in order; alike ones are run together."""
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n].ids))
        found: dict[int, Answer] = {}
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            tables = self._run([sentences[n] for n in chosen])
            for row, n in enumerate(chosen):
                k = len(sentences[n].opened)
                event, modality, stance = (table[row, :k, : k + 1] for table in tables)
                found[n] = (event, modality, stance)
        return [found[n] for n in range(len(sentences))]

    def _run(self, sentences: Sequence[Encoded]) -> list[Floats]:
        ids, mask, marks = padded(sentences)
        logits = self._session.run(None, {"ids": ids, "mask": mask, "marks": marks})
        return [_softmax(part / t) for part, t in zip(logits, self._temperatures, strict=True)]


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    total: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return total
