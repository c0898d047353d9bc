"""Actors as people or a dossier describe them, and the table of draws made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ralliement.actors.called import Called
from ralliement.bargaining.capability import Defaults, default_capabilities
from ralliement.bargaining.due import Due
from ralliement.bargaining.estimates import (
    Estimate,
    chances,
    check_estimate,
    draw_bounded,
    draw_from_grid,
    draw_positive,
)
from ralliement.bargaining.run import StatusQuoFrom
from ralliement.bargaining.table import SCALE, ActorTable, FloatArray, Scale
from ralliement.bargaining.telling.notes import Note
from ralliement.errors import TableError

if TYPE_CHECKING:
    from ralliement.bargaining.moves import Moves


@dataclass(frozen=True, eq=False)
class ActorInput:
    """One actor: its position, and what is known of its salience (0..100) and capability.

    ``posterior`` (n_grid, 2) are grid points of the scale with their weights; where it is given,
    positions are drawn from it and not from the interval. ``origins`` names the fields that
    are not the input's own (overrides, scenario); ``evidence`` and ``last_evidence`` are those
    of a position that was read.
    """

    actor: str
    position: Estimate
    salience: Estimate | None = None
    capability: Estimate | None = None
    posterior: FloatArray | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    evidence: int | None = None
    last_evidence: date | None = None


@dataclass(frozen=True, eq=False)
class Inputs:
    """Everything that a table is drawn from, and the time after: its ``agenda``, and the law of
    the ``moves`` that nobody foresees (None: none are played).

    ``status_quo_from`` says who gave the status quo: the "issue", the "file", or who "asked".
    ``day`` is that of the positions, None for a table that people typed. ``called`` are other
    names of the actors, by id. ``origin``: dossier or table. ``proposal`` is what the
    issue is part of, None where its source does not tell.
    """

    actors: tuple[ActorInput, ...]
    scale: Scale = SCALE
    issue: str = ""
    status_quo: float | None = None
    pressure: Mapping[tuple[str, str], float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    agenda: tuple[Due, ...] = ()
    status_quo_from: StatusQuoFrom = "file"
    day: date | None = None
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moves: Moves | None = None
    origin: str = "table"
    proposal: str | None = None

    @property
    def people(self) -> Called:
        """The actors by all that they are called."""
        return Called({one.actor: self.called.get(one.actor, ()) for one in self.actors})


DEFAULT_SALIENCE = Estimate(50.0, 10.0, 90.0)
"""How much an actor cares of whom it is not known: in the middle, and hardly certain."""

_LEAST_SALIENCE = 0.01
"""Of such an actor, 0..1: nobody knows that it cares for nothing."""


def draw_table(
    inputs: Inputs, *, draws: int = 1, seed: int = 1, defaults: Defaults = "cinc"
) -> ActorTable:
    """The table of so many draws; of one draw, it holds the values themselves.

    Positions and saliences come from split normal distributions, capabilities from lognormal
    ones, with the medians and intervals given, or from a posterior; an actor's draws do not
    depend on who else is in the table. Who has no capability gets that of ``defaults``; who
    has no salience, 50 (10..90).
    Raises: TableError naming the actor and field.
    """
    if draws < 1:
        raise TableError(f"draws {draws}; at least one is needed")
    if not inputs.actors:
        raise TableError("a table without actors: give at least one actor with its position")
    names = [actor.actor for actor in inputs.actors]
    missing = [actor.actor for actor in inputs.actors if actor.capability is None]
    found = default_capabilities(missing, defaults, present=names, day=inputs.day)
    columns = [_drawn(actor, inputs.scale, found.values, draws, seed) for actor in inputs.actors]
    notes: list[str] = [*inputs.notes, *found.notes]
    silent = [actor.actor for actor in inputs.actors if actor.salience is None]
    if silent:
        notes.append(Note.of("salience", names=tuple(silent)))
    hardly = [one.actor for one in inputs.actors if one.salience and 0 < one.salience.value <= 1]
    if hardly:
        notes.append(Note.of("salience_low", names=tuple(hardly)))
    x, s, c = (np.stack(column, axis=1) for column in zip(*columns, strict=True))
    return ActorTable.of(
        names,
        x,
        salience=s,
        capability=c,
        scale=inputs.scale,
        issue=inputs.issue,
        status_quo=inputs.status_quo,
        pressure=_network(names, inputs.pressure),
        notes=tuple(notes),
    )


def _drawn(
    actor: ActorInput, scale: Scale, defaults: Mapping[str, float], draws: int, seed: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Draws of position, salience 0..1 and capability, each (draws,)."""
    salience = actor.salience or DEFAULT_SALIENCE
    capability = actor.capability or Estimate(defaults[actor.actor])
    check_estimate(f"{actor.actor}: position", actor.position, scale)
    check_estimate(f"{actor.actor}: salience", salience, (0.0, 100.0))
    check_estimate(f"{actor.actor}: capability", capability, (0.0, np.inf))
    if draws == 1:
        values = (actor.position.value, salience.value / 100, capability.value)
        return np.array(values[:1]), np.array(values[1:2]), np.array(values[2:])
    by_position = chances(seed, actor.actor, "position", draws)
    if actor.posterior is not None:
        x = draw_from_grid(actor.posterior[:, 0], actor.posterior[:, 1], by_position)
    else:
        x = draw_bounded(actor.position, scale, by_position)
    s = draw_bounded(salience, (0.0, 100.0), chances(seed, actor.actor, "salience", draws)) / 100
    if actor.salience is None:
        s = np.maximum(s, _LEAST_SALIENCE)
    name = f"{actor.actor}: capability"
    c = draw_positive(name, capability, chances(seed, actor.actor, "capability", draws))
    return x, s, c


def _network(names: Sequence[str], pressure: Mapping[tuple[str, str], float]) -> FloatArray | None:
    """The square of weights from (who presses, whom), or None where nothing is known."""
    if not pressure:
        return None
    square = np.zeros((len(names), len(names)))
    for (source, target), weight in pressure.items():
        if source in names and target in names:
            square[names.index(target), names.index(source)] += weight
    return square
