"""Reading articles into a dossier, and what they are read with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ralliement.cli.app import messages
from ralliement.cli.options import field_names


def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS…", help="Files and folders of articles; - is standard input."
        ),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="DB", help="The dossier to read into.")
    ],
    issue: Annotated[
        str | None,
        typer.Option(
            help="An issue by name or file; the dossier's own, or huawei-5g, if not given."
        ),
    ] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="A file of actors of yours; repeatable.",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = 1,
    language: Annotated[
        str | None,
        typer.Option(help="fr, en, de, it, es or nl, overruling what the articles look like."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="As cp1252, overruling what the files look like.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--field", metavar="OURS=THEIRS", help="As text=body, for CSV and JSON; repeatable."
        ),
    ] = None,
    rules_only: Annotated[
        bool,
        typer.Option("--rules-only", help="Without the trained coder: what rules can explain."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="The summary as JSON on standard output.")
    ] = False,
) -> None:
    """Read articles into a dossier; what it knows already is not read again."""
    from ralliement.dossier.filling import ReadRequest, read_into
    from ralliement.reports.progress import ReadProgress
    from ralliement.reports.summary import summary_lines

    request = ReadRequest(
        paths=tuple(paths),
        place=output,
        issue=issue,
        actor_files=tuple(actors or ()),
        workers=workers,
        language=language,
        encoding=encoding,
        fields=field_names(fields or []),
        trained=not rules_only,
    )
    with ReadProgress(messages()) as progress:
        filling = read_into(request, progress.step)
    for line in summary_lines(filling):
        messages().print(line)
    if as_json:
        typer.echo(json.dumps(filling.as_record(), ensure_ascii=False))
    if filling.unreadable:
        raise typer.Exit(2)


def version() -> None:
    """The version of this program and of the models that it reads with."""
    from ralliement.reports.summary import version_lines

    for line in version_lines():
        typer.echo(line)
