"""The issues that are known, and the check of an issue file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ralliement.cli.app import guarded

issues_app = typer.Typer(
    invoke_without_command=True,
    help="The disputed questions that are known; `issues check FILE` checks one of yours.",
)


@issues_app.callback()
@guarded
def issues(context: typer.Context) -> None:
    """List the issues that are known."""
    if context.invoked_subcommand is not None:
        return
    from ralliement.issues import list_packs

    for pack in list_packs():
        typer.echo(f"{pack.id}  {pack.question.get('en') or next(iter(pack.question.values()))}")


@issues_app.command("check")
@guarded
def check_issue(
    file: Annotated[Path, typer.Argument(help="An issue file (YAML).")],
) -> None:
    """Name the line and the field of every mistake in an issue file of yours."""
    from ralliement.issues import check_pack

    mistakes = check_pack(file)
    for mistake in mistakes:
        typer.echo(mistake, err=True)
    if mistakes:
        raise typer.Exit(2)
    typer.echo(f"{file}: no mistakes")
