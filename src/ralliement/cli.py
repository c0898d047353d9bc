"""The command line: one thin command for each thing that the library does.

A command parses what was typed, calls the library and shows what it gives. Heavy parts
(models, parsers) are imported by the command that needs them, so that the others start
at once. Exit codes: 0 done; 2 not done, or an article could not be read; 130 stopped.
"""

from __future__ import annotations

import functools
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

import typer
from rich.console import Console

from ralliement.errors import RalliementError

_F = TypeVar("_F", bound=Callable[..., Any])
_R = TypeVar("_R")
_PLAIN_WIDTH = 100

app = typer.Typer(
    name="ralliement",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Reads the press about a dispute between states and keeps who stands where, "
    "each cell with the sentence behind it.",
)
issues_app = typer.Typer(
    invoke_without_command=True,
    help="The disputed questions that are known; `issues check FILE` checks one of yours.",
)
app.add_typer(issues_app, name="issues")


class Layout(StrEnum):
    """How a report is written."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    JSON = "json"


def main() -> None:
    """What the ``ralliement`` command runs."""
    _use_utf8()
    app()


def _use_utf8() -> None:
    # A terminal that lacks a sign shows "?" for it; a pipe or file gets UTF-8 as documented.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _guarded(command: _F) -> _F:
    """Every error that is meant for the user as one line, no traceback."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
            return result
        except RalliementError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from error
        except KeyboardInterrupt as error:
            typer.echo("stopped; what was read so far is kept, run it again to go on", err=True)
            raise typer.Exit(130) from error
        except BrokenPipeError as error:
            # The reader (head, less) has seen enough; Python must not write at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            typer.echo(f"{name}{error.strerror or error}; see to it and run this again", err=True)
            raise typer.Exit(2) from error

    return run  # type: ignore[return-value]


def _print(show: Callable[[Console], _R]) -> _R:
    """Let ``show`` print on standard output: with colours on a terminal, plain otherwise."""
    options: dict[str, Any] = {"highlight": False, "markup": False, "emoji": False}
    if sys.stdout.isatty():
        return show(Console(**options))
    width = None if "COLUMNS" in os.environ else _PLAIN_WIDTH
    plain = Console(file=io.StringIO(), width=width, **options)
    result = show(plain)
    text = cast(io.StringIO, plain.file).getvalue()
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in text.splitlines())
    return result


def _messages() -> Console:
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def _day(text: str | None, *, last: bool) -> date | None:
    """A day, month or year as typed, its first or last day."""
    from ralliement.reports.days import day_from

    if text is None:
        return None
    try:
        return day_from(text, last=last)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


_Db = Annotated[str, typer.Argument(metavar="DB", help="The dossier: a file, or an address.")]
_Actor = Annotated[
    str | None, typer.Option(help="Who acts or speaks: an id (DE, huawei) or a name.")
]
_Recipient = Annotated[str | None, typer.Option(help="Who it is done to.")]
_Event = Annotated[str | None, typer.Option(help="A PLOVER event type, as THREATEN.")]
_Article = Annotated[str | None, typer.Option(help="One article, by its id.")]
_Since = Annotated[str | None, typer.Option(help="What may fall on or after this day (or month).")]
_Until = Annotated[str | None, typer.Option(help="What may fall on or before this day (or month).")]
_Json = Annotated[bool, typer.Option("--json", help="JSON Lines, one object a line.")]
_Csv = Annotated[bool, typer.Option("--csv", help="CSV with a line of field names.")]
_Lang = Annotated[
    str | None, typer.Option(help="fr or en; the language of most articles if not given.")
]


@app.command()
@_guarded
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
            exists=True,
            dir_okay=False,
            help="A file of actors of yours; repeatable.",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read.")] = 1,
    language: Annotated[
        str | None, typer.Option(help="fr or en, overruling what the articles look like.")
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
        fields=_field_names(fields or []),
    )
    with ReadProgress(_messages()) as progress:
        filling = read_into(request, progress.step)
    for line in summary_lines(filling):
        _messages().print(line)
    if as_json:
        typer.echo(json.dumps(filling.as_record(), ensure_ascii=False))
    if filling.unreadable:
        raise typer.Exit(2)


