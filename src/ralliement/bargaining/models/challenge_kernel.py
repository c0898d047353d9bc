"""The arithmetic of the challenge model for one draw, compiled.

It runs without Python's lock, so that draws are shared out among threads. Names are the
paper's letters; ``challenge.py`` maps them. Inside a round actors are in order of their
positions: who is nearer to i than to j are then all those up to the middle of the two, and
a vote among any pair is a difference of running sums.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models.compiling import compiled
from ralliement.bargaining.models.fast_math import exp_of, log_of
from ralliement.bargaining.table import FloatArray

NONE, CONFRONTATION, COMPROMISE, CAPITULATION = 0, 1, 2, 3
_LEAST = 1e-300
_LN_HALF = math.log(0.5)


@compiled
def play(
    start: FloatArray,
    s: FloatArray,
    c: FloatArray,
    q: float,
    literal: bool,
    out: FloatArray,
    risk: FloatArray,
    told: FloatArray,
    picked: FloatArray,
) -> None:
    """All rounds of one draw of actors with weight; fills out[1:] and risk (n_rounds, n).

    ``literal`` follows the paper's text instead of the authors' program. ``told``
    (n_rounds, 2, n, n) takes E(U_ij) and E(U_ji), and ``picked`` (n_rounds, n) whom each one
    followed, if they have room for it; give them no rounds otherwise.
    """
    n, rounds = len(start), len(risk)
    x = start.copy()
    lowest, highest = x[0], x[0]
    for i in range(n):
        lowest, highest = min(lowest, x[i]), max(highest, x[i])
    big_r = highest - lowest
    votes, p, running = np.empty((n, n)), np.empty((n, n)), np.zeros((n + 1, n))
    win, lose, own, other = (np.empty((n, n)), np.empty((n, n)), np.empty((n, n)), np.empty((n, n)))
    pairs = n * (n - 1) // 2
    d, brackets, logs = np.zeros((n, n)), np.empty((3, pairs)), np.empty((3, pairs))
    products, bits = np.empty(n * n), np.empty(n * n, np.int64)
    z, salience, w = np.empty(n), np.empty(n), np.empty(n)
    r, security, mu, rank = np.ones(n), np.empty(n), np.zeros(n), np.empty(n, np.int64)
    to, chosen = np.empty(n), np.empty(n)
    moving = big_r > 0.0
    for turn in range(rounds):
        if moving:
            order = np.argsort(x, kind="mergesort")
            for place in range(n):
                i = order[place]
                z[place], salience[place], w[place] = x[i], s[i], c[i] * s[i]
                rank[i], r[place] = place, 1.0
            _distances(z, big_r, d)
            if q < 1.0:
                _median_distance(z, w, big_r, mu)
            _straight_votes(w, d, votes)
            _chances(z, votes, literal, running, p)
            _straight_utilities(d, win, lose)
            _expected(d, win, lose, salience, p, r, q, mu, own, other)
            _risk(own, r, security)
            _logarithms(d, brackets, logs, bits)
            if not literal:
                _bent_votes(w, r, d, logs[0], products, votes, bits)
                _chances(z, votes, literal, running, p)
            _bent_utilities(r, logs[1], products, win, bits)
            _bent_utilities(r, logs[2], products, lose, bits)
            _expected(d, win, lose, salience, p, r, q, mu, own, other)
            moving = _choose(x, rank, own, other, literal, to, chosen)
            if turn < len(told):
                for i in range(n):
                    for j in range(n):
                        told[turn, 0, i, j] = own[rank[i], rank[j]]
                        told[turn, 1, i, j] = other[rank[i], rank[j]]
                    picked[turn, i] = chosen[i]
            for i in range(n):
                x[i] = to[i]
        for i in range(n):
            out[turn + 1, i] = x[i]
            risk[turn, i] = r[rank[i]] if big_r > 0.0 else 1.0


@compiled
def play_share(
    first: int,
    step: int,
    s: FloatArray,
    c: FloatArray,
    q: float,
    literal: bool,
    out: FloatArray,
    risk: FloatArray,
) -> None:
    """``play`` for draws first, first + step, …; actors without weight stand still.

    s, c (n_draws, n_actors); out (n_draws, n_rounds + 1, n_actors) starts in round 0.
    """
    rounds, everybody = risk.shape[1], risk.shape[2]
    heard = np.empty(everybody, np.int64)
    start, cares, weighs = np.empty(everybody), np.empty(everybody), np.empty(everybody)
    for draw in range(first, len(out), step):
        n = 0
        for i in range(len(heard)):
            if c[draw, i] * s[draw, i] > 0.0:
                heard[n], start[n] = i, out[draw, 0, i]
                cares[n], weighs[n] = s[draw, i], c[draw, i]
                n += 1
        path, exponents = np.empty((rounds + 1, n)), np.empty((rounds, n))
        told, picked = np.empty((0, 2, n, n)), np.empty((0, n))
        play(start[:n], cares[:n], weighs[:n], q, literal, path, exponents, told, picked)
        for turn in range(rounds):
            for place in range(n):
                out[draw, turn + 1, heard[place]] = path[turn + 1, place]
                risk[draw, turn, heard[place]] = exponents[turn, place]


@compiled
def _distances(z: FloatArray, big_r: float, d: FloatArray) -> None:
    """d_ij = |z_i - z_j| / R."""
    for i in range(len(z)):
        for j in range(len(z)):
            d[i, j] = min(abs(z[i] - z[j]) / big_r, 1.0)


@compiled
def _logarithms(
    d: FloatArray, brackets: FloatArray, logs: FloatArray, bits: NDArray[np.int64]
) -> None:
    """ln d, ln(.5 - .5d) and ln(.5 + .5d) of each pair (i, j < i), at i (i - 1) / 2 + j.

    Zeros are taken as the least number, whose powers vanish; ``brackets`` is room like ``logs``.
    """
    for i in range(1, len(d)):
        row = i * (i - 1) // 2
        for j in range(i):
            brackets[0, row + j] = max(d[i, j], _LEAST)
            brackets[1, row + j] = max(0.5 - 0.5 * d[i, j], _LEAST)
            brackets[2, row + j] = 0.5 + 0.5 * d[i, j]
    for kind in range(3):
        log_of(brackets[kind], logs[kind], bits)


@compiled
def _straight_votes(w: FloatArray, d: FloatArray, votes: FloatArray) -> None:
    """votes[k, j] = c_k s_k d_kj: what k holds against the position of j."""
    for k in range(len(w)):
        for j in range(len(w)):
            votes[k, j] = w[k] * d[k, j]


@compiled
def _bent_votes(
    w: FloatArray,
    r: FloatArray,
    d: FloatArray,
    logs: FloatArray,
    products: FloatArray,
    votes: FloatArray,
    bits: NDArray[np.int64],
) -> None:
    """votes[k, j] = c_k s_k d_kj^r_k."""
    _powers(r, logs, products, votes, bits)
    for k in range(len(w)):
        for j in range(len(w)):
            votes[k, j] = w[k] * votes[k, j] if d[k, j] > 0.0 else 0.0


@compiled
def _powers(
    r: FloatArray, logs: FloatArray, products: FloatArray, out: FloatArray, bits: NDArray[np.int64]
) -> None:
    """out[i, j] = e^(r_i ln) of each pair; e^0 on the diagonal. ``products`` is room."""
    n = len(r)
    for i in range(n):
        products[i * n + i] = 0.0
        row = i * (i - 1) // 2
        for j in range(i):
            products[i * n + j] = r[i] * logs[row + j]
        for j in range(i + 1, n):
            products[i * n + j] = r[i] * logs[j * (j - 1) // 2 + i]
    # Not in place: vector instructions need to know that nothing overlaps.
    exp_of(products, out.reshape(n * n), bits)


@compiled
def _straight_utilities(d: FloatArray, win: FloatArray, lose: FloatArray) -> None:
    """U_s = 2 - 4(.5 - .5d) and U_f = 2 - 4(.5 + .5d): equations 15 and 16 with r = 1."""
    n = len(d)
    for i in range(n):
        for j in range(n):
            win[i, j] = 2.0 * d[i, j]
            lose[i, j] = -2.0 * d[i, j]


@compiled
def _bent_utilities(
    r: FloatArray, logs: FloatArray, products: FloatArray, out: FloatArray, bits: NDArray[np.int64]
) -> None:
    """U = 2 - 4 [.5 ± .5d]^r_i from the logarithm of the bracket."""
    _powers(r, logs, products, out, bits)
    for i in range(len(r)):
        for j in range(len(r)):
            out[i, j] = 2.0 - 4.0 * out[i, j]


@compiled
def _chances(
    z: FloatArray, votes: FloatArray, literal: bool, running: FloatArray, p: FloatArray
) -> None:
    """P_ij, the chance that i prevails over j; the vote of k for i is votes[k, j] - votes[k, i].

    ``literal`` divides by the votes cast on the pair (equation 31), the program by those
    cast on all ordered pairs. ``running`` is room for the sums of votes over the first k.
    """
    n = len(z)
    for k in range(n):
        for j in range(n):
            running[k + 1, j] = running[k, j] + votes[k, j]
    total = 0.0
    for i in range(n):
        p[i, i] = 0.0
        middle = i
        for j in range(i + 1, n):
            if z[i] == z[j]:
                p[i, j] = p[j, i] = 0.0
                continue
            while middle < n and z[middle] - z[i] <= z[j] - z[middle]:
                middle += 1
            lower = running[middle, j] - running[middle, i]
            upper = lower - (running[n, j] - running[n, i])
            p[i, j], p[j, i] = max(lower, 0.0), max(upper, 0.0)
            total += 2.0 * (p[i, j] + p[j, i])
    if not literal:
        scale = 1.0 / total if total > 0.0 else 1.0
        for i in range(n):
            for j in range(n):
                p[i, j] *= scale
        return
    for i in range(n):
        for j in range(i + 1, n):
            cast = p[i, j] + p[j, i]
            if cast > 0.0:
                p[i, j] /= cast
                p[j, i] /= cast


@compiled
def _expected(
    d: FloatArray,
    win: FloatArray,
    lose: FloatArray,
    s: FloatArray,
    p: FloatArray,
    r: FloatArray,
    q: float,
    mu: FloatArray,
    own: FloatArray,
    other: FloatArray,
) -> None:
    """own[i, j] = E^i(U_ij), i's gain by challenging j; other[i, j] = E^i(U_ji) as i sees it.

    Equations 5-7 and 25. ``mu`` is each actor's distance to the median over R.
    """
    n = len(d)
    for i in range(n):
        quo = 2.0 - 4.0 * math.exp(r[i] * _LN_HALF)
        for j in range(n):
            loss = win[i, j] - lose[i, j]
            gain = win[i, j] - quo
            apart = d[i, j] > 0.0
            own[i, j] = gain - s[j] * (1.0 - p[i, j]) * loss if apart else 0.0
            other[i, j] = gain - s[i] * (1.0 - p[j, i]) * loss if apart else 0.0
        if q < 1.0:
            for j in range(n):
                if d[i, j] > 0.0:
                    more = (1.0 - q) * (quo - _unchallenged(d[i, j], mu[i], r[i]))
                    own[i, j] += more
                    other[i, j] += more


@compiled
def _unchallenged(d: float, mu: float, r: float) -> float:
    """T U_b + (1 - T) U_w (22, 23): j goes to the median by itself, nearer to i or not."""
    away = 0.25 * (mu + d)
    base = 0.5 - away if mu < d else 0.5 + away
    return float(2.0 - 4.0 * max(base, 0.0) ** r)


@compiled
def _median_distance(z: FloatArray, w: FloatArray, big_r: float, mu: FloatArray) -> None:
    """|z_i - median| / R for every actor."""
    total = 0.0
    for k in range(len(w)):
        total += w[k]
    cumulated, median, half = 0.0, z[-1], total * (0.5 - 1e-12)
    for k in range(len(z)):
        cumulated += w[k]
        if cumulated >= half:
            median = z[k]
            break
    for k in range(len(z)):
        mu[k] = abs(z[k] - median) / big_r


@compiled
def _risk(own: FloatArray, r: FloatArray, security: FloatArray) -> None:
    """Sec_i = Σ_j E(U_ji), R_i (equation 34), r_i = (1 - R_i/3) / (1 + R_i/3) (equation 33)."""
    n = len(r)
    for i in range(n):
        security[i] = 0.0
    for j in range(n):
        for i in range(n):
            security[i] += own[j, i]
    low, high = security[0], security[0]
    for i in range(n):
        low, high = min(low, security[i]), max(high, security[i])
    for i in range(n):
        big_r = 0.0
        if high > low:
            big_r = (2.0 * security[i] - high - low) / (high - low)
        r[i] = (1.0 - big_r / 3.0) / (1.0 + big_r / 3.0)


@compiled
def offer_kind(a: float, b: float, literal: bool) -> int:
    """What i must do about j, in i's eyes: a = E^i(U_ij), b = E^i(U_ji) (figure 6)."""
    if b > a > 0.0:
        return CONFRONTATION
    if b > 0.0 > a and b > -a:
        return COMPROMISE
    if literal and b > 0.0 > a and -a > b:
        return CAPITULATION
    return NONE


@compiled
def _choose(
    x: FloatArray,
    rank: NDArray[np.int64],
    own: FloatArray,
    other: FloatArray,
    literal: bool,
    to: FloatArray,
    chosen: FloatArray,
) -> bool:
    """Each actor's answer to its offers: to[i] where it goes, chosen[i] to whom (-1 nobody).

    Returns if anybody moves. Of two equal offers the first actor's is taken.
    """
    n = len(x)
    moved = False
    for i in range(n):
        best_kind, best_key, best = 4, 0.0, -1
        to[i] = x[i]
        for j in range(n):
            a, b = own[rank[i], rank[j]], other[rank[i], rank[j]]
            kind = offer_kind(a, b, literal)
            if kind == NONE or kind > best_kind:
                continue
            share = -a / b if kind == COMPROMISE else 1.0
            key = abs(x[i] - x[j]) * share
            if kind == COMPROMISE and not literal:
                key = (-a * x[i] + b * x[j]) / (b - a)
            if kind < best_kind or key < best_key:
                best_kind, best_key, best = kind, key, j
                to[i] = x[i] + (x[j] - x[i]) * share if kind == COMPROMISE else x[j]
        chosen[i] = best
        moved = moved or to[i] != x[i]
    return moved
