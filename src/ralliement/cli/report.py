"""The report on a dossier, and why a statement was coded."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ralliement.cli.app import print_plainly
from ralliement.cli.options import Db, Lang, typed_day


class Layout(StrEnum):
    """How a report is written."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    JSON = "json"


def report(
    db: Db,
    at: Annotated[
        str | None,
        typer.Option(help="As things stood on this day; the newest article's if not given."),
    ] = None,
    layout: Annotated[
        Layout, typer.Option("--format", help="How it is written.")
    ] = Layout.TERMINAL,
    lang: Lang = None,
) -> None:
    """Who stands where, who presses whom, what is due, figures, gaps: each with its sentence."""
    from ralliement import reports
    from ralliement.dossier import Dossier

    day = typed_day(at, last=True)
    with Dossier.open(db) as dossier:
        material = reports.gather(dossier, day)
    found = reports.build_report(material, lang or reports.supported(material.language))
    if layout is Layout.MARKDOWN:
        typer.echo(reports.markdown(found), nl=False)
    elif layout is Layout.JSON:
        typer.echo(reports.report_json(found), nl=False)
    else:
        print_plainly(lambda console: reports.print_report(found, console))


def why(
    db: Db,
    statement_id: Annotated[str, typer.Argument(help="The id of a statement, or its start.")],
    lang: Lang = None,
) -> None:
    """Why a statement was coded: its sentence with the parts marked, the rule, the confidence."""
    from ralliement.dossier import Dossier, main_language
    from ralliement.reports import supported
    from ralliement.reports.why import explain_statement, print_why

    with Dossier.open(db) as dossier:
        language = lang or supported(main_language(dossier))
        found = explain_statement(dossier, dossier.statement(statement_id), language)
        card = dossier.issue
    print_plainly(lambda console: print_why(found, card, language, console))
