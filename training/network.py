"""The network: an encoder, and a head that codes each pair of an actor and another.

All actors of the sentence are marked in the input, which is encoded once. The head sees
the encoder's states at two actors' marks and what the pair attends to, and codes for the
one towards the other (or towards nobody) the event (or none, or a view), the modality and
the stance.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor, nn

from ralliement.learned.marking import MARKS
from training.encoder import unpacked

WIDTH, HEADS, INNER = 384, 12, 1536
EVENTS = (
    "none", "view", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
    "ASSAULT",
)  # fmt: skip
MODALITIES = ("asserted", "planned", "conditional", "denied", "historical")
STANCES = ("none", "undecided", "0", "25", "50", "75", "100")


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_a = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_b = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, blocked: Tensor) -> Tensor:
        """x (batch, length, width), blocked (batch, 1, 1, length): -inf where padded."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = qkv[0] @ qkv[1].transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + blocked
        seen = self.drop(scores.softmax(-1)) @ qkv[2]
        x = self.norm_a(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm_b(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Codes pairs. Inputs: ids and mask (batch, length); marks (batch, actors, length), each
    row averaging over the marks of one actor."""

    def __init__(self, words: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        # The pieces' vectors stay as they are; only the marks' are learned.
        self.words = nn.Embedding(words, WIDTH)
        self.words.weight.requires_grad_(False)
        self.marks = nn.Embedding(len(MARKS) + 1, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.nobody = nn.Parameter(torch.zeros(WIDTH))
        self.doer = nn.Linear(WIDTH, WIDTH)
        self.other = nn.Linear(WIDTH, WIDTH)
        self.keys = nn.Linear(WIDTH, WIDTH)
        # The encoder's states are small and lie close together: the head sees them standardised.
        self.register_buffer("centre", torch.zeros(4 * WIDTH))
        self.register_buffer("spread", torch.ones(4 * WIDTH))
        self.pair = nn.Sequential(nn.Linear(4 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout))
        self.event = nn.Linear(WIDTH, len(EVENTS))
        self.modality = nn.Linear(WIDTH, len(MODALITIES))
        self.stance = nn.Linear(WIDTH, len(STANCES))

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (batch, actors, 1 + actors, classes) of event, modality and stance."""
        pair = self.pair((self.pairs(ids, mask, marks) - self.centre) / self.spread)
        return self.event(pair), self.modality(pair), self.stance(pair)

    def pairs(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """What is known of each pair: (batch, actors, 1 + actors, 4 × width)."""
        states = self.encode(ids, mask)
        batch, actors, _ = marks.shape
        means = marks @ states
        nobody = self.nobody.expand(batch, 1, WIDTH)
        doer = means[:, :, None].expand(batch, actors, actors + 1, WIDTH)
        other = torch.cat([nobody, means], 1)[:, None].expand(batch, actors, actors + 1, WIDTH)
        query = torch.tanh(self.doer(doer) + self.other(other)).reshape(batch, -1, WIDTH)
        scores = query @ self.keys(states).transpose(1, 2) / math.sqrt(WIDTH)
        seen = (scores + (1.0 - mask[:, None]) * -1e4).softmax(-1) @ states
        seen = seen.view(batch, actors, actors + 1, WIDTH)
        weights = mask[:, None] / mask.sum(1)[:, None, None]
        whole = (weights @ states)[:, :, None].expand_as(seen)
        return torch.cat([doer, other, seen, whole], dim=-1)

    @torch.no_grad()
    def standardise(self, ids: Tensor, mask: Tensor, marks: Tensor) -> None:
        """Set centre and spread after a sample of sentences."""
        features = self.pairs(ids, mask, marks)
        real = marks.sum(2) > 0
        chosen = features[:, :, 1:][real[:, :, None] & real[:, None, :]]
        self.centre.copy_(chosen.mean(0))
        self.spread.copy_(chosen.std(0).clamp(min=1e-3))

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last hidden states, (batch, length, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)[None]
        pieces = self.words.num_embeddings
        words = self.words(ids.clamp(max=pieces - 1)) * (ids < pieces)[..., None]
        x = words + self.marks((ids - pieces + 1).clamp(min=0)) + self.positions(places)
        x = self.drop(self.norm(x))
        blocked = (1.0 - mask[:, None, None].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, blocked)
        return x


def pretrained(packed: dict[str, np.ndarray], layers: list[int], dropout: float) -> Network:
    """A network on the chosen layers of the unpacked encoder, with words for the marks."""
    floats = {
        name: value.view(np.float32)
        for name, value in packed.items()
        if name not in {"pieces", "scores"} and not _is_blocks(name)
    }
    words = _weights(packed["emb.word"], WIDTH)
    marks = words[4:].mean(0) + 0.02 * np.random.default_rng(0).standard_normal(
        (len(MARKS) + 1, WIDTH)
    )
    marks[0] = 0
    network = Network(len(words), len(layers), dropout)
    state = {
        "words.weight": words,
        "marks.weight": marks,
        "positions.weight": floats["emb.pos"].reshape(-1, WIDTH)
        + floats["emb.type"].reshape(-1, WIDTH)[0],
        "norm.weight": floats["emb.ln.w"],
        "norm.bias": floats["emb.ln.b"],
    }
    for n, old in enumerate(layers):
        state |= _layer(packed, floats, f"l{old}.", f"layers.{n}.")
    missing, unknown = network.load_state_dict(
        {name: torch.tensor(np.ascontiguousarray(value), dtype=torch.float32)
         for name, value in state.items()}, strict=False,
    )  # fmt: skip
    assert not unknown
    assert not any(name.startswith(("words", "marks", "layers")) for name in missing)
    return network


def _layer(packed: dict[str, np.ndarray], floats: dict[str, np.ndarray], old: str, new: str):
    qkv = [_weights(packed[f"{old}{part}.w"], WIDTH) for part in "qkv"]
    return {
        f"{new}qkv.weight": np.concatenate(qkv),
        f"{new}qkv.bias": np.concatenate([floats[f"{old}{part}.b"] for part in "qkv"]),
        f"{new}out.weight": _weights(packed[f"{old}ao.w"], WIDTH),
        f"{new}out.bias": floats[f"{old}ao.b"],
        f"{new}norm_a.weight": floats[f"{old}aln.w"],
        f"{new}norm_a.bias": floats[f"{old}aln.b"],
        f"{new}up.weight": _weights(packed[f"{old}fi.w"], WIDTH),
        f"{new}up.bias": floats[f"{old}fi.b"],
        f"{new}down.weight": _weights(packed[f"{old}fo.w"], INNER),
        f"{new}down.bias": floats[f"{old}fo.b"],
        f"{new}norm_b.weight": floats[f"{old}oln.w"],
        f"{new}norm_b.bias": floats[f"{old}oln.b"],
    }


def _is_blocks(name: str) -> bool:
    return name == "emb.word" or (name.endswith(".w") and "ln." not in name)


def _weights(raw: np.ndarray, width: int) -> np.ndarray:
    from training.encoder import BLOCK

    return unpacked(raw.view(BLOCK), width)
