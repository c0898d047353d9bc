"""One dossier, to be asked in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import pandas as pd

from ralliement import dossier as kept
from ralliement.api.forecasts import check_chart, told
from ralliement.api.frames import COLUMNS, NETWORKS, Day, day_of, frame_of, typed
from ralliement.errors import InputError, UnknownName

if TYPE_CHECKING:
    from ralliement.bargaining.asking import DossierOptions


class Dossier:
    """One dossier, to be asked: it wraps :attr:`store`. Use it in a ``with`` block, or close it.

    Days are ``datetime.date`` or typed text (``2019-05-31``, ``2019-05``); days in tables are
    pandas timestamps, NaT where none is known. Names of actors are ids (``GB``) or whole names
    (``United Kingdom``). A table without rows has its columns, with their types.
    """

    def __init__(self, dossier: kept.Dossier) -> None:
        self._kept = dossier

    @classmethod
    def open(cls, path: str | Path) -> Dossier:
        """The dossier at ``path`` (a file or a database address).

        Raises: DossierError if there is none.
        """
        return cls(kept.Dossier.open(path))

    @property
    def store(self) -> kept.Dossier:
        """The database itself, for functions that ask for a ``ralliement.dossier.Dossier``."""
        return self._kept

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._kept.close()

    @property
    def question(self) -> str:
        """The question of the issue, in English where it has that."""
        by_language = self._kept.issue.question
        return by_language.get("en") or next(iter(by_language.values()), self._kept.issue.id)

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self._counts().items())
        return f"<Dossier {self._kept.name}: {self.question} {counts}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: the question, its scale, what there is."""
        points = "".join(
            f"<li><b>{value:g}</b> {escape(_words(label))}</li>"
            for value, label in self._kept.issue.points
        )
        counts = "".join(
            f"<td style='padding-right:1.5em'><b>{number}</b> {name}</td>"
            for name, number in self._counts().items()
        )
        return (
            f"<h3>{escape(self.question)}</h3><ul>{points}</ul>"
            f"<table><tr>{counts}</tr></table><p><code>{escape(self._kept.name)}</code></p>"
        )

    def _counts(self) -> dict[str, int]:
        return {
            "articles": len(self._kept.article_ids()),
            "statements": len(self._kept.statements()),
            "quotations": len(self._kept.quotations()),
        }

    def statements(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        event: str | None = None,
        since: Day = None,
        until: Day = None,
    ) -> pd.DataFrame:
        """What actors do and say, and where they stand; one row for each, by article and place.

        Columns: id, article, start, end, text, sentence_start, actor, speaker, recipient,
        event, modality, issue, stance, decided, date_from, date_to, quotation, via, linked,
        confidence, coder, rule, condition.
        """
        return self._table(
            "statements", since, until, actor=actor, recipient=recipient, event=event
        )

    def quotations(
        self, *, actor: str | None = None, since: Day = None, until: Day = None
    ) -> pd.DataFrame:
        """Reported speech, with its speakers.

        Columns: id, article, kind, start, end, text, speaker, speaker_text, cue, complete.
        """
        return self._table("quotations", since, until, actor=actor)

    def articles(
        self, *, actor: str | None = None, since: Day = None, until: Day = None
    ) -> pd.DataFrame:
        """The articles; with an actor, those that mention it.

        Columns: id, path, title, outlet, url, author, language, date_from, date_to, precision,
        date_source, duplicate_group, fingerprint, words.
        """
        return self._table("articles", since, until, actor=actor)

    def actors(self) -> pd.DataFrame:
        """Every actor that some record names.

        Columns: id, label_fr, label_en, kind, new, articles, statements.
        """
        return self._table("actors", None, None)

    def coders(self) -> pd.DataFrame:
        """Who coded statements, people and programs.

        Columns: name, kind, source, statements.
        """
        from ralliement.interchange.tables.writing import table_records

        return frame_of(table_records(self._kept, "coders"), COLUMNS["coders"])

    def positions(
        self,
        *,
        at: Day = None,
        as_of: Day = None,
        actors: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Where each actor stands at a day, with intervals; unknown actors are absent.

        With ``at`` from all that is known now; with ``as_of`` only from what was published by
        that day. Units: 0..100 on the issue's scale. Columns: actor, label, at, median,
        lower_50, upper_50, lower_90, upper_90, status, decided, evidence, last_evidence,
        silent_days, silent, statements.
        """
        from ralliement.positions import positions_at

        found = positions_at(
            self._kept, day_of(at), as_of=day_of(as_of), actors=self._ids(actors) or None
        )
        return self._labelled((one.to_json() for one in found), "positions")

    def path(self, actor: str, *, by: str = "month", as_of: Day = None) -> pd.DataFrame:
        """One actor's positions at the end of each ``by`` (day, week, month, year).

        Columns: actor, label, at, median, lower_50, upper_50, lower_90, upper_90, status,
        decided, evidence, last_evidence, silent_days, silent, statements.
        """
        from ralliement.positions import position_path

        name = kept.find_actor(self._kept, actor)
        found = position_path(self._kept, name, by=by, as_of=day_of(as_of))
        return self._labelled((one.to_json() for one in found), "positions")

    def changes(self, *, as_of: Day = None, actors: Sequence[str] | None = None) -> pd.DataFrame:
        """When actors moved, from where to where, and the statements before and after.

        Columns: actor, label, date_from, date_to, from, to, probability, before, after.
        """
        from ralliement.positions import changes

        found = changes(self._kept, as_of=day_of(as_of), actors=self._ids(actors) or None)
        return self._labelled((one.to_json() for one in found), "changes")

    def saliences(self, *, at: Day = None, as_of: Day = None) -> pd.DataFrame:
        """How much of each actor's talk, and of the talk about it, the issue takes: 0..100.

        A proxy. Columns: actor, label, at, median, lower_90, upper_90, own, own_on_issue,
        about, about_on_issue.
        """
        from ralliement.positions import saliences_at

        found = saliences_at(self._kept, day_of(at), as_of=day_of(as_of))
        return self._labelled((one.to_json() for one in found), "saliences")

    def network(
        self,
        kind: str = "pressure",
        *,
        since: Day = None,
        until: Day = None,
        as_of: Day = None,
        duplicates: str | None = None,
        normalisation: str = "no",
    ) -> pd.DataFrame:
        """The edges of a network: who presses, agrees with, contradicts whom.

        ``kind`` is pressure, agreement, conflict, subtract or actor-concept; ``statements`` are
        the ids that an edge rests on. Columns: source, source_label, target, target_label,
        weight, count, first, last, statements; kinds have more between count and first.
        Raises: EmptyWindow, with the days that there are, if nothing of that kind falls in it.
        """
        from ralliement.networks.model import BETWEEN

        made = self._network(kind, _choice(since, until, as_of), duplicates, normalisation)
        frame = pd.DataFrame(made.rows())
        told = frame["statements"].astype(str).str.split(BETWEEN).map(_filled)
        return typed(frame.assign(statements=told))

    def forecast(
        self,
        model: str = "influence",
        *,
        at: Day = None,
        as_of: Day = None,
        horizon: str = "18m",
        chart: str | Path | None = None,
        **options: Unpack[DossierOptions],
    ) -> pd.DataFrame:
        """The outcome and each actor's position by round, run forward from a day.

        ``options`` are those of ``ralliement forecast``: what_if (one lever or several), rule,
        members, advisers, capability, status_quo, overrides, draws, seed, and unforeseen (False:
        no intervals that widen with time); ``chart`` is a file to draw, .svg or .png.
        What had to be assumed is in ``attrs["notes"]``, the run of the values in words in
        ``attrs["path"]``.

        The outcome's ``actor`` is OUTCOME. ``moved`` is the share of draws in which the model
        has the actor end elsewhere; ``persistence`` the median if nobody moves; ``baseline`` the
        median without ``what_if``, and ``difference`` the scenario minus the baseline, draw by
        draw (0 without scenario). Units: 0..100. Columns: actor, label, round, date, median,
        lower_50, upper_50, lower_90, upper_90, moved, persistence, baseline, difference,
        difference_lower_90, difference_upper_90.
        """
        from ralliement.bargaining import asking, dispute
        from ralliement.bargaining.telling.frames import forecast_rows
        from ralliement.bargaining.tracking import read_horizons

        asking.check_options(options, "at", "as_of", "horizon", "chart", "unforeseen")
        check_chart(chart)
        (span, *others) = read_horizons(horizon)
        if others:
            raise InputError(f"horizon {horizon!r}: give one")
        overrides = options.get("overrides")
        asked = dispute.Asked(
            day_of(at),
            day_of(as_of),
            span,
            what_if=asking.names_of(options.get("what_if", ())),
            status_quo=options.get("status_quo"),
            overrides=None if overrides is None else Path(overrides),
        )
        play = asking.play_of(
            model,
            options,
            draws=dispute.DRAWS,
            unforeseen=options.get("unforeseen", True),
        )
        found = dispute.forecast_dispute(self._kept, asked, play)
        frame = self._labelled(forecast_rows(found), "forecast")
        return told(frame, [found.forecast], chart)

    def sensitivity(
        self, model: str = "influence", *, top: int | None = None, draws: int = 1000
    ) -> pd.DataFrame:
        """Which input of which actor moves the forecast outcome most, the largest first.

        Columns: actor, field, low, high, at_low, at_high, swing (docs/backtest.md). The outcome
        that all are compared with is in ``attrs["outcome"]``.
        """
        from ralliement.bargaining import Question, sensitivity

        found = sensitivity(self._kept, Question(model, draws=draws), top=top)
        frame = pd.DataFrame([asdict(one) for one in found.inputs])
        frame.attrs |= {"outcome": found.outcome, "notes": list(found.notes)}
        return frame

    def backtest(
        self, models: Sequence[str] = (), *, horizon: str = "6m,12m", draws: int = 1000
    ) -> pd.DataFrame:
        """How well each model would have forecast every state, beside persistence.

        A row for each model and horizon: model, horizon, cases, actors, mae, crps, coverage,
        width, difference, low, high, verdict and more (docs/backtest.md).
        """
        from ralliement.bargaining import Asked, backtest, read_horizons

        asked = Asked(horizons=read_horizons(horizon), draws=draws)
        if models:
            asked = replace(asked, models=tuple(models))
        return pd.DataFrame([asdict(one) for one in backtest(self._kept, asked).scores])

    def _network(self, kind: str, choice: Any, duplicates: str | None, normalisation: str) -> Any:
        from ralliement.networks.agreement import Counting, affiliation_networks
        from ralliement.networks.pressure import pressure_networks

        if kind not in NETWORKS:
            raise UnknownName("kind of network", kind, NETWORKS)
        if kind == "pressure":
            return pressure_networks(self._kept, choice, [choice.window])[0]
        counting = Counting(duplicates=duplicates or "article", normalisation=normalisation)
        return affiliation_networks(self._kept, kind, choice, [choice.window], counting)[0]

    def _ids(self, actors: Sequence[str] | None) -> list[str]:
        return [kept.find_actor(self._kept, name) for name in actors or ()]

    def _table(self, table: str, since: Day, until: Day, **names: str | None) -> pd.DataFrame:
        filters = kept.filters_from(
            self._kept, **names, since=day_of(since, last=False), until=day_of(until)
        )
        found = kept.records(self._kept, table, filters, texts=table == "statements")
        return frame_of(found, COLUMNS[table])

    def _labelled(self, found: Iterable[Mapping[str, Any]], table: str) -> pd.DataFrame:
        labels = {actor.id: actor.label_en for actor in kept.actors_met(self._kept)}
        rows = [{**row, "label": labels.get(row["actor"], row["actor"])} for row in found]
        return frame_of(rows, COLUMNS[table])


def _choice(since: Day, until: Day, as_of: Day) -> Any:
    from ralliement.networks.choosing import Choice
    from ralliement.networks.windows import Window

    window = Window(day_of(since, last=False), day_of(until))
    return Choice(window=window, as_of=day_of(as_of), language="en")


def _filled(names: list[str]) -> list[str]:
    return [name for name in names if name]


def _words(by_language: Mapping[str, str]) -> str:
    return by_language.get("en") or next(iter(by_language.values()), "")
