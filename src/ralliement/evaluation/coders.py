"""Several coders of one dossier: how far they agree, on what at least one of them coded.

A unit is an actor in a stretch of text: statements of one actor whose sentences overlap,
paired as well as can be where a coder has several there. Text that nobody coded is no
unit, so that agreement on silence does not blow the figures up. Articles count in which at
least two of the coders coded something. All programs together are one coder, ``machine``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

from ralliement.dossier import MACHINE, Dossier
from ralliement.errors import InputError, UnknownName
from ralliement.evaluation.alpha import (
    Alpha,
    Distance,
    expected_disagreement,
    interval,
    krippendorff,
    nominal,
    unit_disagreement,
)
from ralliement.evaluation.matching import paired
from ralliement.records import Statement

NONE = "none"
"""The value of a field that a coder left empty, and of a unit that a coder left out."""

Unit = Mapping[str, Statement]
"""What each coder says of one unit."""
STANCE = "stance"

FIELDS: Mapping[str, Callable[[Statement], str]] = {
    "event": lambda s: s.event.value if s.event else NONE,
    "recipient": lambda s: s.recipient or NONE,
    "speaker": lambda s: s.speaker or NONE,
    "modality": lambda s: s.modality.value,
    "takes a stance": lambda s: "yes" if s.stance is not None else NONE,
}
"""Nominal fields. The issue is compared where both name one and there are several, the stance on
its interval scale where both have a value."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement on one field.

    ``where_both`` is over the units that at least two coded; ``silence_counts`` over all units,
    those who left one out saying ``none``. ``agreed`` is the share of the former in which all
    say the same, 0..1.
    """

    field: str
    level: str
    where_both: float | None
    units_of_both: int
    agreed: float | None
    silence_counts: float | None
    units: int


@dataclass(frozen=True, slots=True)
class UnitAgreement:
    """One unit that at least two coded. ``values`` are by field, then by coder.

    ``alpha`` is by field 1 - observed / expected disagreement: observed in this unit, expected
    in all; 1 where all say the same, below 0 where they differ more than by chance. Fields for
    which it cannot be told are left out.
    """

    article: str
    start: int
    end: int
    actor: str
    text: str
    values: Mapping[str, Mapping[str, str | float]]
    alpha: Mapping[str, float]

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields on which the coders differ."""
        return tuple(name for name, told in self.values.items() if len(set(told.values())) > 1)


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """How far ``coders`` agree. ``of_all`` counts the units, ``of_two`` those that two coded.

    ``units`` are the latter, by article and place.
    """

    coders: tuple[str, ...]
    articles: int
    of_all: int
    of_two: int
    statements: Mapping[str, int]
    fields: tuple[FieldAgreement, ...]
    units: tuple[UnitAgreement, ...]

    def as_record(self) -> dict[str, Any]:
        """As ``ralliement evaluate coders --json`` writes it."""
        return asdict(self)


def evaluate_coders(dossier: Dossier, coders: Sequence[str] = ()) -> list[CoderAgreement]:
    """The agreement of all coders together, then, where there are more than two, of each pair.

    ``coders`` chooses among them; ``machine`` is every program. Raises: UnknownName if one is
    not in the dossier, InputError if fewer than two coded.
    """
    machines = {coder.name for coder in dossier.coders() if coder.kind == MACHINE}
    said = [(_side(item, machines), item) for item in dossier.statements()]
    known = sorted({side for side, _ in said})
    wanted = list(dict.fromkeys(coders)) or known
    for name in wanted:
        if name not in known:
            raise UnknownName("coder in this dossier", name, known)
    if len(wanted) < 2:
        raise InputError(
            f"{dossier.name}: only {', '.join(wanted) or 'nobody'} coded it; add another coder "
            "with `ralliement import FILE --into DB --coder NAME`"
        )
    groups = [tuple(wanted)]
    if len(wanted) > 2:
        groups += combinations(wanted, 2)
    return [_agreement(group, [one for one in said if one[0] in group]) for group in groups]


def _side(statement: Statement, machines: set[str]) -> str:
    return MACHINE if statement.coder in machines else statement.coder


def _agreement(coders: tuple[str, ...], said: Sequence[tuple[str, Statement]]) -> CoderAgreement:
    by_article: dict[str, list[tuple[str, Statement]]] = {}
    for side, statement in said:
        by_article.setdefault(statement.article, []).append((side, statement))
    shared = {
        name: found for name, found in by_article.items() if len({side for side, _ in found}) > 1
    }
    units: list[tuple[Unit, frozenset[str]]] = []
    for found in shared.values():
        eligible = frozenset(side for side, _ in found)
        units += [(unit, eligible) for unit in _units(found)]
    counts = {
        coder: sum(side == coder for found in shared.values() for side, _ in found)
        for coder in coders
    }
    return CoderAgreement(
        coders=coders,
        articles=len(shared),
        of_all=len(units),
        of_two=sum(len(unit) > 1 for unit, _ in units),
        statements=counts,
        fields=tuple(_fields(units)),
        units=tuple(_each([unit for unit, _ in units if len(unit) > 1])),
    )


