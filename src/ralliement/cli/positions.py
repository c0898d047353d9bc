"""Where each actor stands, when it moved, where its voices disagree, how much it cares."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ralliement.cli.app import messages, print_plainly
from ralliement.cli.options import Csv, Db, Json, Lang, typed_day

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from ralliement.dossier import Dossier
    from ralliement.reports.standing import Standing

Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", help="An actor by id (DE, huawei) or name; repeatable."),
]


def positions(
    db: Db,
    at: Annotated[
        str | None,
        typer.Option(
            help="The day asked for, from all that is known now; the newest if not given."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="Only from articles that had certainly appeared by this day."),
    ] = None,
    actor: Actors = None,
    by: Annotated[
        str | None, typer.Option(help="The path instead: by day, week, month or year.")
    ] = None,
    changes: Annotated[bool, typer.Option("--changes", help="When they moved, and why.")] = False,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="Where voices of one actor stand apart.")
    ] = False,
    salience: Annotated[
        bool, typer.Option("--salience", help="How much of their talk the issue takes (a proxy).")
    ] = False,
    as_json: Json = False,
    as_csv: Csv = False,
    lang: Lang = None,
) -> None:
    """Where each actor stands at a date, with an interval, from all that it said and did."""
    from ralliement import dossier as kept

    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    kind = _kind(
        path=by is not None, changes=changes, disagreements=disagreements, saliences=salience
    )
    days = (
        typed_day(at, last=True, option="--at"),
        typed_day(as_of, last=True, option="--as-of"),
    )
    with kept.Dossier.open(db) as dossier:
        names = [kept.find_actor(dossier, name) for name in actor] if actor else None
        standing = _standing(dossier, days, lang)
        found = _found(kind, dossier, names, days, by)
        if as_json:
            kept.write_json_lines((one.to_json() for one in found), sys.stdout)
        elif as_csv:
            rows = [_flat(one.to_json()) for one in found]
            kept.write_csv(_columns(kind, dossier), rows, sys.stdout)
        _note_silence(dossier, days[0])
    unknown = sorted(set(names or ()) - {one.actor for one in found}) if kind in _OF_ALL else []
    if as_json or as_csv:
        for name in unknown:
            messages().print(standing.unknown(name, kind))
        return
    print_plainly(lambda console: _print(kind, found, unknown, standing, console))


def _kind(**given: bool) -> str:
    """What is asked for instead of positions."""
    asked = [name for name, is_given in given.items() if is_given]
    if len(asked) > 1:
        raise typer.BadParameter("give one of --by, --changes, --disagreements, --salience")
    return asked[0] if asked else "positions"


_OF_ALL = ("positions", "path", "saliences")
"""What every actor with evidence has: who is asked for and lacks it is said to be unknown."""


def _note_silence(dossier: Dossier, at: date | None) -> None:
    from ralliement.dossier.columns import newest_day

    newest = newest_day(dossier)
    if at and newest and at > newest:
        messages().print(f"after the newest article ({newest.isoformat()}): only silence since")


def _found(
    kind: str,
    dossier: Dossier,
    names: list[str] | None,
    days: tuple[date | None, date | None],
    by: str | None,
) -> Sequence[Any]:
    from ralliement import positions as estimated

    at, as_of = days
    if kind == "changes":
        return estimated.changes(dossier, until=at, as_of=as_of, actors=names)
    if kind == "disagreements":
        return estimated.disagreements(dossier, at, as_of=as_of, actors=names)
    if kind == "saliences":
        return estimated.saliences_at(dossier, at, as_of=as_of, actors=names)
    if by is not None:
        estimation = estimated.Estimation(dossier, as_of=as_of)
        return estimation.paths(names, by, estimation.day(at))
    return estimated.positions_at(dossier, at, as_of=as_of, actors=names)


def _standing(
    dossier: Dossier, days: tuple[date | None, date | None], lang: str | None
) -> Standing:
    from ralliement.dossier import actors_met, main_language
    from ralliement.positions import Estimation
    from ralliement.reports import supported
    from ralliement.reports.standing import Standing
    from ralliement.reports.words import Words

    language = lang or supported(main_language(dossier))
    names = {met.id: met.label(language) for met in actors_met(dossier)}
    day = Estimation(dossier, as_of=days[1]).day(days[0])
    return Standing(Words(language), dossier.issue, names, day, days[1])


def _print(
    kind: str,
    found: Sequence[Any],
    unknown: Sequence[str],
    standing: Standing,
    console: Console,
) -> None:
    from ralliement.reports import standing as shown

    if found or not unknown:
        shown.PRINTED[kind](found, standing, console)
    for name in unknown:
        console.print(standing.unknown(name, kind))


def _columns(kind: str, dossier: Dossier) -> list[str]:
    """The columns of a kind of result, there even where it has no rows."""
    from ralliement.positions.model import FIELDS

    points = [f"p_{point:g}" for point, _label in dossier.issue.points]
    fields = FIELDS["positions" if kind == "path" else kind]
    return [name for one in fields for name in (points if one == "probabilities" else [one])]


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without lists: chances in columns of their own, ids in one cell."""
    flat: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            flat |= {f"p_{point}": chance for point, chance in value.items()}
        else:
            flat[name] = " ".join(value) if isinstance(value, list) else value
    return flat
