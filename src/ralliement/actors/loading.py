"""From the data files, and the user's own, to a :class:`Registry`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from ralliement.actors.actor import Actor, Membership, Office, Role
from ralliement.actors.datafiles import (
    LANGUAGES,
    day,
    read_entries,
    read_mapping,
    read_rows,
    words,
)
from ralliement.actors.patterns import HitKind, NameEntry
from ralliement.actors.registry import Registry

_KINDS = {"media": HitKind.MEDIUM, "group": HitKind.GROUP, "person": HitKind.PERSON}
_GERMAN_ENDINGS = ("", "e", "en", "er", "es", "em")
_SECTIONS = ("institutions", "companies", "media", "groups", "people")


@dataclass(slots=True)
class _Builder:
    """What has been read so far."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, list[NameEntry]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    roles: dict[str, Role] = field(default_factory=dict)

    def add(self, actor: Actor, names: Sequence[NameEntry]) -> None:
        self.actors[actor.id] = actor
        self.names[actor.id] = list(names)

    def registry(self) -> Registry:
        return Registry(
            actors=dict(self.actors),
            names=tuple(entry for entries in self.names.values() for entry in entries),
            offices=tuple(self.offices),
            roles=dict(self.roles),
        )

    def copy(self) -> _Builder:
        return _Builder(dict(self.actors), dict(self.names), list(self.offices), dict(self.roles))


def load_registry(files: Sequence[Path] = ()) -> Registry:
    """The built-in registry, with the actors of the user's own ``files`` added.

    An actor in a user's file replaces the built-in one with the same id; offices are
    added. Raises: DataFileError naming file, line and field of every mistake.
    """
    if not files:
        return _builtin_registry()
    from ralliement.actors.userfiles import read_user_files  # only it needs pydantic

    builder = _builtin().copy()
    for sections in read_user_files(files, frozenset(builder.actors), frozenset(builder.roles)):
        _add_sections(builder, sections)
    return builder.registry()


@cache
def _builtin_registry() -> Registry:
    return _builtin().registry()


@cache
def _builtin() -> _Builder:
    builder = _Builder()
    sections: dict[str, Any] = {name: read_entries(name) for name in _SECTIONS}
    sections["states"] = read_entries("states")
    sections["offices"] = read_rows("offices")
    sections["roles"] = read_mapping("roles")
    _add_sections(builder, sections)
    builder.names["lands"] = list(_lands())
    return builder


def _lands() -> Iterator[NameEntry]:
    """Lands and seas that hold a state's name; no actor where they belong to no one state."""
    for code, by_language in read_mapping("lands").items():
        actor = "" if code == "none" else str(code)
        for language, listed in by_language.items():
            for surface in words(listed):
                yield NameEntry(surface, str(language), actor, HitKind.TOWN)


def _add_sections(builder: _Builder, sections: Mapping[str, Any]) -> None:
    for code, data in (sections.get("states") or {}).items():
        _add_state(builder, str(code), data or {})
    for section in _SECTIONS:
        for actor_id, data in (sections.get(section) or {}).items():
            _add_actor(builder, str(actor_id), data or {}, section)
    for data in sections.get("offices") or ():
        start, end = day(data.get("from")), day(data.get("to"))
        builder.offices.append(
            Office(data["person"], data["actor"], data["role"], start, end, data.get("to_actor"))
        )
    for role_id, data in (sections.get("roles") or {}).items():
        builder.roles[str(role_id)] = _role(str(role_id), data or {})


def _role(role_id: str, data: Mapping[str, Any]) -> Role:
    titles = data.get("titles") or data
    return Role(
        id=role_id,
        titles={language: words(titles.get(language)) for language in LANGUAGES},
        titles_with_actor={
            str(actor): {language: words(listed) for language, listed in by_language.items()}
            for actor, by_language in (data.get("titles_with_actor") or {}).items()
        },
        counterpart=data.get("counterpart"),
        counterpart_else=data.get("counterpart_else"),
        only=words(data.get("only")),
        single=bool(data.get("single", False)),
        second_country=bool(data.get("second_country", False)),
        generic=bool(data.get("generic", False)),
        acts_for=str(data.get("acts_for") or "none"),
    )


def _add_state(builder: _Builder, code: str, data: Mapping[str, Any]) -> None:
    names = list(dict.fromkeys(_state_names(code, data)))
    gender = data.get("gender") or {}
    labels = {language: _label(code, data, language) for language in LANGUAGES}
    builder.add(
        Actor(
            id=code,
            kind=str(data.get("kind", "state")),
            country=code,
            labels={language: label for language, label in labels.items() if label},
            gender=gender.get("fr") if isinstance(gender, dict) else gender,
        ),
        names,
    )


