"""One turn of KTAB's spatial model for one draw, compiled; ``ktab.py`` maps the letters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models.compiling import compiled
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


@compiled
def distance(place: FloatArray, other: FloatArray, s: FloatArray) -> float:
    """d = sqrt(Σ ((x_k - y_k) s_k)² / Σ s_k²)."""
    apart, cares = 0.0, 0.0
    for k in range(len(s)):
        step = (place[k] - other[k]) * s[k]
        apart += step * step
        cares += s[k] * s[k]
    return float(np.sqrt(apart / cares))


@compiled
def bent(d: float, risk: float) -> float:
    """u = (1 - d)(1 + d R)."""
    return (1.0 - d) * (1.0 + d * risk)


@compiled
def distances(x: FloatArray, s: FloatArray) -> FloatArray:
    """d[i, j]: how far i, by what it cares about, is from j."""
    n = len(x)
    d = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            if i != j:
                d[i, j] = distance(x[i], x[j], s[i])
    return d


@compiled
def risk_attitudes(
    d: FloatArray, c: FloatArray, victory: int, voting: int, choice: int, span: int
) -> FloatArray:
    """R_i from the chance that i's position is chosen if nobody had an attitude."""
    n = len(d)
    nearness = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            nearness[i, j] = 1.0 - d[i, j]
    p = condorcet_choice(choice, victory, coalitions(voting, c, nearness))
    low, high = p[0], p[0]
    for i in range(n):
        low, high = min(low, p[i]), max(high, p[i])
    if high <= low:
        return np.zeros(n)
    for i in range(n):
        share = (p[i] - low) / (high - low)
        if span == 0:
            p[i] = share
        else:
            p[i] = 1.5 * share - 0.5 if span == 1 else 2.0 * share - 1.0
    return p


@compiled
def position_chances(
    x: FloatArray, u: FloatArray, c: FloatArray, victory: int, voting: int, choice: int
) -> tuple[FloatArray, FloatArray]:
    """The chance of each actor's position among those that differ, and its part of that chance."""
    n = len(x)
    first = np.empty(n, np.int64)
    kept = np.empty(n, np.int64)
    count = 0
    for i in range(n):
        first[i] = count
        for place in range(count):
            if _alike(x[kept[place]], x[i]):
                first[i] = place
                break
        if first[i] == count:
            kept[count] = i
            count += 1
    options, shared = np.empty((n, count)), np.zeros(count)
    for i in range(n):
        shared[first[i]] += 1.0
        for place in range(count):
            options[i, place] = u[i, kept[place]]
    p = condorcet_choice(choice, victory, coalitions(voting, c, options))
    chance, part = np.empty(n), np.empty(n)
    for i in range(n):
        chance[i] = p[first[i]]
        part[i] = p[first[i]] / shared[first[i]]
    return chance, part


@compiled
def _alike(place: FloatArray, other: FloatArray) -> bool:
    differing = 0
    for k in range(len(place)):
        differing += place[k] != other[k]
    return differing == 0


@compiled
def contests(u: FloatArray, w: FloatArray, i: int, voting: int, commit: int, p: FloatArray) -> None:
    """Fill p (n,) with the chance that i beats each other, by utilities u as somebody sees them.

    w = capability · salience.
    """
    n = len(w)
    little_i, little_j, votes = np.empty(n), np.empty(n), np.empty(n)
    for_i, for_j = np.empty(n), np.empty(n)
    for j in range(n):
        own = cast(voting, w[i], u[i, i] - u[i, j])
        theirs = cast(voting, w[j], u[j, i] - u[j, j])
        little_i[j] = _LEAST_PRINCIPAL + max(own, 0.0) + max(theirs, 0.0)
        little_j[j] = _LEAST_PRINCIPAL + max(-own, 0.0) + max(-theirs, 0.0)
        for_i[j], for_j[j] = little_i[j], little_j[j]
    for k in range(n):
        if k == i:
            continue
        _third_votes(u[k], w[k], k, i, voting, commit, little_i, little_j, votes)
        for j in range(n):
            for_i[j] += votes[j] if votes[j] > 0.0 else 0.0
            for_j[j] -= votes[j] if votes[j] < 0.0 else 0.0
    for j in range(n):
        p[j] = for_i[j] / (for_i[j] + for_j[j])


@compiled
def _third_votes(
    u: FloatArray,
    w: float,
    k: int,
    i: int,
    voting: int,
    commit: int,
    little_i: FloatArray,
    little_j: FloatArray,
    votes: FloatArray,
) -> None:
    """k's vote for joining i against joining each other; none where k is the other.

    k goes where the contest ends or stays: with ``commit`` 0 it stays, 1 it follows the winner
    if it joined the loser, 2 it follows the winner.
    """
    to_i, stay = u[i], u[k]
    won_i = to_i if commit == 2 else stay
    lost_i = to_i if commit > 0 else stay
    for j in range(len(u)):
        to_j = u[j]
        won_j = to_j if commit == 2 else stay
        lost_j = to_j if commit > 0 else stay
        leaning = cast(voting, w, to_i - to_j)
        with_i = little_i[j] + (leaning if leaning > 0.0 else 0.0)
        with_j = little_j[j] + (-leaning if leaning < 0.0 else 0.0)
        p = with_i / (with_i + with_j)
        joins_i = p * (2.0 * to_i + won_i) + (1.0 - p) * (2.0 * to_j + lost_j)
        joins_j = p * (2.0 * to_i + lost_i) + (1.0 - p) * (2.0 * to_j + won_j)
        votes[j] = cast(voting, w, joins_i - joins_j)
    votes[k] = 0.0


