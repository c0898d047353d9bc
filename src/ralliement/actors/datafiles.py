"""The built-in data files, read once."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from ralliement.yamlfiles import load_yaml

LANGUAGES = ("fr", "en", "de", "it", "es", "nl")


def read_mapping(name: str) -> dict[str, Any]:
    """The mapping in ``data/<name>.yaml``, empty if there is no such file."""
    loaded = _read("data", name)
    return loaded if isinstance(loaded, dict) else {}


def read_entries(section: str) -> dict[str, Any]:
    """The mappings of ``data/<section>.yaml`` and all ``data/<section>-*.yaml`` joined, by id."""
    return {key: entry for part in _parts(section) for key, entry in (part or {}).items()}


def read_rows(section: str) -> list[dict[str, Any]]:
    """The lists of ``data/<section>.yaml`` and all ``data/<section>-*.yaml``, one after another."""
    return [row for part in _parts(section) for row in part or ()]


def _parts(section: str) -> list[Any]:
    folder = resources.files(__package__) / "data"
    names = sorted(item.name.removesuffix(".yaml") for item in folder.iterdir())
    return [_read("data", name) for name in names if name.partition("-")[0] == section]


@cache
def read_lexicon(language: str) -> dict[str, Any]:
    """The word lists of ``lexicon/<language>.yaml``, empty for a language without one."""
    loaded = _read("lexicon", language)
    return loaded if isinstance(loaded, dict) else {}


def _read(folder: str, name: str) -> Any:
    file = resources.files(__package__) / folder / f"{name}.yaml"
    return load_yaml(file.read_text("utf-8")) if file.is_file() else None


def words(value: Any, language: str | None = None) -> tuple[str, ...]:
    """The strings of a list, or of a mapping's ``all`` and ``language`` entries."""
    if isinstance(value, dict):
        keys = ("all", language) if language else tuple(value)
        return tuple(word for key in keys for word in words(value.get(key)))
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value or ())


def day(value: Any) -> date | None:
    """A date as YAML gives it, or as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
    if isinstance(value, date) or value is None:
        return value
    parts = [int(part) for part in str(value).split("-")]
    year, month, number = (*parts, 1, 1)[:3]
    return date(year, month, number)
