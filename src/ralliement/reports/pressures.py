"""Who presses whom, from requests to assaults, counted by evidence as networks count it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ralliement.networks.intensity import LEVELS, presses
from ralliement.records import Event, Statement
from ralliement.reports.citing import Citations
from ralliement.reports.material import Material, day_of
from ralliement.reports.model import PressureLine


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
        counts=tuple((event, counts[event]) for event in LEVELS if event in counts),
        last=material.when(ordered[0]),
        cited=citations.cite(ordered, material.sources),
    )


def _presses(statement: Statement, material: Material) -> bool:
    if statement.recipient in (None, statement.actor):
        return False
    start = material.when(statement).date_from
    if material.at is not None and start is not None and start > material.at:
        return False
    return presses(statement.event, statement.modality)


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
