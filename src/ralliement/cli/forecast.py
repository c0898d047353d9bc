"""The dispute run forward: from a dossier, or from a table of actors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ralliement.cli.app import messages, print_plainly
from ralliement.cli.options import Lang, typed_day
from ralliement.errors import ForecastError

if TYPE_CHECKING:
    from ralliement.bargaining.dispute import Asked, Play
    from ralliement.bargaining.forecast import Forecast
    from ralliement.bargaining.inputs import Inputs
    from ralliement.bargaining.telling.words import ForecastWords


COUNCIL = "council"
"""The model of the Council, which is none of the registry: it knows its own tables only."""

_OTHERS = "the other models, not council"


@dataclass(frozen=True)
class _Out:
    """How the answer is shown."""

    compared: bool
    explained: bool
    inputs: bool
    chart: Path | None
    as_json: bool


def forecast(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A dossier; or a table of actors (CSV), a decide-exchange or KTAB input, a table "
            "of issues before the Council (DEU form).",
        ),
    ],
    model: Annotated[
        str | None,
        typer.Option(
            help="How they bargain; an unknown name lists the known ones. For a dossier "
            "influence if not given, for a table weighted-mean, for the DEU form council."
        ),
    ] = None,
    at: Annotated[
        str | None, typer.Option(help="A dossier: from this day; the newest if not given.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="A dossier: only from articles that had appeared by this day."),
    ] = None,
    horizon: Annotated[
        str | None,
        typer.Option(help="A dossier: how far ahead, as 90d, 26w, 6m or 1y; 18m if not given."),
    ] = None,
    rounds: Annotated[
        int | None, typer.Option(help="A table: how many rounds, 0 to 1000; 10 if not given.")
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option(
            help="Draws of what is not certain; 10000 if not given, 1000 for a table.",
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the draws and of ties.")] = 1,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="LEVER",
            help="A scenario, as DE.salience=80, US.threat=withdrawn, 'US>DE.pressure=doubled', "
            "CN=absent; repeatable, all at once.",
        ),
    ] = None,
    compare: Annotated[
        bool, typer.Option("--compare", help="The scenario beside the baseline, draw by draw.")
    ] = False,
    unforeseen: Annotated[
        bool,
        typer.Option(
            "--unforeseen/--no-unforeseen",
            help="A dossier: let intervals widen by moves that nobody can foresee.",
        ),
    ] = True,
    rule: Annotated[
        str | None,
        typer.Option(help="Who must agree: unanimity, qualified or majority of the members."),
    ] = None,
    members: Annotated[
        str | None,
        typer.Option(
            help="Who votes, codes or names with commas; EU is its members of the day. All "
            "actors if not given."
        ),
    ] = None,
    adviser: Annotated[
        list[str] | None, typer.Option(help="Who has no vote and only advises; repeatable.")
    ] = None,
    capability: Annotated[
        str,
        typer.Option(
            help="Of who has none: cinc, gdp, council-votes, council-population or equal."
        ),
    ] = "cinc",
    scale: Annotated[
        tuple[float, float] | None,
        typer.Option(
            metavar="LOW HIGH", help="A table: the ends of the scale; 0 100 if not given."
        ),
    ] = None,
    status_quo: Annotated[
        float | None, typer.Option(help="Where things stand without a decision.")
    ] = None,
    pressure: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="A table: who presses whom, a CSV of source, target, weight."
        ),
    ] = None,
    overrides: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A YAML of capability, salience, position by actor."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="The path of the run of the values, in words.")
    ] = False,
    inputs: Annotated[
        bool, typer.Option("--inputs", help="What was drawn from, and where it came from.")
    ] = False,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it, as .svg or .png.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an issue.")] = False,
    lang: Lang = None,
) -> None:
    """Run a dispute forward: where the outcome and every actor may end, and what if."""
    from ralliement.bargaining.capability import checked_defaults
    from ralliement.bargaining.dispute import (
        DEFAULT_MODEL,
        DRAWS,
        DRAWS_OF_TABLE,
        YEAR_AND_HALF,
        Asked,
        Play,
    )
    from ralliement.bargaining.tracking import read_horizons

    if compare and not what_if:
        raise typer.BadParameter("--compare needs a scenario beside the baseline: give --what-if")
    out = _Out(compare, explain, inputs, chart, as_json)
    of_dossier = _is_dossier(source)
    if model == COUNCIL or (model is None and not of_dossier and _is_council(Path(source))):
        _refuse(_OTHERS, at=at, as_of=as_of, horizon=horizon)
        _refuse(_OTHERS, rounds=rounds, rule=rule, members=members)
        _refuse(_OTHERS, adviser=adviser, scale=scale, what_if=what_if)
        _refuse(_OTHERS, status_quo=status_quo, pressure=pressure)
        _refuse(_OTHERS, overrides=overrides, chart=chart)
        _refuse(_OTHERS, explain=explain or None)
        _council(source, of_dossier, as_json, lang)
        return
    play = Play(
        model or (DEFAULT_MODEL if of_dossier else "weighted-mean"),
        draws=draws if draws is not None else DRAWS if of_dossier else DRAWS_OF_TABLE,
        seed=seed,
        defaults=checked_defaults(capability),
        rule=rule,
        members=_members(members),
        advisers=tuple(adviser or ()),
        unforeseen=unforeseen,
    )
    if not of_dossier:
        _refuse("a dossier", at=at, as_of=as_of, horizon=horizon)
        if not unforeseen:
            raise typer.BadParameter("--no-unforeseen is for a dossier; leave it out")
        issues = _issues(Path(source), scale or (0.0, 100.0), overrides, status_quo, pressure)
        _table(issues, tuple(what_if or ()), play, 10 if rounds is None else rounds, out, lang)
        return
    _refuse("a table of actors", rounds=rounds, scale=scale, pressure=pressure)
    spans = read_horizons(horizon) if horizon else (YEAR_AND_HALF,)
    if len(spans) > 1:
        raise typer.BadParameter("give one --horizon; ralliement backtest takes several")
    asked = Asked(
        typed_day(at, last=True),
        typed_day(as_of, last=True),
        spans[0],
        what_if=tuple(what_if or ()),
        status_quo=status_quo,
        overrides=overrides,
    )
    _dossier(source, asked, play, out, lang)


def _members(typed: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (typed or "").split(",") if name.strip())
    if typed is not None and not names:
        raise typer.BadParameter("--members names nobody; give codes or names, as DE,FR,IT")
    return names


_DOSSIER_ENDINGS = (".db", ".sqlite", ".sqlite3")


def _is_dossier(source: str) -> bool:
    """An address of a database, a file of SQLite's, or a name as such a file has."""
    path = Path(source)
    if "://" in source or path.suffix.casefold() in _DOSSIER_ENDINGS:
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _is_council(path: Path) -> bool:
    from ralliement.bargaining.council import is_council_form

    return is_council_form(path)


