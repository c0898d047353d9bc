"""What if: changes to the inputs of a forecast, written as levers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ralliement.bargaining.deciding.voters import one_of
from ralliement.bargaining.due import Due, Kind
from ralliement.bargaining.estimates import Estimate, check_estimate
from ralliement.bargaining.inputs import ActorInput, Inputs
from ralliement.bargaining.telling.notes import Note
from ralliement.bargaining.typed.files import SPANS
from ralliement.errors import ScenarioError, TableError, UnknownName

NUMBERS = ("position", "salience", "capability")
LEVERS: Mapping[str, str] = {
    "position": "a number on the issue's scale",
    "salience": "a number 0..100",
    "capability": "a number from 0",
    "pressure": "withdrawn or doubled",
    "threat": "withdrawn",
    "deadline": "withdrawn, or a day as 2020-06-30",
    "decision": "withdrawn, or a day",
}
"""What may be changed of an actor, and to what; ACTOR=absent takes it out."""

DATED: Mapping[str, Kind] = {"deadline": "request", "decision": "decision"}
"""What levers with a day change: what the actor asks by a day, what it decides on one."""

Pairs = Mapping[tuple[str, str], float]
_WRITTEN = re.compile(
    r"\s*(?P<actor>[^=>]+?)\s*(?:>\s*(?P<recipient>[^=>]+?)\s*)?"
    r"(?:\.\s*(?P<lever>[^.=>\s]+)\s*)?=\s*(?P<value>\S+)\s*"
)


@dataclass(frozen=True, slots=True)
class Lever:
    """One change: of ``actor``, or of its pressure on ``recipient`` alone.

    ``name`` is one of LEVERS or ``absent``; ``value`` is the number of a number's lever,
    the factor on pressure, and 0 otherwise; ``day`` is where a lever of DATED moves to, None if
    it withdraws. ``text`` is as it was written.
    """

    text: str
    actor: str
    recipient: str | None
    name: str
    value: float = 0.0
    day: date | None = None


def read_lever(text: str, inputs: Inputs) -> Lever:
    """The lever written as ACTOR.LEVER=VALUE, ACTOR>RECIPIENT.LEVER=VALUE or ACTOR=absent.

    Actors are codes, or names in any language. Raises: ScenarioError for an unknown actor,
    lever or value, with those there are.
    """
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise ScenarioError(f"scenario {text!r} is not understood; {_HELP}")
    actor = _actor(text, written["actor"], inputs)
    recipient = written["recipient"]
    if recipient is not None:
        recipient = _actor(text, recipient, inputs)
    lever, value = (written["lever"] or "").casefold(), written["value"].casefold()
    if not lever and value == "absent" and recipient is None:
        return Lever(text, actor, None, "absent")
    if lever not in LEVERS:
        what = f"unknown lever {lever!r}" if lever else "no lever is named"
        raise ScenarioError(f"scenario {text!r}: {what}; {_HELP}")
    if recipient is not None and lever in (*NUMBERS, "decision"):
        raise ScenarioError(f"scenario {text!r}: {lever} has no recipient; {_HELP}")
    if lever in DATED:
        return Lever(text, actor, recipient, lever, day=_day(text, lever, value))
    return Lever(text, actor, recipient, lever, _value(text, lever, value))


_HELP = (
    "known: "
    + ", ".join(f"ACTOR.{name}= ({says})" for name, says in LEVERS.items())
    + ", ACTOR=absent; ACTOR>RECIPIENT.pressure=, .threat= and .deadline= for one recipient"
)


def _actor(text: str, typed: str, inputs: Inputs) -> str:
    try:
        return one_of(inputs.people, typed)
    except UnknownName as error:
        raise ScenarioError(f"scenario {text!r}: {error}") from error


def _value(text: str, lever: str, value: str) -> float:
    if lever not in NUMBERS:
        factors = {"withdrawn": 0.0} | ({"doubled": 2.0} if lever == "pressure" else {})
        if value in factors:
            return factors[value]
        allowed = LEVERS[lever]
        raise ScenarioError(f"scenario {text!r}: {lever} {value!r}; allowed: {allowed}")
    try:
        return float(value)
    except ValueError as error:
        raise ScenarioError(f"scenario {text!r}: {value!r} is not {LEVERS[lever]}") from error


def _day(text: str, lever: str, value: str) -> date | None:
    if value == "withdrawn":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        allowed = LEVERS[lever]
        raise ScenarioError(f"scenario {text!r}: {lever} {value!r}; allowed: {allowed}") from error


def changed(inputs: Inputs, levers: Sequence[Lever], *, threats: Pairs | None = None) -> Inputs:
    """The inputs after all levers; what is set is certain, what is not touched stays as it was.

    ``threats`` are the parts of ``inputs.pressure`` that are threats; None where pressure
    has no kinds. Where there is no pressure or threat to change, a note says so.
    Raises: ScenarioError for a value off its range, or two levers for one thing.
    """
    seen: dict[tuple[str, str | None, str], str] = {}
    for lever in levers:
        key = (lever.actor, lever.recipient, lever.name)
        if key in seen:
            raise ScenarioError(f"scenario {lever.text!r} comes after {seen[key]!r}; give one")
        seen[key] = lever.text
    for lever in levers:
        inputs, threats = _pulled(inputs, lever, threats)
    return inputs


def _pulled(inputs: Inputs, lever: Lever, threats: Pairs | None) -> tuple[Inputs, Pairs | None]:
    if lever.name == "absent":
        return _without(inputs, lever), threats
    if lever.name in NUMBERS:
        return _set(inputs, lever), threats
    if lever.name in DATED:
        return _moved(inputs, lever), threats
    pairs = _touched(inputs, lever, threats)
    if not pairs:
        weights = threats if lever.name == "threat" and threats is not None else inputs.pressure
        known = [f"{who}>{whom}" for who, whom in sorted(_there(inputs, weights))]
        return _nothing(inputs, lever, known), threats
    pressure = dict(inputs.pressure)
    if lever.name == "threat":
        parts = dict(threats or {})
        pressure |= {pair: max(pressure[pair] - parts[pair], 0.0) for pair in pairs}
    else:
        parts = {k: v * lever.value if k in pairs else v for k, v in (threats or {}).items()}
        pressure |= {pair: pressure[pair] * lever.value for pair in pairs}
    gone = {} if lever.name == "pressure" else dict.fromkeys(pairs, 0.0)
    left = None if threats is None else parts | gone
    return replace(inputs, pressure=pressure), left


def _touched(inputs: Inputs, lever: Lever, threats: Pairs | None) -> list[tuple[str, str]]:
    """The pairs whose pressure or threats the lever changes."""
    if lever.name == "threat" and threats is None:
        raise ScenarioError(
            f"scenario {lever.text!r}: what is known of pressure here does not say which of it "
            f"is a threat; write {lever.actor}.pressure=withdrawn"
        )
    source = threats if lever.name == "threat" and threats is not None else inputs.pressure
    return [
        (who, whom)
        for who, whom in _there(inputs, source)
        if who == lever.actor and lever.recipient in (None, whom)
    ]


def _there(inputs: Inputs, weights: Pairs) -> list[tuple[str, str]]:
    """The pairs of actors of the inputs between which there is some weight."""
    known = {one.actor for one in inputs.actors}
    return [
        (who, whom)
        for who, whom in inputs.pressure
        if who != whom and weights.get((who, whom), 0.0) > 0 and known.issuperset((who, whom))
    ]


def _moved(inputs: Inputs, lever: Lever) -> Inputs:
    """The inputs with the actor's requests, or its decisions, on another day or none."""
    meant = [one for one in inputs.agenda if _is_meant(one, lever)]
    if not meant:
        kind = DATED[lever.name]
        known = [f"{one.actor} {one.day}" for one in inputs.agenda if one.kind == kind]
        return _nothing(inputs, lever, known)
    agenda = [one for one in inputs.agenda if one not in meant]
    for one in meant:
        parties = one.parties if lever.recipient is None else (lever.recipient,)
        others = tuple(name for name in one.parties if name not in parties)
        if others:
            agenda.append(replace(one, parties=others))
        if lever.day is not None:
            agenda.append(replace(one, day=lever.day, parties=parties))
    return replace(inputs, agenda=tuple(sorted(agenda, key=lambda one: (one.day, one.actor))))


