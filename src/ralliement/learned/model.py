"""The trained coder's network, run on the CPU."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from ralliement.learned.pieces import Encoded, Floats, padded

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
        """The answer for each sentence, in order.

        One at a time: in eight bits the range of a batch sets the steps of all its numbers, and
        what a sentence says must not depend on its neighbours.
        """
        return [self._run(sentence) for sentence in sentences]

    def _run(self, sentence: Encoded) -> Answer:
        ids, mask, marks = padded([sentence])
        logits = self._session.run(None, {"ids": ids, "mask": mask, "marks": marks})
        k = len(sentence.opened)
        event, modality, stance = (
            _softmax(part[0, :k, : k + 1] / t)
            for part, t in zip(logits, self._temperatures, strict=True)
        )
        return event, modality, stance


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    total: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return total
