"""A dossier in a notebook: every answer a pandas table.

In: a dossier file. Out: tables whose columns the methods name. Start with
:meth:`Dossier.open`; ``docs/interchange.md`` and ``docs/examples/`` show it at work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from ralliement import dossier as kept
from ralliement.errors import InputError, UnknownName

Day = date | str | None
"""A day, or a day, month or year as typed: 2019-05-31, 2019-05, 2019; its last day counts."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "statements": kept.fields_of("statements", texts=True),
    "quotations": kept.FIELDS["quotations"],
    "articles": kept.FIELDS["articles"],
    "actors": kept.FIELDS["actors"],
    "coders": ("name", "kind", "source", "statements"),
    "positions": (
        *("actor", "label", "at", "median", "lower_50", "upper_50", "lower_90", "upper_90"),
        *("status", "decided", "evidence", "last_evidence", "silent_days", "silent", "statements"),
    ),
    "changes": ("actor", "label", "date_from", "date_to", "from", "to", "probability")
    + ("before", "after"),
    "saliences": (
        *("actor", "label", "at", "median", "lower_90", "upper_90"),
        *("own", "own_on_issue", "about", "about_on_issue"),
    ),
    "forecast": (
        *("actor", "label", "round", "date", "median", "lower_50", "upper_50", "lower_90"),
        *("upper_90", "moved", "persistence", "baseline", "difference"),
        *("difference_lower_90", "difference_upper_90"),
    ),
    "network": (
        *("source", "source_label", "target", "target_label", "weight", "count"),
        *("first", "last", "statements"),
    ),
}
"""The columns of each table; a network's kind may add some of its own after ``count``."""

_DATES = ("date", "date_from", "date_to", "at", "last_evidence", "first", "last")
_NUMBERS = (
    *("stance", "confidence", "median", "lower_50", "upper_50", "lower_90", "upper_90"),
    *("from", "to", "probability", "decided", "moved", "persistence", "baseline", "difference"),
    *("difference_lower_90", "difference_upper_90"),
)
_COUNTS = (
    *("start", "end", "sentence_start", "words", "articles", "evidence", "silent_days", "own"),
    *("own_on_issue", "about", "about_on_issue", "round"),
)
_TRUTHS = ("linked", "complete", "new", "silent")
NETWORKS = ("pressure", "agreement", "conflict", "subtract", "actor-concept")


class Dossier:
    """One dossier, to be asked. Use it in a ``with`` block, or close it.

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

        return _frame(table_records(self._kept, "coders"), COLUMNS["coders"])

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
            self._kept, _day(at), as_of=_day(as_of), actors=self._ids(actors) or None
        )
        return self._labelled((one.to_json() for one in found), "positions")

    def path(self, actor: str, *, by: str = "month", as_of: Day = None) -> pd.DataFrame:
        """One actor's positions at the end of each ``by`` (day, week, month, year).

        Columns: actor, label, at, median, lower_50, upper_50, lower_90, upper_90, status,
        decided, evidence, last_evidence, silent_days, silent, statements.
        """
        from ralliement.positions import position_path

        name = kept.find_actor(self._kept, actor)
        found = position_path(self._kept, name, by=by, as_of=_day(as_of))
        return self._labelled((one.to_json() for one in found), "positions")

    def changes(self, *, as_of: Day = None, actors: Sequence[str] | None = None) -> pd.DataFrame:
        """When actors moved, from where to where, and the statements before and after.

        Columns: actor, label, date_from, date_to, from, to, probability, before, after.
        """
        from ralliement.positions import changes

        found = changes(self._kept, as_of=_day(as_of), actors=self._ids(actors) or None)
        return self._labelled((one.to_json() for one in found), "changes")

    def saliences(self, *, at: Day = None, as_of: Day = None) -> pd.DataFrame:
        """How much of each actor's talk, and of the talk about it, the issue takes: 0..100.

        A proxy. Columns: actor, label, at, median, lower_90, upper_90, own, own_on_issue,
        about, about_on_issue.
        """
        from ralliement.positions import saliences_at

        found = saliences_at(self._kept, _day(at), as_of=_day(as_of))
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
        return _typed(frame.assign(statements=told))

    def forecast(
        self,
        model: str = "influence",
        *,
        at: Day = None,
        as_of: Day = None,
        horizon: str = "18m",
        what_if: Sequence[str] = (),
        draws: int = 1000,
        seed: int = 1,
    ) -> pd.DataFrame:
        """The outcome and each actor's position by round, run forward from a day.

        The outcome's ``actor`` is OUTCOME. ``moved`` is the share of draws in which the actor
        ends elsewhere; ``persistence`` the median if nobody moves; ``baseline`` the median
        without ``what_if``, and ``difference`` the scenario minus the baseline, draw by draw
        (0 without scenario). Units: 0..100. Columns: actor, label, round, date, median,
        lower_50, upper_50, lower_90, upper_90, moved, persistence, baseline, difference,
        difference_lower_90, difference_upper_90.
        """
        from ralliement.bargaining import dispute
        from ralliement.bargaining.frames import forecast_rows
        from ralliement.bargaining.tracking import read_horizons

        (span, *others) = read_horizons(horizon)
        if others:
            raise InputError(f"horizon {horizon!r}: give one")
        asked = dispute.Asked(_day(at), _day(as_of), span, what_if=tuple(what_if))
        play = dispute.Play(model, draws=draws, seed=seed)
        found = dispute.forecast_dispute(self._kept, asked, play)
        return self._labelled(forecast_rows(found), "forecast")

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
            self._kept, **names, since=_day(since, last=False), until=_day(until)
        )
        found = kept.records(self._kept, table, filters, texts=table == "statements")
        return _frame(found, COLUMNS[table])

    def _labelled(self, found: Iterable[Mapping[str, Any]], table: str) -> pd.DataFrame:
        labels = {actor.id: actor.label_en for actor in kept.actors_met(self._kept)}
        rows = [{**row, "label": labels.get(row["actor"], row["actor"])} for row in found]
        return _frame(rows, COLUMNS[table])


def _choice(since: Day, until: Day, as_of: Day) -> Any:
    from ralliement.networks.choosing import Choice
    from ralliement.networks.windows import Window

    window = Window(_day(since, last=False), _day(until))
    return Choice(window=window, as_of=_day(as_of), language="en")


def _frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    found = [{name: row[name] for name in columns} for row in rows]
    return _typed(pd.DataFrame(found, columns=list(columns)))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with the same types of columns whether it has rows or none."""
    days = {name: pd.to_datetime(frame[name]) for name in _DATES if name in frame.columns}
    kinds: dict[str, str] = {}
    if frame.empty:
        kinds |= {name: "float64" for name in _NUMBERS if name in frame.columns}
        kinds |= {name: "int64" for name in _COUNTS if name in frame.columns}
        kinds |= {name: "bool" for name in _TRUTHS if name in frame.columns}
    if "modality" in frame.columns:
        # Of a statement yes, no or unknown; of a position it is a share.
        kinds["decided"] = "boolean"
    return frame.assign(**days).astype(kinds)


def _filled(names: list[str]) -> list[str]:
    return [name for name in names if name]


def _words(by_language: Mapping[str, str]) -> str:
    return by_language.get("en") or next(iter(by_language.values()), "")


def _day(day: Day, *, last: bool = True) -> date | None:
    from ralliement.reports.days import day_from

    if day is None or isinstance(day, date):
        return day
    try:
        return day_from(day, last=last)
    except ValueError as error:
        raise InputError(str(error)) from error
