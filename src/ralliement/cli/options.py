"""The options that several commands share, and what is typed turned into values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

Db = Annotated[str, typer.Argument(metavar="DB", help="The dossier: a file, or an address.")]
Actor = Annotated[
    str | None, typer.Option(help="Who acts or speaks: an id (DE, huawei) or a name.")
]
Recipient = Annotated[str | None, typer.Option(help="Who it is done to.")]
Event = Annotated[str | None, typer.Option(help="A PLOVER event type, as THREATEN.")]
Article = Annotated[str | None, typer.Option(help="One article, by its id.")]
Since = Annotated[str | None, typer.Option(help="What may fall on or after this day (or month).")]
Until = Annotated[str | None, typer.Option(help="What may fall on or before this day (or month).")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines, one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV with a line of field names.")]
Lang = Annotated[
    str | None, typer.Option(help="fr or en; the language of most articles if not given.")
]


def typed_day(text: str | None, *, last: bool, option: str = "") -> date | None:
    """A day, month or year as typed after ``option``, its first or last day."""
    from ralliement.reports.days import day_from

    if text is None:
        return None
    try:
        return day_from(text, last=last)
    except ValueError as error:
        raise typer.BadParameter(f"{option}: {error}" if option else str(error)) from error


def refuse_unused(what: str, given: Mapping[str, object], *used: str) -> None:
    """Raises: typer.BadParameter for an option that is ``given`` and would be ignored."""
    unused = [f"--{name}" for name, value in given.items() if value and name not in used]
    if unused:
        raise typer.BadParameter(f"{what} has no use for {' and '.join(unused)}; leave it out")


def field_names(pairs: list[str]) -> dict[str, str]:
    """Our names of fields to the input's, from pairs typed as ``text=body``."""
    for pair in pairs:
        if "=" not in pair.strip("="):
            raise typer.BadParameter(f"{pair!r}: write it as text=body, our name first")
    return dict(pair.split("=", 1) for pair in pairs)
