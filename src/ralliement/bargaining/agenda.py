"""A dossier's agenda at a day: who asked whom by when, who decides when, what else is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from ralliement.actors import Actor, Registry, load_registry
from ralliement.actors.folding import fold, fold_words
from ralliement.bargaining.due import Due, Kind
from ralliement.dossier import Dossier
from ralliement.dossier.tables import ARTICLES
from ralliement.records import AgendaEntry, Event, Interval
from ralliement.yamlfiles import read_yaml

_FIRST: tuple[Kind, ...] = ("request", "decision", "other")
"""Of several entries of one actor and day, the first of these is kept."""


def agenda_at(dossier: Dossier, at: date, *, known: date) -> tuple[Due, ...]:
    """What is due after ``at`` by articles that had certainly appeared by ``known``, by day.

    A request (event REQUEST) is one of all whom its actor asks by that day: the members of a
    group that is asked; where nobody is named, the members of the body that asks. A decision is
    an entry with the event AGREE or a word of ``data/decisions.yaml``; the members of
    a body that decides are its parties; one whose days had begun is over once a later article
    tells of a decision of that actor on the issue. One entry for each actor and day.
    """
    appeared = {
        row["id"]: row["date_from"] or row["date_to"]
        for row in dossier.rows(ARTICLES)
        if row["date_to"] is not None and row["date_to"] <= known
    }
    registry = load_registry()
    decided = _decided(dossier, appeared)
    entries = [
        entry
        for entry in dossier.agenda()
        if entry.date_to is not None and entry.date_to > at and entry.article in appeared
        if not _is_over(entry, appeared[entry.article], decided)
    ]
    found: dict[tuple[date, str], list[Due]] = {}
    for one in _read(entries, registry):
        found.setdefault((one.day, one.actor), []).append(one)
    return tuple(_joined(found[key]) for key in sorted(found))


def _read(entries: Iterable[AgendaEntry], registry: Registry) -> Iterator[Due]:
    for entry in entries:
        if entry.date_to is None:
            continue
        kind = kind_of(entry)
        parties: list[str] = []
        if kind == "request":
            parties = _asked(entry, registry, entry.date_to)
        elif kind == "decision":
            parties = _members(entry.actor, registry, entry.date_to)
        yield Due(entry.id, entry.date_to, entry.actor, entry.what, kind, tuple(parties))


def _decided(dossier: Dossier, appeared: Mapping[str, date]) -> list[tuple[str, date]]:
    """Who had decided something on the issue, with the day on which that appeared."""
    return [
        (one.actor, appeared[one.article])
        for one in dossier.statements()
        if one.decided and one.stance is not None and one.article in appeared
    ]


def _is_over(entry: AgendaEntry, told: date, decided: Iterable[tuple[str, date]]) -> bool:
    """If what its actor was to decide in these days was decided in them, after it was told."""
    since = max(told, entry.date_from or told)
    return kind_of(entry) == "decision" and any(
        actor == entry.actor and day > told and day >= since for actor, day in decided
    )


def _joined(same: list[Due]) -> Due:
    """One of several that are due of one actor on one day, with the parties of its kind."""
    kind = min((one.kind for one in same), key=_FIRST.index)
    chosen = [one for one in same if one.kind == kind]
    parties = dict.fromkeys(party for one in chosen for party in one.parties)
    first = chosen[0]
    return Due(first.id, first.day, first.actor, first.what, kind, tuple(parties))


def kind_of(entry: AgendaEntry) -> Kind:
    """If an entry of the agenda is a request, a decision, or something else."""
    if entry.event is Event.REQUEST:
        return "request"
    words = " ".join(fold_words(entry.what))
    return "decision" if entry.event is Event.AGREE or _deciding().search(words) else "other"


@cache
def _deciding() -> re.Pattern[str]:
    """What says in folded words that something is decided."""
    phrases = {
        r"\w*".join(" ".join(fold_words(part)) for part in fold(phrase).split("*"))
        for listed in read_yaml("ralliement.bargaining", "data", "decisions.yaml").values()
        for phrase in listed
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases))})\b")


def _asked(entry: AgendaEntry, registry: Registry, day: date) -> list[str]:
    """Who is asked: the recipient or its members, else the members of the body that asks."""
    if entry.recipient is not None:
        members = _members(entry.recipient, registry, day)
        known = registry.find(entry.recipient)
        if members or known is None or known.kind != "group":
            return members or [entry.recipient]
    return _members(entry.actor, registry, day)


def _members(body: str, registry: Registry, day: date) -> list[str]:
    """Who belongs to a body or group on a day; nobody where it has no members."""
    found = [
        member
        for actor in registry.actors.values()
        if actor.memberships and _is(actor, body)
        for member in registry.members_of(actor.id, Interval(day, day))
    ]
    return sorted(dict.fromkeys(found))


def _is(group: Actor, body: str) -> bool:
    """If the group is the body, or what its members are called."""
    return group.id == body or body in group.relational_to
