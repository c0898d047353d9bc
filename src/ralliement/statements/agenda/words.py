"""The words of what is to come, by language, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """What is known of one language; see ``data/fr/agenda.yaml`` for each list."""

    scheduled: frozenset[str]
    uneventful: frozenset[str]
    present: frozenset[str]
    due: frozenset[str]
    planning: frozenset[str]
    announcing: frozenset[str]
    events: frozenset[str]
    places: frozenset[str]
    gatherings: frozenset[str]
    recipient_places: frozenset[str]


@cache
def load_words(language: str) -> AgendaWords:
    """The words of ``language``."""
    path = resources.files("ralliement.statements") / "data" / language / "agenda.yaml"
    data: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    return AgendaWords(**{name: frozenset(data[name]) for name in AgendaWords.__slots__})
