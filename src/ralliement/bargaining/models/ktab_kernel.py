"""One turn of KTAB's spatial model for one draw, compiled; ``ktab.py`` maps the letters."""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models.condorcet import cast, coalitions, condorcet_choice
from ralliement.bargaining.table import FloatArray

RANGES = ("min", "mid", "max")
"""Risk attitudes in 0..1, -½..1 or -1..1."""
OTHERS = ("none", "one-third", "half", "two-thirds", "full")
"""How much of another's risk attitude one sees: 0, 1/3, 1/2, 2/3 or all of it."""
COMMITS = ("none", "semi", "full")
"""If a third party that joins a side goes where the contest ends: never, if it loses, always."""

_SEEN = (0.0, 1.0 / 3.0, 0.5, 2.0 / 3.0, 1.0)
_LEAST_GAIN = 1e-5
_LEAST_PRINCIPAL = 1e-10
_STEP = 1e4

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def distance(place: FloatArray, other: FloatArray, s: FloatArray) -> float:
    """d = sqrt(Σ ((x_k - y_k) s_k)² / Σ s_k²)."""
    apart = ((place - other) * s) ** 2
    return float(np.sqrt(apart.sum() / (s**2).sum()))


@_compiled
def bent(d: float, risk: float) -> float:
    """u = (1 - d)(1 + d R)."""
    return (1.0 - d) * (1.0 + d * risk)


@_compiled
def distances(x: FloatArray, s: FloatArray) -> FloatArray:
    """d[i, j]: how far i, by what it cares about, is from j."""
    n = len(x)
    d = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i != j:
                d[i, j] = distance(x[i], x[j], s[i])
    return d


@_compiled
def risk_attitudes(
    d: FloatArray, c: FloatArray, victory: int, voting: int, choice: int, span: int
) -> FloatArray:
    """R_i from the chance that i's position is chosen if nobody had an attitude."""
    p = condorcet_choice(choice, victory, coalitions(voting, c, 1.0 - d))
    low, high = p.min(), p.max()
    if high <= low:
        return np.zeros(len(p))
    for i in range(len(p)):
        share = (p[i] - low) / (high - low)
        if span == 0:
            p[i] = share
        else:
            p[i] = 1.5 * share - 0.5 if span == 1 else 2.0 * share - 1.0
    return p


@_compiled
def position_chances(
    x: FloatArray, u: FloatArray, c: FloatArray, victory: int, voting: int, choice: int
) -> tuple[FloatArray, FloatArray]:
    """The chance of each actor's position among those that differ, and its part of that chance."""
    n = len(x)
    first = np.empty(n, np.int64)
    kept = np.empty(n, np.int64)
    count = 0
    for i in range(n):
        first[i] = -1
        for place in range(count):
            if np.all(x[kept[place]] == x[i]):
                first[i] = place
                break
        if first[i] < 0:
            first[i] = count
            kept[count] = i
            count += 1
    options = np.empty((n, count))
    for place in range(count):
        options[:, place] = u[:, kept[place]]
    p = condorcet_choice(choice, victory, coalitions(voting, c, options))
    shared = np.zeros(count)
    for i in range(n):
        shared[first[i]] += 1.0
    return p[first], p[first] / shared[first]


@_compiled
def _commitment(commit: int, u_to: float, u_own: float, lost: bool) -> float:
    """What k gets of its own place: the winner's if it must follow, else its own."""
    if commit == 2 or (commit == 1 and lost):
        return u_to
    return u_own


@_compiled
def contest(u: FloatArray, w: FloatArray, i: int, j: int, voting: int, commit: int) -> float:
    """The chance that i beats j by utilities u as somebody sees them; w = capability · salience."""
    own = cast(voting, w[i], u[i, i] - u[i, j])
    theirs = cast(voting, w[j], u[j, i] - u[j, j])
    for_i = _LEAST_PRINCIPAL + max(own, 0.0) + max(theirs, 0.0)
    for_j = _LEAST_PRINCIPAL + max(-own, 0.0) + max(-theirs, 0.0)
    little_i, little_j = for_i, for_j
    for k in range(len(w)):
        if k in (i, j):
            continue
        leaning = cast(voting, w[k], u[k, i] - u[k, j])
        with_i, with_j = little_i + max(leaning, 0.0), little_j + max(-leaning, 0.0)
        p = with_i / (with_i + with_j)
        to_i, to_j, stay = u[k, i], u[k, j], u[k, k]
        joins_i = p * (2.0 * to_i + _commitment(commit, to_i, stay, False)) + (1.0 - p) * (
            2.0 * to_j + _commitment(commit, to_j, stay, True)
        )
        joins_j = p * (2.0 * to_i + _commitment(commit, to_i, stay, True)) + (1.0 - p) * (
            2.0 * to_j + _commitment(commit, to_j, stay, False)
        )
        vote = cast(voting, w[k], joins_i - joins_j)
        if vote > 0.0:
            for_i += vote
        else:
            for_j -= vote
    return for_i / (for_i + for_j)


@_compiled
def targets(
    d: FloatArray,
    risk: FloatArray,
    s: FloatArray,
    w: FloatArray,
    others: int,
    voting: int,
    commit: int,
    target: NDArray[np.int64],
    gain: FloatArray,
    chance: FloatArray,
) -> None:
    """Each actor's best target in its own eyes, what it gains, and its chance to win; or -1."""
    n = len(d)
    u = np.empty((n, n))
    for h in range(n):
        for k in range(n):
            seen = risk[h] + _SEEN[others] * (risk[k] - risk[h]) if k != h else risk[h]
            for j in range(n):
                u[k, j] = bent(d[k, j], seen)
        target[h], gain[h], chance[h] = -1, _LEAST_GAIN, 0.0
        for j in range(n):
            if j == h:
                continue
            p = contest(u, w, h, j, voting, commit)
            cares = s[j].sum()
            here, there = u[h, h], u[h, j]
            fought = 2.0 * (p * here + (1.0 - p) * there)
            change = (1.0 - cares) * 2.0 * here + cares * fought - (here + there)
            if change > gain[h]:
                target[h], gain[h], chance[h] = j, change, p


