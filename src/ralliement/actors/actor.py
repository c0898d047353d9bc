"""The records of the registry: who exists, who held which office, what roles are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Membership:
    """An actor's place in a group, from day to day; an open end is None."""

    actor: str
    date_from: date | None = None
    date_to: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, institution, company, medium, party, organisation, group or person.

    ``acts_for`` is the actor for which an institution or group speaks, None where it
    speaks for itself. ``gender`` is ``m``, ``f``, ``mp`` or ``fp`` (of the French name
    for states). ``nouns`` are what it is called once named, ``places`` the towns that
    stand for it, both by language. A ``relational`` group needs an owner ("ses alliés");
    with one its id is ``id_by_country`` with the country's code put in. The members of
    the actors in ``relational_to`` are this group ("ses membres").
    """

    id: str
    kind: str
    country: str | None = None
    acts_for: str | None = None
    memberships: tuple[Membership, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    gender: str | None = None
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relational: bool = False
    relational_to: tuple[str, ...] = ()
    id_by_country: str | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """All who are or were members, in the order of the data."""
        return tuple(dict.fromkeys(membership.actor for membership in self.memberships))


@dataclass(frozen=True, slots=True)
class Office:
    """A person's tenure of a role at an actor; an open end is None.

    ``to_actor`` is the country or body that an envoy is sent to.
    """

    person: str
    actor: str
    role: str
    date_from: date | None
    date_to: date | None
    to_actor: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What a role is called and for whom its holder speaks.

    ``acts_for`` is ``state``, ``employer``, ``client`` or ``none``. A ``single`` role has one
    holder at a time; ``generic`` ones ("porte-parole") have many and name none of them.
    Roles of one ``counterpart`` class answer to each other, ``counterpart_else``
    being tried where a country has no such role. ``only`` these actors have the role, if any
    are listed. ``titles_with_actor`` name the actor too. Holders of a role with a
    ``second_country`` are many, one for each country that they are sent to.
    """

    id: str
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles_with_actor: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    counterpart: str | None = None
    counterpart_else: str | None = None
    only: tuple[str, ...] = ()
    single: bool = False
    generic: bool = False
    second_country: bool = False
    acts_for: str = "state"
