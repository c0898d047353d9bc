"""Which inputs, and which sentences, move the forecast most."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from ralliement.cli.app import print_plainly
from ralliement.cli.options import Db, Lang, typed_day


def sensitivity(
    db: Db,
    model: Annotated[
        str,
        typer.Option(
            help="How they bargain, as in `ralliement forecast`; an unknown name lists the known."
        ),
    ] = "influence",
    at: Annotated[
        str | None, typer.Option(help="The day of the positions; the newest if not given.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="Only from articles that had certainly appeared by this day."),
    ] = None,
    top: Annotated[int, typer.Option(help="How many of each kind are shown.")] = 10,
    horizon: Annotated[
        str, typer.Option(help="How far ahead, as in `ralliement forecast`: 90d, 26w, 6m or 1y.")
    ] = "18m",
    draws: Annotated[
        int, typer.Option(help="How many draws; fewer for slow models as ktab.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Of the draws and of ties.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    lang: Lang = None,
) -> None:
    """Which actor's position, salience or weight, and which sentences, move the outcome most."""
    from ralliement.bargaining.sensitivity import Question
    from ralliement.bargaining.sensitivity import sensitivity as analysed
    from ralliement.bargaining.telling import sensitivity_showing as showing
    from ralliement.bargaining.telling.words import dossier_words
    from ralliement.bargaining.tracking import read_horizons
    from ralliement.dossier import Dossier

    days = typed_day(at, last=True), typed_day(as_of, last=True)
    (span, *others) = read_horizons(horizon)
    if others:
        raise typer.BadParameter("give one --horizon; ralliement backtest takes several")
    question = Question(model, *days, horizon=span, draws=draws, seed=seed)
    with Dossier.open(db) as dossier:
        words = dossier_words(dossier, lang)
        found = analysed(dossier, question, top=top)
    if as_json:
        typer.echo(showing.sensitivity_json(found))
        return
    print_plainly(partial(showing.print_sensitivity, found, words=words, db=db))