def _each(units: Sequence[Unit]) -> Iterator[UnitAgreement]:
    told = [_values(unit) for unit in units]
    expected = {
        name: expected_disagreement(
            [list(values[name].values()) for values in told if len(values.get(name, ())) > 1],
            _distance(name),
        )
        for name in (*FIELDS, STANCE)
    }
    for unit, values in sorted(zip(units, told, strict=True), key=lambda one: _place(one[0])):
        first = min(unit.values(), key=lambda one: (one.start, one.end))
        alpha = {
            name: 1 - found / expected[name]
            for name, by_coder in values.items()
            if (found := unit_disagreement(list(by_coder.values()), _distance(name))) is not None
            and expected[name] > 0
        }
        yield UnitAgreement(
            first.article, first.start, first.end, first.actor, first.text, values, alpha
        )


def _place(unit: Unit) -> tuple[str, int, str]:
    return min((one.article, one.start, one.id) for one in unit.values())


def _values(unit: Unit) -> dict[str, dict[str, str | float]]:
    values: dict[str, dict[str, str | float]] = {
        name: {side: read(one) for side, one in unit.items()} for name, read in FIELDS.items()
    }
    stances = {side: one.stance for side, one in unit.items() if one.stance is not None}
    return values | ({STANCE: dict(stances)} if len(stances) > 1 else {})


def _distance(field: str) -> Distance:
    return interval if field == STANCE else nominal


def _units(found: Iterable[tuple[str, Statement]]) -> Iterator[Unit]:
    """The units of one article."""
    by_actor: dict[str, list[tuple[str, Statement]]] = {}
    for side, statement in found:
        by_actor.setdefault(statement.actor, []).append((side, statement))
    for _actor, said in sorted(by_actor.items()):
        for stretch in _stretches(said):
            yield from _rows(stretch)


def _stretches(
    said: Sequence[tuple[str, Statement]],
) -> Iterator[dict[str, list[Statement]]]:
    """Statements whose sentences overlap, by coder."""
    ordered = sorted(said, key=lambda one: (_first(one[1]), one[1].end, one[0], one[1].id))
    stretch: dict[str, list[Statement]] = {}
    reach = -1
    for side, statement in ordered:
        if stretch and _first(statement) >= reach:
            yield stretch
            stretch, reach = {}, -1
        stretch.setdefault(side, []).append(statement)
        reach = max(reach, statement.end)
    if stretch:
        yield stretch


def _first(statement: Statement) -> int:
    return min(statement.sentence_start, statement.start)


def _rows(stretch: Mapping[str, Sequence[Statement]]) -> Iterator[Unit]:
    """One unit for each statement of the coder who has most, others paired with it."""
    sides = sorted(stretch, key=lambda side: (-len(stretch[side]), side))
    rows: list[dict[str, Statement]] = [{sides[0]: one} for one in stretch[sides[0]]]
    for side in sides[1:]:
        pairs = paired(rows, stretch[side], lambda row, one: _agreements(row.values(), one))
        for row, one in pairs:
            if row is None and one is not None:
                rows.append({side: one})
            elif row is not None and one is not None:
                row[side] = one
    yield from rows


def _agreements(row: Iterable[Statement], one: Statement) -> tuple[bool, ...]:
    """What decides which statements belong together, the weightiest first."""
    others = list(row)
    readers: tuple[Callable[[Statement], Hashable], ...] = (
        *(FIELDS[name] for name in ("event", "recipient")),
        lambda s: s.issue,
        lambda s: s.stance,
    )
    return tuple(any(read(other) == read(one) for other in others) for read in readers)


def _fields(units: Sequence[tuple[Unit, frozenset[str]]]) -> Iterator[FieldAgreement]:
    for name, read in FIELDS.items():
        coded = [[read(one) for one in unit.values()] for unit, _ in units]
        if any(value != NONE for values in coded for value in values):
            silent = [
                [*values, *[NONE] * (len(eligible) - len(unit))]
                for values, (unit, eligible) in zip(coded, units, strict=True)
            ]
            yield _on(name, "nominal", coded, silent, nominal)
    stances = [[one.stance for one in unit.values() if one.stance is not None] for unit, _ in units]
    if any(stances):
        yield _on(STANCE, "interval", stances, None, interval)


def _on(
    name: str,
    level: str,
    coded: Sequence[Sequence[Hashable]],
    silent: Sequence[Sequence[Hashable]] | None,
    distance: Distance,
) -> FieldAgreement:
    both: Alpha = krippendorff(coded, distance)
    pairs = [values for values in coded if len(values) > 1]
    agreed = sum(len(set(values)) == 1 for values in pairs) / len(pairs) if pairs else None
    whole = krippendorff(silent, distance) if silent is not None else None
    return FieldAgreement(
        field=name,
        level=level,
        where_both=both.value,
        units_of_both=both.units,
        agreed=agreed,
        silence_counts=whole.value if whole else None,
        units=whole.units if whole else both.units,
    )
