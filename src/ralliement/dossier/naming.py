"""From what a user types to filters: actors by id or name, events, articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from ralliement.dossier.asking import Questions
from ralliement.dossier.met import ActorMet, actors_met
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

    An id is taken whatever its case; a name must be one actor's whole name in French or
    English, or any that the registry has for a state (``UK``, ``USA``, ``Britain``).
    Raises: UnknownActor listing actors with similar names.
    """
    met = actors_met(dossier)
    if any(actor.id == name for actor in met):
        return name
    wanted = _plain(name)
    same = sorted({actor.id for actor in met if wanted in _names(actor)})
    if len(same) == 1:
        return same[0]
    states = [] if same else _states_called(name, met)
    if len(states) == 1:
        return states[0]
    raise UnknownActor(name, dossier.name, same or states or _near(wanted, met))


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


def _states_called(name: str, met: Sequence[ActorMet]) -> list[str]:
    from ralliement.actors import load_registry  # takes a second: only where labels do not do

    named = load_registry().states_called(name.strip())
    return sorted({actor.id for actor in met} & set(named))


def _near(wanted: str, met: Sequence[ActorMet]) -> list[str]:
    by_name = {name: actor.id for actor in met for name in _names(actor)}
    close = get_close_matches(wanted, by_name, n=_NEAR, cutoff=_ALIKE)
    starting = [name for name in by_name if len(wanted) > 1 and name.startswith(wanted)]
    near = dict.fromkeys(by_name[name] for name in [*close, *starting])
    return list(near)


def _names(actor: ActorMet) -> set[str]:
    return {_plain(actor.id), _plain(actor.label_fr), _plain(actor.label_en)}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip()
