"""The stances of a dossier as observations: when, of whom, how far to be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ralliement.dossier import Dossier
from ralliement.dossier.columns import (
    Columns,
    first_and_last_day,
    joint_sentences,
    stance_columns,
)
from ralliement.positions.independence import repeats, weights_of
from ralliement.positions.likelihood import trust_of
from ralliement.positions.scale import Array
from ralliement.positions.settings import Settings

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_SIGNED = frozenset({"AGREE", "COOPERATE", "CONSULT"})
"""Events by which several actors enter one text."""

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Observations:
    """Stances by series and day; a series is an actor, or one voice of it.

    Shapes: all (n,). ``series`` numbers ``names``. ``day`` counts from 1970-01-01, the middle
    of the stance's interval; ``reach`` are the days from there to its ends. ``stance`` 0..100.
    ``trust`` is the probability that it is right, ``weight`` its share as a witness, 0..1.
    ``decided`` is 1 decided, 0 considered, -1 not said. ``joint``: of a text that several
    actors agree on. ``piece`` is the same for what counts as one piece of evidence.
    """

    names: tuple[str, ...]
    series: Numbers
    day: Numbers
    reach: Numbers
    stance: Array
    trust: Array
    weight: Array
    decided: Numbers
    joint: Flags
    piece: Numbers
    statements: NDArray[np.object_]
    articles: NDArray[np.object_]
    noise: float

    def __len__(self) -> int:
        return len(self.series)

    def where(self, chosen: Flags | Numbers | slice) -> Observations:
        """Some of them, in the same order; the series keep their numbers."""
        columns = ("series", "day", "reach", "stance", "trust", "weight", "decided", "joint")
        return Observations(
            names=self.names,
            **{name: getattr(self, name)[chosen] for name in columns},
            piece=self.piece[chosen],
            statements=self.statements[chosen],
            articles=self.articles[chosen],
            noise=self.noise,
        )

    def of(self, number: int) -> Observations:
        """Those of one series."""
        first, last = np.searchsorted(self.series, (number, number + 1))
        return self.where(slice(first, last))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which stances to take: of ``actors`` (None: all), in articles out by ``as_of``.

    ``by_voice`` makes a series of each voice of an actor instead of one of the actor.
    """

    actors: tuple[str, ...] | None = None
    as_of: date | None = None
    by_voice: bool = False


def observe(dossier: Dossier, asked: Asked, noise: float, settings: Settings) -> Observations:
    """The observations that a dossier holds, by series and day.

    Copies of one dispatch and repeats in one article are weighed as in ``independence.py``.
    With ``as_of``, an article counts whose date is known to be that day or before.
    """
    columns = stance_columns(dossier, asked.actors)
    if asked.actors is None:
        joint = joint_of(columns, columns)
    else:
        joint = joint_of(columns, joint_sentences(dossier, asked.actors))
    return made(columns, joint, asked, noise, settings, first_and_last_day(dossier))


def made(
    columns: Columns,
    joint: Flags,
    asked: Asked,
    noise: float,
    settings: Settings,
    days: tuple[str, str] | None,
) -> Observations:
    """Observations from the columns of ``stance_columns``.

    ``days`` are the first and last day of the dossier's articles; without any nothing is
    observed, since no day can be given.
    """
    kept = _known(columns, asked.as_of) & ~repeats(columns) & (days is not None)
    chosen = np.flatnonzero(kept)
    names, series = _numbered(_series_names(columns, chosen, by_voice=asked.by_voice))
    _pieces, piece = _numbered(_taken(columns["piece"], chosen))
    first, last = _intervals(columns, days or ("1970-01-01", "1970-01-01"))
    day, reach = (first + last) // 2, (last - first + 1) // 2
    order = np.lexsort((day[chosen], series))
    row = chosen[order]
    return Observations(
        names=tuple(names),
        series=series[order],
        day=day[row],
        reach=reach[row],
        stance=np.array(columns["stance"], dtype=np.float64)[row],
        trust=_trust(columns, settings)[row],
        weight=weights_of(series, piece, settings.alike)[order],
        decided=_flags(columns["decided"])[row],
        joint=joint[row],
        piece=piece[order],
        statements=_as_objects(columns["id"])[row],
        articles=_as_objects(columns["article"])[row],
        noise=noise,
    )


def day_number(day: date) -> int:
    """The days from 1970-01-01 to ``day``."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day that is ``number`` days from 1970-01-01."""
    return date.fromordinal(int(number) + _EPOCH)


