"""Fit the network, and measure it on sentences that it has not seen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ralliement.learned.pieces import Pieces
from training.batches import Batch, batch_of
from training.inputs import Item, Losses, item_of
from training.labelled import Sentence
from training.network import Network, pretrained

PARTS = (1.0, 0.3, 0.6)
"""Weights of event, modality and stance in the loss."""

Answer = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen by cross-validation; layers count from 0."""

    layers: tuple[int, ...] = tuple(range(12))
    epochs: int = 8
    rate: float = 1e-4
    head_rate: float = 1e-3
    batch: int = 16
    losses: Losses = Losses()
    drop_words: float = 0.05
    dropout: float = 0.1
    decay: float = 0.01
    seed: int = 1


def _silence(_: str) -> None:
    pass


def fit(
    sentences: Sequence[Sentence],
    packed: dict[str, np.ndarray],
    pieces: Pieces,
    settings: Settings,
    say: Callable[[str], None] = _silence,
) -> Network:
    """A network fitted to the sentences."""
    torch.manual_seed(settings.seed)
    random = Random(settings.seed)
    network = pretrained(packed, list(settings.layers), settings.dropout).eval()
    sample = batch_of([item_of(s) for s in random.sample(list(sentences), 128)], pieces)
    network.standardise(sample.ids, sample.mask, sample.marks)
    network.train()
    weights = [p for p in network.parameters() if p.requires_grad]
    groups = _groups(network, settings)
    optimiser = torch.optim.AdamW(groups, weight_decay=settings.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [group["lr"] for group in groups], epochs=settings.epochs, pct_start=0.1,
        steps_per_epoch=math.ceil(len(sentences) / settings.batch),
    )  # fmt: skip
    for epoch in range(settings.epochs):
        losses = []
        for batch in _batches(sentences, pieces, settings, random):
            with torch.autocast("cpu", torch.bfloat16):
                answers = network(_lost(batch, settings.drop_words), batch.mask, batch.marks)
            loss = _loss(answers, batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        say(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}")
    return network.eval()


def _groups(network: Network, settings: Settings) -> list[dict[str, Any]]:
    """The encoder's weights with the rate, those that start from nothing with a higher one."""
    old = [*network.layers.parameters(), *network.norm.parameters(),
           *network.positions.parameters()]  # fmt: skip
    known = {id(p) for p in [*old, network.words.weight]}
    new = [p for p in network.parameters() if id(p) not in known]
    return [{"params": old, "lr": settings.rate}, {"params": new, "lr": settings.head_rate}]


def _batches(
    sentences: Sequence[Sentence], pieces: Pieces, settings: Settings, random: Random
) -> list[Batch]:
    items = [item_of(s, settings.losses, random) for s in sentences]
    # Sorted by length within chunks, so that little is padding and the order still varies.
    random.shuffle(items)
    chunk = settings.batch * 20
    near = [
        item
        for start in range(0, len(items), chunk)
        for item in sorted(items[start : start + chunk], key=lambda i: len(i.sentence.text))
    ]
    batches = [near[n : n + settings.batch] for n in range(0, len(near), settings.batch)]
    random.shuffle(batches)
    return [batch_of(batch, pieces) for batch in batches]


def _lost(batch: Batch, share: float) -> Tensor:
    """The ids with some pieces replaced by the unknown one, never a mark."""
    lost = (torch.rand(batch.ids.shape) < share) & (batch.marks.sum(1) == 0) & (batch.ids > 3)
    return torch.where(lost, 3, batch.ids)


def _loss(answers: tuple[Tensor, ...], batch: Batch) -> Tensor:
    """Cross-entropy, each part a mean over what is coded."""
    targets = (batch.event, batch.modality, batch.stance)
    total = torch.zeros(())
    for logits, target, weight in zip(answers, targets, PARTS, strict=True):
        each = -(target * logits.float().log_softmax(-1)).sum(-1)
        total = total + weight * each.sum() / target.sum().clamp(min=1)
    return total


@torch.no_grad()
def answers_for(network: Network, pieces: Pieces, items: Sequence[Item]) -> list[Answer]:
    """Probabilities of event, modality and stance for each item, as its targets' shapes."""
    order = sorted(range(len(items)), key=lambda n: len(items[n].sentence.text))
    found: dict[int, Answer] = {}
    for start in range(0, len(order), 32):
        chosen = order[start : start + 32]
        batch = batch_of([items[n] for n in chosen], pieces)
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(batch.ids, batch.mask, batch.marks)
        tables = [part.float().softmax(-1).numpy() for part in logits]
        for row, n in enumerate(chosen):
            k = len(items[n].actors)
            event, modality, stance = (table[row, :k, : k + 1] for table in tables)
            found[n] = (event, modality, stance)
    return [found[n] for n in range(len(items))]
