"""Files of other programs in and out, and two dossiers made one."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import messages
from ralliement.cli.options import Db, refuse_unused, typed_day

if TYPE_CHECKING:
    from datetime import date

    from ralliement.dossier import Dossier
    from ralliement.interchange import Taken, TakeOptions

Json = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]
_TABLES = (".csv", ".tsv")


def import_file(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A .dna file of Discourse Network Analyzer 3, a .qdpx project of REFI-QDA, or a "
            "CSV coded by hand.",
        ),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DB", help="A new dossier to make.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="DB", help="A dossier to add to.")
    ] = None,
    coder: Annotated[str | None, typer.Option(help="CSV: whose codes they are, as anna.")] = None,
    concept: Annotated[
        str | None,
        typer.Option(help="dna: the concept that a new dossier is about, for its positions."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Put the file's statements in the place of its coders' earlier ones."
        ),
    ] = False,
    allow_unknown_actors: Annotated[
        bool, typer.Option("--allow-unknown-actors", help="CSV: take ids that nobody knows.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Take another program's file into a dossier, with nothing of it lost."""
    if (output is None) == (into is None):
        raise typer.BadParameter("give a new dossier with -o, or one that is there with --into")
    kind = file.suffix.lower()
    refuse_unused(
        f"{kind or 'this file'} with {'-o' if into is None else '--into'}",
        {"coder": coder, "concept": concept, "allow-unknown-actors": allow_unknown_actors}
        | {"replace": replace},
        *(("coder", "allow-unknown-actors") if kind in _TABLES else ()),
        *(("concept",) if kind == ".dna" and into is None else ()),
        *(("replace",) if into is not None or kind in _TABLES else ()),
    )
    if kind in _TABLES:
        from ralliement.evaluation import import_codes

        if into is None or coder is None:
            raise typer.BadParameter("a table of codes needs --into DB and --coder NAME")
        taken = import_codes(
            file, into, coder, replace=replace, unknown_actors=allow_unknown_actors
        )
    else:
        from ralliement.interchange import TakeOptions

        options = TakeOptions(into=into is not None, concept=concept, replace=replace)
        taken = _take(file, str(into or output), options)
    _tell(taken, as_json)


def _take(file: Path, place: str, options: TakeOptions) -> Taken:
    from ralliement.errors import InterchangeError
    from ralliement.interchange import import_dna, import_refi

    readers = {".dna": import_dna, ".qdpx": import_refi}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise InterchangeError(
            f"{file}: its kind is not known; allowed: {', '.join((*readers, *_TABLES))} (articles "
            "are read with `ralliement read`)"
        )
    return reader(file, place, options)


def _tell(taken: Taken, as_json: bool) -> None:
    joined = f" ({taken.joined} were there)" if taken.joined else ""
    known = f" ({taken.known} were there)" if taken.known else ""
    messages().print(
        f"{taken.file}: {taken.articles} articles{joined}, {taken.statements} statements{known} "
        f"by {', '.join(taken.coders) or 'nobody'} into {taken.dossier}"
    )
    for note in taken.notes:
        messages().print(f"  {note}")
    if as_json:
        typer.echo(json.dumps(taken.as_record(), ensure_ascii=False))


_NO_INTERVALS = (
    "positions and saliences are medians: this format carries no intervals; see them with "
    "`ralliement positions`"
)


class Format(StrEnum):
    """What a dossier is written as."""

    DNA = "dna"
    REFI = "refi"
    QDPX = "qdpx"
    CSV = "csv"
    PARQUET = "parquet"
    DECIDE = "decide"
    KTAB = "ktab"


def export(
    db: Db,
    to: Annotated[
        Format, typer.Option("--to", help="Which program's files to write; qdpx is refi.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file or folder to write.")
    ],
    password: Annotated[
        str | None, typer.Option(help="dna: with what each coder logs in there; or ralliement.")
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="decide, ktab: positions on this day, from all known now.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="decide, ktab: only from what had appeared by this day.")
    ] = None,
    capability: Annotated[
        str | None,
        typer.Option(
            metavar="TABLE|FILE",
            help="decide, ktab: cinc (if not given), gdp, council-votes, council-population or "
            "equal; or a file of yours, CSV (actor, capability) or YAML.",
        ),
    ] = None,
) -> None:
    """Write a dossier as files that other programs open; networks: `ralliement network`."""
    from ralliement.dossier import Dossier

    stakes = to in (Format.DECIDE, Format.KTAB)
    refuse_unused(
        f"--to {to}",
        {"password": password, "at": at, "as-of": as_of, "capability": capability},
        *(("at", "as-of", "capability") if stakes else ()),
        *(("password",) if to is Format.DNA else ()),
    )
    days = typed_day(at, last=True), typed_day(as_of, last=True)
    with Dossier.open(db) as dossier:
        if stakes:
            _export_stakes(dossier, to, output, days, capability or "cinc")
        else:
            _export(dossier, to, output, password or "ralliement")
    messages().print(f"{output}: written")


def _export(dossier: Dossier, to: Format, output: Path, password: str) -> None:
    from ralliement import interchange

    if to is Format.DNA:
        file = interchange.dossier_as_dna(dossier, output.name, password=password)
        interchange.write_dna(file, output)
        messages().print(f"every coder logs in with the password {password!r}")
    elif to in (Format.REFI, Format.QDPX):
        interchange.write_refi(dossier, output)
    elif to is Format.CSV:
        interchange.write_csv_folder(dossier, output)
    else:
        interchange.write_parquet_folder(dossier, output)


def _export_stakes(
    dossier: Dossier,
    to: Format,
    output: Path,
    days: tuple[date | None, date | None],
    capability: str,
) -> None:
    from typing import cast, get_args

    from ralliement.bargaining.capability import Defaults
    from ralliement.interchange import bargaining

    given = (
        cast(Defaults, capability)
        if capability in get_args(Defaults)
        else bargaining.read_capability(Path(capability))
    )
    stakes = bargaining.stakes_in(dossier, days[0], as_of=days[1], capability=given)
    write = bargaining.write_decide if to is Format.DECIDE else bargaining.write_ktab
    write(stakes, output)
    for note in (*stakes.notes, _NO_INTERVALS):
        messages().print(note)


def merge(
    first: Annotated[str, typer.Argument(metavar="A.db", help="A dossier; its issue counts.")],
    second: Annotated[str, typer.Argument(metavar="B.db", help="Another dossier.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DB", help="The dossier to make of both.")
    ],
    as_json: Json = False,
) -> None:
    """Make one dossier of two; where they differ, keep both and say so."""
    from ralliement.interchange import merge_dossiers

    made = merge_dossiers(first, second, output)
    messages().print(
        f"{made.dossier}: {made.articles} articles ({made.joined} were in both), "
        f"{made.statements} statements, {len(made.conflicts)} conflicts"
    )
    for conflict in made.conflicts:
        messages().print(f"  {conflict.words()}")
    if as_json:
        typer.echo(json.dumps(made.as_record(), ensure_ascii=False))
