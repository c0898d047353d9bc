"""How far the machine agrees with a sample that was coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import guarded, messages, print_plainly
from ralliement.cli.options import Db, field_names, typed_day
from ralliement.errors import RalliementError

if TYPE_CHECKING:
    from ralliement.evaluation import Evaluation

Gold = Annotated[Path, typer.Argument(metavar="GOLD.csv", help="What was coded by hand.")]
Articles = Annotated[Path, typer.Option(metavar="DIR", help="The articles that it was coded from.")]
Issue = Annotated[str, typer.Option(help="The issue of the stances, by name or file.")]
ActorFiles = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="A file of actors of yours; repeatable."),
]
AllArticles = Annotated[
    bool,
    typer.Option(
        "--all-articles", help="Score articles without a row too: they hold nothing to code."
    ),
]
UnknownActors = Annotated[
    bool,
    typer.Option(
        "--allow-unknown-actors", help="Count actors that nobody knows as missed; do not refuse."
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="How many processes read.")]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field", metavar="OURS=THEIRS", help="As text=body, for CSV and JSON; repeatable."
    ),
]
Errors = Annotated[bool, typer.Option("--errors", help="Every miss too, with its sentence.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]

evaluate_app = typer.Typer(
    no_args_is_help=True,
    help="How far to trust the machine on your own material: a sample that you coded by hand "
    "against what it makes of the same texts (docs/evaluation.md).",
)


@evaluate_app.command()
@guarded
def statements(
    gold: Gold,
    articles: Articles,
    issue: Issue = "huawei-5g",
    actors: ActorFiles = None,
    all_articles: AllArticles = False,
    allow_unknown_actors: UnknownActors = False,
    workers: Workers = 1,
    fields: Fields = None,
    errors: Errors = False,
    as_json: Json = False,
) -> None:
    """Who does or says what to whom, and where they stand.

    Columns: article, sentence_start, actor, speaker, recipient, event, stance, modality.
    """
    from ralliement.evaluation import Sample, evaluate_statements
    from ralliement.reports.progress import ReadProgress

    sample = Sample(
        articles=articles,
        issue=issue,
        actor_files=tuple(actors or ()),
        fields=field_names(fields or []),
        workers=workers,
        all_articles=all_articles,
        unknown_actors=allow_unknown_actors,
    )
    with ReadProgress(messages()) as progress:
        found = evaluate_statements(gold, sample, errors=errors, progress=progress.step)
    _show(found, as_json)


@evaluate_app.command()
@guarded
def quotations(
    gold: Gold,
    articles: Articles,
    not_quotations: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Spans that look like quotations and are none: article, start, end.",
        ),
    ] = None,
    actors: ActorFiles = None,
    all_articles: AllArticles = False,
    allow_unknown_actors: UnknownActors = False,
    workers: Workers = 1,
    fields: Fields = None,
    errors: Errors = False,
    as_json: Json = False,
) -> None:
    """What is said, and who says it. Columns: article, kind, start, end, speaker, cue."""
    from ralliement.evaluation import Sample, evaluate_quotations
    from ralliement.reports.progress import ReadProgress

    sample = Sample(
        articles=articles,
        actor_files=tuple(actors or ()),
        fields=field_names(fields or []),
        workers=workers,
        all_articles=all_articles,
        unknown_actors=allow_unknown_actors,
    )
    with ReadProgress(messages()) as progress:
        found = evaluate_quotations(
            gold, sample, decoys=not_quotations, errors=errors, progress=progress.step
        )
    _show(found, as_json)


@evaluate_app.command()
@guarded
def events(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="PLOVER's gold-standard JSON, or a CSV."),
    ],
    errors: Errors = False,
    as_json: Json = False,
) -> None:
    """The event type of sentences whose actor and target are given.

    Columns of a CSV: sentence, language, actor, target, event.
    """
    from ralliement.evaluation import evaluate_events
    from ralliement.reports.progress import ReadProgress

    with ReadProgress(messages(), "sentences") as progress:
        found = evaluate_events(gold, errors=errors, progress=progress.step)
    _show(found, as_json)


@evaluate_app.command()
@guarded
def positions(
    tracker: Annotated[
        Path, typer.Argument(metavar="TRACKER.csv", help="Positions that people keep.")
    ],
    dossier: Annotated[str, typer.Option(metavar="DB", help="The dossier to compare with.")],
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Each actor's latest row up to this day, with the dossier on this day.",
        ),
    ] = None,
    issue: Annotated[
        str | None, typer.Option(help="The issue's name or file; the dossier's own if not given.")
    ] = None,
    actors: ActorFiles = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Rows for which one side has no answer too.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Where actors stand. Columns: as_of, actor, position (the issue's words for trackers)."""
    from ralliement.evaluation import evaluate_positions

    found = evaluate_positions(
        tracker,
        dossier,
        as_of=typed_day(as_of, last=True),
        issue=issue,
        actor_files=tuple(actors or ()),
        errors=errors,
    )
    _show(found, as_json)


