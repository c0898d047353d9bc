"""Dossiers written by hand in a few lines, for tests of networks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dossier.readings import SETUP, article, statement
from ralliement.dossier import Dossier, KnownActor
from ralliement.records import Event, Interval, Modality, Reading, Statement

ACTORS = [
    KnownActor("US", "state", "États-Unis", "United States"),
    KnownActor("GB", "state", "Royaume-Uni", "United Kingdom"),
    KnownActor("DE", "state", "Allemagne", "Germany"),
    KnownActor("CN", "state", "Chine", "China"),
    KnownActor("huawei", "company", "Huawei", "Huawei"),
]


@dataclass(frozen=True)
class Line:
    """One statement: who, what, to whom, where it stands; ``words`` are the sentence."""

    actor: str
    event: str | None = None
    recipient: str | None = None
    stance: float | None = None
    words: str = ""
    told: str | None = None
    options: Mapping[str, Any] | None = None


def day(text: str) -> date:
    return date.fromisoformat(text)


def made(
    place: Path,
    articles: Mapping[str, tuple[str, Iterable[Line]]],
    groups: Mapping[str, str] | None = None,
) -> Dossier:
    """A dossier of articles by name, each with the day it appeared and its statements."""
    dossier = Dossier.create(place, SETUP)
    dossier.note_actors(ACTORS)
    for name, (published, lines) in articles.items():
        dossier.add(_reading(name, published, list(lines)), SETUP)
    if groups is not None:
        dossier.set_groups(groups)
    return dossier


def _reading(name: str, published: str, lines: list[Line]) -> Reading:
    sentences = [line.words or f"Phrase {number} de {name}." for number, line in enumerate(lines)]
    when = day(published) if published else None
    source = article(name, "\n".join(sentences), published=Interval(when, when))
    found = [
        _coded(
            source,
            sentence,
            line.actor,
            event=Event(line.event) if line.event else None,
            recipient=line.recipient,
            stance=line.stance,
            dates=(day(line.told), day(line.told)) if line.told else (None, None),
            **(line.options or {}),
        )
        for sentence, line in zip(sentences, lines, strict=True)
    ]
    return Reading(article=source, statements=tuple(found))


def _coded(*told: Any, confidence: float | None = None, **options: Any) -> Statement:
    made = statement(*told, **options)
    return made if confidence is None else replace(made, confidence=confidence)


DENIED: Mapping[str, Any] = {"modality": Modality.DENIED}
PLANNED: Mapping[str, Any] = {"modality": Modality.PLANNED}
HISTORICAL: Mapping[str, Any] = {"modality": Modality.HISTORICAL}
LINKED: Mapping[str, Any] = {"linked": True}


def dispute(place: Path) -> Dossier:
    """A small dispute of three months, in which everything of networks occurs once."""
    return made(
        place,
        {
            "first": (
                "2019-01-10",
                [
                    Line("US", "REQUEST", "GB", 100, "Washington demande à Londres d'exclure."),
                    Line("GB", stance=0, words="Londres ne voit pas de risque."),
                    Line("DE", stance=25, words="Berlin veut surveiller."),
                ],
            ),
            "copy": (
                "2019-01-11",
                [Line("US", "REQUEST", "GB", 100, "Washington demande à Londres d'exclure.")],
            ),
            "second": (
                "2019-02-01",
                [
                    Line("US", "THREATEN", "DE", 100, "Washington menace Berlin de surtaxes."),
                    Line("DE", "REJECT", "US", words="Berlin refuse."),
                    Line("CN", "ACCUSE", "US", words="Pékin accuse Washington."),
                ],
            ),
            "third": (
                "2019-03-15",
                [
                    Line("GB", stance=75, words="Londres exclut du cœur."),
                    Line("US", "SANCTION", "huawei", words="Liste noire pour Huawei."),
                    Line("CN", stance=0, words="Pékin ne veut pas de limites."),
                    Line("huawei", stance=0, words="Huawei se dit sûr."),
                ],
            ),
        },
        {"first": "first", "copy": "first", "second": "second", "third": "third"},
    )
