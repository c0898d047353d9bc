"""The words that forecasts are shown with, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ralliement.actors import load_registry
from ralliement.bargaining.table import Scale
from ralliement.dossier import Dossier, actors_met, main_language
from ralliement.errors import UnknownName
from ralliement.yamlfiles import read_yaml

FILES = ("labels.yaml", "labels-record.yaml")
"""The texts of forecasts, and of their track record and what moves them."""

OUTCOME = "outcome"
"""Stands for the outcome where a note names actors."""


@cache
def _labels() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    parts: list[Mapping[str, Mapping[str, Mapping[str, str]]]]
    parts = [read_yaml(__package__, file) for file in FILES]
    return {language: {**parts[0][language], **parts[1][language]} for language in parts[0]}


def languages() -> tuple[str, ...]:
    """The languages that forecasts are shown in."""
    return tuple(_labels())


@dataclass(frozen=True)
class ForecastWords:
    """The words of one language, and the names of actors in it.

    Raises: UnknownName if there is no such language.
    """

    language: str = "en"
    names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.language not in _labels():
            raise UnknownName("language of forecasts", self.language, _labels())

    def keys(self, group: str) -> tuple[str, ...]:
        """The keys of a group."""
        return tuple(_labels()[self.language][group])

    def text(self, group: str, key: str, **filled: object) -> str:
        """A text of a group (``table``, ``notes``, ``moves`` …) with its places filled."""
        return _labels()[self.language][group][key].format(**filled)

    def actor(self, actor: str) -> str:
        """An actor's name, its id if no name is known."""
        return self.names.get(actor, actor)

    def listed(self, actors: Sequence[str]) -> str:
        """The names of actors, with commas; ``OUTCOME`` among them is the outcome."""
        outcome = self.text("table", "outcome")
        return ", ".join(outcome if one == OUTCOME else self.actor(one) for one in actors)

    def quoted(self, text: str) -> str:
        """Words that are not ours, on one line between the language's quotation marks."""
        return self.text("table", "quoted", text=" ".join(text.split()))

    def number(self, text: str) -> str:
        """A number written with a point, as the language writes it."""
        return text.replace(".", ",") if self.language == "fr" else text

    def shown(self, value: float, scale: Scale) -> str:
        """A position with as many decimals as its scale is fine."""
        return self.number(f"{round(value, decimals(scale)) + 0.0:.{decimals(scale)}f}")

    def signed(self, value: float, scale: Scale) -> str:
        """A difference of positions with its sign; none where it rounds to zero."""
        rounded = round(value, decimals(scale))
        sign = "+" if rounded else ""
        return self.number(f"{rounded + 0.0:{sign}.{decimals(scale)}f}")

    def share(self, share: float) -> str:
        """A share as a percentage."""
        gap = "\u202f" if self.language == "fr" else ""
        return f"{100 * share:.0f}{gap}%"


def dossier_words(
    dossier: Dossier, language: str | None = None, *, more: Iterable[str] = ()
) -> ForecastWords:
    """The words for a dossier, with the names of its actors, and of ``more`` that it never met.

    In the language of most of its articles if none is given, English where that is none of
    :func:`languages`.
    Raises: UnknownName if there is no such language.
    """
    most = main_language(dossier)
    chosen = language or (most if most in languages() else "en")
    names = {met.id: met.label(chosen) for met in actors_met(dossier)}
    strangers = [actor for actor in more if actor not in names]
    if strangers:
        registry = load_registry()
        names |= {actor: registry.label(actor, chosen) for actor in strangers}
    return ForecastWords(chosen, names)


def decimals(scale: Scale) -> int:
    """How many decimals positions on a scale are shown with."""
    span = scale[1] - scale[0]
    return 1 if span >= 50 else 2 if span >= 5 else 3
