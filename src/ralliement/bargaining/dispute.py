"""The forecast of a dossier's dispute: from what was read to a horizon, beside persistence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from ralliement.bargaining.agenda import agenda_at
from ralliement.bargaining.capability import Defaults
from ralliement.bargaining.comparing import Comparison, compare
from ralliement.bargaining.deciding.rules import decision_of, under_rule
from ralliement.bargaining.deciding.voters import voters_of
from ralliement.bargaining.dossiers import edges_before, inputs_from, known_positions
from ralliement.bargaining.due import Due, placed
from ralliement.bargaining.forecast import Forecast, forecast
from ralliement.bargaining.games import in_games
from ralliement.bargaining.inputs import Inputs
from ralliement.bargaining.models import Influence, Model, Persistence
from ralliement.bargaining.moves import moves_before
from ralliement.bargaining.registry import find_model
from ralliement.bargaining.scenarios import changed, read_lever
from ralliement.bargaining.telling.notes import Note
from ralliement.bargaining.tracking import Horizon
from ralliement.bargaining.tracking.movers import rounds_of
from ralliement.bargaining.typed.overrides import override
from ralliement.bargaining.typed.sources import with_more
from ralliement.bargaining.unforeseen import Unforeseen
from ralliement.dossier import Dossier, IssueCard, actors_met
from ralliement.dossier.tables import ARTICLES
from ralliement.errors import ForecastError, ScenarioError

DEFAULT_MODEL = "influence"
"""Each state decides for itself and allies press it, which is what the press describes."""

STALE_DAYS = 180
"""Half a year without an article before the start is told: two rounds have passed unread."""

YEAR_AND_HALF = Horizon(months=18)

DRAWS, DRAWS_OF_TABLE = 10_000, 1_000
"""Draws of a dossier, whose positions are hardly certain, and of a table, if not said otherwise."""


@dataclass(frozen=True)
class Play:
    """How inputs are run forward, and who decides at the end (``rule`` None: nobody votes).

    ``unforeseen``: a dossier's actors also make moves that nobody can foresee.
    """

    model: str = DEFAULT_MODEL
    draws: int = 1000
    seed: int = 1
    defaults: Defaults = "cinc"
    rule: str | None = None
    members: tuple[str, ...] = ()
    advisers: tuple[str, ...] = ()
    unforeseen: bool = True


@dataclass(frozen=True)
class Asked:
    """What is asked of a dossier: from when, knowing what, how far ahead, what if."""

    at: date | None = None
    as_of: date | None = None
    horizon: Horizon = YEAR_AND_HALF
    what_if: tuple[str, ...] = ()
    status_quo: float | None = None
    overrides: Path | None = None


@dataclass(frozen=True, eq=False)
class DisputeForecast:
    """A dossier run forward. ``dates`` are the ends of the rounds, the first is ``at``.

    ``forecast`` is of the scenario, where one was asked for; ``comparison`` then has the
    baseline too. ``persistence`` is what follows if nobody moves. ``due`` is what the agenda,
    as the scenario has it, puts between the first and the last date. ``issue`` is the question
    with its scale.
    """

    forecast: Forecast
    persistence: Forecast
    comparison: Comparison | None
    at: date
    as_of: date | None
    horizon: Horizon
    dates: tuple[date, ...]
    due: tuple[Due, ...]
    issue: IssueCard


def forecast_tables(issues: Sequence[Inputs], play: Play, *, rounds: int) -> tuple[Forecast, ...]:
    """A forecast for each issue of a file, as ``play`` says; a rule decides a single one.

    Issues of several proposals are several games (``games.in_games``).

    Raises: TableError, UnknownName.
    """
    if play.rule is not None and len(issues) > 1:
        raise ForecastError(f"--rule decides one issue, the file has {len(issues)}")
    model = in_games(model_of(play, issues[0]), issues)
    return forecast(
        issues, model, rounds=rounds, draws=play.draws, seed=play.seed, defaults=play.defaults
    )


def model_of(play: Play, inputs: Inputs) -> Model:
    """The model that a play names, with the agenda if it plays one, under the play's rule.

    Raises: UnknownName, TableError, ForecastError.
    """
    model = find_model(play.model)
    if isinstance(model, Influence):
        model = replace(model, agenda=inputs.agenda)
    if inputs.moves is not None:
        model = Unforeseen(model, inputs.moves)
    if play.rule is None:
        if play.members or play.advisers:
            raise ForecastError("members and advisers are those of a rule: give --rule too")
        return model
    voters = voters_of(inputs, members=play.members, advisers=play.advisers)
    decision = decision_of(
        play.rule, voters, agenda=inputs.agenda, status_quo_from=inputs.status_quo_from
    )
    return under_rule(model, decision)


def forecast_dispute(
    dossier: Dossier, asked: Asked | None = None, play: Play | None = None
) -> DisputeForecast:
    """Where the dispute may stand after the horizon, each draw from the posteriors of a day.

    A round is a quarter of a year (``tracking.movers.DAYS_A_ROUND``), at least one is played.
    Raises: ForecastError if nobody has a position; ScenarioError, TableError, UnknownName.
    """
    asked, play = asked or Asked(), play or Play()
    inputs, at, as_of = _inputs(dossier, asked)
    dates = _ends(at, asked.horizon)
    rounds = len(dates) - 1
    if play.unforeseen:
        moves = moves_before(dossier, at, as_of=as_of)
        inputs = replace(inputs, moves=replace(moves, days=(dates[-1] - at).days / rounds))
    played = _on_dates(inputs, play, dates)
    base = run_inputs(played, play, rounds=rounds)
    quiet = _persistence(played, play, rounds)
    found, comparison = base, None
    if asked.what_if:
        levers = [read_lever(text, inputs) for text in asked.what_if]
        after = changed(inputs, levers, threats=_threats(dossier, at, as_of))
        played = _on_dates(after, play, dates)
        found = run_inputs(played, play, rounds=rounds)
        comparison = compare(base, found, asked.what_if)
    due = played.agenda
    issue = dossier.issue
    return DisputeForecast(found, quiet, comparison, at, as_of, asked.horizon, dates, due, issue)


def inputs_played(
    dossier: Dossier, asked: Asked | None = None, play: Play | None = None
) -> tuple[Inputs, int]:
    """The inputs that a forecast without scenario runs forward, and how many rounds.

    Raises: as :func:`forecast_dispute`.
    """
    asked, play = asked or Asked(), play or Play()
    inputs, at, _as_of = _inputs(dossier, asked)
    dates = _ends(at, asked.horizon)
    return _on_dates(inputs, play, dates), len(dates) - 1


def _ends(at: date, horizon: Horizon) -> tuple[date, ...]:
    """The start, then the day on which each round ends."""
    days = (horizon.after(at) - at).days
    rounds = rounds_of(days)
    return tuple(at + timedelta(days=days * k // rounds) for k in range(rounds + 1))


def _on_dates(inputs: Inputs, play: Play, dates: Sequence[date]) -> Inputs:
    """The inputs with the agenda between the dates by rounds, and how it is played as a note.

    Raises: ScenarioError if a scenario moved something to the start or before it.
    """
    for one in inputs.agenda:
        if one.day <= dates[0]:
            raise ScenarioError(
                f"deadline {one.day} of {one.actor} is not after the start, {dates[0]}; "
                "give a later day, or withdrawn"
            )
    agenda = placed(inputs.agenda, dates)
    dated = [one for one in agenda if one.kind != "other"]
    notes: list[str] = [*inputs.notes]
    if not play.unforeseen:
        notes.append(Note.of("foreseen"))
    if dated and isinstance(find_model(play.model), Influence):
        notes.append(Note.of("deadlines"))
    elif dated:
        notes.append(Note.of("deadlines_shown", model=play.model))
    return replace(inputs, agenda=agenda, notes=tuple(notes))


def run_inputs(inputs: Inputs, play: Play, *, rounds: int) -> Forecast:
    """One issue's inputs run forward as ``play`` says. Raises: TableError, UnknownName."""
    return forecast_tables([inputs], play, rounds=rounds)[0]


