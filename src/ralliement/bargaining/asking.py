"""What Python may ask of a forecast: the options of ``ralliement forecast``, by their names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from ralliement.bargaining.capability import checked_defaults
from ralliement.bargaining.dispute import DRAWS_OF_TABLE, Play
from ralliement.errors import UnknownName


class PlayOptions(TypedDict, total=False):
    """How inputs are run forward.

    ``what_if``: levers, one or several (``"US.pressure=withdrawn"``); ``rule``: unanimity,
    qualified or majority, of ``members`` (``"EU"`` is all its states; all actors if not given)
    without ``advisers``; ``capability``: where it is not known (cinc, gdp, council-votes,
    council-population, equal); ``status_quo`` on the scale; ``overrides``: a YAML
    file; ``draws`` (10000 of a dossier, 1000 of a table if not given), ``seed``.
    """

    what_if: str | Sequence[str]
    rule: str | None
    members: str | Sequence[str]
    advisers: str | Sequence[str]
    capability: str
    status_quo: float | None
    overrides: str | Path | None
    draws: int
    seed: int


class DossierOptions(PlayOptions, total=False):
    """The same for a dossier; ``unforeseen``: intervals widen by what nobody can foresee."""

    unforeseen: bool


class TableOptions(PlayOptions, total=False):
    """The same for a table of actors; ``pressure``: a CSV of who presses whom."""

    pressure: str | Path | None


def check_options(given: Mapping[str, Any], *more: str) -> None:
    """Raises: UnknownName for an option that is none of :class:`PlayOptions` or ``more``."""
    known = (*PlayOptions.__annotations__, *more)
    for name in given:
        if name not in known:
            raise UnknownName("option of a forecast", name, known)


def names_of(given: str | Collection[str]) -> tuple[str, ...]:
    """One name or several, as several."""
    return (given,) if isinstance(given, str) else tuple(given)


def _listed(given: str | Collection[str]) -> tuple[str, ...]:
    """Names one by one, also where they stand with commas in one text."""
    parts = given.split(",") if isinstance(given, str) else given
    return tuple(name.strip() for name in parts if name.strip())


def play_of(
    model: str, given: PlayOptions, *, draws: int = DRAWS_OF_TABLE, unforeseen: bool = True
) -> Play:
    """How the options want it played. Raises: UnknownName for a source of capability."""
    return Play(
        model,
        unforeseen=unforeseen,
        draws=given.get("draws", draws),
        seed=given.get("seed", 1),
        defaults=checked_defaults(given.get("capability", "cinc")),
        rule=given.get("rule"),
        members=_listed(given.get("members", ())),
        advisers=names_of(given.get("advisers", ())),
    )