def _is_meant(due: Due, lever: Lever) -> bool:
    if due.kind != DATED[lever.name] or due.actor != lever.actor:
        return False
    return lever.recipient is None or lever.recipient in due.parties


def _nothing(inputs: Inputs, lever: Lever, known: Iterable[str]) -> Inputs:
    """The inputs with a note that there is nothing that the lever could change."""
    listed = ", ".join(known) or "–"
    note = Note.of(f"no_{lever.name}", lever=lever.text, known=listed)
    return replace(inputs, notes=(*inputs.notes, note))


def _without(inputs: Inputs, lever: Lever) -> Inputs:
    left = tuple(one for one in inputs.actors if one.actor != lever.actor)
    if not left:
        raise ScenarioError(f"scenario {lever.text!r} leaves nobody; keep at least one actor")
    if len(left) == len(inputs.actors):
        raise ScenarioError(f"scenario {lever.text!r}: {lever.actor} is absent already")
    return replace(inputs, actors=left, pressure=_kept(inputs.pressure, left))


def _kept(pressure: Pairs, actors: Iterable[ActorInput]) -> dict[tuple[str, str], float]:
    """The pressure among those left; a network that is empty now is still a network."""
    names = [one.actor for one in actors]
    found = {pair: w for pair, w in pressure.items() if all(end in names for end in pair)}
    return found or (dict.fromkeys(((n, n) for n in names), 0.0) if pressure else {})


def _set(inputs: Inputs, lever: Lever) -> Inputs:
    try:
        span = SPANS.get(lever.name, inputs.scale)
        check_estimate(f"{lever.actor}: {lever.name}", Estimate(lever.value), span)
    except TableError as error:
        raise ScenarioError(f"scenario {lever.text!r}: {error}") from error
    if lever.actor not in [one.actor for one in inputs.actors]:
        raise ScenarioError(f"scenario {lever.text!r}: {lever.actor} is absent; take one away")
    actors = tuple(_with(one, lever) if one.actor == lever.actor else one for one in inputs.actors)
    return replace(inputs, actors=actors)


def _with(one: ActorInput, lever: Lever) -> ActorInput:
    sure = Estimate(lever.value)
    one = replace(one, origins={**one.origins, lever.name: "scenario"})
    if lever.name == "position":
        return replace(one, position=sure, posterior=None)
    if lever.name == "salience":
        return replace(one, salience=sure)
    return replace(one, capability=sure)
