"""The actors that a dossier names, with their labels and how often they occur."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.dossier import tables
from ralliement.dossier.asking import Questions


@dataclass(frozen=True, slots=True)
class ActorMet:
    """One actor of a dossier. ``new`` ones are persons that the registry
    does not know and an article introduced.

    ``articles`` counts the articles that mention it, ``statements`` those it makes.
    """

    id: str
    label_fr: str
    label_en: str
    kind: str | None
    new: bool
    articles: int
    statements: int

    def label(self, language: str) -> str:
        """Its name in ``language``, the English one where there is none."""
        return self.label_fr if language == "fr" else self.label_en


def actors_met(dossier: Questions) -> list[ActorMet]:
    """Every actor that some record names, by id."""
    known = {row["id"]: row for row in dossier.rows(tables.ACTORS)}
    new: dict[str, str] = {}
    for row in dossier.rows(tables.NEW_ACTORS):
        new.setdefault(row["actor"], row["label"])
    articles, statements = dossier.counts_by_actor()
    met = []
    for name in dossier.actor_ids():
        kept = known.get(name)
        label = new.get(name, name)
        met.append(
            ActorMet(
                id=name,
                label_fr=kept["label_fr"] if kept else label,
                label_en=kept["label_en"] if kept else label,
                kind=kept["kind"] if kept else ("person" if name in new else None),
                new=kept is None and name in new,
                articles=articles.get(name, 0),
                statements=statements.get(name, 0),
            )
        )
    return met
