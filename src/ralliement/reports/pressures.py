"""Who presses whom: requests, threats, accusations, coercion, sanctions, counted by evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ralliement.records import Event, Modality, Statement
from ralliement.reports.citing import Citations
from ralliement.reports.material import Material, day_of
from ralliement.reports.model import PressureLine

PRESSURE = (Event.REQUEST, Event.ACCUSE, Event.THREATEN, Event.COERCE, Event.SANCTION)
"""The events that press somebody, the mildest first."""


def pressure_lines(material: Material, language: str, citations: Citations) -> list[PressureLine]:
    """A line for each pair of actors, those with most evidence first."""
    pairs: dict[tuple[str, str], list[Statement]] = {}
    for statement in material.statements:
        if _presses(statement, material) and statement.recipient is not None:
            pairs.setdefault((statement.actor, statement.recipient), []).append(statement)
    return [
        _line(material, language, citations, pair, found)
        for pair, found in sorted(
            pairs.items(), key=lambda item: (-sum(_counts(material, item[1]).values()), item[0])
        )
    ]


def _line(
    material: Material,
    language: str,
    citations: Citations,
    pair: tuple[str, str],
    found: Sequence[Statement],
) -> PressureLine:
    ordered = sorted(found, key=lambda item: (day_of(material.when(item)), item.id), reverse=True)
    counts = _counts(material, found)
    return PressureLine(
        actor=material.label(pair[0], language),
        recipient=material.label(pair[1], language),
        counts=tuple((event, counts[event]) for event in PRESSURE if event in counts),
        last=material.when(ordered[0]),
        cited=citations.cite(ordered, material.sources),
    )


_DEEDS = frozenset({Event.SANCTION, Event.COERCE})
"""Press only once they are done: "may ban" is no sanction, while a conditional threat is one."""


def _presses(statement: Statement, material: Material) -> bool:
    if statement.event not in PRESSURE or statement.recipient in (None, statement.actor):
        return False
    start = material.when(statement).date_from
    if material.at is not None and start is not None and start > material.at:
        return False
    if statement.event in _DEEDS:
        return statement.modality is Modality.ASSERTED
    return statement.modality not in (Modality.DENIED, Modality.HISTORICAL)


def _counts(material: Material, found: Iterable[Statement]) -> dict[Event, int]:
    """How many independent pieces of evidence there are for each event.

    Copies of one dispatch count once; one text that tells of two dates tells of two events.
    """
    dates: dict[Event, dict[str, dict[str, set[object]]]] = {}
    for statement in found:
        assert statement.event is not None
        articles = dates.setdefault(statement.event, {}).setdefault(
            material.group(statement.article), {}
        )
        told = (statement.date_from, statement.date_to)
        articles.setdefault(statement.article, set()).add(told)
    return {
        event: sum(max(len(told) for told in copies.values()) for copies in groups.values())
        for event, groups in dates.items()
    }