_EPOCH = date(1970, 1, 1).toordinal()


def _known(columns: Columns, as_of: date | None) -> Flags:
    published = days_of(columns["published_to"], NEVER)
    if as_of is None:
        return np.ones(len(published), dtype=np.bool_)
    return np.asarray(published <= day_number(as_of))


def _intervals(columns: Columns, days: tuple[str, str]) -> tuple[Numbers, Numbers]:
    """First and last days on which the actors may have stood where they are said to stand.

    A stance holds when it is told, at the latest: what is planned for next year is today's
    line. Where a date has an open end, and where there is none, the article's takes its place;
    an article that is not dated may be of any day of the dossier.
    """
    out_from = days_of(columns["published_from"], -NEVER)
    out_to = days_of(columns["published_to"], NEVER)
    earliest, latest = (_day(day) for day in days)
    out_to = np.where(out_to == NEVER, latest, out_to)
    out_from = np.minimum(np.where(out_from == -NEVER, earliest, out_from), out_to)
    own_from, own_to = days_of(columns["date_from"], -NEVER), days_of(columns["date_to"], NEVER)
    undated = ((own_from == -NEVER) & (own_to == NEVER)) | (own_from > out_to)
    last = np.where(undated, out_to, np.minimum(own_to, out_to))
    first = np.where(undated | (own_from == -NEVER), np.minimum(out_from, last), own_from)
    return first, last


def days_of(texts: Sequence[str | None], missing: int) -> Numbers:
    """ISO days as numbers, ``missing`` where there is none."""
    return np.array([missing if text is None else _day(text) for text in texts], dtype=np.int64)


@cache
def _day(text: str) -> int:
    return day_number(date.fromisoformat(text[:10]))


def _trust(columns: Columns, settings: Settings) -> Array:
    modality = np.array([settings.modality.get(name, 0.0) for name in columns["modality"]])
    reported = np.where(_present(columns["via"]), settings.reported, 1.0)
    linked = np.where(np.array(columns["linked"], dtype=np.bool_), settings.linked, 1.0)
    confidence = np.array(columns["confidence"], dtype=np.float64)
    return trust_of(confidence, modality * reported * linked, settings)


def joint_of(columns: Columns, beside: Columns) -> Flags:
    """Which stances stand in a sentence in which several actors agree on the same."""
    together: dict[tuple[Any, ...], set[str]] = {}
    for _row, actor, *place in _agreements(beside):
        together.setdefault(tuple(place), set()).add(actor)
    several = {place for place, actors in together.items() if len(actors) > 1}
    found = np.zeros(len(columns["actor"]), dtype=np.bool_)
    for row, _actor, *place in _agreements(columns):
        found[row] = tuple(place) in several
    return found


def _agreements(columns: Columns) -> Iterator[tuple[Any, ...]]:
    """Row, actor and place of each stance that is taken by agreeing with somebody."""
    names = ("actor", "event", "article", "sentence_start", "stance")
    for row, found in enumerate(zip(*(columns[name] for name in names), strict=True)):
        if found[1] in _SIGNED:
            yield (row, *found)


def _series_names(columns: Columns, chosen: Numbers, *, by_voice: bool) -> list[str]:
    actors = _taken(columns["actor"], chosen)
    if not by_voice:
        return actors
    voices = _taken(columns["speaker"], chosen)
    return [voice_name(*pair) for pair in zip(actors, voices, strict=True)]


def voice_name(actor: str, speaker: str | None) -> str:
    """The name of the series of one voice of an actor."""
    return f"{actor}\x1f{speaker if speaker and speaker != actor else ''}"


def _numbered(values: Sequence[str]) -> tuple[list[str], Numbers]:
    """The distinct values in order, and the number of each value among them."""
    names = sorted(set(values))
    numbers = {name: number for number, name in enumerate(names)}
    return names, np.array([numbers[value] for value in values], dtype=np.int64)


def _taken(values: Sequence[Any], chosen: Numbers) -> list[Any]:
    return [values[index] for index in chosen]


def _present(values: Sequence[Any]) -> Flags:
    return np.array([value is not None for value in values], dtype=np.bool_)


def _flags(values: Sequence[bool | None]) -> Numbers:
    return np.array([-1 if value is None else int(value) for value in values], dtype=np.int64)


def _as_objects(values: Sequence[Any]) -> NDArray[np.object_]:
    made = np.empty(len(values), dtype=object)
    made[:] = values
    return made
