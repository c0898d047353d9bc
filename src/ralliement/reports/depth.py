"""The whole report: the state of things, what changed, who is not of one mind, what was answered.

What is added takes longer to work out than the rest, and needs libraries that the short report
does without.
"""

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
from ralliement.reports.build import build_report
from ralliement.reports.citing import SHOWN, Citations
from ralliement.reports.material import Material, gather
from ralliement.reports.model import (
    ChangeLine,
    Cited,
    DisagreementLine,
    PressureLine,
    Report,
    VoiceLine,
)
from ralliement.reports.stances import label_of
from ralliement.reports.words import supported

_NOT_TOLD = "unknown"
"""The instrument of a pressure whose text names none."""


@dataclass(frozen=True, slots=True)
class Deep:
    """A report with all its parts, what it was made from, and the network of pressure.

    ``network`` is None where nobody presses anybody.
    """

    report: Report
    material: Material
    network: Network | None


def look_deeper(
    dossier: Dossier,
    *,
    at: date | None = None,
    language: str | None = None,
    shown: int = SHOWN,
) -> Deep:
    """The report as things were known at ``at``, from all articles if None, with every part.

    In ``language``, that of most articles if None. A line cites ``shown`` sentences at most.
    """
    material = gather(dossier, at)
    chosen = language or supported(material.language)
    citations = Citations(shown)
    report = build_report(material, chosen, citations)
    network = _pressure(dossier, chosen, at)
    edges = {(edge.source, edge.target): edge for edge in network.edges} if network else {}
    made = _Lines(material, chosen, citations)
    return Deep(
        replace(
            report,
            pressures=tuple(made.answered(line, edges) for line in report.pressures),
            changes=made.changes(changes(dossier, as_of=at)),
            disagreements=made.disagreements(disagreements(dossier, material.at, as_of=at)),
            references=citations.all(),
        ),
        material,
        network,
    )


class _Lines:
    """Makes lines of what was estimated, and cites their sentences."""

    def __init__(self, material: Material, language: str, citations: Citations) -> None:
        self._material = material
        self._language = language
        self._citations = citations
        self._statements = {(one.article, one.id): one for one in material.statements}
        self._by_id = {one.id: one for one in material.statements}

    def changes(self, found: Iterable[Change]) -> tuple[ChangeLine, ...]:
        """The changes, the latest first."""
        ordered = sorted(found, key=lambda one: one.when.date_to or date.min, reverse=True)
        return tuple(self._change(one) for one in ordered)

    def _change(self, one: Change) -> ChangeLine:
        issue = self._material.issue
        return ChangeLine(
            actor=self._material.label(one.actor, self._language),
            when=one.when,
            from_value=one.from_value,
            from_label=label_of(issue, one.from_value, self._language),
            to_value=one.to_value,
            to_label=label_of(issue, one.to_value, self._language),
            probability=round(one.probability, 4),
            before=self._cite(one.before),
            after=self._cite(one.after),
        )

    def disagreements(self, found: Iterable[Disagreement]) -> tuple[DisagreementLine, ...]:
        """The disagreements within actors, the likeliest first."""
        return tuple(
            DisagreementLine(
                actor=self._material.label(one.actor, self._language),
                at=one.at,
                one=self._voice(one.one),
                other=self._voice(one.other),
                probability=round(one.probability, 4),
            )
            for one in sorted(found, key=lambda one: (-one.probability, one.actor))
        )

    def _voice(self, one: Voice) -> VoiceLine:
        return VoiceLine(
            speaker=self._material.label(one.speaker, self._language) if one.speaker else None,
            median=one.position.median,
            lower_90=one.position.lower_90,
            upper_90=one.position.upper_90,
            cited=self._cite(one.position.references),
        )

    def answered(self, line: PressureLine, edges: Mapping[tuple[str, str], Edge]) -> PressureLine:
        """The line with its instruments and what became of it, as the network tells them."""
        edge = edges.get((line.actor.id, line.recipient.id))
        if edge is None:
            return line
        told = edge.attributes
        pairs = (part.rsplit(":", 1) for part in str(told["instruments"]).split(BETWEEN) if part)
        names = str(told["answered_by"]).split(BETWEEN)
        answers = [self._by_id[name] for name in names if name in self._by_id]
        return replace(
            line,
            by=tuple((name, int(count)) for name, count in pairs if name != _NOT_TOLD),
            answers=tuple((kind, int(told[kind])) for kind in ANSWERS if told[kind]),
            answered=self._citations.cite(answers, self._material.sources),
        )

    def _cite(self, told: Iterable[Telling]) -> Cited:
        places = ((one.article, one.statement) for one in told)
        found = [self._statements[place] for place in places if place in self._statements]
        return self._citations.cite(found, self._material.sources)


def _pressure(dossier: Dossier, language: str, at: date | None) -> Network | None:
    window = Window(None, at) if at else Window()
    try:
        return pressure_network(dossier, window, Choice(as_of=at, linked=True, language=language))
    except EmptyWindow:
        return None
