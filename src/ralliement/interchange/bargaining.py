"""Input files of bargaining programs, from what a dossier says: the link from text to model.

Positions are the medians of ``positions_at``, salience that of ``saliences_at``, capability
what the user gives, or that of a table of states (``bargaining.capability``). An actor without
a position is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ralliement.bargaining.capability import Defaults, default_capabilities
from ralliement.dossier import Dossier, IssueCard, actors_met
from ralliement.errors import DataFileError, InterchangeError
from ralliement.interchange.files import written_whole
from ralliement.interchange.naming import slug
from ralliement.positions import positions_at, saliences_at

_COLUMNS = ("actor", "capability")


@dataclass(frozen=True, slots=True)
class Stake:
    """One actor's input. Units: position and salience 0..100, capability any unit from 0."""

    actor: str
    label: str
    position: float
    salience: float
    capability: float


@dataclass(frozen=True, slots=True)
class Stakes:
    """The actors' inputs on the dossier's issue at a day, and what to know of them."""

    issue: IssueCard
    actors: tuple[Stake, ...]
    notes: tuple[str, ...]


def stakes_in(
    dossier: Dossier,
    at: date | None = None,
    *,
    as_of: date | None = None,
    capability: Mapping[str, float] | Defaults = "cinc",
) -> Stakes:
    """Position, salience and capability of every actor with a position at ``at``.

    ``capability`` is given by actor, or the name of a table of states.
    Raises: InterchangeError if nobody has a position, or capability is not given for all.
    """
    positions = positions_at(dossier, at, as_of=as_of)
    if not positions:
        raise InterchangeError(
            f"{dossier.name}: nobody has a position on {dossier.issue.id!r} by that day; choose a "
            "later one"
        )
    names = {actor.id: actor.label_en for actor in actors_met(dossier)}
    cares = {found.actor: found.median for found in saliences_at(dossier, at, as_of=as_of)}
    met = [position.actor for position in positions]
    weights, notes = _weights(met, capability)
    untold = [actor for actor in met if actor not in cares]
    if untold:
        notes.append(f"no salience is known of {', '.join(untold)}; 50 stands for it")
    actors = tuple(
        Stake(
            actor=position.actor,
            label=names.get(position.actor, position.actor),
            position=round(position.median, 4),
            salience=round(cares.get(position.actor, 50.0), 4),
            capability=weights[position.actor],
        )
        for position in positions
    )
    return Stakes(dossier.issue, actors, tuple(notes))


def _weights(
    met: Sequence[str], given: Mapping[str, float] | Defaults
) -> tuple[dict[str, float], list[str]]:
    if isinstance(given, str):
        found = default_capabilities(met, given, present=met)
        said = f"capability: the table {given!r}; give another, or yours, with --capability"
        return found.values, [said, *found.notes]
    lacking = [actor for actor in met if actor not in given]
    if lacking:
        raise InterchangeError(
            f"capability: none is given for {', '.join(lacking)}; add a line for each (0 leaves it "
            "without weight)"
        )
    unused = sorted(set(given) - set(met))
    notes = [f"capability of actors without a position is not used: {', '.join(unused)}"]
    return {actor: given[actor] for actor in met}, notes if unused else []


def read_capability(path: Path) -> dict[str, float]:
    """Capabilities by actor from a CSV (columns actor, capability) or a YAML mapping.

    Raises: DataFileError naming the line of every mistake.
    """
    from ralliement.yamlfiles import load_yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataFileError([f"{path}: file: cannot be read as UTF-8 text"]) from error
    mistakes: list[str] = []
    if path.suffix.lower() in (".yaml", ".yml"):
        told = load_yaml(text)
        if not isinstance(told, dict):
            raise DataFileError([f"{path}:1: file: write one line for each actor, as DE: 16"])
        pairs = [(f"{path}", str(actor), value) for actor, value in told.items()]
    else:
        pairs = list(_csv_pairs(path, text, mistakes))
    found: dict[str, float] = {}
    for place, actor, value in pairs:
        number = _number(value)
        if number is None:
            mistakes.append(f"{place}: {actor}: {value!r} is no capability; a number from 0")
        elif actor in found:
            mistakes.append(f"{place}: {actor}: is there twice; keep one")
        else:
            found[actor] = number
    if mistakes:
        raise DataFileError(mistakes)
    return found


def _csv_pairs(path: Path, text: str, mistakes: list[str]) -> Iterable[tuple[str, str, object]]:
    rows = list(csv.reader(text.splitlines()))
    head = tuple(name.strip().casefold() for name in rows[0]) if rows else ()
    if not set(_COLUMNS) <= set(head):
        mistakes.append(f"{path}:1: columns: needed: {', '.join(_COLUMNS)}")
        return
    for line, row in enumerate(rows[1:], start=2):
        cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
        if cells.get("actor"):
            yield f"{path}:{line}", cells["actor"], cells.get("capability", "")


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def write_decide(stakes: Stakes, path: Path) -> None:
    """Write the input file of decide-exchange-model: #A, #P, #M and #D lines, by tabs.

    Salience is 0..1 there, power as large as the capability over the largest.
    """
    issue = slug(stakes.issue.id)
    question = stakes.issue.question.get("en") or next(iter(stakes.issue.question.values()), issue)
    largest = max((stake.capability for stake in stakes.actors), default=0) or 1.0
    lines = [
        *(("#A", s.actor, s.label, "") for s in stakes.actors),
        ("#P", issue, issue, question),
        *(("#M", issue, value) for value in (0.0, 100.0)),
        *(
            ("#D", s.actor, issue, s.position, s.salience / 100, s.capability / largest)
            for s in stakes.actors
        ),
    ]
    with written_whole(path) as draft:
        draft.write_text("".join(_decide_line(line) for line in lines), encoding="utf-8")


def _decide_line(cells: Iterable[str | float]) -> str:
    told = (_quoted(cell) if isinstance(cell, str) else f"{round(cell, 6):g}" for cell in cells)
    return "\t".join(told) + "\n"


def _quoted(text: str) -> str:
    # The program that reads it knows no escaped quote; ours would end the field.
    return "'" + " ".join(text.replace("'", "\u2019").split()) + "'"


def write_ktab(stakes: Stakes, path: Path) -> None:
    """Write KTAB's input file: a line of names, a line of columns, an actor a line.

    Influence is the capability on 0..100 of the largest. KTAB knows no quotes: commas in
    names become semicolons.
    """
    largest = max((stake.capability for stake in stakes.actors), default=0) or 1.0
    issue = _plain(stakes.issue.id)
    question = stakes.issue.question.get("en") or next(iter(stakes.issue.question.values()), issue)
    lines = [
        f"{issue},Scenario,{_plain(question)},{len(stakes.actors)},1,",
        f"Actor,Description,Influence,{issue} Position,{issue} Salience,",
        *(
            f"{_plain(s.actor)},{_plain(s.label)},{100 * s.capability / largest:.4f},"
            f"{s.position:.4f},{s.salience:.4f},"
            for s in stakes.actors
        ),
    ]
    with written_whole(path) as draft:
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _plain(text: str) -> str:
    return " ".join(text.replace(",", ";").replace('"', "").split())
