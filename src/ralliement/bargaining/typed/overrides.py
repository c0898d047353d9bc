"""What a user knows better: a YAML of capability, salience and position of single actors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from ralliement.bargaining.deciding.voters import one_of
from ralliement.bargaining.estimates import Estimate, check_estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.table import Scale
from ralliement.bargaining.typed.files import BOUNDS, FIELDS, SPANS
from ralliement.errors import DataFileError, TableError, UnknownName
from ralliement.yamlfiles import load_yaml


def override(inputs: Inputs, path: str | Path) -> Inputs:
    """The inputs with what a YAML of overrides says of some actors.

    The file maps actors to fields, and each field to a number, or to value, lower_90 and
    upper_90: ``DE: {capability: 0.02, salience: {value: 80, lower_90: 70, upper_90: 90}}``.
    Raises: DataFileError with every mistake: no such actor or field (known ones are listed), no
    number, a value off its range.
    """
    given = _read_overrides(Path(path))
    people = inputs.people
    mistakes: list[str] = []
    changes: dict[str, dict[str, Estimate]] = {}
    for typed, fields in given.items():
        try:
            actor = one_of(people, str(typed))
        except UnknownName as error:
            mistakes.append(f"{path}: {error}")
            continue
        if actor in changes:
            mistakes.append(f"{path}: {typed}: {actor} is there already; give it once")
        elif not isinstance(fields, dict):
            mistakes.append(f"{path}: {typed}: give fields, as {{capability: 0.02}}")
        else:
            changes[actor] = _overridden(f"{path}: {typed}", fields, inputs.scale, mistakes)
    if mistakes:
        raise DataFileError(mistakes)
    actors = tuple(_replaced(actor, changes.get(actor.actor, {})) for actor in inputs.actors)
    return replace(inputs, actors=actors)


def _replaced(actor: ActorInput, changes: dict[str, Estimate]) -> ActorInput:
    return replace(
        actor,
        position=changes.get("position", actor.position),
        salience=changes.get("salience", actor.salience),
        capability=changes.get("capability", actor.capability),
        posterior=None if "position" in changes else actor.posterior,
        origins={**actor.origins, **dict.fromkeys(changes, "overrides")},
    )


def _read_overrides(path: Path) -> dict[Any, Any]:
    try:
        given = load_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataFileError([f"{path}: no such file of overrides"]) from error
    except IsADirectoryError as error:
        raise DataFileError([f"{path}: a folder; give a YAML file in it"]) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataFileError([f"{path}: not YAML: {' '.join(str(error).split())}"]) from error
    if not isinstance(given, dict):
        raise DataFileError([f"{path}: wanted actors with their fields, as DE: {{salience: 80}}"])
    return given


def _overridden(
    place: str, fields: dict[Any, Any], scale: Scale, mistakes: list[str]
) -> dict[str, Estimate]:
    found = {}
    for name, value in fields.items():
        if name not in FIELDS:
            mistakes.append(f"{place}: unknown field {name!r}; known: {', '.join(FIELDS)}")
            continue
        parts = value if isinstance(value, dict) else {"value": value}
        wrong = [part for part in parts if part not in ("value", *BOUNDS)]
        numbers = all(_is_number(part) for part in parts.values())
        if wrong or "value" not in parts or not numbers:
            mistakes.append(
                f"{place}: {name}: {value!r}; wanted a number, or value, lower_90 and upper_90"
            )
            continue
        estimate = Estimate(**{part: float(number) for part, number in parts.items()})
        try:
            check_estimate(f"{name}", estimate, SPANS.get(name, scale))
        except TableError as error:
            mistakes.append(f"{place}: {error}")
        found[name] = estimate
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