@_compiled
def meeting_point(
    x_i: FloatArray, x_j: FloatArray, s_i: FloatArray, s_j: FloatArray, p: float
) -> FloatArray:
    """(s_i² P² x_i + s_j² (1-P)² x_j) / (s_i² P² + s_j² (1-P)²) on each dimension, 4 decimals."""
    point = np.empty(len(x_i))
    for k in range(len(x_i)):
        one, two = (s_i[k] * p) ** 2, (s_j[k] * (1.0 - p)) ** 2
        exact = 0.5 * (x_i[k] + x_j[k]) if one + two <= 0.0 else 0.0
        if one + two > 0.0:
            exact = (one * x_i[k] + two * x_j[k]) / (one + two)
        rounded = np.floor(exact * _STEP + 0.5) / _STEP
        point[k] = min(max(rounded, min(x_i[k], x_j[k])), max(x_i[k], x_j[k]))
    return point


@_compiled
def play(
    start: FloatArray,
    s: FloatArray,
    c: FloatArray,
    options: NDArray[np.int64],
    settle: float,
    drawn: FloatArray,
    out: FloatArray,
    chances: FloatArray,
    risks: FloatArray,
    outcome: FloatArray,
    told: FloatArray,
) -> None:
    """All turns of one draw of actors with weight.

    start, s (n, n_issues), c (n); options: victory, voting, choice, range, others, commit;
    drawn (n_turns, n) numbers 0..1 to choose bargains by chance; without one, the likeliest.
    Fills out (n_turns + 1, n, n_issues), chances and risks (n_turns + 1, n), outcome
    (n_turns + 1, n_issues) and, with room for
    it, told (n_turns, n, 3 + n_issues): target, gain, chance and the point offered; and in
    the last column of ``told`` which bargain the actor took: the proposer's number, or -1.
    """
    victory, voting, choice, span, others, commit = options
    n, issues = start.shape
    turns = len(out) - 1
    x = start.copy()
    w = c * s.sum(axis=1)
    target = np.empty(n, np.int64)
    gain, chance, points = np.empty(n), np.empty(n), np.zeros((n, issues))
    moving, first_change = True, -1.0
    risk, p, part = np.zeros(n), np.zeros(n), np.zeros(n)
    for turn in range(turns + 1):
        if moving:
            d = distances(x, s)
            risk = risk_attitudes(d, c, victory, voting, choice, span)
            u = np.empty((n, n))
            for i in range(n):
                for j in range(n):
                    u[i, j] = bent(d[i, j], risk[i])
            p, part = position_chances(x, u, c, victory, voting, choice)
        out[turn], chances[turn], risks[turn] = x, p, risk
        for k in range(issues):
            outcome[turn, k] = (part * x[:, k]).sum()
        if turn == turns or not moving:
            continue
        targets(d, risk, s, w, others, voting, commit, target, gain, chance)
        for i in range(n):
            if target[i] >= 0:
                j = target[i]
                points[i] = meeting_point(x[i], x[j], s[i], s[j], chance[i])
        new = x.copy()
        for k in range(n):
            taken = _taken(
                k, x, s, c, risk, u, target, points, victory, voting, choice, drawn, turn
            )
            if taken >= 0:
                new[k] = points[taken]
            if turn < len(told):
                told[turn, k, 0], told[turn, k, 1], told[turn, k, 2] = target[k], gain[k], chance[k]
                told[turn, k, 3 : 3 + issues] = points[k]
                told[turn, k, 3 + issues] = taken
        change = np.abs(new - x).sum()
        if first_change < 0.0:
            first_change = change
        moving = change > 0.0 and change >= settle * first_change
        x = new


@_compiled
def _taken(
    k: int,
    x: FloatArray,
    s: FloatArray,
    c: FloatArray,
    risk: FloatArray,
    u: FloatArray,
    target: NDArray[np.int64],
    points: FloatArray,
    victory: int,
    voting: int,
    choice: int,
    drawn: FloatArray,
    turn: int,
) -> int:
    """Whose bargain k takes, by the Condorcet choice among all those it is in, or -1 for none.

    Everybody votes, by capability, with the mean utility of all positions after a bargain.
    """
    n = len(x)
    proposers = np.empty(n + 1, np.int64)
    proposers[0] = -1
    count = 1
    for i in range(n):
        if target[i] >= 0 and (i == k or target[i] == k):
            proposers[count] = i
            count += 1
    if count == 1:
        return -1
    state = np.empty((n, count))
    for voter in range(n):
        quo = u[voter].sum()
        state[voter, 0] = quo / n
        for m in range(1, count):
            i = proposers[m]
            at = bent(distance(x[voter], points[i], s[voter]), risk[voter])
            state[voter, m] = (quo - u[voter, i] - u[voter, target[i]] + 2.0 * at) / n
    p = condorcet_choice(choice, victory, coalitions(voting, c, state))
    if len(drawn) == 0:
        return int(proposers[np.argmax(p)])
    place = np.searchsorted(np.cumsum(p), drawn[turn, k])
    return int(proposers[min(place, count - 1)])
