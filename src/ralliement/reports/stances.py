"""Who stands where: for each actor its estimated position, and the latest line that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ralliement.dossier import IssueCard
from ralliement.records import Interval, Modality, Statement
from ralliement.reports.citing import Citations
from ralliement.reports.material import Material, day_of
from ralliement.reports.model import Estimate, Name, StanceLine

_NOBODY = frozenset({"person", "media"})
"""Kinds of actors of whom nobody expects a stance of their own."""


@dataclass(frozen=True, slots=True)
class _Dated:
    statement: Statement
    when: Interval

    @property
    def order(self) -> tuple[date, bool, float, str, str]:
        """Later last; of one day, the article's own before a linked headline, the surer last."""
        found = self.statement
        return (day_of(self.when), not found.linked, found.confidence, found.article, found.id)


def stance_lines(material: Material, language: str, citations: Citations) -> list[StanceLine]:
    """A line for each actor that takes a stance, from 100 down to 0.

    Persons and media have none of their own: nobody expects a position of them.
    """
    by_actor: dict[str, list[_Dated]] = {}
    for statement in material.statements:
        dated = _Dated(statement, material.when(statement))
        if _counts(dated, material) and material.kind(statement.actor) not in _NOBODY:
            by_actor.setdefault(statement.actor, []).append(dated)
    leading = [(_leading(found), actor, found) for actor, found in by_actor.items()]
    leading.sort(key=lambda item: (-_place(material, item[1], item[0][-1]), item[1]))
    return [
        _line(material, language, citations, actor, run, found) for run, actor, found in leading
    ]


def _place(material: Material, actor: str, latest: _Dated) -> float:
    """Where the actor stands in the table: at its estimate, at its latest line without one."""
    estimated = material.positions.get(actor)
    return _value(latest) if estimated is None else estimated.median


def _estimate(material: Material, actor: str, language: str) -> Estimate | None:
    found = material.positions.get(actor)
    if found is None or not found.probabilities:
        return None
    point, probability = max(found.probabilities, key=lambda pair: pair[1])
    return Estimate(
        median=found.median,
        lower_50=found.lower_50,
        upper_50=found.upper_50,
        lower_90=found.lower_90,
        upper_90=found.upper_90,
        point=point,
        label=label_of(material.issue, point, language),
        probability=round(probability, 4),
        status=found.status,
        evidence=found.evidence,
        silent_since=found.last_evidence if found.silent else None,
    )


def silent_actors(material: Material, language: str, lines: Iterable[StanceLine]) -> list[Name]:
    """Those who act or are acted upon in the dispute, and of whom no stance was found."""
    told = {line.actor.id for line in lines}
    met = {
        actor
        for statement in material.statements
        if statement.event is not None or statement.issue is not None
        for actor in (statement.actor, statement.recipient)
        if actor is not None and statement.modality is not Modality.HISTORICAL
    }
    names = [
        material.label(actor, language)
        for actor in met - told
        if material.kind(actor) not in _NOBODY
    ]
    return sorted(names, key=lambda name: (name.label.casefold(), name.id))


def label_of(issue: IssueCard, value: float, language: str) -> str:
    """The label of the scale's point nearest to ``value``, the lower where two are as near."""
    if not issue.points:
        return ""
    nearest = min(issue.points, key=lambda point: (abs(point[0] - value), point[0]))
    return in_language(nearest[1], language)


def in_language(texts: object, language: str) -> str:
    """The text in ``language``, in English, or in whatever language there is."""
    assert isinstance(texts, dict)
    found: str = texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
    return found


def _counts(dated: _Dated, material: Material) -> bool:
    """Whether it is a line of today: history is not; "will not ban" is, its value being turned.

    A stance on another question than the dossier's, such as an imported concept, is none.
    """
    if dated.statement.issue != material.issue.id:
        return False
    if dated.statement.stance is None or dated.statement.modality is Modality.HISTORICAL:
        return False
    start = dated.when.date_from
    return material.at is None or start is None or start <= material.at


def _value(dated: _Dated) -> float:
    assert dated.statement.stance is not None
    return dated.statement.stance


def _leading(found: Sequence[_Dated]) -> list[_Dated]:
    """The latest stance and those before it that say the same without a break, oldest first."""
    pool = [item for item in found if item.statement.decided] or list(found)
    ordered = sorted(pool, key=lambda item: item.order)
    run = [ordered.pop()]
    while ordered and _same(ordered[-1], run[-1]):
        run.append(ordered.pop())
    return run[::-1]


def _same(one: _Dated, other: _Dated) -> bool:
    return (_value(one), one.statement.decided) == (_value(other), other.statement.decided)


def _line(
    material: Material,
    language: str,
    citations: Citations,
    actor: str,
    run: Sequence[_Dated],
    found: Sequence[_Dated],
) -> StanceLine:
    last = run[-1].statement
    values = [_value(item) for item in found]
    evidence = (item.statement for item in _telling_first(material, run, found))
    return StanceLine(
        actor=material.label(actor, language),
        value=_value(run[-1]),
        label=label_of(material.issue, _value(run[-1]), language),
        decided=last.decided,
        since=run[0].when,
        speaker=material.label(last.speaker, language) if last.speaker else None,
        via=material.label(last.via, language) if last.via else None,
        lowest=min(values),
        highest=max(values),
        reports=len({material.group(item.statement.article) for item in found}),
        later=_later(run[-1], found),
        cited=citations.cite(evidence, material.sources),
        estimate=_estimate(material, actor, language),
        joint=all((one.statement.article, one.statement.id) in material.joint for one in run),
    )


def _telling_first(
    material: Material, run: Sequence[_Dated], found: Sequence[_Dated]
) -> list[_Dated]:
    """What the estimate rests on most, then the latest line, then what else was told."""
    estimated = material.positions.get(found[0].statement.actor)
    told = [] if estimated is None else [(t.article, t.statement) for t in estimated.references]
    rank = {place: number for number, place in enumerate(told)}
    return sorted(
        _newest_first(run, found),
        key=lambda item: rank.get((item.statement.article, item.statement.id), len(rank)),
    )


def _newest_first(run: Sequence[_Dated], found: Sequence[_Dated]) -> list[_Dated]:
    leading = {(item.statement.article, item.statement.id) for item in run}
    rest = (item for item in found if (item.statement.article, item.statement.id) not in leading)
    others = sorted(rest, key=lambda item: item.order)
    return [*reversed(run), *reversed(others)]


def _later(last: _Dated, found: Sequence[_Dated]) -> float | None:
    """What the actor considers since its last decision, where that is something else."""
    after = [
        item
        for item in found
        if not item.statement.decided and day_of(item.when) > day_of(last.when)
    ]
    if not last.statement.decided or not after:
        return None
    value = _value(max(after, key=lambda item: item.order))
    return value if value != _value(last) else None
