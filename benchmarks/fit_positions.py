"""What data say of the constants of the model of positions (src/ralliement/positions/settings.py).

From a dossier of examples/huawei-5g and the hand coding of the same articles: how often a stance
is right at each confidence, how alike errors within an article are, and the likelihood of the
rates of movement, over the machine's stances and over those coded by hand. The tracker of
labelled/ is not used: it is kept to judge the positions by.

    python -m benchmarks.fit_positions build/demo.db
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from ralliement.dossier import Dossier, tables
from ralliement.dossier.columns import Columns, stance_columns
from ralliement.positions import DEFAULTS, chain
from ralliement.positions.dynamics import Dynamics
from ralliement.positions.observations import Asked, joint_of, made
from ralliement.positions.settings import Settings, noise_of

GOLD = Path(__file__).resolve().parent.parent / "examples" / "huawei-5g-gold" / "statements.csv"
_RIGHT_WITHIN = 12.5
_SAME_SENTENCE = 60
_JUMPS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.2, 2.0, 4.0)
_STEPS = ((0.1, 6.0), (0.5, 6.0), (1.0, 6.0), (0.5, 12.0), (3.0, 12.0))


def main() -> None:
    """Print what the data say, beside what the settings are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dossier")
    with Dossier.open(parser.parse_args().dossier) as dossier:
        machine = stance_columns(dossier)
        articles = {row["id"]: row for row in dossier.rows(tables.ARTICLES)}
        noise = noise_of([point for point, _label in dossier.issue.points])
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = [row for row in csv.DictReader(file) if row["article"] in articles]
    _tell_trust(machine, gold)
    by_hand = _columns(gold, articles)
    sure = replace(DEFAULTS, trust_at=1.4, trust_slope=0.0)
    _tell_rates("the machine's stances", machine, noise, DEFAULTS)
    _tell_rates("stances coded by hand", by_hand, noise, sure)


def _tell_trust(machine: Columns, gold: Sequence[dict[str, str]]) -> None:
    """The log odds that a stance is right, by the confidence, by maximum likelihood."""
    coded: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in gold:
        if row["stance"] not in ("", "undecided"):
            place = (int(row["sentence_start"]), float(row["stance"]))
            coded.setdefault((row["article"], row["actor"]), []).append(place)
    keys = list(zip(machine["article"], machine["actor"], strict=True))
    right = np.array(
        [
            any(
                abs(start - here) < _SAME_SENTENCE and abs(stance - value) <= _RIGHT_WITHIN
                for start, value in coded.get(key, ())
            )
            for key, here, stance in zip(
                keys, machine["sentence_start"], machine["stance"], strict=True
            )
        ]
    )
    confidence = np.array(machine["confidence"])
    odds = np.log(confidence / (1 - confidence))

    def loss(values: Any) -> float:
        line = values[0] + values[1] * odds
        return float((np.logaddexp(0, line) - right * line).sum())

    found = minimize(loss, np.array([0.5, 0.5]))
    errors = np.sqrt(np.diag(found.hess_inv))
    print(f"stances {len(right)}, right {right.mean():.2f}")
    for name, value, error in zip(("trust_at", "trust_slope"), found.x, errors, strict=True):
        print(f"  {name:12} {value:5.2f} ± {error:.2f}   setting {getattr(DEFAULTS, name)}")
    expected = 1 / (1 + np.exp(-(found.x[0] + found.x[1] * odds)))
    residual = (right - expected) / np.sqrt(expected * (1 - expected))
    pairs = [
        residual[a] * residual[b]
        for a, b in combinations(range(len(keys)), 2)
        if keys[a] == keys[b]
    ]
    spread = np.std(pairs) / np.sqrt(len(pairs)) if pairs else float("nan")
    mean = np.mean(pairs) if pairs else float("nan")
    told = f"setting {DEFAULTS.alike} ({len(pairs)} pairs)"
    print(f"  {'alike':12} {mean:5.2f} ± {spread:.2f}   {told}\n")


def _columns(gold: Sequence[dict[str, str]], articles: dict[str, Any]) -> Columns:
    """The columns of ``stance_columns`` from stances coded by hand, dated by their articles."""
    told = [
        row
        for row in gold
        if row["stance"] not in ("", "undecided") and row["modality"] != "historical"
    ]
    told.sort(key=lambda row: (row["actor"], row["article"]))
    count = len(told)
    source = [articles[row["article"]] for row in told]
    return {
        "id": [f"g{number}" for number in range(count)],
        **{name: [row[name] for row in told] for name in ("article", "actor", "speaker", "event")},
        "sentence_start": [row["sentence_start"] for row in told],
        "stance": [float(row["stance"]) for row in told],
        "modality": [row["modality"] or "asserted" for row in told],
        "confidence": [0.5] * count,
        "linked": [False] * count,
        **{name: [None] * count for name in ("decided", "via", "date_from", "date_to")},
        "piece": [row["duplicate_group"] or row["id"] for row in source],
        "published_from": [_iso(row["date_from"]) for row in source],
        "published_to": [_iso(row["date_to"]) for row in source],
    }


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _tell_rates(title: str, columns: Columns, noise: float, settings: Settings) -> None:
    """The log likelihood of what was told, by the rates of movement, less the largest."""
    likelihood = _likelihood(columns, noise, settings)
    table = [[likelihood(jump, *step) for step in _STEPS] for jump in _JUMPS]
    best = max(map(max, table))
    print(f"{title}: log likelihood less the largest (a rate is as good within 1.9)")
    print(
        f"{'jumps a year':>14}" + "".join(f"{f'{rate:g} × {size:g}':>10}" for rate, size in _STEPS)
    )
    for jump, row in zip(_JUMPS, table, strict=True):
        print(f"{jump:>14}" + "".join(f"{value - best:>10.2f}" for value in row))
    print()


def _likelihood(
    columns: Columns, noise: float, settings: Settings
) -> Callable[[float, float, float], float]:
    joint = joint_of(columns, columns)
    days = [day for name in ("published_from", "published_to") for day in columns[name] if day]

    def of(jump: float, step: float, size: float) -> float:
        tried = replace(settings, jump_rate=jump, step_rate=step, step_size=size)
        dynamics = Dynamics(tried)
        found = made(columns, joint, Asked(), noise, tried, (min(days), max(days)))
        evidence = chain.gathered(found, chain.weighed_logs(found, dynamics), dynamics)
        last = int(found.day.max())
        return float(chain.forward(evidence, dynamics, last)[1].sum())

    return of


if __name__ == "__main__":
    main()
