"""Which events press somebody, and how hard."""

from __future__ import annotations

from collections.abc import Mapping

from ralliement.records import Event, Modality

GOLDSTEIN: Mapping[Event, float] = {
    Event.REQUEST: -1.0,
    Event.ACCUSE: -2.0,
    Event.THREATEN: -6.0,
    Event.PROTEST: -6.5,
    Event.COERCE: -7.0,
    Event.MOBILIZE: -7.2,
    Event.SANCTION: -8.0,
    Event.ASSAULT: -9.0,
}
"""The pressing events with their weight on Goldstein's scale, +10 cooperation to -10 conflict.

Source: Goldstein 1992, A Conflict-Cooperation Scale for WEIS Events Data, Journal of Conflict
Resolution 36; the weights are those that its makers carried over to the CAMEO codes which
PLOVER's types took over: accuse 112, threaten 13, protest 14, coerce 17, show of force 15,
embargo or sanctions 163, assault 18. PLOVER's REQUEST unites CAMEO's appeal (+3) and demand
(-5): their mean. Only the order is used (``LEVELS``); that it ignores who, whom and how much
is a known limit of the scale (King and Lowe 2003)."""

LEVELS: Mapping[Event, int] = {
    event: number
    for number, event in enumerate(sorted(GOLDSTEIN, key=lambda one: -GOLDSTEIN[one]), start=1)
}
"""How hard each event presses: an order from 1 (a request) to 8 (an assault), no distances."""

DEEDS = frozenset({Event.SANCTION, Event.COERCE, Event.MOBILIZE, Event.PROTEST, Event.ASSAULT})
"""Press only once they are done: "may ban" is no sanction, a conditional threat is a threat."""


def presses(event: str | None, modality: str) -> bool:
    """Whether an event told in this modality presses its recipient.

    Words press unless denied or told as history; deeds only where they are asserted.
    """
    if event is None or event not in LEVELS:
        return False
    if event in DEEDS:
        return modality == Modality.ASSERTED
    return modality not in (Modality.DENIED, Modality.HISTORICAL)


def level_of(event: str | None) -> int:
    """How hard an event presses, 1 to 8; 0 for one that does not."""
    return 0 if event is None else LEVELS.get(Event(event), 0)
