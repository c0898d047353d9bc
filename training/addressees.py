"""Fit how much each cue says about whom an act is aimed at that names nobody.

    python -m training.addressees src/ralliement/statements/addressees/weights.yaml

A conditional logit among those in view and nobody, on acts of ``labelled/in-context`` whose
sentence leaves the recipient open: those that the reader finds as people coded them, and those
that it misses. It prints how often it is right on articles left out, eight folds of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import yaml
from scipy.optimize import minimize

from ralliement.records import Event
from ralliement.statements.addressees import KINDS, NAMES, Act, View, features, is_open, view_of
from ralliement.statements.addressees.find import FLOOR, may_be_answered
from training.articles import Coded, Line, digest, read_coded

OWN = ("anybody", "share_of_names", "last_to_act", "opens_article", "first_to_act")
"""What counts differently for each kind of act."""
ACTS = ("reaction", "demand", "force", "accord")
FOLDS = 8
PENALTY = 16.0
FOUND = 1.5
"""Weight of an act that the reader finds, beside one that it misses."""


@dataclass(frozen=True, slots=True)
class Case:
    """An act: cues of the candidates (candidates, cues), the right ones' numbers (that of
    nobody is the number of candidates; none where the right one is not in view), and which may
    be named: those who acted before, for a reaction or a demand."""

    article: str
    named: np.ndarray
    cues: np.ndarray
    right: tuple[int, ...]
    found: bool


def cases(coded: Coded) -> Iterator[Case]:
    """The acts of one article that may be aimed at somebody whom their sentence leaves out."""
    view, number = view_of(coded.statements, coded.findings)
    actors = coded.actors()
    for line in coded.lines:
        told = {(row.actor, row.event) for row in line.rows if row.event and row.actor in actors}
        here = [n for start, n in number.items() if line.start <= start < line.end]
        for who, event in sorted(told) if here else ():
            wanted = {
                actors.get(row.recipient or "") if row.recipient else ""
                for row in line.rows
                if (row.actor, row.event) == (who, event)
            }
            act = Act(here[-1], actors[who], None, Event(event))
            case = _case(coded, line, view, act, wanted)
            if case is not None:
                yield case


def _case(coded: Coded, line: Line, view: View, act: Act, wanted: set[str | None]) -> Case | None:
    mine = [
        s
        for s in coded.statements
        if line.start <= s.sentence_start < line.end
        and (s.actor, s.event) == (act.actor, act.event)
    ]
    beside = any(name in view.named[act.at] for name in wanted)
    candidates = view.candidates(act)
    if not candidates or not all(is_open(s, coded.findings) for s in mine) or (not mine and beside):
        return None
    right = [candidates.index(name) for name in wanted if name in candidates]
    acted = [may_be_answered(act) and view.has_acted(name, act) for name in candidates]
    return Case(
        coded.id,
        np.array(acted),
        _table(act, features(view, act, candidates)),
        tuple(right + [len(candidates)] * ("" in wanted)),
        bool(mine),
    )


def _table(act: Act, told: Sequence[dict[str, float]]) -> np.ndarray:
    """All cues, then those of OWN for each kind of act, zero but for the act's own."""
    kind = ACTS.index(KINDS.get(act.event, "accord"))
    own = np.zeros((len(told), len(ACTS), len(OWN)))
    own[:, kind] = [[one[name] for name in OWN] for one in told]
    every = np.array([[one[name] for name in NAMES] for one in told])
    return np.hstack([every, own.reshape(len(told), -1)])


def fit(known: Sequence[Case]) -> np.ndarray:
    """The weights that make the right ones likeliest, held back by their squares."""
    usable = [case for case in known if case.right]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for case in usable:
            chance = chances(case, weights)
            right = list(case.right)
            sure = chance[right].sum()
            weight = FOUND if case.found else 1.0
            total -= weight * float(np.log(sure + 1e-12))
            error = chance.copy()
            error[right] -= chance[right] / sure
            slope += weight * (case.cues.T @ error[:-1])
        return total + 0.5 * float((held * weights**2).sum()), slope + held * weights

    held = np.where(np.arange(usable[0].cues.shape[1]) < len(NAMES), PENALTY, 2 * PENALTY)
    found: np.ndarray = minimize(loss, np.zeros(len(held)), jac=True, method="L-BFGS-B").x
    return found


def chances(case: Case, weights: np.ndarray) -> np.ndarray:
    """The probability of each candidate, then of nobody."""
    scores = np.append(case.cues @ weights, 0.0)
    powers = np.exp(scores - scores.max())
    shares: np.ndarray = powers / powers.sum()
    return shares


def report(known: Sequence[Case]) -> None:
    """Print how often the likeliest is right in articles left out, of acts that are found."""
    names = sorted({case.article for case in known})
    Random(0).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    said = []
    for n in range(FOLDS):
        weights = fit([case for case in known if fold[case.article] != n])
        for case in known:
            if fold[case.article] == n and case.found:
                chance = chances(case, weights)[:-1]
                best = int(chance.argmax())
                if not case.named[best]:
                    continue
                alone = len(case.cues) in case.right
                said.append((float(chance[best]), best in case.right, alone))
    nobody = sum(alone for *_, alone in said)
    print(f"{len(known)} acts; {len(said)} found that may be answered, {nobody} of them nobody's")
    for floor in (0.4, 0.5, FLOOR, 0.7, 0.8):
        sure = [right for chance, right, _ in said if chance >= floor]
        print(f"at {floor}: {sum(sure)} right of {len(sure)} named, {np.mean(sure):.2f}")


def written(weights: np.ndarray) -> dict[str, dict[str, float]]:
    """The weights by name, those of every act and what is added for each kind."""
    own = weights[len(NAMES) :].reshape(len(ACTS), len(OWN))
    tables = {"all": dict(zip(NAMES, weights, strict=False))} | {
        kind: dict(zip(OWN, row, strict=True)) for kind, row in zip(ACTS, own, strict=True)
    }
    return {
        kind: {name: round(float(value), 3) for name, value in table.items()}
        for kind, table in tables.items()
    }


def main() -> None:
    """Fit on all articles and write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("target", type=Path)
    asked = parser.parse_args()
    known = [case for coded in read_coded() for case in cases(coded)]
    report(known)
    head = (
        "# Whom an act is aimed at that names nobody: what each cue of features.py adds to the\n"
        "# score of one in view; nobody's is 0. Written by training/addressees.py.\n"
    )
    body = {"labelled": digest(), "acts": len(known), "weights": written(fit(known))}
    asked.target.write_text(head + yaml.safe_dump(body, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
