"""Exact filtering and smoothing of positions on the grid, many series at a time.

The model is a hidden Markov chain (Rabiner 1989, section III): the state is the position, its
moves are those of ``dynamics.py``, its observations those of ``likelihood.py``. A forward pass
gives what is known from the past, a backward pass what later evidence says; their product is
the smoothed position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ralliement.positions.dynamics import Dynamics
from ralliement.positions.likelihood import common_text, mixture, own_line
from ralliement.positions.observations import Flags, Numbers, Observations
from ralliement.positions.scale import GRID, Array

Logs = NDArray[np.float32]
"""Likelihoods or their logarithms, a row each: half the memory of what is computed with."""

_AT_ONCE = 8192
"""Stances whose likelihoods are worked out at once; bounds the memory."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The observations of each series on each day put together.

    ``series``, ``day`` (n_bins,), by day and series; ``likelihood`` (n_bins, n_grid), each row
    scaled so that its largest value is 1; ``scale`` (n_bins,) is the logarithm taken out.
    ``news`` (n_bins,) is the chance that the actor jumped on that day, just before it was heard.
    """

    count: int
    series: Numbers
    day: Numbers
    likelihood: Logs
    scale: Array
    news: Array

    def days(self, *, backward: bool = False) -> Iterator[tuple[int, slice]]:
        """Each day with evidence and its rows."""
        days, starts = np.unique(self.day, return_index=True)
        ends = np.append(starts, len(self.day))[1:]
        rows = list(zip(days.tolist(), starts.tolist(), ends.tolist(), strict=True))
        for day, start, end in reversed(rows) if backward else rows:
            yield day, slice(start, end)


def gathered(found: Observations, logs: Logs, dynamics: Dynamics) -> Evidence:
    """The evidence of observations with their weighed ``logs``, by day and series."""
    order = np.lexsort((found.series, found.day))
    key = found.day[order] * (len(found.names) + 1) + found.series[order]
    _keys, starts = np.unique(key, return_index=True)
    if not len(starts):
        none = np.zeros(0, dtype=np.int64)
        return Evidence(len(found.names), none, none, logs, np.zeros(0), np.zeros(0))
    likelihood = np.add.reduceat(logs[order], starts, axis=0)
    scale = likelihood.max(axis=1)
    likelihood -= scale[:, None]
    np.exp(likelihood, out=likelihood)
    series, day = found.series[order[starts]], found.day[order[starts]]
    own = np.logical_or.reduceat(~found.joint[order], starts)
    news = dynamics.news(_days_since_own(series, day, own))
    return Evidence(len(found.names), series, day, likelihood, scale.astype(np.float64), news)


def _days_since_own(series: Numbers, day: Numbers, own: Flags) -> Numbers:
    """The days since the same series last spoke for itself; 0 where it does not, or never did.

    A text that several actors agree on does not announce a line of one of them.
    """
    since = np.zeros(len(day), dtype=np.int64)
    places = np.flatnonzero(own)
    places = places[np.lexsort((day[places], series[places]))]
    same = np.diff(series[places]) == 0
    since[places[1:][same]] = np.diff(day[places])[same]
    return since


def weighed_logs(found: Observations, dynamics: Dynamics) -> Logs:
    """The log likelihood of each observation, times its weight: (n, n_grid).

    An observation of an uncertain day is averaged over the days of its interval, each day as
    likely: the position is taken at the middle, and what it may have moved between that and
    the day is in the average. For one observation this is exact; between two whose intervals
    overlap, the moves inside the intervals are taken as independent.
    """
    logs = np.empty((len(found), len(GRID)), dtype=np.float32)
    for first in range(0, len(found), _AT_ONCE):
        rows = np.arange(first, min(first + _AT_ONCE, len(found)))
        logs[rows] = _weighed(found.where(rows), dynamics)
    return logs


def _weighed(found: Observations, dynamics: Dynamics) -> Array:
    told = np.empty((len(found), len(GRID)))
    values, place = np.unique(found.stance, return_inverse=True)
    for number, value in enumerate(values):
        here = place == number
        told[here & ~found.joint] = own_line(float(value), found.noise)
        if (here & found.joint).any():
            told[here & found.joint] = common_text(float(value), found.noise)
    likely = mixture(told, found.trust[:, None])
    for reach in np.unique(found.reach[found.reach > 0]):
        wide = found.reach == reach
        likely[wide] = likely[wide] @ dynamics.blur(float(reach))
    return np.asarray(found.weight[:, None] * np.log(likely))


def forward(evidence: Evidence, dynamics: Dynamics, until: int) -> tuple[Array, Array]:
    """What is known at day ``until`` from evidence up to it, and the log evidence of each series.

    Shapes: (n_series, n_grid), rows that sum to 1; (n_series,). The first is even for a series
    without evidence by then.
    """
    state = np.full((evidence.count, len(GRID)), 1 / len(GRID))
    surprise = np.zeros(evidence.count)
    before = until
    for day, rows in evidence.days():
        if day > until:
            break
        state = dynamics.moved(state, day - before) if day > before else state
        before = day
        here = evidence.series[rows]
        joined = _renewed(state[here], evidence.news[rows]) * evidence.likelihood[rows]
        totals = joined.sum(axis=1)
        state[here] = joined / totals[:, None]
        surprise[here] += np.log(totals) + evidence.scale[rows]
    return (dynamics.moved(state, until - before) if until > before else state), surprise


def backward(evidence: Evidence, dynamics: Dynamics, since: int) -> Array:
    """How likely the evidence after day ``since`` is, from each position on that day.

    Shape: (n_series, n_grid), on a scale of its own in each row.
    """
    state = np.ones((evidence.count, len(GRID)))
    after = None
    for day, rows in evidence.days(backward=True):
        if day <= since:
            break
        if after is not None:
            state = dynamics.moved(state, after - day)
        after = day
        here = evidence.series[rows]
        joined = _renewed(state[here] * evidence.likelihood[rows], evidence.news[rows])
        state[here] = joined / joined.max(axis=1, keepdims=True)
    return state if after is None else dynamics.moved(state, after - since)


def _renewed(state: Array, chance: Array) -> Array:
    """The state where with this chance anything may follow; the same in both directions."""
    mixed = (1 - chance[:, None]) * state + chance[:, None] * state.mean(axis=1, keepdims=True)
    return np.asarray(mixed)


@dataclass(frozen=True, slots=True)
class Track:
    """One series over the days of its evidence and others asked for.

    ``days`` (n,); ``past``, ``future`` (n, n_grid): forward and backward messages at each day,
    the day's evidence being in ``past`` only; ``here`` (n, n_grid) that evidence; ``news``
    (n,) as in :class:`Evidence`.
    """

    days: tuple[int, ...]
    past: Array
    future: Array
    here: Array
    news: Array

    @property
    def smoothed(self) -> Array:
        """The position at each day, with all evidence: (n, n_grid), rows that sum to 1."""
        both = self.past * self.future
        return np.asarray(both / both.sum(axis=1, keepdims=True))


def track(evidence: Evidence, dynamics: Dynamics, asked: tuple[int, ...] = ()) -> Track:
    """The one series of ``evidence`` over its days and those ``asked`` for."""
    days = tuple(sorted({*evidence.day.tolist(), *asked}))
    here, news = np.ones((len(days), len(GRID))), np.zeros(len(days))
    rows = np.searchsorted(days, evidence.day)
    here[rows], news[rows] = evidence.likelihood, evidence.news
    past, future = np.empty_like(here), np.ones_like(here)
    state = np.full(len(GRID), 1 / len(GRID))
    for place, day in enumerate(days):
        if place:
            state = state @ dynamics.transition(day - days[place - 1])
        state = ((1 - news[place]) * state + news[place] * state.mean()) * here[place]
        state /= state.sum()
        past[place] = state
    for place in range(len(days) - 2, -1, -1):
        after = future[place + 1] * here[place + 1]
        after = (1 - news[place + 1]) * after + news[place + 1] * after.mean()
        moved = dynamics.transition(days[place + 1] - days[place]) @ after
        future[place] = moved / moved.max()
    return Track(days, past, future, here, news)
