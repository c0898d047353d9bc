"""How sure the network may say it is: one temperature for each of its answers.

Guo et al. 2017, "On calibration of modern neural networks": the logits are divided by the
temperature that makes the held-out answers likeliest.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar

from training.inputs import Item
from training.train import Answer

PARTS = ("event", "modality", "stance")


def temperatures(items: Sequence[Item], answers: Sequence[Answer]) -> dict[str, float]:
    """The temperature of each part; ``answers`` are probabilities at temperature 1."""
    found = {}
    for n, part in enumerate(PARTS):
        logs, targets = _coded(items, [answer[n] for answer in answers], part)
        best = minimize_scalar(
            lambda t, logs=logs, targets=targets: _loss(logs / t, targets),
            bounds=(0.3, 5.0), method="bounded",
        )  # fmt: skip
        found[part] = round(float(best.x), 3)
    return found


def _coded(
    items: Sequence[Item], tables: Sequence[np.ndarray], part: str
) -> tuple[np.ndarray, np.ndarray]:
    """Log probabilities and targets of every coded pair, (pairs, classes)."""
    logs, targets = [], []
    for item, table in zip(items, tables, strict=True):
        target = getattr(item, part)
        coded = target.sum(-1) > 0
        logs.append(np.log(table[coded].clip(1e-9)))
        targets.append(target[coded])
    return np.concatenate(logs), np.concatenate(targets)


def _loss(logits: np.ndarray, targets: np.ndarray) -> float:
    shifted = logits - logits.max(1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return float(-(targets * logs).sum() / len(logs))


def reliability(
    said: Sequence[float], right: Sequence[bool], bins: int = 10
) -> list[tuple[float, float, int]]:
    """(mean probability said, share right, how many) of each bin that is not empty."""
    p, hit = np.array(said), np.array(right, float)
    which = np.minimum((p * bins).astype(int), bins - 1)
    return [
        (float(p[which == b].mean()), float(hit[which == b].mean()), int((which == b).sum()))
        for b in range(bins) if (which == b).any()
    ]  # fmt: skip


def calibration_error(table: Sequence[tuple[float, float, int]]) -> float:
    """Expected calibration error: the mean gap of the bins, weighted by their size."""
    total = sum(n for _, _, n in table)
    return sum(abs(p - r) * n for p, r, n in table) / max(total, 1)
