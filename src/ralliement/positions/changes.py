"""When actors moved: change points of the smoothed path, each with its probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from ralliement.dossier import Dossier
from ralliement.positions import chain
from ralliement.positions.chain import Track
from ralliement.positions.dynamics import Dynamics
from ralliement.positions.estimate import Estimation
from ralliement.positions.model import Change, Telling
from ralliement.positions.observations import Observations, day_of
from ralliement.positions.scale import GRID, Array, quantiles
from ralliement.positions.settings import DEFAULTS, USUAL_STEP, Settings
from ralliement.records import Interval

POSSIBLE = 0.3
"""The probability from which a change is told, always with it: three chances in ten are worth
a look at the sentences."""

_COVERED = 0.9
"""The chance with which a change falls between the days that are told."""

_TOLD = 3
"""How many statements are named on each side of a change."""


def changes(
    dossier: Dossier,
    *,
    until: date | None = None,
    as_of: date | None = None,
    actors: Sequence[str] | None = None,
    settings: Settings = DEFAULTS,
) -> list[Change]:
    """The possible moves by more than half a step between two labelled points, by actor and day.

    Of all actors that are not persons or media, or of ``actors``; those that may have begun
    before ``until`` ends, all if it is None. The medians of the smoothed
    path say where to look; the probability of each move and its days come from the smoothed
    pairs of positions on both sides (Rabiner 1989, eq. 37), over all paths.
    """
    estimation = Estimation(dossier, as_of=as_of, settings=settings)
    found = estimation.observations(actors)
    return [
        change
        for number in np.unique(found.series).tolist()
        for change in _of_series(estimation, found.of(number))
        if until is None or change.when.date_from is None or change.when.date_from < until
    ]


def half_step(points: Sequence[float]) -> float:
    """Half of the mean distance between labelled points of a scale: less is no other line."""
    if len(points) < 2:
        return USUAL_STEP / 2
    return (max(points) - min(points)) / (len(points) - 1) / 2


def _of_series(estimation: Estimation, found: Observations) -> Iterator[Change]:
    logs = chain.weighed_logs(found, estimation.dynamics)
    evidence = chain.gathered(found, logs, estimation.dynamics)
    track = chain.track(evidence, estimation.dynamics)
    moves = _moves(track, estimation.dynamics)
    far = half_step(estimation.points)
    runs = _runs([_median(law) for law in track.smoothed], far)
    for before, after in zip(runs, runs[1:], strict=False):
        change = _change(estimation, found, track, moves, (before, after))
        if change.probability >= POSSIBLE:
            yield change


def _moves(track: Track, dynamics: Dynamics) -> list[Array]:
    """The transition from each day of the track to the next, news included."""
    return [
        (1 - news) * dynamics.transition(after - before) + news / len(GRID)
        for before, after, news in zip(track.days, track.days[1:], track.news[1:], strict=False)
    ]


def _runs(path: Sequence[float], far: float) -> list[range]:
    """The stretches of a path that stay within ``far`` of where they began, as ranges of days."""
    starts = [0]
    for place, value in enumerate(path):
        if abs(value - path[starts[-1]]) > far:
            starts.append(place)
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(path)], strict=True)]


def _change(
    estimation: Estimation,
    found: Observations,
    track: Track,
    moves: Sequence[Array],
    runs: tuple[range, range],
) -> Change:
    smoothed = track.smoothed
    low, high, upward = _window(track, moves, runs, half_step(estimation.points))
    pair = _pair(track, moves, low, high)
    told = found.where(
        (found.day >= track.days[runs[0][0]]) & (found.day <= track.days[runs[1][-1]])
    )
    sides = _sides(estimation, told, smoothed[low], smoothed[high])
    edge = track.days[high]
    return Change(
        actor=found.names[int(found.series[0])],
        when=Interval(day_of(track.days[low]), day_of(track.days[high])),
        from_value=_median(smoothed[low]),
        to_value=_median(smoothed[high]),
        probability=_share_moved(pair, half_step(estimation.points), upward),
        before=tuple(item for item in sides[0] if item.day < day_of(edge))[:_TOLD],
        after=tuple(item for item in sides[1] if item.day >= day_of(track.days[low]))[:_TOLD],
    )


def _window(
    track: Track, moves: Sequence[Array], runs: tuple[range, range], far: float
) -> tuple[int, int, bool]:
    """Between which days the move falls with a chance of nine in ten, and whether it is upward."""
    smoothed = track.smoothed
    first, last = runs
    upward = _median(smoothed[last[len(last) // 2]]) > _median(smoothed[first[len(first) // 2]])
    gaps = range(first[len(first) // 2], last[len(last) // 2])
    shares = np.array([_share_moved(_pair(track, moves, k, k + 1), far, upward) for k in gaps])
    order = np.argsort(-shares, kind="stable")
    needed = int(np.searchsorted(np.cumsum(shares[order]), _COVERED * shares.sum())) + 1
    chosen = order[:needed]
    return gaps[int(chosen.min())], gaps[int(chosen.max())] + 1, upward


def _pair(track: Track, moves: Sequence[Array], low: int, high: int) -> Array:
    """The chances of each pair of positions at two days, all evidence known: (n_grid, n_grid)."""
    joint = track.past[low][:, None] * moves[low] * track.here[low + 1]
    for place in range(low + 1, high):
        joint = (joint @ moves[place]) * track.here[place + 1]
    joint = joint * track.future[high]
    return np.asarray(joint / joint.sum())


def _share_moved(pair: Array, far: float, upward: bool) -> float:
    moved = GRID[None, :] - GRID[:, None]
    return float(pair[(moved if upward else -moved) > far].sum())


def _sides(
    estimation: Estimation, told: Observations, before: Array, after: Array
) -> tuple[list[Telling], list[Telling]]:
    """The statements that speak for the position before, and those for the one after."""
    logs = chain.weighed_logs(told, estimation.dynamics)
    pull = np.log(np.exp(logs) @ after) - np.log(np.exp(logs) @ before)
    order = np.argsort(-pull, kind="stable")
    made = [
        Telling(
            statement=str(told.statements[row]),
            article=str(told.articles[row]),
            day=day_of(told.day[row]),
            stance=float(told.stance[row]),
            pull=round(abs(float(pull[row])), 3),
        )
        for row in order
    ]
    signs = pull[order]
    ahead = [item for item, sign in zip(made, signs, strict=True) if sign > 0]
    behind = [item for item, sign in zip(made[::-1], signs[::-1], strict=True) if sign < 0]
    return behind, ahead


def _median(posterior: Array) -> float:
    return round(float(quantiles(posterior, (0.5,))[0]), 1)