def _field_names(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair.strip("="):
            raise typer.BadParameter(f"{pair!r}: write it as text=body, our name first")
    return dict(pair.split("=", 1) for pair in pairs)


@app.command()
@_guarded
def report(
    db: _Db,
    at: Annotated[
        str | None,
        typer.Option(help="As things stood on this day; the newest article's if not given."),
    ] = None,
    layout: Annotated[
        Layout, typer.Option("--format", help="How it is written.")
    ] = Layout.TERMINAL,
    lang: _Lang = None,
) -> None:
    """Who stands where, who presses whom, what is due, figures, gaps: each with its sentence."""
    from ralliement import reports
    from ralliement.dossier import Dossier

    day = _day(at, last=True)
    with Dossier.open(db) as dossier:
        material = reports.gather(dossier, day)
    found = reports.build_report(material, lang or reports.supported(material.language))
    if layout is Layout.MARKDOWN:
        typer.echo(reports.markdown(found), nl=False)
    elif layout is Layout.JSON:
        typer.echo(reports.report_json(found), nl=False)
    else:
        _print(lambda console: reports.print_report(found, console))


@app.command()
@_guarded
def statements(
    db: _Db,
    actor: _Actor = None,
    recipient: _Recipient = None,
    event: _Event = None,
    article: _Article = None,
    since: _Since = None,
    until: _Until = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """What actors do and say, and where they stand."""
    asked = _Asked(actor, recipient, event, article, since, until)
    _show(db, "statements", asked, as_json, as_csv)


@app.command()
@_guarded
def quotations(
    db: _Db,
    actor: _Actor = None,
    article: _Article = None,
    since: _Since = None,
    until: _Until = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """Reported speech, with its speakers; lost and unclosed ones marked."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "quotations", asked, as_json, as_csv)


@app.command()
@_guarded
def agenda(
    db: _Db,
    actor: _Actor = None,
    recipient: _Recipient = None,
    event: _Event = None,
    article: _Article = None,
    since: _Since = None,
    until: _Until = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """What was still to come when the articles appeared."""
    asked = _Asked(actor, recipient, event, article, since, until)
    _show(db, "agenda", asked, as_json, as_csv)


@app.command()
@_guarded
def figures(
    db: _Db,
    actor: _Actor = None,
    article: _Article = None,
    since: _Since = None,
    until: _Until = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """Numbers about actors; those that the text lost are said to be missing."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "figures", asked, as_json, as_csv)


@app.command()
@_guarded
def damage(db: _Db, article: _Article = None, as_json: _Json = False, as_csv: _Csv = False) -> None:
    """Holes and wounds of the articles, by place."""
    _show(db, "damage", _Asked(article=article), as_json, as_csv)


@app.command()
@_guarded
def mentions(
    db: _Db,
    actor: _Actor = None,
    article: _Article = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """Where actors are named or described."""
    _show(db, "mentions", _Asked(actor=actor, article=article), as_json, as_csv)


@app.command()
@_guarded
def affiliations(
    db: _Db,
    actor: _Actor = None,
    article: _Article = None,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """Whose man or woman somebody is or was, as the articles say."""
    _show(db, "affiliations", _Asked(actor=actor, article=article), as_json, as_csv)


@app.command()
@_guarded
def actors(db: _Db, actor: _Actor = None, as_json: _Json = False, as_csv: _Csv = False) -> None:
    """The actors met; new ones are those that the registry does not know."""
    _show(db, "actors", _Asked(actor=actor), as_json, as_csv)


@app.command()
@_guarded
def articles(
    db: _Db,
    actor: _Actor = None,
    article: _Article = None,
    since: _Since = None,
    until: _Until = None,
    texts: Annotated[
        bool, typer.Option("--text", help="With the original and the cleaned text of each.")
    ] = False,
    as_json: _Json = False,
    as_csv: _Csv = False,
) -> None:
    """The articles read, with their dates, outlets and copies."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "articles", asked, as_json, as_csv, texts=texts)


@app.command()
@_guarded
def unreadable(db: _Db, as_json: _Json = False, as_csv: _Csv = False) -> None:
    """The articles that could not be read, and why."""
    _show(db, "unreadable", _Asked(), as_json, as_csv)


@app.command()
@_guarded
def why(
    db: _Db,
    statement_id: Annotated[str, typer.Argument(help="The id of a statement, or its start.")],
    lang: _Lang = None,
) -> None:
    """Why a statement was coded: its sentence with the parts marked, the rule, the confidence."""
    from ralliement.dossier import Dossier, main_language
    from ralliement.reports import supported
    from ralliement.reports.why import explain_statement, print_why

    with Dossier.open(db) as dossier:
        language = lang or supported(main_language(dossier))
        found = explain_statement(dossier, dossier.statement(statement_id), language)
        card = dossier.issue
    _print(lambda console: print_why(found, card, language, console))


@issues_app.callback()
@_guarded
def issues(context: typer.Context) -> None:
    """List the issues that are known."""
    if context.invoked_subcommand is not None:
        return
    from ralliement.issues import list_packs

    for pack in list_packs():
        typer.echo(f"{pack.id}  {pack.question.get('en') or next(iter(pack.question.values()))}")


@issues_app.command("check")
@_guarded
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


@app.command()
@_guarded
def version() -> None:
    """The version of this program and of the models that it reads with."""
    from ralliement.reports.summary import version_lines

    for line in version_lines():
        typer.echo(line)


class _Asked:
    """The filters as they were typed."""

    def __init__(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        event: str | None = None,
        article: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        self.names = {"actor": actor, "recipient": recipient, "event": event, "article": article}
        self.since = _day(since, last=False)
        self.until = _day(until, last=True)


def _show(
    db: str, table: str, asked: _Asked, as_json: bool, as_csv: bool, *, texts: bool = False
) -> None:
    from ralliement import dossier as kept
    from ralliement.reports.listing import print_records

    if as_json and as_csv:
        raise typer.BadParameter("give --json or --csv, not both")
    with kept.Dossier.open(db) as dossier:
        filters = kept.filters_from(dossier, **asked.names, since=asked.since, until=asked.until)
        found = kept.records(dossier, table, filters, texts=texts)
        if as_json:
            kept.write_json_lines(found, sys.stdout)
            return
        if as_csv:
            kept.write_csv(kept.fields_of(table, texts=texts), found, sys.stdout)
            return
        language = kept.main_language(dossier)
        if not _print(lambda console: print_records(table, found, console, language)):
            _messages().print(f"no {table} in {dossier.name} for what was asked")


if __name__ == "__main__":
    main()
