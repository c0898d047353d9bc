"""What our own ``.dna`` files say beside what Discourse Network Analyzer knows.

A statement of ours becomes one of the type :data:`RECORD`, with a variable for each of its
fields, and where it takes a stance also a plain :data:`CLAIM`, which is what discourse
networks are made of. Both name the record, so that reading the file back makes one of two.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ralliement.dossier import IssueCard

CLAIM = "DNA Statement"
CLAIM_VARIABLES: tuple[tuple[str, str], ...] = (
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
)
"""What a new database of Discourse Network Analyzer begins with."""

RECORD = "Ralliement record"
RECORD_VARIABLES: tuple[tuple[str, str], ...] = (
    ("organization", "short text"),
    ("person", "short text"),
    ("recipient", "short text"),
    ("event", "short text"),
    ("modality", "short text"),
    ("issue", "short text"),
    ("stance", "short text"),
    ("decided", "short text"),
    ("from", "short text"),
    ("to", "short text"),
    ("quotation", "short text"),
    ("via", "short text"),
    ("linked", "boolean"),
    ("confidence", "long text"),
    ("rule", "short text"),
    ("condition", "long text"),
    ("sentence", "long text"),
    ("parts", "long text"),
)
NAME = ("record", "long text")
"""The variable with the record's id, in both types; long texts make no entities."""

ISSUE = "ralliement issue"
PROGRAMS = "ralliement programs"
"""The settings with the dossier's issue, and with its coders that are no people, one a line."""

ID_ATTRIBUTE = "Ralliement id"
"""The attribute of an entity that says which actor it is."""

KIND_ATTRIBUTE = "Type"
FRENCH_ATTRIBUTE = "Alias"
"""The attributes that every new database has; ours hold the actor's kind and French name."""

ACTOR_VARIABLES = ("organization", "person", "recipient", "via")

_NOTE = "ralliement: "
MIDDLE = 50.0
"""The middle of the scale: a stance there is on neither side."""


def claim_of(card: IssueCard, issue: str, stance: float) -> tuple[str, bool]:
    """The concept and agreement that a stance becomes.

    The question of the issue, agreed with above the middle of the scale and not below it. A
    stance in the very middle agrees with a concept of its own, the scale's words for it.
    An issue that is not the dossier's, such as an imported concept, is its own concept.
    """
    if issue != card.id:
        return issue, stance > MIDDLE
    question = _words(card.question) or card.id
    if stance != MIDDLE:
        return question, stance > MIDDLE
    middle = next((label for value, label in card.points if value == MIDDLE), {})
    return _words(middle) or f"half-way: {question}", True


def _words(by_language: Mapping[str, str]) -> str:
    return by_language.get("en") or next(iter(by_language.values()), "")


def note_with(facts: Mapping[str, Any]) -> str:
    """The line in a document's notes that keeps what its columns have no place for."""
    return _NOTE + json.dumps(dict(facts), ensure_ascii=False, sort_keys=True)


def facts_in(notes: str) -> dict[str, Any]:
    """What :func:`note_with` kept; empty where the document is not ours, or was rewritten."""
    for line in notes.splitlines():
        if not line.startswith(_NOTE):
            continue
        try:
            found = json.loads(line.removeprefix(_NOTE))
        except json.JSONDecodeError:
            return {}
        return found if isinstance(found, dict) else {}
    return {}
