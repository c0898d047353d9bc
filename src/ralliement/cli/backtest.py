"""How well every state would have been forecast from what had been published."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from ralliement.cli.app import print_plainly
from ralliement.cli.options import Db, Lang, typed_day


def backtest(
    db: Db,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help="Forecast from here on; the first evidence if not given."
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="… up to here; the newest article if not given."),
    ] = None,
    horizon: Annotated[
        str, typer.Option(help="How far ahead: 90d, 26w, 6m or 1y, several with commas.")
    ] = "6m,12m",
    by: Annotated[
        str, typer.Option(help="Forecast at the end of each day, week, month or year.")
    ] = "month",
    model: Annotated[
        list[str] | None,
        typer.Option(help="A model; repeatable; an unknown name lists the known ones."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="A kind of actor to score (state, company …); repeatable."),
    ] = None,
    draws: Annotated[int, typer.Option(help="How many draws of what is not certain.")] = 1000,
    seed: Annotated[int, typer.Option(help="Of the draws and of ties.")] = 1,
    cases: Annotated[bool, typer.Option("--cases", help="Every case too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lang: Lang = None,
) -> None:
    """Forecast from what had appeared by each date, scored by what came, beside persistence."""
    from ralliement.bargaining.telling.words import dossier_words
    from ralliement.bargaining.tracking import (
        DEFAULT_MOVERS,
        Asked,
        read_horizons,
        showing,
    )
    from ralliement.bargaining.tracking import backtest as tested
    from ralliement.dossier import Dossier

    asked = Asked(
        first=typed_day(first, last=False),
        last=typed_day(last, last=True),
        horizons=read_horizons(horizon),
        by=by,
        models=tuple(model) if model else DEFAULT_MOVERS,
        kinds=tuple(kind) if kind else ("state",),
        draws=draws,
        seed=seed,
    )
    with Dossier.open(db) as dossier:
        words = dossier_words(dossier, lang)
        found = tested(dossier, asked)
    if as_json:
        typer.echo(showing.backtest_json(found))
        return
    print_plainly(partial(showing.print_backtest, found, words=words, cases=cases))