def _council(source: str, of_dossier: bool, as_json: bool, lang: str | None) -> None:
    from ralliement.bargaining.council import forecast_issues, read_issues
    from ralliement.bargaining.council.showing import council_json, print_council
    from ralliement.bargaining.telling.words import ForecastWords

    if of_dossier or not _is_council(Path(source)):
        raise ForecastError(
            f"{source}: model council forecasts issues before the EU's Council, a table with a "
            "position and a salience of each state (columns pde, sde, pfr, sfr …; "
            "docs/forecasts.md): ralliement forecast ISSUES.tsv --model council"
        )
    words = ForecastWords(lang or "en")
    file = read_issues(Path(source), decided=False)
    found = forecast_issues(file.issues)
    if as_json:
        for one in found:
            typer.echo(council_json(file, one))
        return
    print_plainly(partial(print_council, file, found, words=words))


def _refuse(of: str, **given: object) -> None:
    for name, value in given.items():
        if value is not None:
            raise typer.BadParameter(f"--{name.replace('_', '-')} is for {of}; leave it out")


def _dossier(source: str, asked: Asked, play: Play, out: _Out, lang: str | None) -> None:
    from ralliement.bargaining.dispute import forecast_dispute
    from ralliement.bargaining.telling.notes import told_of
    from ralliement.bargaining.telling.scenario_showing import (
        dispute_json,
        ends_of_scale,
        print_dispute,
    )
    from ralliement.bargaining.telling.words import dossier_words
    from ralliement.dossier import Dossier

    _check_picture(out.chart, 1)
    with Dossier.open(source) as dossier:
        dossier_words(dossier, lang)  # an unknown language is refused before all work
        found = forecast_dispute(dossier, asked, play)
        words = dossier_words(dossier, lang, more=told_of(found.forecast.notes))
    if out.as_json:
        typer.echo(dispute_json(found, seed=play.seed))
    else:
        show = partial(print_dispute, found, words=words)
        print_plainly(partial(show, compared=out.compared, explained=out.explained))
        _print_inputs(found.forecast, out, words)
    if out.chart is not None:
        compared = found.comparison if out.compared else None
        baseline = None if compared is None else compared.baseline
        beside = {"levers": asked.what_if, "dates": found.dates, "baseline": baseline}
        _draw(found.forecast, out.chart, words, **beside, ends=ends_of_scale(found.issue, words))


