"""From a dossier to the inputs of a forecast: positions, saliences and pressure at a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.dossier import Dossier
from ralliement.errors import EmptyWindow, ForecastError
from ralliement.networks import Choice, Edge, Window, pressure_network
from ralliement.positions import GRID, Position, Salience, positions_at, saliences_at

PRESSURE_DAYS = 365
"""How long pressure is felt: a year, as long as talk counts for half of an actor's salience."""

OWN_VOICE = 4.0
"""How many reports of pressure an actor's own line is worth: after four by equals it goes half as
far as any pressure could take it. A convention, not fitted."""


def inputs_at(dossier: Dossier, at: date | None = None, *, as_of: date | None = None) -> Inputs:
    """Who stands where at a date, how much it cares, who pressed it in the year before.

    All actors with a position but persons and media; with ``as_of``, from what was certainly
    published by then. Capabilities are left to the table's defaults.
    Raises: ForecastError if nobody has a position by that day.
    """
    return inputs_from(dossier, known_positions(dossier, at, as_of=as_of))


def known_positions(
    dossier: Dossier, at: date | None = None, *, as_of: date | None = None
) -> list[Position]:
    """Every actor's position at a date. Raises: ForecastError if nobody has one by then."""
    found = positions_at(dossier, at, as_of=as_of)
    if found:
        return found
    day = at or as_of
    when = f" by {day.isoformat()}" if day else ""
    raise ForecastError(
        f"{dossier.issue.id}: no actor has a position{when}, so there is nothing to forecast "
        "from; read articles with stances on the issue, or ask for a later day"
    )


def inputs_from(dossier: Dossier, positions: Sequence[Position]) -> Inputs:
    """The inputs of these positions, which are of one day and one state of knowledge.

    Their pressure holds what was reported, and each actor's own line as ``OWN_VOICE`` reports.
    """
    at, as_of = positions[0].at, positions[0].as_of
    names = [position.actor for position in positions]
    saliences = {
        found.actor: found for found in saliences_at(dossier, at, as_of=as_of, actors=names)
    }
    return Inputs(
        tuple(actor_input(one, saliences.get(one.actor)) for one in positions),
        issue=dossier.issue.id,
        status_quo=dossier.issue.status_quo,
        pressure={(name, name): OWN_VOICE for name in names}
        | pressure_before(dossier, at, as_of=as_of),
        status_quo_from="issue",
        day=at,
        origin="dossier",
    )


def actor_input(position: Position, salience: Salience | None) -> ActorInput:
    """One actor's input, its position drawn from the posterior."""
    cares = None
    if salience is not None:
        cares = Estimate(salience.median, salience.lower_90, salience.upper_90)
    return ActorInput(
        position.actor,
        Estimate(position.median, position.lower_90, position.upper_90),
        cares,
        posterior=np.column_stack([GRID, position.posterior]),
        evidence=position.evidence,
        last_evidence=position.last_evidence,
    )


def pressure_before(
    dossier: Dossier, at: date, *, as_of: date | None = None
) -> dict[tuple[str, str], float]:
    """Independent reports of pressure by (who presses, whom), in the year up to a date.

    Empty where none was reported.
    """
    return {(edge.source, edge.target): edge.weight for edge in edges_before(dossier, at, as_of)}


def edges_before(dossier: Dossier, at: date, as_of: date | None) -> tuple[Edge, ...]:
    """Who pressed whom in the year up to a date, by all that is known, or was by ``as_of``."""
    window = Window(at - timedelta(days=PRESSURE_DAYS), at)
    known = None if as_of is None else min(as_of, at)
    try:
        return pressure_network(dossier, window, Choice(as_of=known)).edges
    except EmptyWindow:
        return ()
