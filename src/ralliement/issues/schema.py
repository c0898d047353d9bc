"""The shape of an issue pack's file, section by section.

Each section is validated on its own, so that a mistake in one never hides those in
another; what they must agree on with each other is in checks.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from ralliement.issues.wording import ACCEPTED, nearest, shown, unknown_field
from ralliement.issues.yaml_lines import Document, Mistake, Place

Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ActorId = Annotated[
    str, StringConstraints(strict=True, pattern=r"^([A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)*)$")
]
Language = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z]{2}$")]
Scale = Annotated[float, Field(strict=True, ge=0, le=100, allow_inf_nan=False)]


Meaning = Literal["end", "block", "suspend", "conditions", "proceed"]
"""``common_words.MEANINGS`` as a type."""


def _example_key(key: object) -> float | None:
    """The value of a group of examples; ``none`` for sentences without a stance."""
    if key is None or key == "none":
        return None
    if isinstance(key, int | float) and not isinstance(key, bool) and 0 <= key <= 100:
        return float(key)
    raise PydanticCustomError("example_key", "must be a number from 0 to 100, or none")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class PointModel(_Strict):
    """An entry of ``points``."""

    value: Scale
    id: Slug
    label: dict[Language, Text]
    description: dict[Language, Text] = {}
    means: Meaning | None = None


class CueGroup(_Strict):
    """The cues of one language at one value, by kind and by whether they stand alone."""

    measures: list[Text] = []
    measures_alone: list[Text] = []
    stances: list[Text] = []
    stances_alone: list[Text] = []


ExampleKey = Annotated[float | None, PlainValidator(_example_key)]

SECTIONS: dict[str, TypeAdapter[Any]] = {
    "id": TypeAdapter(Slug),
    "question": TypeAdapter(Annotated[dict[Language, Text], Field(min_length=1)]),
    "points": TypeAdapter(Annotated[list[PointModel], Field(min_length=2)]),
    "status_quo": TypeAdapter(Scale),
    "subject_actors": TypeAdapter(list[ActorId]),
    "subject": TypeAdapter(dict[Language, Annotated[list[Text], Field(min_length=1)]]),
    "field": TypeAdapter(dict[Language, list[Text]]),
    "cues": TypeAdapter(dict[Language, dict[Scale, CueGroup]]),
    "opposite": TypeAdapter(dict[Scale, Scale]),
    "examples": TypeAdapter(dict[Language, dict[ExampleKey, list[Text]]]),
    "trackers": TypeAdapter(Annotated[dict[Slug, tuple[Scale, Scale]], Field(min_length=1)]),
}

OPTIONAL = frozenset({"subject_actors", "field", "cues", "opposite", "examples", "trackers"})
"""Sections that a pack may leave out."""

_EMPTY = frozenset({"cues", "opposite"})
"""Those of them that other sections must make up for; checks.py sees to it."""

_PATTERNS = {
    r"^[a-z]{2}$": "a language as two small letters (fr, en, de)",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters a to z, digits and single hyphens",
}
_ACTOR_WORDS = "a state as two capitals (DE) or an actor's id in small letters (huawei)"


def validate_sections(document: Document) -> tuple[dict[str, Any], list[Mistake]]:
    """The sections that are sound, as Python values, and the mistakes in the others."""
    data = document.data
    if not isinstance(data, dict):
        said = "must be a mapping of sections; allowed: " + ", ".join(SECTIONS)
        return {}, [document.mistake((), said)]
    sound: dict[str, Any] = {}
    mistakes = [
        document.mistake((key,), unknown_field(str(key), list(SECTIONS)))
        for key in data
        if key not in SECTIONS
    ]
    for name, adapter in SECTIONS.items():
        if name not in data:
            misspelt = _misspelt(name, data, SECTIONS)
            if name in _EMPTY and not misspelt:
                sound[name] = {}
            elif name not in OPTIONAL and not misspelt:
                mistakes.append(Mistake(1, (name,), f"is missing; add a section '{name}:'"))
            continue
        try:
            sound[name] = adapter.validate_python(data[name])
        except ValidationError as error:
            mistakes.extend(
                _said(document, name, detail) for detail in error.errors() if not _is_echo(detail)
            )
    return sound, mistakes


def _misspelt(name: str, given: Iterable[object], allowed: Collection[str]) -> bool:
    """Whether an unknown field already named is a misspelling of this missing one."""
    return any(nearest(str(key), allowed) == name for key in given if key not in allowed)


def _is_echo(detail: ErrorDetails) -> bool:
    """Whether a missing field of a point is the other half of a misspelling."""
    return detail["type"] == "missing" and _misspelt(
        str(detail["loc"][-1]), detail["input"], PointModel.model_fields
    )


def _said(document: Document, section: str, detail: ErrorDetails) -> Mistake:
    """Pydantic's finding in the words of the pack's author, at its line."""
    location = [part for part in detail["loc"] if part != "[key]"]
    place = _place_of(document.data, [section, *location])
    value, kind = detail["input"], detail["type"]
    if kind == "extra_forbidden":
        model = PointModel if section == "points" else CueGroup
        return document.mistake(place, unknown_field(str(place[-1]), list(model.model_fields)))
    if kind == "missing":
        return document.mistake(place, ACCEPTED[kind])
    if kind == "string_pattern_mismatch":
        accepted = "allowed: " + _PATTERNS.get(detail["ctx"]["pattern"], _ACTOR_WORDS)
    elif kind in ACCEPTED:
        accepted = ACCEPTED[kind].format(**detail.get("ctx", {}))
    else:
        accepted = detail["msg"]
    if section == "trackers" and kind in ("missing", "too_long", "too_short"):
        accepted = ACCEPTED["tuple_type"]
    return document.mistake(place, f"{shown(value)} {accepted}".strip())


def _place_of(data: object, location: list[str | int]) -> Place:
    """The place in the data that pydantic's location means: it writes some keys as text."""
    return tuple(_keys_of(data, location))


def _keys_of(data: object, location: list[str | int]) -> Iterator[Any]:
    for part in location:
        key: Any = part
        if isinstance(data, dict):
            key = next((key for key in data if str(key) == str(part)), part)
            data = data.get(key)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        yield key