def _table(
    issues: list[Inputs],
    what_if: tuple[str, ...],
    play: Play,
    rounds: int,
    out: _Out,
    lang: str | None,
) -> None:
    from ralliement.bargaining.dispute import forecast_tables
    from ralliement.bargaining.telling.words import ForecastWords

    _check_picture(out.chart, len(issues))
    words = ForecastWords(lang or "en")
    if what_if:
        if len(issues) > 1:
            raise typer.BadParameter(f"--what-if changes one issue, the file has {len(issues)}")
        _scenario(issues[0], what_if, play, rounds, out, words)
        return
    found = forecast_tables(issues, play, rounds=rounds)
    for one in found:
        _print(one, play.seed, out, words)
    if out.chart is not None:
        _draw(found[0], out.chart, words)


def _scenario(
    inputs: Inputs,
    what_if: tuple[str, ...],
    play: Play,
    rounds: int,
    out: _Out,
    words: ForecastWords,
) -> None:
    from ralliement.bargaining.dispute import compare_inputs
    from ralliement.bargaining.telling.scenario_showing import (
        comparison_json,
        print_levers,
        print_scenario,
    )

    found = compare_inputs(inputs, what_if, play, rounds=rounds)
    if out.as_json:
        typer.echo(comparison_json(found, seed=play.seed))
    elif out.compared:
        print_plainly(partial(print_scenario, found, words=words, explained=out.explained))
        _print_inputs(found.scenario, out, words)
    else:
        print_plainly(partial(print_levers, found, words=words))
        _print(found.scenario, play.seed, out, words)
    if out.chart is not None:
        baseline = found.baseline if out.compared else None
        _draw(found.scenario, out.chart, words, levers=what_if, baseline=baseline)


def _print(one: Forecast, seed: int, out: _Out, words: ForecastWords) -> None:
    from ralliement.bargaining.telling.showing import forecast_json, print_forecast

    if out.as_json:
        typer.echo(forecast_json(one, seed=seed))
        return
    print_plainly(partial(print_forecast, one, explained=out.explained, words=words))
    _print_inputs(one, out, words)


def _print_inputs(one: Forecast, out: _Out, words: ForecastWords) -> None:
    from ralliement.bargaining.telling.used_showing import print_inputs

    if out.inputs:
        print_plainly(partial(print_inputs, one, words=words))


def _issues(
    source: Path,
    scale: tuple[float, float],
    overrides: Path | None,
    status_quo: float | None,
    pressure: Path | None,
) -> list[Inputs]:
    from ralliement.bargaining.typed.overrides import override
    from ralliement.bargaining.typed.sources import read_issues, read_pressure, with_more

    network = read_pressure(pressure) if pressure is not None else None
    issues = read_issues(source, scale=scale)
    if overrides is not None:
        issues = tuple(override(inputs, overrides) for inputs in issues)
    return [with_more(inputs, status_quo=status_quo, pressure=network) for inputs in issues]


def _check_picture(chart: Path | None, issues: int) -> None:
    if chart is None:
        return
    from ralliement.charts.rendering import check_ending

    check_ending(chart)
    if not chart.parent.is_dir():
        raise ForecastError(f"{chart}: there is no folder {chart.parent}; make it first")
    if issues > 1:
        raise typer.BadParameter(f"--chart draws one issue, the file has {issues}")


def _draw(found: Forecast, chart: Path, words: ForecastWords, **beside: Any) -> None:
    """Draw a forecast; ``beside`` are the fields of a ``Beside``."""
    from ralliement.charts import save
    from ralliement.charts.forecasts import Beside, forecast_chart

    save(forecast_chart(found, words, Beside(**beside)), chart)
    messages().print(f"drawn: {chart}")
