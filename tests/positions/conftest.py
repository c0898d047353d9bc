"""Small dossiers of stances, built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.readings import SETUP, article, statement
from ralliement.dossier import Dossier
from ralliement.dossier.store import KnownActor
from ralliement.records import Interval, Reading

SENTENCE = "Le pays se prononce."

Told = tuple[str, date | tuple[date | None, date | None], dict[str, Any]]
Make = Callable[..., Dossier]


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Make:
    """Makes a dossier from ``(article, day or days it appeared, statement)``, in order."""

    def made(*told: Told, name: str = "d.db", **groups: str) -> Dossier:
        dossier = Dossier.create(tmp_path / name, SETUP)
        request.addfinalizer(dossier.close)
        by_article: dict[str, list[tuple[Any, dict[str, Any]]]] = {}
        for source, day, given in told:
            by_article.setdefault(source, []).append((day, given))
        for source, rows in by_article.items():
            dossier.add(_reading(source, rows), SETUP)
        dossier.note_actors(
            [
                KnownActor("DE", "state", "Allemagne", "Germany"),
                KnownActor("anna-muster", "person", "Anna Muster", "Anna Muster"),
            ]
        )
        dossier.set_groups(groups)
        return dossier

    return made


def _reading(source: str, rows: list[tuple[Any, dict[str, Any]]]) -> Reading:
    day = rows[0][0]
    published = Interval(*day) if isinstance(day, tuple) else Interval(day, day)
    made = article(source, SENTENCE, published=published)
    statements = []
    for number, (_day, given) in enumerate(rows):
        fields = {"actor": "DE", "decided": True} | given
        confidence = fields.pop("confidence", 0.9)
        one = statement(made, SENTENCE, **fields)
        statements.append(replace(one, id=f"s{source}{number}", confidence=confidence))
    return Reading(made, statements=tuple(statements))


def on(month: int, day: int = 1, year: int = 2019) -> date:
    """A day of 2019."""
    return date(year, month, day)
