"""The words that networks are shown with, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel.numbers import format_decimal

from ralliement.errors import UnknownName
from ralliement.yamlfiles import read_yaml


@cache
def _labels() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = read_yaml(
        "ralliement.networks", "labels.yaml"
    )
    return found


def languages() -> tuple[str, ...]:
    """The languages that networks are shown in."""
    return tuple(_labels())


@dataclass(frozen=True, slots=True)
class NetworkWords:
    """The words of one language. Raises: UnknownName if there is no such language."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in _labels():
            raise UnknownName("language of networks", self.language, _labels())

    def among(self, group: str, key: str) -> str:
        """A word of a group (``titles``, ``columns``, ``events`` …), or the key itself."""
        return _labels()[self.language][group].get(key, key)

    def keys(self, group: str) -> tuple[str, ...]:
        """The keys of a group, in the order in which they are shown."""
        return tuple(_labels()[self.language][group])

    def text(self, key: str, **filled: object) -> str:
        """A text with its places filled."""
        return _labels()[self.language]["texts"][key].format(**filled)

    def number(self, value: float) -> str:
        """A number as the language writes it, two digits after the mark at most."""
        found: str = format_decimal(round(value, 2), format="0.##", locale=self.language)
        return found
