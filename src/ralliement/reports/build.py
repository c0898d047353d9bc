"""From the material of a dossier to its report. Pure: the same material, the same report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ralliement.records import AgendaEntry, DamageKind, Figure, Interval
from ralliement.reports.citing import Citations
from ralliement.reports.material import Material, day_of
from ralliement.reports.model import Cited, DueLine, FigureLine, MissingLine, Report
from ralliement.reports.pressures import pressure_lines
from ralliement.reports.stances import in_language, label_of, silent_actors, stance_lines

FORGOTTEN_AFTER = timedelta(days=90)
"""An entry of the agenda without a last day is taken for past so long after its first day,
or after its article: press plans are rarely for later than a quarter ahead."""


def build_report(material: Material, language: str, citations: Citations | None = None) -> Report:
    """The report of a dispute in ``language``; its sentences are numbered by ``citations``."""
    citations = citations or Citations()
    stances = stance_lines(material, language, citations)
    pressures = pressure_lines(material, language, citations)
    due, past = _due(material, language, citations)
    figures = _figures(material, language, citations)
    missing = _missing(material, language, citations)
    issue = material.issue
    return Report(
        name=material.name,
        issue=issue.id,
        language=language,
        question=in_language(issue.question, language),
        scale=tuple((value, label_of(issue, value, language)) for value, _label in issue.points),
        status_quo=issue.status_quo,
        at=material.at,
        articles=len(material.sources),
        independent=len({source.group for source in material.sources.values()}),
        statements=len(material.statements),
        stances=tuple(stances),
        silent=tuple(silent_actors(material, language, stances)),
        pressures=tuple(pressures),
        due=tuple(due),
        past=past,
        figures=tuple(figures),
        missing=tuple(missing),
        references=citations.all(),
    )


def _due(material: Material, language: str, citations: Citations) -> tuple[list[DueLine], int]:
    """What is still to come, soonest first, and how many entries are past."""
    together: dict[tuple[object, ...], list[AgendaEntry]] = {}
    for entry in material.agenda:
        same = (entry.actor, entry.recipient, entry.event, entry.date_from, entry.date_to)
        words = () if entry.recipient or entry.event else (entry.what.casefold(),)
        together.setdefault((*same, *words), []).append(entry)
    lines = []
    past = 0
    for entries in sorted(together.values(), key=lambda found: _soonest(found[0])):
        if all(_is_past(entry, material) for entry in entries):
            past += 1
            continue
        lines.append(_due_line(material, language, citations, entries))
    return lines, past


def _due_line(
    material: Material, language: str, citations: Citations, entries: Sequence[AgendaEntry]
) -> DueLine:
    entry = entries[0]
    return DueLine(
        when=Interval(entry.date_from, entry.date_to),
        actor=material.label(entry.actor, language),
        recipient=material.label(entry.recipient, language) if entry.recipient else None,
        event=entry.event,
        what=entry.what,
        cited=citations.cite(entries, material.sources),
    )


def _soonest(entry: AgendaEntry) -> tuple[date, date, str, str]:
    first = entry.date_from or entry.date_to or date.max
    return (first, entry.date_to or date.max, entry.actor, entry.id)


def _is_past(entry: AgendaEntry, material: Material) -> bool:
    if material.at is None:
        return False
    if entry.date_to is not None:
        return entry.date_to < material.at
    first = entry.date_from or day_of(material.sources[entry.article].published)
    return first != date.min and first + FORGOTTEN_AFTER < material.at


def _figures(material: Material, language: str, citations: Citations) -> list[FigureLine]:
    """The figures by actor; what several texts give alike is one line."""
    together: dict[tuple[object, ...], list[Figure]] = {}
    for figure in material.figures:
        period = (figure.period_from, figure.period_to)
        key = (figure.actor, figure.measure.casefold(), figure.value, figure.unit, *period)
        together.setdefault(key, []).append(figure)
    ordered = sorted(together.values(), key=lambda found: (found[0].actor or "~", found[0].article))
    return [
        FigureLine(
            actor=material.label(figures[0].actor, language) if figures[0].actor else None,
            measure=figures[0].measure,
            value=figures[0].value,
            unit=figures[0].unit,
            period=Interval(figures[0].period_from, figures[0].period_to),
            cited=citations.cite(figures, material.sources),
        )
        for figures in ordered
    ]


def _missing(material: Material, language: str, citations: Citations) -> list[MissingLine]:
    """The gaps: damage by kind, with whose words are lost; articles undated or unreadable."""
    lines = []
    lost = _lost(material, language)
    for kind, count in material.damage.items():
        wounds = [wound for wound in material.wounds if wound.kind == kind]
        cited = citations.cite(wounds, material.sources)
        cited = Cited(cited.numbers, count - len(cited.numbers))
        lines.append(MissingLine("damage", kind, count, lost.get(kind, ()), cited))
    undated = [
        source.id for source in material.sources.values() if source.published.precision == "open"
    ]
    if undated:
        lines.append(MissingLine("undated", None, len(undated), tuple(undated), Cited(())))
    return lines + _unreadable(material)


def _lost(material: Material, language: str) -> Mapping[str, tuple[str, ...]]:
    """By kind of damage, the names of those whose words are gone, or cut off."""
    speakers: dict[str, set[str]] = {}
    for item in material.quotations:
        if item.complete or item.speaker is None:
            continue
        cut = item.start < item.end
        kind = DamageKind.UNCLOSED_QUOTATION if cut else DamageKind.EMPTY_QUOTATION
        speakers.setdefault(kind, set()).add(material.label(item.speaker, language).label)
    return {kind: tuple(sorted(names)) for kind, names in speakers.items()}


def _unreadable(material: Material) -> list[MissingLine]:
    by_reason: dict[str, list[str]] = {}
    for error in material.unreadable:
        by_reason.setdefault(error.reason, []).append(error.name)
    return [
        MissingLine("unreadable", reason, len(names), tuple(names), Cited(()))
        for reason, names in sorted(by_reason.items())
    ]
