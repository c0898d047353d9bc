"""Networks: who presses whom, who agrees with whom, in which camps."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ralliement.cli.app import messages, print_plainly
from ralliement.cli.options import Db, Lang, typed_day

if TYPE_CHECKING:
    from ralliement.dossier import Dossier
    from ralliement.networks import Kernel, Question


def network(
    db: Db,
    kind: Annotated[
        str,
        typer.Option(
            help="pressure, agreement, conflict, subtract, actor-concept, coalitions "
            "or polarisation."
        ),
    ] = "pressure",
    since: Annotated[
        str | None, typer.Option("--from", help="The first day (or month, or year).")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", help="The last day (or month, or year).")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Only what had been published by this day.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="STEP",
            help="A network for each week, month, quarter, year, '30 days', '50 statements'.",
        ),
    ] = None,
    actor: Annotated[
        list[str] | None,
        typer.Option(help="Only ties of this actor: an id (DE, huawei) or a name; repeatable."),
    ] = None,
    min_statements: Annotated[
        int, typer.Option(help="Leave out actors and concepts with fewer statements.")
    ] = 1,
    min_count: Annotated[
        int, typer.Option(help="Leave out ties with fewer pieces of evidence.")
    ] = 1,
    min_confidence: Annotated[
        float, typer.Option(help="Leave out statements coded less surely, 0 to 1.")
    ] = 0.0,
    linked: Annotated[
        bool, typer.Option("--linked", help="Count headlines that articles only link to.")
    ] = False,
    answer_days: Annotated[
        int, typer.Option(help="How long an answer to pressure is waited for.")
    ] = 90,
    weight: Annotated[str, typer.Option(help="Of pressure: reports, or intensity.")] = "reports",
    once_per: Annotated[
        str,
        typer.Option(
            help="Stances that repeat count once per article, speaker, day, week, month, year "
            "or range; or all count."
        ),
    ] = "article",
    normalise: Annotated[
        str, typer.Option(help="no, average, jaccard, cosine or activity-product.")
    ] = "no",
    concepts: Annotated[
        str, typer.Option(help="What is agreed on: scale, steps or points.")
    ] = "scale",
    kernel: Annotated[
        str | None, typer.Option(help="uniform, epanechnikov, triangular or gaussian.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(help="The kernel's whole width in days; 180 if not given.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Of camps and drawings; a fixed one if not given.")
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", help="graphml, gexf, csv or json; a table if not given."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, not to the screen."),
    ] = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it too, as .svg or .png.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Who presses whom, who agrees with whom, in which camps: each tie with its statements."""
    from ralliement.dossier import Dossier, find_actor
    from ralliement.networks import Choice, Counting, Question, Window
    from ralliement.networks.coalitions import SEED

    form = _form(form, output)
    _check_picture(chart)
    window = Window(
        typed_day(since, last=False, option="--from"), typed_day(until, last=True, option="--to")
    )
    with Dossier.open(db) as dossier:
        language = _language(dossier, lang)
        choice = Choice(
            window=window,
            as_of=typed_day(as_of, last=True, option="--as-of"),
            actors=tuple(find_actor(dossier, name) for name in actor or ()),
            min_confidence=min_confidence,
            min_statements=min_statements,
            min_count=min_count,
            linked=linked,
            language=language,
        )
        counting = Counting(
            duplicates=once_per,
            normalisation=normalise,
            concepts=concepts,
            kernel=_kernel(kernel, width),
        )
        question = Question(
            kind=kind,
            choice=choice,
            by=by or ("quarter" if kind == "polarisation" else None),
            counting=counting,
            answer_days=answer_days,
            weight=weight,
            seed=SEED if seed is None else seed,
        )
        _answer(dossier, question, _Out(language, form, output, chart))


def _kernel(name: str | None, width: int | None) -> Kernel | None:
    from ralliement.networks import Kernel

    if name is None and width is not None:
        raise typer.BadParameter("--width is that of a kernel: give --kernel too")
    return Kernel(name, _WIDTH_DAYS if width is None else width) if name else None


_WIDTH_DAYS = 180


@dataclass(frozen=True, slots=True)
class _Out:
    """How an answer is shown and where it is written."""

    language: str
    form: str | None
    output: Path | None
    chart: Path | None


def _answer(dossier: Dossier, question: Question, out: _Out) -> None:
    from ralliement.networks import network_text, networks_for, showing
    from ralliement.networks.asking import CAMPS

    if question.kind in CAMPS:
        _answer_camps(dossier, question, out)
        return
    networks = networks_for(dossier, question)
    if out.form is not None:
        _put(network_text(networks, out.form), out)
    elif out.chart is None:
        print_plainly(lambda console: showing.print_networks(networks, console, out.language))
    if out.chart is not None:
        from ralliement.charts import save
        from ralliement.charts.networks import network_chart
        from ralliement.networks import over_time

        shown = networks[0] if len(networks) == 1 else over_time(networks)
        save(network_chart(shown, language=out.language, seed=question.seed), out.chart)
        messages().print(f"drawn: {out.chart}")


def _answer_camps(dossier: Dossier, question: Question, out: _Out) -> None:
    from ralliement.networks import camps_for, showing
    from ralliement.networks.writing import records_text

    networks, found = camps_for(dossier, question)
    if out.form is not None:
        _put(records_text(showing.camps_records(found), out.form), out)
        for camps in found if question.kind == "coalitions" else ():
            if camps.thin:
                of = f"{camps.window}: " if question.by is not None else ""
                messages().print(f"{of}{showing.thin_evidence(camps, out.language)}")
    elif out.chart is None and question.kind == "coalitions":
        print_plainly(lambda console: showing.print_camps(networks, found, console, out.language))
    elif out.chart is None:
        print_plainly(lambda console: showing.print_polarisation(found, console, out.language))
    if out.chart is not None:
        from ralliement.charts import camps as drawing
        from ralliement.charts import save

        if question.kind == "polarisation":
            picture = drawing.polarisation_chart(found, language=out.language)
        else:
            picture = drawing.coalitions_chart(
                networks, found, dossier.issue, language=out.language, seed=question.seed
            )
        save(picture, out.chart)
        messages().print(f"drawn: {out.chart}")


def _put(text: str, out: _Out) -> None:
    from ralliement.networks.writing import replace_file

    if out.output is None:
        sys.stdout.write(text)
        return
    replace_file(out.output, text.encode())
    messages().print(f"written: {out.output}")


def _form(form: str | None, output: Path | None) -> str | None:
    """The format as given, or as the file's ending says."""
    from ralliement.errors import UnknownName
    from ralliement.networks import FORMATS

    named = form or (output.suffix.lstrip(".").lower() if output else None)
    if named is not None and named not in FORMATS:
        raise UnknownName("format", named, FORMATS)
    return named


def _check_picture(chart: Path | None) -> None:
    if chart is not None:
        from ralliement.charts.rendering import check_ending

        check_ending(chart)


def _language(dossier: Dossier, lang: str | None) -> str:
    from ralliement.dossier import main_language
    from ralliement.errors import UnknownName
    from ralliement.networks.words import languages

    if lang is not None and lang not in languages():
        raise UnknownName("language of networks", lang, languages())
    chosen = lang or main_language(dossier)
    return chosen if chosen in languages() else "en"
