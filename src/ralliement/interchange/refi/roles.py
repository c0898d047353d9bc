"""Which code says what of a statement: the first level of the code tree is the role.

A project of our own has the codes ``Actor / Germany``, ``Event / THREATEN``, ``Stance / 75
kept out of the core`` and so on. A project coded by people becomes statements where its
codes stand under groups of these names; all else is kept as codings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ralliement.dossier import IssueCard
from ralliement.interchange.statement_json import event_named, modality_named
from ralliement.interchange.texts import escaped
from ralliement.records import Event, Modality, Statement

_NOTE = "ralliement: "
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

ROLES: Mapping[str, tuple[str, ...]] = {
    "Actor": ("actor", "actors", "organization", "organisation", "acteur", "acteurs"),
    "Speaker": ("speaker", "speakers", "person", "locuteur", "locuteurs", "personne"),
    "Recipient": ("recipient", "recipients", "destinataire", "destinataires"),
    "Event": ("event", "events", "événement", "événements"),
    "Modality": ("modality", "modalité"),
    "Stance": ("stance", "stances", "position", "positions"),
    "Concept": ("concept", "concepts", "issue"),
    "Via": ("via",),
}
"""The groups of codes that say a part of a statement, by the names that they may have."""

ACTORS = ("Actor", "Speaker", "Recipient", "Via")
"""The roles that name an actor; a statement has a field for each."""

_BY_NAME = {name: role for role, names in ROLES.items() for name in names}


@dataclass(frozen=True, slots=True)
class Told:
    """What the codes of one selection say; names of actors as they are coded."""

    actors: Mapping[str, str]
    event: Event | None
    modality: Modality
    concept: str | None
    stance: float | None
    others: int


def codes_of(
    statement: Statement, labels: Mapping[str, str], issue: IssueCard
) -> Iterator[tuple[str, str]]:
    """The codes of a statement, role and name."""
    for role in ACTORS:
        actor = getattr(statement, role.lower())
        if actor is not None:
            yield role, labels.get(actor, actor)
    if statement.event is not None:
        yield "Event", statement.event.value
    yield "Modality", statement.modality.value
    if statement.issue is not None and statement.issue != issue.id:
        yield "Concept", statement.issue
    if statement.stance is not None:
        yield "Stance", _stance_name(statement, issue)


def _stance_name(statement: Statement, issue: IssueCard) -> str:
    value = f"{statement.stance!r}".removesuffix(".0")
    if statement.issue != issue.id:
        return value
    label = next((texts for point, texts in issue.points if point == statement.stance), {})
    words = label.get("en") or next(iter(label.values()), "")
    return f"{value} {words}".strip()


def read_codes(codes: Iterable[tuple[str, ...]]) -> Told:
    """What the codes of one selection say; the first of a role counts."""
    actors: dict[str, str] = {}
    values: dict[str, str] = {}
    others = 0
    for path in codes:
        role = _BY_NAME.get(path[0].strip().casefold()) if len(path) > 1 else None
        if role is None:
            others += 1
        elif role in ACTORS:
            actors.setdefault(role, path[-1].strip())
        else:
            values.setdefault(role, path[-1].strip())
    return Told(
        actors=actors,
        event=event_named(values.get("Event")),
        modality=modality_named(values.get("Modality")),
        concept=values.get("Concept"),
        stance=_stance(values.get("Stance")),
        others=others,
    )


def _stance(name: str | None) -> float | None:
    """A number at the beginning of the code's name, if it is on the scale."""
    found = _NUMBER.match(name or "")
    value = float(found[0]) if found else -1.0
    return value if 0 <= value <= 100 else None


def note_with(facts: Mapping[str, Any]) -> str:
    """A description that keeps what the standard has no place for."""
    return _NOTE + escaped(json.dumps(dict(facts), ensure_ascii=False, sort_keys=True))


def facts_in(text: str | None) -> dict[str, Any]:
    """What :func:`note_with` kept; empty for a description that is not ours."""
    if not (text or "").startswith(_NOTE):
        return {}
    with suppress(json.JSONDecodeError):
        found = json.loads((text or "").removeprefix(_NOTE))
        return found if isinstance(found, dict) else {}
    return {}
