"""Files of other programs in and out, and two dossiers made one."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import messages
from ralliement.cli.options import Db

if TYPE_CHECKING:
    from ralliement.interchange import Taken

Json = Annotated[bool, typer.Option("--json", help="The summary as JSON on standard output.")]


def import_file(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A .dna file of Discourse Network Analyzer 3."),
    ],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DB", help="A new dossier to make.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="DB", help="A dossier to add to.")
    ] = None,
    concept: Annotated[
        str | None,
        typer.Option(help="The coded concept that a new dossier is about, for its positions."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help="Put the file's statements in the place of its coders' earlier ones."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Take another program's file into a dossier, with nothing of it lost."""
    from ralliement.interchange import TakeOptions, import_dna

    if (output is None) == (into is None):
        raise typer.BadParameter("give a new dossier with -o, or one that is there with --into")
    options = TakeOptions(into=into is not None, concept=concept, replace=replace)
    _tell(import_dna(file, str(into or output), options), as_json)


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


class Format(StrEnum):
    """What a dossier is written as."""

    DNA = "dna"


def export(
    db: Db,
    to: Annotated[Format, typer.Option("--to", help="Which program's files to write.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file or folder to write.")
    ],
    password: Annotated[
        str, typer.Option(help="dna: with what each coder logs in there.")
    ] = "ralliement",
) -> None:
    """Write a dossier as files that other programs open."""
    from ralliement.dossier import Dossier
    from ralliement.interchange import dossier_as_dna, write_dna

    with Dossier.open(db) as dossier:
        if to is Format.DNA:
            write_dna(dossier_as_dna(dossier, output.name, password=password), output)
    messages().print(f"{output}: written")
