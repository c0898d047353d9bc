"""How well answers agree with codes, on sentences kept out of the fitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from sklearn.metrics import f1_score

from training.inputs import Item, item_of
from training.labelled import SUBJECT, Sentence
from training.network import EVENTS, MODALITIES

Answers = Callable[[Sequence[Item]], list[tuple[np.ndarray, np.ndarray, np.ndarray]]]
FIRST_EVENT = 2
POINTS = np.array([0, 25, 50, 75, 100], float)


def given_pairs(sentences: Sequence[Sentence], answers: Answers) -> dict[str, float]:
    """Event, modality and stance where actor and recipient are given, nothing else marked."""
    rows = [(sentence, row) for sentence in sentences for row in sentence.rows]
    items = []
    for sentence, row in rows:
        named = {row.actor, row.recipient, SUBJECT}
        items.append(item_of(replace(sentence, marks=tuple(m for m in sentence.marks
                                                           if m[2] in named))))  # fmt: skip
    events, modalities, sides, errors = [], [], [], []
    for item, (_, row), tables in zip(items, rows, answers(items), strict=True):
        a = item.actors.index(row.actor)
        b = 1 + item.actors.index(row.recipient) if row.recipient else 0
        event, modality, stance = (table[a, b] for table in tables)
        if row.event:
            event = event + 0.5 * tables[0][a, 0] if b else event
            events.append((EVENTS[FIRST_EVENT + int(event[FIRST_EVENT:].argmax())], row.event))
        modalities.append(MODALITIES[int(modality.argmax())] == row.modality)
        if row.stance.isdigit():
            said = stance_value(stance)
            sides.append(side(said) == side(float(row.stance)))
            errors.append(abs(said - float(row.stance)))
    found, wanted = zip(*events, strict=True)
    return {
        "event": _mean([a == b for a, b in events]),
        "event_f1": float(f1_score(wanted, found, average="macro")),
        "modality": _mean(modalities),
        "stance_side": _mean(sides),
        "stance_error": _mean(errors),
    }


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else float("nan")


def side(value: float) -> int:
    """-1 below the middle of the scale, 1 above it, 0 about it."""
    return 0 if abs(value - 50) <= 12.5 else 1 if value > 50 else -1


def stance_value(probabilities: np.ndarray) -> float:
    """The median point of the scale, given that a stance is taken."""
    points = probabilities[2:] / probabilities[2:].sum()
    return float(POINTS[min(4, int(np.searchsorted(np.cumsum(points), 0.5)))])


def end_to_end(sentences: Sequence[Sentence], answers: Answers, floor: float) -> dict[str, float]:
    """All actors marked: precision and recall of (actor, event, recipient), and of stances."""
    items = [item_of(s) for s in sentences if s.actors]
    found, wanted = set(), set()
    says = takes = right = 0
    for item, (event, _, stance) in zip(items, answers(items), strict=True):
        s = item.sentence
        wanted |= {(s.id, r.actor, r.recipient, r.event) for r in s.rows if r.event}
        for a, actor in enumerate(item.actors):
            found |= {(s.id, actor, *row) for row in pairs_above(item, event[a], a, floor)}
            gold = [float(r.stance) for r in s.rows if r.actor == actor and r.stance.isdigit()]
            p = actor_stance(event[a], stance[a], a)
            said = p[2:].sum() > floor
            says, takes = says + said, takes + bool(gold)
            right += said and any(abs(g - stance_value(p)) <= 12.5 for g in gold)
    return {
        "precision": len(found & wanted) / max(len(found), 1),
        "recall": len(found & wanted) / max(len(wanted), 1),
        "stance_p": right / max(says, 1), "stance_r": right / max(takes, 1),
    }  # fmt: skip


def actor_stance(event: np.ndarray, stance: np.ndarray, a: int) -> np.ndarray:
    """The stance classes of an actor: its likeliest pair's, times that anything is coded."""
    something = 1 - event[:, 0]
    something[1 + a] = 0
    place = int(something.argmax())
    p = stance[place] * something[place]
    p[0] += 1 - something[place]
    return p


def pairs_above(
    item: Item, event: np.ndarray, a: int, floor: float
) -> list[tuple[str | None, str]]:
    """(recipient, event) of the actor's pairs that are events likelier than the floor."""
    return [
        (other, EVENTS[FIRST_EVENT + int(event[b, FIRST_EVENT:].argmax())])
        for b, other in enumerate((None, *item.actors))
        if b != 1 + a and event[b, FIRST_EVENT:].sum() >= floor
    ]
