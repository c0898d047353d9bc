"""Where actors stand on a day, as a dossier has it. The one door to however that is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ralliement.dossier import Dossier
from ralliement.evaluation.result import Evidence
from ralliement.issues import IssuePack
from ralliement.positions import Position, positions_at


@dataclass(frozen=True, slots=True)
class Held:
    """A position estimated for a day, and the sentences that it rests on most."""

    position: Position
    evidence: tuple[Evidence, ...]

    def told(self) -> dict[str, str]:
        """What is said of it, as people read it."""
        low, high = self.position.lower_90, self.position.upper_90
        last = self.position.last_evidence
        said = {
            "stance": f"{self.position.median:g} [{low:g}–{high:g}]",
            "state": self.position.status,
            "last evidence": last.isoformat() if last is not None else None,
        }
        return {name: value for name, value in said.items() if value is not None}

    def word(self, pack: IssuePack) -> str:
        """The tracker's word whose range most likely holds the position, the first of equals."""
        chances = {word: self.position.mass(*span) for word, span in pack.trackers.items()}
        return max(chances, key=lambda word: chances[word])


def held_positions(dossier: Dossier, day: date) -> Mapping[str, Held]:
    """The position of every actor that has one on ``day``, from what had appeared by then."""
    found = positions_at(dossier, day, as_of=day)
    named = {item.statement for one in found for item in one.references}
    texts = dossier.spans(named)
    return {
        one.actor: Held(
            position=one,
            evidence=tuple(
                Evidence(*texts[item.statement, item.article]) for item in one.references
            ),
        )
        for one in found
    }
