"""The registry: every known actor with its names, the offices people held, the roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

from ralliement.actors.actor import Actor, Membership, Office, Role
from ralliement.actors.folding import fold, fold_words
from ralliement.actors.lexicon import load_lexicon
from ralliement.actors.patterns import HitKind, NameEntry, NameIndex, build_index
from ralliement.errors import UnknownName
from ralliement.records import Interval

_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, eq=False)
class Registry:
    """What is known about actors; built by :func:`load_registry`."""

    actors: Mapping[str, Actor]
    names: tuple[NameEntry, ...]
    offices: tuple[Office, ...]
    roles: Mapping[str, Role]
    _indexes: dict[str, NameIndex] = field(default_factory=dict, repr=False)

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id.

        Raises: UnknownName with the nearest known ids.
        """
        found = self.find(actor_id)
        if found is None:
            raise UnknownName("actor", actor_id, self.near(actor_id) or sorted(self.actors)[:12])
        return found

    def find(self, actor_id: str) -> Actor | None:
        """The actor with this id, None if there is none.

        A relational group has an actor for every country: ``gb-intelligence``.
        """
        known = self.actors.get(actor_id)
        if known is not None:
            return known
        code, _, rest = actor_id.partition("-")
        group = self._relational.get("{cc}-" + rest)
        if group is None or code.upper() not in self.actors:
            return None
        acts_for = code.upper() if group.acts_for == "country" else None
        labels = {
            language: f"{nouns[0]} ({code.upper()})" for language, nouns in group.nouns.items()
        }
        return replace(group, id=actor_id, country=code.upper(), acts_for=acts_for, labels=labels)

    def group_of(self, group_id: str, country: str | None) -> str:
        """The id of a relational group for ``country``; its bare id where that is unknown."""
        pattern = self.actors[group_id].id_by_country
        return pattern.format(cc=country.lower()) if pattern and country else group_id

    def members_of(self, group_id: str, interval: Interval) -> list[str]:
        """Who belonged to a group within ``interval``; of one open to an end, at the known end.

        Raises: UnknownName if there is no such group.
        """
        memberships = self.actor(group_id).memberships
        return [m.actor for m in memberships if _shared_days(m, interval) > 0]

    def label(self, actor_id: str, language: str) -> str:
        """What to call an actor in ``language``; its id if nothing better is known."""
        actor = self.find(actor_id)
        if actor is None:
            return actor_id.replace("-", " ").title() if "-" in actor_id else actor_id
        labels = actor.labels
        return labels.get(language) or labels.get("all") or labels.get("en") or actor_id

    def known_ids(self) -> frozenset[str]:
        """All ids, of the built-in and of the user's actors."""
        return frozenset(self.actors)

    def near(self, name: str) -> list[str]:
        """Ids whose id or names look like ``name``, the nearest first."""
        wanted = fold(name)
        exact = self._ids_by_name.get(wanted, [])
        close = get_close_matches(wanted, self._ids_by_name, n=5, cutoff=0.75)
        found = [*exact, *(actor for key in close for actor in self._ids_by_name[key])]
        return list(dict.fromkeys(found))[:5]

    def states_called(self, name: str) -> list[str]:
        """Ids of the states that go by ``name`` in any language: ``UK``, ``Royaume-Uni``, ``USA``.

        What is a state's id is that state's alone.
        """
        if name.upper() in self.actors:
            return [name.upper()]
        named = self._states_by_name.get(fold(name), [])
        return list(dict.fromkeys(named))

    def called(self, plain: str) -> list[str]:
        """Ids of the actors with this proper name in any language.

        ``plain`` are its folded words with spaces between.
        """
        return list(self._ids_by_proper_name.get(plain, ()))

    def holders(
        self, actor: str, role: str, interval: Interval, to_actor: str | None = None
    ) -> list[str]:
        """The persons who held ``role`` at ``actor`` within ``interval``, the longest first.

        Of envoys, those sent to ``to_actor``, if one is given.
        Of an interval with one open end, the known end alone counts.
        """
        scored: list[tuple[int, str]] = []
        for office in self._offices_by_role.get((actor, role), ()):
            days = _shared_days(office, interval)
            if days > 0 and to_actor in (None, office.to_actor):
                scored.append((-days, office.person))
        return list(dict.fromkeys(person for _, person in sorted(scored)))

    def has_role(self, actor: str, role: str) -> bool:
        """Whether anybody is known to have held ``role`` at ``actor``, whenever."""
        return (actor, role) in self._offices_by_role

    def offices_of(self, person: str, interval: Interval | None = None) -> list[Office]:
        """A person's offices, within ``interval`` if one is given."""
        offices = self._offices_by_person.get(person, [])
        if interval is None:
            return list(offices)
        return [office for office in offices if _shared_days(office, interval) > 0]

    def role(self, role_id: str) -> Role:
        """The role with this id.

        Raises: UnknownName listing the known roles.
        """
        found = self.roles.get(role_id)
        if found is None:
            raise UnknownName("role", role_id, self.roles)
        return found

    def acts_for(self, actor_id: str, interval: Interval) -> str | None:
        """For whom an actor speaks within ``interval``.

        The state for its minister in office, the EU for the Commission, itself for a
        state, a company or a parliament; None for a person who holds no such office.
        Without any date, a person who ever only spoke for one speaks for that one.
        """
        actor = self.find(actor_id)
        if actor is None:
            return None
        if actor.kind != "person":
            return self.voice_of(actor)
        undated = interval.date_from is None and interval.date_to is None
        offices = self.offices_of(actor_id, None if undated else interval)
        served = [self.principal(office.role, office.actor) for office in offices]
        found = list(dict.fromkeys(principal for principal in served if principal is not None))
        return found[0] if found and (len(found) == 1 or not undated) else None

    def principal(self, role_id: str, employer: str) -> str | None:
        """For whom the holder of a role at ``employer`` speaks; None for roles that do not."""
        role = self.roles.get(role_id)
        if role is None or role.acts_for == "none":
            return None
        actor = self.find(employer)
        return self.voice_of(actor) if actor else None

    @staticmethod
    def voice_of(actor: Actor) -> str:
        """For whom a body speaks: the state of its ministry, itself otherwise."""
        return actor.id if actor.acts_for in (None, "country") else str(actor.acts_for)

    def index(self, language: str) -> NameIndex:
        """The names of ``language`` (with names common to all), ready for looking up."""
        if language not in self._indexes:
            chosen = (entry for entry in self.names if _readable_in(entry, language))
            self._indexes[language] = build_index(_with_genitives(chosen, language))
        return self._indexes[language]

    @cached_property
    def _relational(self) -> dict[str, Actor]:
        groups = (actor for actor in self.actors.values() if actor.id_by_country)
        return {str(group.id_by_country): group for group in groups}

    @cached_property
    def _offices_by_role(self) -> dict[tuple[str, str], list[Office]]:
        return _grouped(((office.actor, office.role), office) for office in self.offices)

    @cached_property
    def _offices_by_person(self) -> dict[str, list[Office]]:
        return _grouped((office.person, office) for office in self.offices)

    @cached_property
    def _states_by_name(self) -> dict[str, list[str]]:
        states = (entry for entry in self.names if entry.kind is HitKind.STATE)
        return _grouped((fold(entry.surface), entry.actor) for entry in states)

    @cached_property
    def _ids_by_proper_name(self) -> dict[str, list[str]]:
        named = (entry for entry in self.names if entry.kind in _PROPER and entry.actor)
        pairs = [(" ".join(fold_words(entry.surface)), entry.actor) for entry in named]
        for actor in self.actors.values():
            pairs += [(" ".join(fold_words(label)), actor.id) for label in actor.labels.values()]
        return {key: list(dict.fromkeys(ids)) for key, ids in _grouped(pairs).items()}

    @cached_property
    def _ids_by_name(self) -> dict[str, list[str]]:
        pairs = [(fold(actor), actor) for actor in self.actors]
        pairs += [(fold(entry.surface), entry.actor) for entry in self.names if entry.actor]
        return {key: list(dict.fromkeys(ids)) for key, ids in _grouped(pairs).items()}


