"""How much weight a state brings if nobody says: shares of the world's power, GDP, votes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, cast, get_args

from ralliement.actors.called import registered
from ralliement.bargaining.deciding.membership import members_on
from ralliement.bargaining.telling.notes import Note
from ralliement.errors import UnknownName
from ralliement.yamlfiles import read_yaml

Defaults = Literal["cinc", "gdp", "council-votes", "council-population", "equal"]


@dataclass(frozen=True)
class Found:
    """Capabilities by actor with their sources, and what had to be assumed about some.

    A source is the name of a table, members (the sum of a union's) or weakest.
    """

    values: dict[str, float]
    notes: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


def checked_defaults(name: str) -> Defaults:
    """The name of a source of defaults. Raises: UnknownName with the names there are."""
    for known in get_args(Defaults):
        if known == name:
            return cast(Defaults, known)
    raise UnknownName("source of capability", name, get_args(Defaults))


@functools.cache
def capability_table(name: str) -> dict[str, float]:
    """A shipped table by ISO 3166-1 alpha-2 code.

    cinc: Composite Index of National Capability 2016, a share of the world's (Singer 1987);
    gdp: billions of current dollars 2018 (World Bank); council-votes: votes under the Treaty of
    Nice; council-population: thousands, 2014. Raises: UnknownName with the names there are.
    """
    if name in ("cinc", "gdp"):
        return _numbers(_read(f"{name}.yaml")["values"])
    parts = {"council-votes": "nice", "council-population": "population"}
    if name in parts:
        return _numbers(_read("council-votes.yaml")[parts[name]])
    raise UnknownName("capability table", name, get_args(Defaults))


def council_power(year: int) -> dict[str, float]:
    """The weight of each member in the Council in a year, by ISO code.

    Up to 2004 the votes before the Treaty of Nice, 2005 to 2014 those under it (with Croatia),
    from 2015 on populations in millions.
    """
    votes = _read("council-votes.yaml")
    if year <= 2004:
        return _numbers(votes["before-nice"])
    if year <= 2014:
        return _numbers(votes["nice"])
    return {state: people / 1000 for state, people in _numbers(votes["population"]).items()}


def default_capabilities(
    actors: Iterable[str],
    table: Defaults = "cinc",
    *,
    present: Sequence[str] = (),
    day: date | None = None,
) -> Found:
    """A capability for each actor, from a shipped table.

    The European Union weighs as much as those of its members of ``day`` (of the last day known,
    if None) together that are not ``present`` themselves. States are known by their code or by
    any name of theirs ("France", "Royaume-Uni"). Who is in no table (companies,
    institutions, persons, other states) weighs as the weakest state of the table that is
    present, or as its weakest of all where none is; a note names them. ``equal`` gives everybody 1.
    Raises: UnknownName if there is no such table.
    """
    wanted = list(actors)
    if table == "equal":
        return Found(dict.fromkeys(wanted, 1.0), sources=dict.fromkeys(wanted, table))
    known = capability_table(table)
    codes = {actor: _code(actor, known) for actor in {*wanted, *present}}
    there = {codes[actor] for actor in present}
    least = min([known[code] for code in there if code in known] or known.values())
    values, assumed = {}, []
    sources: dict[str, str] = dict.fromkeys(wanted, table)
    for actor in wanted:
        code = codes[actor]
        if code in known:
            values[actor] = known[code]
            continue
        if code == "EU":
            members = [one for one in members_on("EU", day) if one in known and one not in there]
            if members:
                values[actor] = sum(known[state] for state in members)
                sources[actor] = "members"
                continue
        values[actor] = least
        sources[actor] = "weakest"
        assumed.append(actor)
    if not assumed:
        return Found(values, sources=sources)
    note = Note.of("capability", least=float(f"{least:g}"), names=tuple(assumed))
    return Found(values, (note,), sources)


def _code(actor: str, known: Mapping[str, float]) -> str:
    """The code of a state, or of the Union, that is called so; else what was given."""
    if actor in known:
        return actor
    meant = [one for one in registered(actor) if one in known or one == "EU"]
    return meant[0] if len(meant) == 1 else actor


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml("ralliement.bargaining", "data", "capability", name)
    return found


def _numbers(values: dict[str, Any]) -> dict[str, float]:
    return {state: float(value) for state, value in values.items()}
