"""Who belongs to a union or a group on a day."""

from __future__ import annotations

from datetime import date
from functools import cache

from ralliement.actors import Actor, load_registry
from ralliement.records import Interval


@cache
def members_on(body: str, day: date | None) -> tuple[str, ...]:
    """The members of a body, or of the group that its members are, on a day, by code.

    Without a day, those whose membership has no end in the registry. Nobody where the body has
    no members.
    """
    registry = load_registry()
    groups = [actor for actor in registry.actors.values() if _is(actor, body)]
    found = [member for group in groups for member in (_on(group, day) if day else _lasting(group))]
    return tuple(sorted(dict.fromkeys(found)))


def _on(group: Actor, day: date) -> list[str]:
    return load_registry().members_of(group.id, Interval(day, day))


def _lasting(group: Actor) -> list[str]:
    return [one.actor for one in group.memberships if one.date_to is None]


def _is(group: Actor, body: str) -> bool:
    """If the group is the body, or what its members are called."""
    return bool(group.memberships) and (group.id == body or body in group.relational_to)