def _grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    groups: defaultdict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _shared_days(held: Office | Membership, interval: Interval) -> int:
    """Days of ``interval`` on which it was held; an open end counts for nothing."""
    first, last = interval.date_from or interval.date_to, interval.date_to or interval.date_from
    if first is None or last is None:
        return 0
    start = max(first, held.date_from or date.min)
    end = min(last, held.date_to or date.max)
    return max(0, (end - start).days + 1)


_OWNING = frozenset(
    {
        HitKind.STATE,
        HitKind.CAPITAL,
        HitKind.PERSON,
        HitKind.SURNAME,
        HitKind.ORGANISATION,
    }
)


_PROPER = frozenset({HitKind.STATE, HitKind.PERSON, HitKind.ORGANISATION, HitKind.MEDIUM})
"""Names that are nobody else's, unlike a capital's or an adjective."""


def _with_genitives(entries: Iterable[NameEntry], language: str) -> Iterator[NameEntry]:
    """The names, and in German and Dutch with an s ("Chinas Botschafter", "Duitslands",
    "des Bundestages")."""
    genitive = load_lexicon(language).genitive
    for entry in entries:
        yield entry
        owning = entry.kind in _OWNING and entry.surface[-1:].isalpha()
        if genitive and owning and not entry.surface.endswith(("s", "x", "z", "ß")):
            yield replace(entry, surface=f"{entry.surface}s")
        if language == "de" and entry.kind is HitKind.ORGANISATION and owning:
            yield replace(entry, surface=f"{entry.surface}es")


def _readable_in(entry: NameEntry, language: str) -> bool:
    """Whether a name can stand in a text of ``language``.

    English names of organisations, where longer than a word, stand in any text.
    """
    if entry.language in ("all", language):
        return True
    foreign = entry.language == "en" and entry.kind in (HitKind.ORGANISATION, HitKind.MEDIUM)
    return foreign and not entry.ambiguous and " " in entry.surface and entry.surface[0].isupper()
