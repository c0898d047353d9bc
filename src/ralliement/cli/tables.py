"""The tables of a dossier: statements, quotations, agenda, figures and the others."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ralliement.cli.app import messages, print_plainly
from ralliement.cli.options import (
    Actor,
    Article,
    Csv,
    Db,
    Event,
    Json,
    Recipient,
    Since,
    Until,
    typed_day,
)


def statements(
    db: Db,
    actor: Actor = None,
    recipient: Recipient = None,
    event: Event = None,
    article: Article = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What actors do and say, and where they stand."""
    asked = _Asked(actor, recipient, event, article, since, until)
    _show(db, "statements", asked, as_json, as_csv)


def quotations(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Reported speech, with its speakers; lost and unclosed ones marked."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "quotations", asked, as_json, as_csv)


def agenda(
    db: Db,
    actor: Actor = None,
    recipient: Recipient = None,
    event: Event = None,
    article: Article = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What was still to come when the articles appeared."""
    asked = _Asked(actor, recipient, event, article, since, until)
    _show(db, "agenda", asked, as_json, as_csv)


def figures(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    since: Since = None,
    until: Until = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Numbers about actors; those that the text lost are said to be missing."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "figures", asked, as_json, as_csv)


def damage(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Holes and wounds of the articles (with an actor: of those that mention it), by place."""
    _show(db, "damage", _Asked(actor=actor, article=article), as_json, as_csv)


def mentions(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Where actors are named or described."""
    _show(db, "mentions", _Asked(actor=actor, article=article), as_json, as_csv)


def affiliations(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Whose man or woman somebody is or was, as the articles say."""
    _show(db, "affiliations", _Asked(actor=actor, article=article), as_json, as_csv)


def actors(db: Db, actor: Actor = None, as_json: Json = False, as_csv: Csv = False) -> None:
    """The actors met; new ones are those that the registry does not know."""
    _show(db, "actors", _Asked(actor=actor), as_json, as_csv)


def articles(
    db: Db,
    actor: Actor = None,
    article: Article = None,
    since: Since = None,
    until: Until = None,
    texts: Annotated[
        bool, typer.Option("--text", help="With the original and the cleaned text of each.")
    ] = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The articles read, with their dates, outlets and copies."""
    asked = _Asked(actor=actor, article=article, since=since, until=until)
    _show(db, "articles", asked, as_json, as_csv, texts=texts)


def unreadable(db: Db, as_json: Json = False, as_csv: Csv = False) -> None:
    """The articles that could not be read, and why."""
    _show(db, "unreadable", _Asked(), as_json, as_csv)


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
        self.since = typed_day(since, last=False)
        self.until = typed_day(until, last=True)


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
        if not print_plainly(lambda console: print_records(table, found, console, language)):
            messages().print(f"no {table} in {dossier.name} for what was asked")
