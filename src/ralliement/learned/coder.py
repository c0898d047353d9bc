"""Coding sentences with the trained network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ralliement.learned.marking import Span, mark_sentence
from ralliement.learned.model import Answer, Model
from ralliement.learned.pieces import Floats, Pieces
from ralliement.records import Event, Modality

CODER = "learned-1"
"""The name and version under which this coder's statements are kept."""

DATA = Path(__file__).parent / "data"
_POINTS = (0.0, 25.0, 50.0, 75.0, 100.0)


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence and whose its spans are: (start, end, actor) in offsets into ``text``.

    ``subject`` are the spans of the disputed thing, ``hints`` where words stand that a list
    knows as an event (offset, event).
    """

    text: str
    actors: tuple[Span, ...]
    subject: tuple[tuple[int, int], ...] = ()
    hints: tuple[tuple[int, Event], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The actors, in the order in which they are first named."""
        return tuple(dict.fromkeys(actor for _, _, actor in sorted(self.actors)))


@dataclass(frozen=True, slots=True)
class Coded:
    """One row: what an actor does, perhaps towards another.

    ``event`` None is a view that is no deed. ``probability`` that the row holds is
    calibrated on sentences of disputes unseen in training. ``stance`` is on the scale from
    0 (left free) to 100 (stopped), given that one is taken; ``stance_probability`` that one
    is, ``undecided`` that the actor is said not to have decided.
    """

    actor: str
    recipient: str | None
    event: Event | None
    probability: float
    modality: Modality
    stance: float
    stance_probability: float
    undecided: float


class LearnedCoder:
    """The network, its tokenizer and its calibration."""

    def __init__(self, folder: Path = DATA) -> None:
        self.card = json.loads((folder / "coder.json").read_text("utf-8"))
        self.pieces = Pieces(folder / "pieces.model")
        self.model = Model(folder / "network.onnx", self.card["temperatures"])
        self.events = [None, *(Event(name) for name in self.card["events"][2:])]
        self.modalities = [Modality(name) for name in self.card["modalities"]]

    def code(self, sentences: Sequence[Marks], floor: float) -> list[list[Coded]]:
        """The rows of each sentence that are at least as likely as ``floor``."""
        answers = self._answers(sentences)
        return [
            [row for row in self._rows(marks.names, answer) if row.probability >= floor]
            for marks, answer in zip(sentences, answers, strict=True)
        ]

    def event_towards(self, marks: Marks, actor: str, target: str | None) -> tuple[Event, float]:
        """The likeliest event by ``actor`` towards ``target``, given that there is one."""
        (event, _, _), names = self._answers([marks])[0], marks.names
        a = names.index(actor)
        b = 1 + names.index(target) if target is not None else 0
        weights = event[a, b] + (_ALSO_ALONE * event[a, 0] if b else 0)
        weights = weights[2:] / weights[2:].sum()
        best = int(weights.argmax())
        found = self.events[1 + best]
        assert found is not None
        return found, float(weights[best])

    def _answers(self, sentences: Sequence[Marks]) -> list[Answer]:
        encoded = []
        for marks in sentences:
            parts = mark_sentence(marks.text, marks.actors, marks.names, marks.subject, marks.hints)
            encoded.append(self.pieces.encode(parts, len(marks.names)))
        return self.model.answers(encoded)

    def _rows(self, names: tuple[str, ...], answer: Answer) -> Iterator[Coded]:
        event, modality, stance = answer
        for a, actor in enumerate(names):
            for b, other in enumerate((None, *names)):
                if other != actor:
                    yield self._row(actor, other, event[a, b], modality[a, b], stance[a, b])

    def _row(
        self, actor: str, other: str | None, event: Floats, modality: Floats, stance: Floats
    ) -> Coded:
        best = 1 + int(event[1:].argmax())
        points = np.cumsum(stance[2:] / stance[2:].sum())
        middle = int(np.searchsorted(points, 0.5))
        return Coded(
            actor=actor,
            recipient=other,
            event=self.events[best - 1],
            probability=float(event[best]),
            modality=self.modalities[int(modality.argmax())],
            stance=_POINTS[min(middle, len(_POINTS) - 1)],
            stance_probability=float(stance[2:].sum()),
            undecided=float(stance[1]),
        )


_ALSO_ALONE = 0.5
"""Weight of what the actor does towards nobody when its act towards somebody is asked."""


@cache
def load_coder() -> LearnedCoder:
    """The coder that ships with the package, loaded once a process."""
    return LearnedCoder()
