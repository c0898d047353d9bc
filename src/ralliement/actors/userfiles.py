"""Actor files that a user writes: read, and every mistake named by line and field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ralliement.actors.schema import ActorFile
from ralliement.errors import DataFileError
from ralliement.issues.wording import ACCEPTED, shown, unknown_field
from ralliement.issues.yaml_lines import Document, Mistake, Place, parse_yaml, read_bytes

_GUIDE = "docs/actor-files.md"
_BODIES = ("companies", "institutions", "media", "groups", "people")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: its data and the lines of it."""

    path: Path
    document: Document
    sections: dict[str, Any]


def read_user_files(
    files: Sequence[Path], known: frozenset[str], roles: frozenset[str]
) -> list[dict[str, Any]]:
    """The sections of each file, checked against each other and the ``known`` actors.

    Raises: DataFileError with one line for every mistake in any of the files.
    """
    files_read = [_read(path) for path in files]
    sound = [file for file, _ in files_read if file is not None]
    actors = known | {name for file in sound for name in _ids(file.sections)}
    mistakes: list[str] = []
    for path, (file, found) in zip(files, files_read, strict=True):
        if file is not None:
            for place, message in _references(file.sections, actors, roles):
                found.append(file.document.mistake(place, message))
        mistakes += [mistake.show(path) for mistake in sorted(found, key=lambda m: m.line)]
    if mistakes:
        raise DataFileError(mistakes)
    return [file.sections for file in sound]


def _read(path: Path) -> tuple[_File | None, list[Mistake]]:
    raw, unread = read_bytes(path)
    if unread:
        return None, unread
    document = parse_yaml(raw, _GUIDE)
    if document.mistakes:
        return None, document.mistakes
    if not isinstance(document.data, dict):
        allowed = ", ".join(ActorFile.model_fields)
        return None, [Mistake(1, "file", f"holds no sections; allowed: {allowed}")]
    mistakes = [*_shape_mistakes(document), *_id_mistakes(document, document.data)]
    return _File(path, document, document.data), mistakes


def _shape_mistakes(document: Document) -> Iterator[Mistake]:
    """What the schema finds wrong, each at its own line."""
    try:
        ActorFile.model_validate(document.data)
    except ValidationError as error:
        for found in error.errors():
            place: Place = tuple(part for part in found["loc"] if part != "[key]")
            yield document.mistake(place, _message(found, place))


def _message(found: ErrorDetails, place: Place) -> str:
    kind = found["type"]
    if kind == "extra_forbidden":
        return unknown_field(str(place[-1]), _fields_at(place[:-1]))
    if kind == "missing":
        return ACCEPTED[kind]
    if kind == "value_error":
        return f"{found['ctx']['error']}; correct one of them"
    if kind in ACCEPTED:
        said = ACCEPTED[kind].format(**found.get("ctx", {}))
    elif kind == "literal_error":
        said = f"allowed: {found['ctx']['expected']}"
    elif kind.startswith("date"):
        said = "must be a day written as 2019-05-15"
    else:
        said = found["msg"]
    return f"{shown(found['input'])} {said}".strip()


def _fields_at(place: Place) -> list[str]:
    """The fields that a section or an entry may have."""
    if not place:
        return list(ActorFile.model_fields)
    annotation = ActorFile.model_fields[str(place[0])].annotation if place else None
    entry = getattr(annotation, "__args__", (None,))[-1]
    for part in place[2:]:
        field = getattr(entry, "model_fields", {}).get(part)
        entry = field.annotation if field is not None else None
    fields = getattr(entry, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _id_mistakes(document: Document, sections: dict[str, Any]) -> Iterator[Mistake]:
    """Ids that are no slugs, states that are no codes."""
    for section in ("states", *_BODIES):
        entries = sections.get(section)
        for name in entries if isinstance(entries, dict) else ():
            if section == "states" and not _CODE.fullmatch(str(name)):
                said = f"{name!r} is no state code; use two capitals (ISO 3166-1), quote NO"
                yield document.mistake((section, name), said)
            elif section != "states" and not _ID.fullmatch(str(name)):
                said = f"{name!r} is no id; use lower-case letters, digits and hyphens"
                yield document.mistake((section, name), said)


def _ids(sections: dict[str, Any]) -> Iterator[str]:
    for section in ("states", *_BODIES):
        entries = sections.get(section)
        yield from map(str, entries if isinstance(entries, dict) else ())


def _references(
    sections: dict[str, Any], actors: frozenset[str] | set[str], roles: frozenset[str]
) -> Iterator[tuple[Place, str]]:
    """Ids of actors and roles that nothing defines."""
    for section in _BODIES:
        entries = sections.get(section)
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            for field in ("country", "acts_for"):
                value = entry.get(field) if isinstance(entry, dict) else None
                if isinstance(value, str) and value not in actors:
                    yield (section, name, field), _unknown("actor", value, actors)
    offices = sections.get("offices")
    for n, office in enumerate(offices if isinstance(offices, list) else ()):
        known = (("person", actors), ("actor", actors), ("role", roles), ("to_actor", actors))
        for field, allowed in known:
            value = office.get(field) if isinstance(office, dict) else None
            if isinstance(value, str) and value not in allowed:
                yield ("offices", n, field), _unknown(field, value, allowed)


def _unknown(kind: str, value: str, allowed: frozenset[str] | set[str]) -> str:
    close = get_close_matches(value, sorted(allowed), n=3, cutoff=0.6)
    hint = f"nearest known: {', '.join(close)}" if close else "define it in this file first"
    return f"unknown {kind} {value!r}; {hint}"
