"""Voices of one actor that stand apart: shown, not averaged away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import numpy as np

from ralliement.actors import Registry, load_registry
from ralliement.dossier import Dossier
from ralliement.positions.changes import half_step
from ralliement.positions.estimate import ON_THEIR_OWN, Estimation
from ralliement.positions.model import Disagreement, Position, Voice
from ralliement.positions.observations import Observations, day_number, day_of
from ralliement.positions.scale import GRID
from ralliement.positions.settings import DEFAULTS, Settings

TOGETHER = 92
"""How many days apart two voices may be heard to speak of the same time: a quarter, as a
dispute's agenda is made by the quarter. Further apart it is a change, not a disagreement."""

LIKELY = 0.6
"""The probability from which a disagreement is told: odds of three to two. One half would be no
knowledge."""


def disagreements(
    dossier: Dossier,
    at: date | None = None,
    *,
    as_of: date | None = None,
    actors: Sequence[str] | None = None,
    settings: Settings = DEFAULTS,
) -> list[Disagreement]:
    """The voices of an actor that likely do not have one line, by actor.

    Voices are those who speak for the actor (a minister, an agency), what the press tells of it
    without naming anybody, and the bodies and companies of its country that the registry
    knows and that take a stance of their own (a parliament, an operator). Two voices are
    compared at the last time up to ``at`` when both were heard within a quarter.
    """
    estimation = Estimation(dossier, as_of=as_of, settings=settings)
    until = day_number(estimation.day(at))
    found = estimation.observations(by_voice=True)
    voices = _voices(found, load_registry(), until)
    return [
        apart
        for actor in sorted(voices)
        if actors is None or actor in actors
        for apart in _apart(estimation, actor, voices[actor])
    ]


def _voices(
    found: Observations, registry: Registry, until: int
) -> Mapping[str, Mapping[tuple[str, str], Observations]]:
    """The observations up to ``until`` of each voice of each actor, by (body, speaker).

    Whoever only signed texts together with other actors has said nothing of its own.
    """
    heard: dict[str, dict[tuple[str, str], Observations]] = {}
    for number, name in enumerate(found.names):
        series = found.of(number)
        series = series.where(series.day <= until)
        if series.joint.all():
            continue
        body, speaker = name.split("\x1f")
        heard.setdefault(body, {})[body, speaker] = series
        above = _above(body, registry)
        if above is not None:
            heard.setdefault(above, {})[body, speaker] = series
    return heard


def _above(body: str, registry: Registry) -> str | None:
    """The state of a body, company or party of a country; None for states and persons."""
    known = registry.find(body)
    if known is None or known.kind in ON_THEIR_OWN or known.country in (None, body):
        return None
    return known.country


def _apart(
    estimation: Estimation, actor: str, voices: Mapping[tuple[str, str], Observations]
) -> Iterator[Disagreement]:
    far = half_step(estimation.points)
    for one, other in combinations(sorted(voices), 2):
        day = _heard_together(voices[one], voices[other])
        if day is None:
            continue
        first, second = (
            Voice(_who(actor, voice), _alone(estimation, voices[voice], day))
            for voice in (one, other)
        )
        chance = _chance_apart(first.position, second.position)
        if chance >= LIKELY and abs(first.position.median - second.position.median) > far:
            yield Disagreement(actor, day, first, second, chance)


def _who(actor: str, voice: tuple[str, str]) -> str | None:
    """The speaker, the body that it speaks for, or None where the actor itself is meant."""
    body, speaker = voice
    return speaker or (None if body == actor else body)


def _heard_together(one: Observations, other: Observations) -> date | None:
    """The last day on which one of two was heard within a quarter of the other."""
    apart = np.abs(one.day[:, None] - other.day[None, :])
    later = np.maximum(one.day[:, None], other.day[None, :])
    near = later[apart <= TOGETHER]
    return day_of(near.max()) if len(near) else None


def _alone(estimation: Estimation, found: Observations, day: date) -> Position:
    return estimation.path(found, [day])[0]


def _chance_apart(one: Position, other: Position) -> float:
    """The chance that two voices do not have one line, even odds before they were heard.

    One line for both explains what was heard Σ p q / prior times as well as two lines apart,
    p and q being where each voice alone would put the actor and the prior even: so voices of
    which little is known are neither together nor apart.
    """
    together = float(len(GRID) * one.posterior @ other.posterior)
    return 1 / (1 + together)
