"""What an actor weighs in the Council: votes, or people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from ralliement.yamlfiles import read_yaml

INSTITUTIONS = ("com", "ep")
"""The Commission and the Parliament, which have no votes in the Council."""

ALSO_CALLED: Mapping[str, str] = {"bg": "bu", "hr": "cr", "gr": "el", "gb": "uk"}
"""Codes of ISO 3166 that the DEU data sets write otherwise."""

_LAST_YEAR_BEFORE_NICE = 2004
_LAST_YEAR_OF_VOTES = 2014


@cache
def states() -> tuple[str, ...]:
    """The two letters of every state with power, as the DEU data sets write them."""
    return tuple(sorted(_tables()["population"]))


@cache
def actors() -> tuple[str, ...]:
    """Every actor of the DEU form: the institutions, then the states."""
    return (*INSTITUTIONS, *states())


def power_of(actors: Sequence[str], year: int | None) -> npt.NDArray[np.float64]:
    """The power of each actor (n_actors,), always above zero.

    Votes before the treaty of Nice up to 2004, votes of Nice up to 2014 and where the year of
    the decision is not known, then millions of people. The Commission and the Parliament weigh
    as much as the largest state that takes part, a state without an entry (it was not a member
    yet) as little as the smallest. Where no state takes part, all weigh 1.
    Source: the recipe that the yardstick of the DEU III data is computed with; data/power.yaml.
    """
    table = _tables()[_column(year)]
    known = [table[actor] for actor in actors if actor in table]
    if not known:
        return np.ones(len(actors))
    most, least = max(known), min(known)
    return np.array(
        [table.get(actor, most if actor in INSTITUTIONS else least) for actor in actors],
        dtype=np.float64,
    )


def _column(year: int | None) -> str:
    if year is None:
        return "votes_of_nice"
    if year <= _LAST_YEAR_BEFORE_NICE:
        return "votes_before_nice"
    return "votes_of_nice" if year <= _LAST_YEAR_OF_VOTES else "population"


@cache
def _tables() -> dict[str, dict[str, float]]:
    tables: dict[str, dict[str, float]] = read_yaml(__package__, "data", "power.yaml")
    return tables
