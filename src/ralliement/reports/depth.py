"""What a report says beyond the state of things: what changed, who is not of one mind, answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ralliement.dossier import Dossier
from ralliement.errors import EmptyWindow
from ralliement.networks.answers import ANSWERS
from ralliement.networks.choosing import Choice
from ralliement.networks.model import BETWEEN, Edge, Network
from ralliement.networks.pressure import pressure_network
from ralliement.networks.windows import Window
from ralliement.positions import Change, Disagreement, Telling, Voice, changes, disagreements
from ralliement.records import Statement
from ralliement.reports.citing import Citations
from ralliement.reports.material import Material
from ralliement.reports.model import (
    ChangeLine,
    Cited,
    DisagreementLine,
    PressureLine,
    VoiceLine,
)
from ralliement.reports.stances import label_of

_NOT_TOLD = "unknown"
"""The instrument of a pressure whose text names none."""


@dataclass(frozen=True, slots=True)
class Depth:
    """What is worked out over the whole dossier; ``pressure`` None where nobody presses anybody."""

    changes: tuple[Change, ...]
    disagreements: tuple[Disagreement, ...]
    pressure: Network | None


def look_deeper(
    dossier: Dossier, material: Material, language: str, *, at: date | None = None
) -> Depth:
    """The depth of a report at ``at``, from articles that had appeared by then; of all if None."""
    return Depth(
        changes=tuple(changes(dossier, as_of=at)),
        disagreements=tuple(disagreements(dossier, material.at, as_of=at)),
        pressure=_pressure(dossier, language, at),
    )


def change_lines(
    depth: Depth, material: Material, language: str, citations: Citations
) -> tuple[ChangeLine, ...]:
    """The changes, the latest first."""
    by_place = _statements(material)
    ordered = sorted(depth.changes, key=lambda one: one.when.date_to or date.min, reverse=True)
    return tuple(
        ChangeLine(
            actor=material.label(one.actor, language),
            when=one.when,
            from_value=one.from_value,
            from_label=label_of(material.issue, one.from_value, language),
            to_value=one.to_value,
            to_label=label_of(material.issue, one.to_value, language),
            probability=round(one.probability, 4),
            before=_cite(one.before, by_place, material, citations),
            after=_cite(one.after, by_place, material, citations),
        )
        for one in ordered
    )


def disagreement_lines(
    depth: Depth, material: Material, language: str, citations: Citations
) -> tuple[DisagreementLine, ...]:
    """The disagreements within actors, the likeliest first."""
    by_place = _statements(material)

    def voice(one: Voice) -> VoiceLine:
        return VoiceLine(
            speaker=material.label(one.speaker, language) if one.speaker else None,
            median=one.position.median,
            lower_90=one.position.lower_90,
            upper_90=one.position.upper_90,
            cited=_cite(one.position.references, by_place, material, citations),
        )

    return tuple(
        DisagreementLine(
            actor=material.label(one.actor, language),
            at=one.at,
            one=voice(one.one),
            other=voice(one.other),
            probability=round(one.probability, 4),
        )
        for one in sorted(depth.disagreements, key=lambda one: (-one.probability, one.actor))
    )


def answered(
    line: PressureLine, depth: Depth, material: Material, citations: Citations
) -> PressureLine:
    """The line with its instruments and what became of it, as the network tells them."""
    edge = _edge(line, depth.pressure)
    if edge is None:
        return line
    told = edge.attributes
    pairs = (part.rsplit(":", 1) for part in str(told["instruments"]).split(BETWEEN) if part)
    names = frozenset(str(told["answered_by"]).split(BETWEEN)) - {""}
    answers = [one for one in material.statements if one.id in names]
    return replace(
        line,
        by=tuple((name, int(count)) for name, count in pairs if name != _NOT_TOLD),
        answers=tuple((kind, int(told[kind])) for kind in ANSWERS if told[kind]),
        answered=citations.cite(answers, material.sources) if answers else Cited(()),
    )


def _pressure(dossier: Dossier, language: str, at: date | None) -> Network | None:
    window = Window(None, at) if at else Window()
    try:
        return pressure_network(
            dossier, Choice(window=window, as_of=at, linked=True, language=language)
        )
    except EmptyWindow:
        return None


def _edge(line: PressureLine, network: Network | None) -> Edge | None:
    pair = (line.actor.id, line.recipient.id)
    found = (one for one in network.edges if (one.source, one.target) == pair) if network else ()
    return next(iter(found), None)


def _statements(material: Material) -> Mapping[tuple[str, str], Statement]:
    return {(one.article, one.id): one for one in material.statements}


def _cite(
    told: Iterable[Telling],
    by_place: Mapping[tuple[str, str], Statement],
    material: Material,
    citations: Citations,
) -> Cited:
    places = ((one.article, one.statement) for one in told)
    return citations.cite((by_place[p] for p in places if p in by_place), material.sources)
