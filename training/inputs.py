"""From labelled sentences to what the network is fed, and what it should answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from ralliement.learned.marking import Mark, mark_sentence
from training.labelled import SUBJECT, Row, Sentence
from training.network import EVENTS, MODALITIES, STANCES

VIEW = "view"


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence; targets of shape (actors, 1 + actors, classes).

    Row a, column 0: what actor a does towards nobody; column 1 + b: towards actor b.
    ``event`` has a distribution at every pair but an actor with itself, where it is zero;
    ``modality`` and ``stance`` are zero where nothing is coded.
    """

    sentence: Sentence
    actors: tuple[str, ...]
    marked: list[str | Mark]
    event: np.ndarray
    modality: np.ndarray
    stance: np.ndarray


@dataclass(frozen=True, slots=True)
class Losses:
    """How often, in training, a sentence loses its hints, a bystander its marks, and the
    disputed thing its mark or is marked like an actor: articles do not say which it is."""

    hints: float = 0.25
    bystander: float = 0.35
    subject: float = 0.5


def item_of(sentence: Sentence, losses: Losses | None = None, random: Random | None = None) -> Item:
    """The sentence with all its actors, or with chance losses."""
    if losses is not None and random is not None:
        sentence = _with_losses(sentence, losses, random)
    shown = sentence.actors
    subject = [(start, end) for start, end, n in sentence.marks if n == SUBJECT]
    marked = mark_sentence(sentence.text, sentence.marks, shown, subject, sentence.hints)
    tables = [
        np.zeros((len(shown), 1 + len(shown), len(classes)), np.float32)
        for classes in (EVENTS, MODALITIES, STANCES)
    ]
    for a, actor in enumerate(shown):
        for b, other in enumerate((None, *shown)):
            if actor != other:
                here = [r for r in sentence.rows if (r.actor, r.recipient) == (actor, other)]
                _fill([table[a, b] for table in tables], here)
    return Item(sentence, shown, marked, *tables)


def _with_losses(sentence: Sentence, losses: Losses, random: Random) -> Sentence:
    involved = {row.actor for row in sentence.rows} | {row.recipient for row in sentence.rows}
    names: dict[str, str | None] = {n: n for n in (*sentence.actors, SUBJECT)}
    for name in sentence.actors:
        if name not in involved and random.random() < losses.bystander:
            names[name] = None
    if random.random() < losses.subject:
        names[SUBJECT] = random.choice([None, "0"])
    marks = tuple((start, end, new) for start, end, n in sentence.marks if (new := names[n]))
    hints = () if random.random() < losses.hints else sentence.hints
    return replace(sentence, marks=marks, hints=hints)


def _fill(targets: list[np.ndarray], rows: list[Row]) -> None:
    event, modality, stance = targets
    if not rows:
        event[0] = 1
    for row in rows:
        event[EVENTS.index(row.event or VIEW)] += 1 / len(rows)
        modality[MODALITIES.index(row.modality)] += 1 / len(rows)
        stance += np.array(stance_target(row), np.float32) / len(rows)


def stance_target(row: Row) -> list[float]:
    """The stance as weights on the classes, a value between two points shared by both."""
    target = [0.0] * len(STANCES)
    if row.stance in {"-", "undecided"}:
        target[0 if row.stance == "-" else 1] = 1.0
        return target
    low, rest = divmod(float(row.stance), 25)
    target[2 + int(low)] = 1 - rest / 25
    if rest:
        target[3 + int(low)] = rest / 25
    return target
