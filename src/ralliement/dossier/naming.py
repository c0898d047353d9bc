"""From what a user types to filters: actors by id or name, events, articles."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from ralliement.actors.called import Called
from ralliement.dossier.asking import Questions
from ralliement.dossier.met import actors_met
from ralliement.dossier.queries import Filters
from ralliement.errors import UnknownActor, UnknownName
from ralliement.records import Event

_NEAR = 6
_ALIKE = 0.6
"""How alike two names are to be offered, 0..1; the usual cutoff for "did you mean"."""


def filters_from(
    dossier: Questions,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    event: str | None = None,
    article: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Filters:
    """Filters on what the dossier holds, from names as a user types them.

    Raises: UnknownName listing the names that are near.
    """
    return Filters(
        actor=None if actor is None else find_actor(dossier, actor),
        recipient=None if recipient is None else find_actor(dossier, recipient),
        event=None if event is None else find_event(event),
        article=None if article is None else _find_article(dossier, article),
        since=since,
        until=until,
    )


def find_actor(dossier: Questions, name: str) -> str:
    """The id of the actor of the dossier that is called ``name``.

    An id or a whole name in French or English is taken whatever its case and accents, or any
    name that the registry has (``UK``, ``USA``, ``Britain``).
    Raises: UnknownActor listing actors with similar names.
    """
    called = Called({met.id: (met.label_fr, met.label_en) for met in actors_met(dossier)})
    found = called.find(name)
    if len(found) == 1:
        return found[0]
    raise UnknownActor(name, dossier.name, found or called.near(name))


def find_event(name: str) -> Event:
    """The event type called ``name``, whatever its case.

    Raises: UnknownName listing all types.
    """
    try:
        return Event(name.upper())
    except ValueError as error:
        raise UnknownName("event", name, [event.value for event in Event]) from error


def main_language(dossier: Questions) -> str:
    """The language of most articles, the first by alphabet where two are as many."""
    found = dossier.article_languages()
    return min(set(found) or {"en"}, key=lambda name: (-found.count(name), name))


def _find_article(dossier: Questions, name: str) -> str:
    known = dossier.article_ids()
    if name in known:
        return name
    near = get_close_matches(name, known, n=_NEAR, cutoff=_ALIKE)
    raise UnknownName("article in this dossier", name, near or known[:_NEAR])
