"""Where actors stand on a day, as a dossier has it. The one door to however that is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ralliement.dossier import Dossier
from ralliement.evaluation.result import Evidence
from ralliement.reports import gather
from ralliement.reports.citing import Citations
from ralliement.reports.stances import stance_lines


@dataclass(frozen=True, slots=True)
class Held:
    """A position, 0..100 on the issue's scale, since when, and the sentences that it rests on."""

    value: float
    since: date | None
    decided: bool | None
    evidence: tuple[Evidence, ...]

    def told(self) -> dict[str, str]:
        """What is said of it, as people read it."""
        state = {True: "decided", False: "considering", None: None}[self.decided]
        since = self.since.isoformat() if self.since is not None else None
        said = {"stance": f"{self.value:g}", "state": state, "since": since}
        return {name: value for name, value in said.items() if value is not None}


def held_positions(dossier: Dossier, day: date) -> Mapping[str, Held]:
    """The position of every actor that has one on ``day``: its latest decided line.

    As the report gives it: of what was published and had happened by that day; where nothing
    is decided, the latest line that is considered.
    """
    material = gather(dossier, day)
    citations = Citations()
    lines = stance_lines(material, material.language, citations)
    references = {reference.number: reference for reference in citations.all()}
    return {
        line.actor.id: Held(
            value=line.value,
            since=line.since.date_from or line.since.date_to,
            decided=line.decided,
            evidence=tuple(
                Evidence(cited.article, cited.start, cited.end, cited.text)
                for cited in (references[number] for number in line.cited.numbers)
            ),
        )
        for line in lines
    }
