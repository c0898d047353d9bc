"""From a marked sentence to the numbers that the network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentencepiece import SentencePieceProcessor

from ralliement.learned.marking import MARKS, Mark

MOST_TOKENS = 256
START, PAD, END = 0, 1, 2
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence's tokens, and at which of them each actor's mentions open."""

    ids: list[int]
    opened: list[list[int]]


class Pieces:
    """The encoder's vocabulary; the marks are numbered behind its pieces."""

    def __init__(self, path: Path) -> None:
        self._processor = SentencePieceProcessor(model_file=str(path))
        size = self._processor.get_piece_size()
        self._marks = {mark: size + n for n, mark in enumerate(MARKS)}

    def encode(self, parts: Sequence[str | Mark], actors: int) -> Encoded:
        """Tokens of the sentence, cut at ``MOST_TOKENS``; marks behind the cut are lost."""
        ids = [START]
        opened: list[list[int]] = [[] for _ in range(actors)]
        for n, part in enumerate(parts):
            if isinstance(part, Mark):
                if part.owner is not None and len(ids) < MOST_TOKENS - 1:
                    opened[part.owner].append(len(ids))
                ids.append(self._marks[part.name])
            else:
                first = n == 0 or (n == 1 and len(ids) == 2)
                ids += self._processor.encode(" " + part.lstrip() if first else part)
        return Encoded([*ids[: MOST_TOKENS - 1], END], opened)


def padded(sentences: Sequence[Encoded]) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Ids and mask (sentences, tokens), and weights (sentences, actors, tokens).

    The weights of an actor average over the openings of its mentions.
    """
    length = max(len(s.ids) for s in sentences)
    actors = max(1, *(len(s.opened) for s in sentences))
    ids = np.full((len(sentences), length), PAD, np.int64)
    mask = np.zeros((len(sentences), length), np.float32)
    marks = np.zeros((len(sentences), actors, length), np.float32)
    for n, sentence in enumerate(sentences):
        ids[n, : len(sentence.ids)] = sentence.ids
        mask[n, : len(sentence.ids)] = 1.0
        for actor, places in enumerate(sentence.opened):
            marks[n, actor, places] = 1 / max(len(places), 1)
    return ids, mask, marks