def _label(code: str, data: Mapping[str, Any], language: str) -> str:
    cldr = _territory(code, language)
    if cldr and "(" not in cldr:
        return cldr
    own = words(data.get("names"), language)
    return own[0] if own else cldr


@cache
def _territories(language: str) -> Mapping[str, str]:
    territories: Mapping[str, str] = Locale(language).territories
    return territories


def _territory(code: str, language: str) -> str:
    return _territories(language).get(code, "")


def _state_names(code: str, data: Mapping[str, Any]) -> Iterator[NameEntry]:
    for language in LANGUAGES:
        doubtful = frozenset(words(data.get("ambiguous"), language))
        own = (*words(data.get("names"), language), *words(data.get("parts"), language))
        listed = {
            HitKind.STATE: (*_standard_names(code, language), *own),
            HitKind.ADJECTIVE: _inflected(data, language),
            HitKind.INHABITANT: words(data.get("inhabitants"), language),
            HitKind.CAPITAL: words(data.get("capital"), language),
            HitKind.SEAT: words(data.get("seats"), language),
            HitKind.NICKNAME: words(data.get("nicknames"), language),
        }
        for kind, surfaces in listed.items():
            for surface in surfaces:
                yield NameEntry(surface, language, code, kind, surface in doubtful)
        for prefix in words(data.get("combining"), language):
            yield NameEntry(f"{prefix.rstrip('-')}-", language, code, HitKind.ADJECTIVE)


_TWO_NAMES = frozenset({"MM"})
"""States whose standard name has another name in brackets; elsewhere these hold a remark."""


def _standard_names(code: str, language: str) -> Iterator[str]:
    name, _, bracket = _territory(code, language).partition("(")
    yield from filter(None, [name.strip()])
    if bracket and code in _TWO_NAMES:
        yield bracket.strip(" )")


def _inflected(data: Mapping[str, Any], language: str) -> tuple[str, ...]:
    listed = words(data.get("adjectives"), language)
    if language != "de":
        return listed
    return tuple(word + ending for word in listed for ending in _GERMAN_ENDINGS)


def _add_actor(builder: _Builder, actor_id: str, data: Mapping[str, Any], section: str) -> None:
    default = {"institutions": "institution", "companies": "company", "people": "person"}
    kind = str(data.get("kind") or default.get(section, section.rstrip("s")))
    names = data.get("names") or {}
    called = {**(data.get("nouns") or {}), **names} if data.get("relational") else names
    labels = {key: words(value)[0] for key, value in called.items() if words(value)}
    builder.add(
        Actor(
            id=actor_id,
            kind=kind,
            country=data.get("country"),
            acts_for=data.get("acts_for"),
            memberships=tuple(_memberships(data.get("members"))),
            labels={key: label for key, label in labels.items() if key != "short"},
            gender=data.get("gender") if isinstance(data.get("gender"), str) else None,
            nouns=_by_language(data.get("nouns")),
            places=_by_language(data.get("places")),
            relational=bool(data.get("relational", False)),
            relational_to=words(data.get("relational_to")),
            id_by_country=data.get("id_by_country"),
        ),
        list(_actor_names(actor_id, kind, data)),
    )


def _memberships(data: Any) -> Iterator[Membership]:
    for member in data or ():
        if isinstance(member, dict):
            actor = str(member.get("state") or member.get("actor"))
            yield Membership(actor, day(member.get("from")), day(member.get("to")))
        else:
            yield Membership(str(member))


def _by_language(data: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, dict):
        return {"all": words(data)} if data else {}
    return {language: words(listed) for language, listed in data.items()}


def _actor_names(actor_id: str, kind: str, data: Mapping[str, Any]) -> Iterator[NameEntry]:
    names = data.get("names") or {}
    doubtful = frozenset(words(data.get("ambiguous")))
    hit = _KINDS.get(kind, HitKind.ORGANISATION)
    for language, listed in names.items():
        if language == "short":
            short_doubtful = bool(data.get("short_ambiguous", False))
            for surface in words(listed):
                yield NameEntry(surface, "all", actor_id, HitKind.SURNAME, short_doubtful)
            continue
        for surface in words(listed):
            yield NameEntry(surface, str(language), actor_id, hit, surface in doubtful)
    for language, towns in _by_language(data.get("places")).items():
        for town in towns:
            yield NameEntry(town, language, actor_id, HitKind.TOWN)
