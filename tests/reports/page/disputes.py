"""Dossiers to make pages of: a plain one, and one whose articles are written to break the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dossier.readings import SETUP, article, reading, statement
from ralliement.dossier import Dossier
from ralliement.dossier.store import KnownActor
from ralliement.errors import UnreadableArticle
from ralliement.records import Event, Interval, Reading

RTL = "\u202e"
NASTY = (
    f"<script>alert(\"1\")</script> & 'deux' </q></style></svg> {{{{ 7 * 7 }}}} "
    f'<img src="//evil.example/x.png" onerror="go()"> {RTL}trois\u2069'
)
"""What a sentence, an outlet and a name may hold."""

KNOWN = (
    KnownActor("DE", "state", "Allemagne", "Germany"),
    KnownActor("US", "state", "États-Unis", "United States"),
    KnownActor("EE", "state", "Estonie", "Estonia"),
    KnownActor("EU", "institution", "Union européenne", "European Union"),
    KnownActor("FR", "state", "France", "France"),
    KnownActor("huawei", "company", "Huawei", "Huawei"),
)


def plain(place: Path) -> Dossier:
    """Germany moves from 0 to 100, the United States press it, France is heard of but silent."""
    dossier = Dossier.create(place, SETUP)
    stances = [
        ("DE", 0.0, date(2019, 1, 10)),
        ("DE", 0.0, date(2019, 2, 10)),
        ("DE", 0.0, date(2019, 3, 10)),
        ("DE", 100.0, date(2020, 4, 10)),
        ("DE", 100.0, date(2020, 5, 10)),
        ("DE", 100.0, date(2020, 6, 10)),
        ("EE", 50.0, date(2019, 6, 1)),
        ("EU", 50.0, date(2019, 7, 1)),
        ("US", 100.0, date(2019, 1, 5)),
        ("huawei", 0.0, date(2019, 5, 5)),
    ]
    for number, (actor, value, day) in enumerate(stances):
        text = f"Phrase {number}: {actor} se prononce <b>clairement</b>\nle {day} & le dit."
        dossier.add(_told(f"a{number}", text, day, actor=actor, stance=value, decided=True), SETUP)
    press = {"actor": "US", "event": Event.THREATEN, "recipient": "DE"}
    dossier.add(_told("p", "Washington menace Berlin.", date(2019, 2, 1), **press), SETUP)
    asked = {"actor": "US", "event": Event.REQUEST, "recipient": "FR"}
    dossier.add(_told("q", "Washington demande à Paris.", date(2019, 2, 2), **asked), SETUP)
    dossier.add(reading(), SETUP)
    dossier.note_unreadable(UnreadableArticle("broken.txt", "empty", "nothing in it"))
    dossier.note_actors(KNOWN)
    return dossier


def hostile(place: Path) -> Dossier:
    """A dossier whose sentences, outlets, names, ids and figures are written by an enemy."""
    dossier = Dossier.create(place, SETUP)
    days = (date(2019, 1, 10), date(2019, 3, 10), date(2019, 5, 10))
    for number, actor in enumerate(("DE", "evil", "huawei")):
        given = {"actor": actor, "stance": 50.0 * number, "decided": True}
        made = _told(f'a"{number}><i>', NASTY, days[number], outlet=NASTY, **given)
        dossier.add(made, SETUP)
    press = {"actor": "evil", "event": Event.SANCTION, "recipient": "DE"}
    dossier.add(_told("p", NASTY, days[1], outlet=NASTY, **press), SETUP)
    whole = reading()
    figures = tuple(replace(one, measure=NASTY, unit=NASTY) for one in whole.figures)
    agenda = tuple(
        replace(one, what=NASTY, actor="evil", date_from=date(2030, 1, 1), date_to=None)
        for one in whole.agenda
    )
    dossier.add(replace(whole, figures=figures, agenda=agenda), SETUP)
    dossier.note_unreadable(UnreadableArticle(NASTY, NASTY, "no"))
    dossier.note_actors([*KNOWN, KnownActor("evil", "company", NASTY + "\x07", NASTY + "\x07")])
    return dossier


def _told(
    name: str, text: str, day: date, *, outlet: str | None = "Le Courrier", **given: Any
) -> Reading:
    source = article(name, text, published=Interval(day, day), outlet=outlet)
    return Reading(source, statements=(statement(source, text, **given),))