@evaluate_app.command()
@guarded
def forecasts(
    issues: Annotated[
        Path, typer.Argument(metavar="FILE.tsv", help="Issues of the DEU form, with outcomes.")
    ],
    fit: Annotated[
        Path | None,
        typer.Option(metavar="OTHER.tsv", help="Fit the models on this file instead."),
    ] = None,
    cross_validate: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Fit on FILE itself, a tenth of its proposals left out in turn (always ten "
            "folds); N is how often that is repeated with other tenths, 1 to 100.",
        ),
    ] = 0,
    cut: Annotated[
        list[int] | None,
        typer.Option(
            metavar="YEAR",
            help="Fit on what FILE has up to this year, score what was decided later; repeatable.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Of the first division into tenths.")] = 1,
    as_json: Json = False,
) -> None:
    """How near every model comes to what the EU decided, with the parameters shipped.

    Columns: prnr, isnr, out; rp, finact, intro, counvte, proc; p and s of each actor
    (pcom, scom, pde, sde …), 0 to 100 (docs/forecasts.md).
    """
    from ralliement.evaluation.forecast_table import forecasts_json, print_forecasts
    from ralliement.evaluation.forecasts import cross_validate_forecasts, evaluate_forecasts

    given = {"--fit": fit is not None, "--cross-validate": cross_validate, "--cut": cut}
    several = [name for name, value in given.items() if value]
    if len(several) > 1:
        raise RalliementError(f"{' and '.join(several)} exclude each other; give one of them")
    if cut:
        _later(issues, cut, as_json)
        return
    if cross_validate:
        with messages().status(_done(0, cross_validate)) as status:
            found = cross_validate_forecasts(
                issues,
                repeats=cross_validate,
                seed=seed,
                progress=lambda done: status.update(_done(done, cross_validate)),
            )
    else:
        found = evaluate_forecasts(issues, fit=fit)
    if as_json:
        typer.echo(forecasts_json(found), nl=False)
        return
    print_plainly(lambda console: print_forecasts(found, console))


def _done(done: int, of: int) -> str:
    return f"fitting and forecasting: {done} of {of} repetitions done (ten fits each)"


def _later(issues: Path, cuts: list[int], as_json: bool) -> None:
    from ralliement.evaluation.later import forecast_later, later_json, print_later

    found = forecast_later(issues, cuts)
    if as_json:
        typer.echo(later_json(found), nl=False)
        return
    print_plainly(lambda console: print_later(issues.name, found, console))


@evaluate_app.command()
@guarded
def coders(
    db: Db,
    coder: Annotated[
        list[str] | None,
        typer.Option(help="One of those to compare; repeatable. All if not given."),
    ] = None,
    units: Annotated[
        bool, typer.Option("--units", help="Each unit on which they differ too, with its words.")
    ] = False,
    as_json: Json = False,
) -> None:
    """How far the coders of a dossier agree, people and machine: Krippendorff's alpha."""
    import json

    from ralliement.dossier import Dossier
    from ralliement.evaluation import evaluate_coders, print_coders

    with Dossier.open(db) as dossier:
        found = evaluate_coders(dossier, coder or ())
    if as_json:
        typer.echo(json.dumps([one.as_record() for one in found], ensure_ascii=False))
        return
    print_plainly(lambda console: print_coders(found, console, units=units))


def _show(found: Evaluation, as_json: bool) -> None:
    from ralliement.evaluation import evaluation_json, print_evaluation

    if as_json:
        typer.echo(evaluation_json(found), nl=False)
        return
    print_plainly(lambda console: print_evaluation(found, console))
