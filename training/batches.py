"""Items as tensors, padded together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from ralliement.learned.pieces import Pieces, padded
from training.inputs import Item


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes in and what should come out, shapes (batch, …) padded with zeros."""

    ids: Tensor
    mask: Tensor
    marks: Tensor
    event: Tensor
    modality: Tensor
    stance: Tensor


def batch_of(items: Sequence[Item], pieces: Pieces) -> Batch:
    """Pad the items to the longest sentence and the most actors among them."""
    inputs = padded([pieces.encode(item.marked, len(item.actors)) for item in items])
    actors = inputs[2].shape[1]
    targets = (
        np.stack([_padded(getattr(item, part), actors) for item in items])
        for part in ("event", "modality", "stance")
    )
    return Batch(*(torch.from_numpy(array) for array in (*inputs, *targets)))


def _padded(table: np.ndarray, actors: int) -> np.ndarray:
    more = actors - len(table)
    return np.pad(table, ((0, more), (0, more), (0, 0)))
