"""The vocabulary of the trained coder as a SentencePiece model."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from sentencepiece import SentencePieceTrainer
from sentencepiece.sentencepiece_model_pb2 import ModelProto

SPECIAL = {"<s>": 3, "<pad>": 3, "</s>": 3, "<unk>": 2}
"""SentencePiece's kinds: 3 is a control piece, 2 the unknown one."""


def write_pieces(packed: dict[str, np.ndarray], path: Path) -> None:
    """Write the encoder's pieces with their scores; text is normalised as the encoder's was."""
    model = ModelProto()
    model.ParseFromString(_any_model())
    del model.pieces[:]
    for piece, score in zip(packed["pieces"], packed["scores"], strict=True):
        kind = SPECIAL.get(str(piece), 1)
        model.pieces.add(piece=str(piece), score=float(score), type=kind)
    spec = model.normalizer_spec
    spec.add_dummy_prefix = spec.remove_extra_whitespaces = False
    for name, value in (("unk_id", 3), ("bos_id", 0), ("eos_id", 2), ("pad_id", 1)):
        setattr(model.trainer_spec, name, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())


def _any_model() -> bytes:
    """A model over next to nothing, for the sake of its normalisation table."""
    written = BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d e f g h i j", "k l m n o p q r s t"]),
        model_writer=written, vocab_size=24, model_type="unigram", hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc", minloglevel=2,
    )  # fmt: skip
    return written.getvalue()
