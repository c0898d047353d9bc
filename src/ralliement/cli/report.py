"""The report on a dossier, and why a statement was coded."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import print_plainly
from ralliement.cli.options import Db, Lang, typed_day

if TYPE_CHECKING:
    from datetime import date

    from ralliement.dossier import Dossier


class Layout(StrEnum):
    """How a report is written."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


def report(
    db: Db,
    at: Annotated[
        str | None,
        typer.Option(help="As things stood on this day; the newest article's if not given."),
    ] = None,
    layout: Annotated[
        Layout | None,
        typer.Option(
            "--format", help="How it is written; as FILE ends if not given, else for a terminal."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to the screen."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Who stands where, who presses whom, what is due, figures, gaps: each with its sentence.

    As html, one page with a map and charts that can be mailed; html, md and json also say what
    changed and how pressure was answered.
    """
    from ralliement import reports
    from ralliement.dossier import Dossier

    chosen = _layout(layout, output)
    day = typed_day(at, last=True)
    with Dossier.open(db) as dossier:
        if chosen is Layout.TERMINAL:
            material = reports.gather(dossier, day)
            language = lang or reports.supported(material.language)
            found = reports.build_report(material, language)
            print_plainly(lambda console: reports.print_report(found, console))
            return
        text = _text(chosen, dossier, day, lang)
    if output is None:
        typer.echo(text, nl=False)
        return
    from ralliement.networks.writing import replace_file

    replace_file(output, text.encode("utf-8", "replace"))


_ENDINGS = {".html": Layout.HTML, ".htm": Layout.HTML, ".md": Layout.MARKDOWN, ".json": Layout.JSON}


def _layout(given: Layout | None, output: Path | None) -> Layout:
    """The layout that was asked for, or that goes with the name of the file."""
    if output is None:
        return given or Layout.TERMINAL
    chosen = given or _ENDINGS.get(output.suffix.lower())
    if chosen in (None, Layout.TERMINAL):
        raise typer.BadParameter(
            f"{output}: what is written to a file is html, md or json; give --format or one of "
            f"the endings {', '.join(_ENDINGS)}"
        )
    return chosen


def _text(layout: Layout, dossier: Dossier, day: date | None, lang: str | None) -> str:
    from ralliement import reports
    from ralliement.reports.depth import look_deeper

    if layout is Layout.HTML:
        from ralliement.reports.page import report_page

        return report_page(dossier, at=day, language=lang)
    found = look_deeper(dossier, at=day, language=lang).report
    return reports.markdown(found) if layout is Layout.MARKDOWN else reports.report_json(found)


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