@compiled
def targets(
    d: FloatArray,
    risk: FloatArray,
    cares: FloatArray,
    w: FloatArray,
    others: int,
    voting: int,
    commit: int,
    target: NDArray[np.int64],
    gain: FloatArray,
    chance: FloatArray,
) -> None:
    """Each actor's best target in its own eyes, what it gains, and its chance to win; or -1.

    ``cares`` (n,) are the sums of saliences.
    """
    n = len(d)
    u, p = np.empty((n, n)), np.empty(n)
    for h in range(n):
        for k in range(n):
            seen = risk[h] + _SEEN[others] * (risk[k] - risk[h]) if k != h else risk[h]
            for j in range(n):
                u[k, j] = bent(d[k, j], seen)
        target[h], gain[h], chance[h] = -1, _LEAST_GAIN, 0.0
        contests(u, w, h, voting, commit, p)
        for j in range(n):
            if j == h:
                continue
            here, there = u[h, h], u[h, j]
            fought = 2.0 * (p[j] * here + (1.0 - p[j]) * there)
            change = (1.0 - cares[j]) * 2.0 * here + cares[j] * fought - (here + there)
            if change > gain[h]:
                target[h], gain[h], chance[h] = j, change, p[j]


@compiled
def meeting_point(
    x_i: FloatArray,
    x_j: FloatArray,
    s_i: FloatArray,
    s_j: FloatArray,
    p: float,
    point: FloatArray,
) -> None:
    """(s_i² P² x_i + s_j² (1-P)² x_j) / (s_i² P² + s_j² (1-P)²) on each dimension, 4 decimals."""
    for k in range(len(x_i)):
        one, two = (s_i[k] * p) ** 2, (s_j[k] * (1.0 - p)) ** 2
        exact = 0.5 * (x_i[k] + x_j[k]) if one + two <= 0.0 else 0.0
        if one + two > 0.0:
            exact = (one * x_i[k] + two * x_j[k]) / (one + two)
        rounded = np.floor(exact * _STEP + 0.5) / _STEP
        point[k] = min(max(rounded, min(x_i[k], x_j[k])), max(x_i[k], x_j[k]))


@compiled
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
    x, new = start.copy(), start.copy()
    cares, w = np.zeros(n), np.empty(n)
    for i in range(n):
        for k in range(issues):
            cares[i] += s[i, k]
        w[i] = c[i] * cares[i]
    target = np.empty(n, np.int64)
    gain, chance, points = np.empty(n), np.empty(n), np.zeros((n, issues))
    d, u = np.zeros((n, n)), np.empty((n, n))
    moving, first_change = True, -1.0
    risk, p, part = np.zeros(n), np.zeros(n), np.zeros(n)
    for turn in range(turns + 1):
        if moving:
            d = distances(x, s)
            risk = risk_attitudes(d, c, victory, voting, choice, span)
            for i in range(n):
                for j in range(n):
                    u[i, j] = bent(d[i, j], risk[i])
            p, part = position_chances(x, u, c, victory, voting, choice)
        for k in range(issues):
            outcome[turn, k] = 0.0
            for i in range(n):
                out[turn, i, k] = x[i, k]
                outcome[turn, k] += part[i] * x[i, k]
        for i in range(n):
            chances[turn, i], risks[turn, i] = p[i], risk[i]
        if turn == turns or not moving:
            continue
        targets(d, risk, cares, w, others, voting, commit, target, gain, chance)
        for i in range(n):
            if target[i] >= 0:
                j = target[i]
                meeting_point(x[i], x[j], s[i], s[j], chance[i], points[i])
        change = 0.0
        for i in range(n):
            luck = drawn[turn, i] if len(drawn) else -1.0
            taken = _taken(i, x, s, c, risk, u, target, points, victory, voting, choice, luck)
            for k in range(issues):
                new[i, k] = points[taken, k] if taken >= 0 else x[i, k]
                change += abs(new[i, k] - x[i, k])
            if turn < len(told):
                _tell(told[turn, i], target[i], gain[i], chance[i], points[i], taken)
        if first_change < 0.0:
            first_change = change
        moving = change > 0.0 and change >= settle * first_change
        for i in range(n):
            for k in range(issues):
                x[i, k] = new[i, k]


@compiled
def _tell(
    row: FloatArray, target: int, gain: float, chance: float, point: FloatArray, taken: int
) -> None:
    row[0], row[1], row[2] = target, gain, chance
    for k in range(len(point)):
        row[3 + k] = point[k]
    row[3 + len(point)] = taken


@compiled
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
    luck: float,
) -> int:
    """Whose bargain k takes, by the Condorcet choice among all those it is in, or -1 for none.

    Everybody votes, by capability, with the mean utility of all positions after a bargain.
    ``luck`` is as in ``_picked``.
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
        quo = 0.0
        for i in range(n):
            quo += u[voter, i]
        state[voter, 0] = quo / n
        for m in range(1, count):
            i = proposers[m]
            at = bent(distance(x[voter], points[i], s[voter]), risk[voter])
            state[voter, m] = (quo - u[voter, i] - u[voter, target[i]] + 2.0 * at) / n
    p = condorcet_choice(choice, victory, coalitions(voting, c, state))
    return int(proposers[_picked(p, luck)])


@compiled
def _picked(p: FloatArray, luck: float) -> int:
    """The option that a number 0..1 falls on; with a negative one, the likeliest."""
    place, reached = 0, p[0]
    for m in range(1, len(p)):
        if luck < 0.0:
            place = m if p[m] > p[place] else place
        elif reached < luck:
            place = m
            reached += p[m]
    return place
