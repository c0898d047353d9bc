"""The inputs that a forecast was drawn from, and where each came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ralliement.bargaining.capability import Defaults, default_capabilities
from ralliement.bargaining.estimates import Estimate
from ralliement.bargaining.inputs import DEFAULT_SALIENCE, ActorInput, Inputs


@dataclass(frozen=True, slots=True)
class Used:
    """A value with what holds it 9 times in 10, None where it is certain, and its source.

    ``source`` is dossier, table, overrides, scenario, default, a table of capabilities (cinc …),
    members (the sum of a union's) or weakest (as the weakest state); ``labels.yaml`` tells it.
    """

    value: float
    lower_90: float | None
    upper_90: float | None
    source: str


@dataclass(frozen=True, slots=True)
class ActorUsed:
    """One actor's inputs. Units: position on the scale, salience 0..100, capability any.

    ``evidence`` are the independent pieces behind a position that was read, ``last_evidence`` is
    the day of the newest; None where it was not read.
    """

    actor: str
    position: Used
    salience: Used
    capability: Used
    evidence: int | None = None
    last_evidence: date | None = None


def inputs_used(inputs: Inputs, defaults: Defaults) -> tuple[ActorUsed, ...]:
    """What ``draw_table`` draws from: the inputs with defaults where they say nothing."""
    names = [one.actor for one in inputs.actors]
    missing = [one.actor for one in inputs.actors if one.capability is None]
    found = default_capabilities(missing, defaults, present=names, day=inputs.day)

    def used(one: ActorInput, field: str, given: Estimate | None, default: Estimate) -> Used:
        source = one.origins.get(field, inputs.origin)
        if given is None:
            source = found.sources[one.actor] if field == "capability" else "default"
        value = default if given is None else given
        bounds = (None, None) if value.certain else (value.lower_90, value.upper_90)
        return Used(value.value, *bounds, source)

    made = []
    for one in inputs.actors:
        read = "position" not in one.origins
        made.append(
            ActorUsed(
                one.actor,
                used(one, "position", one.position, one.position),
                used(one, "salience", one.salience, DEFAULT_SALIENCE),
                used(one, "capability", one.capability, Estimate(found.values.get(one.actor, 0))),
                one.evidence if read else None,
                one.last_evidence if read else None,
            )
        )
    return tuple(made)