def _persistence(inputs: Inputs, play: Play, rounds: int) -> Forecast:
    """Nobody moves, and the outcome is what it is today: by the rule, or the weighted mean."""
    inputs = replace(inputs, agenda=(), moves=None)
    return run_inputs(inputs, replace(play, model=Persistence.name), rounds=rounds)


def compare_inputs(
    inputs: Inputs, what_if: tuple[str, ...], play: Play, *, rounds: int
) -> Comparison:
    """A scenario of a table of actors beside the table as it is."""
    levers = [read_lever(text, inputs) for text in what_if]
    after = changed(inputs, levers)
    base, found = (run_inputs(one, play, rounds=rounds) for one in (inputs, after))
    return compare(base, found, what_if)


def _inputs(dossier: Dossier, asked: Asked) -> tuple[Inputs, date, date | None]:
    found = known_positions(dossier, asked.at, as_of=asked.as_of)
    at, as_of = found[0].at, found[0].as_of
    read = replace(inputs_from(dossier, found), called=_labels(dossier))
    inputs = with_more(read, status_quo=asked.status_quo)
    if asked.overrides is not None:
        inputs = override(inputs, asked.overrides)
    notes: list[str] = [*inputs.notes, *_pressure_notes(inputs)]
    if as_of is None and any(one.later for one in found):
        notes.append(Note.of("hindsight", at=at.isoformat()))
    notes.extend(_stale(dossier, at, as_of))
    agenda = agenda_at(dossier, at, known=min(as_of or at, at))
    inputs = replace(inputs, agenda=agenda, notes=tuple(notes))
    return inputs, at, as_of


def _stale(dossier: Dossier, at: date, as_of: date | None) -> list[str]:
    """A note where the newest article known at the start is older than ``STALE_DAYS``."""
    days = [row["date_to"] for row in dossier.rows(ARTICLES) if row["date_to"] is not None]
    newest = max((day for day in days if day <= min(as_of or at, at)), default=None)
    if newest is None or (at - newest).days <= STALE_DAYS:
        return []
    days_before = (at - newest).days
    return [Note.of("stale", at=at.isoformat(), day=newest.isoformat(), days=days_before)]


def _pressure_notes(inputs: Inputs) -> list[str]:
    names = {one.actor for one in inputs.actors}
    reported = [(who, whom) for who, whom in inputs.pressure if who != whom]
    left_out = [pair for pair in reported if not names.issuperset(pair)]
    notes: list[str] = []
    if len(left_out) == len(reported):
        notes.append(Note.of("silence"))
    if left_out:
        told = ", ".join(f"{who}>{whom}" for who, whom in sorted(left_out))
        notes.append(Note.of("strangers", names=told))
    return notes


def _threats(dossier: Dossier, at: date, as_of: date | None) -> dict[tuple[str, str], float]:
    """The part of each pair's pressure that is threats (THREATEN), in reports."""
    edges = edges_before(dossier, at, as_of)
    return {(e.source, e.target): float(e.attributes.get("threaten", 0)) for e in edges}


def _labels(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    return {met.id: (met.label_fr, met.label_en) for met in actors_met(dossier)}
