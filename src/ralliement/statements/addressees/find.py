"""Acts without a recipient, with the one in view whom they are most likely aimed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

import numpy as np

from ralliement.records import Statement, content_id
from ralliement.statements.addressees.features import KINDS, features
from ralliement.statements.addressees.spoken import tells_another
from ralliement.statements.addressees.view import Act, View, view_of
from ralliement.statements.findings import Findings
from ralliement.statements.rules import WITHOUT_RECIPIENT
from ralliement.yamlfiles import load_yaml

RULE = "in-view"
FLOOR = 0.6
"""Least probability of who is named; how often these are right: docs/coder.md."""


def add_addressees(statements: Sequence[Statement], findings: Findings) -> tuple[Statement, ...]:
    """The statements; acts aimed at nobody in their sentence, at whom the article shows."""
    view, number = view_of(statements, findings)
    return tuple(
        _addressed(s, view, number[s.sentence_start], _own_land(s, findings))
        if is_open(s, findings)
        else s
        for s in statements
    )


def is_open(statement: Statement, findings: Findings) -> bool:
    """Whether it is an act that may be aimed at somebody whom its sentence does not say.

    The headline of another article, linked to in this one, is not about who stands here.
    """
    alone = statement.event is not None and statement.recipient is None and not statement.linked
    return (
        alone and statement.rule not in WITHOUT_RECIPIENT and not tells_another(statement, findings)
    )


def _own_land(statement: Statement, findings: Findings) -> str | None:
    """The state or union that an institution belongs to: it does not answer that as a whole."""
    if findings.kinds.get(statement.actor) != "institution":
        return None
    return findings.lands.get(statement.actor)


def may_be_answered(act: Act) -> bool:
    """Whether it is a reaction or a demand: these are aimed at one who did something."""
    return KINDS.get(act.event) in {"reaction", "demand"}


def _addressed(statement: Statement, view: View, at: int, barred: str | None) -> Statement:
    assert statement.event is not None
    act = Act(at, statement.actor, None, statement.event)
    candidates = view.candidates(act)
    if not candidates or not may_be_answered(act):
        return statement
    chances = chances_of(act, features(view, act, candidates))
    best = int(chances.argmax())
    who = candidates[best]
    if chances[best] < FLOOR or who == barred or not view.has_acted(who, act):
        return statement
    rule = f"{statement.rule}+{RULE}"
    return replace(
        statement,
        id=content_id("s", statement.id, who, rule),
        recipient=who,
        confidence=round(min(statement.confidence, float(chances[best])), 3),
        rule=rule,
    )


def chances_of(act: Act, told: Sequence[Mapping[str, float]]) -> np.ndarray:
    """The probability of each candidate, shape (candidates,); what is left is nobody's."""
    weights = _weights()
    own = weights[KINDS.get(act.event, "accord")]
    scores = np.array(
        [
            sum(value * (weights["all"][name] + own.get(name, 0.0)) for name, value in one.items())
            for one in told
        ]
    )
    powers = np.exp(np.append(scores, 0.0) - max(scores.max(), 0.0))
    chances: np.ndarray = powers[:-1] / powers.sum()
    return chances


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = resources.files(__package__).joinpath("weights.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, float]] = load_yaml(text)["weights"]
    return found
