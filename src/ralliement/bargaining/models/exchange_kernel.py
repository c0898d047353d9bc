"""Rounds of exchanges for one draw, compiled; ``exchange.py`` maps the letters.

A possible trade is four numbers: i, j, p, q, where i demands issue p and supplies q, and j
the other way round. Positions are shares of the scale.
"""

from __future__ import annotations

import numba
import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.table import FloatArray

LEAST_MOVE = 1e-12
"""The least move that counts, in shares of the scale; 1e-10 of a scale of 100."""
_TIE = 1e-12
_CROSSED = 1e-14
_MEMORY = 40
TOLD = 14
"""Numbers told of a trade: round, i, j, p, q, gain, then y of i on q and of j on p, before and
after, then the outcomes of p and q, before and after."""

Trades = NDArray[np.int64]

_compiled = numba.njit(cache=True, nogil=True, error_model="numpy")


@_compiled
def outcomes(y: FloatArray, w: FloatArray) -> FloatArray:
    """O_p = Σ c s y / Σ c s on each issue."""
    found = np.empty(y.shape[1])
    for p in range(y.shape[1]):
        found[p] = (w[:, p] * y[:, p]).sum() / w[:, p].sum()
    return found


@_compiled
def possible_trades(x: FloatArray, s: FloatArray, w: FloatArray, o: FloatArray) -> Trades:
    """Every pair of actors on opposite sides of the outcome on both of two issues."""
    n, m = x.shape
    found = np.empty((n * n * m * m // 4 + 1, 4), np.int64)
    count = 0
    for p in range(m):
        for q in range(p + 1, m):
            for i in range(n):
                for j in range(i + 1, n):
                    if w[i, p] <= 0.0 or w[i, q] <= 0.0 or w[j, p] <= 0.0 or w[j, q] <= 0.0:
                        continue
                    if (x[i, p] < o[p]) == (x[j, p] < o[p]):
                        continue
                    if (x[i, q] < o[q]) == (x[j, q] < o[q]):
                        continue
                    # Who cares more for p, compared with q, demands it.
                    i_demands = s[i, p] * s[j, q] >= s[j, p] * s[i, q]
                    found[count, 0], found[count, 1] = (i, j) if i_demands else (j, i)
                    found[count, 2], found[count, 3] = p, q
                    count += 1
    return found[:count]


@_compiled
def equal_gain(
    trade: NDArray[np.int64],
    x: FloatArray,
    y: FloatArray,
    s: FloatArray,
    shift: FloatArray,
    o: FloatArray,
    bought: FloatArray,
    found: FloatArray,
) -> bool:
    """The terms at which both gain the same: found = gain, move of i on q, move of j on p.

    ``shift`` (n, m) is how far an outcome goes when the actor crosses the whole scale;
    ``bought[k, p]`` how far what k bought on p has moved its outcome o so far. No outcome may go
    past what the buyer demands by what it bought itself. False if there are no terms.
    """
    i, j, p, q = trade
    ratio = (s[i, p] + s[j, p]) / (s[i, q] + s[j, q])
    room_i, room_j = x[j, q] - y[i, q], x[i, p] - y[j, p]
    d_p = abs(room_j) * shift[j, p]
    d_q = d_p * ratio
    if d_q > abs(room_i) * shift[i, q]:
        d_q = abs(room_i) * shift[i, q]
        d_p = d_q / ratio
    if not _valid(d_q / shift[i, q], room_i, y[i, q] - x[i, q]):
        return False
    if not _valid(d_p / shift[j, p], room_j, y[j, p] - x[j, p]):
        return False
    limit = _left(x[j, q] - o[q] - bought[j, q], room_i, d_q)
    if limit < d_q:
        d_q, d_p = limit, limit / ratio
    limit = _left(x[i, p] - o[p] - bought[i, p], room_j, d_p)
    if limit < d_p:
        d_p, d_q = limit, limit * ratio
    move_i, move_j = d_q / shift[i, q], d_p / shift[j, p]
    found[0] = s[i, p] * d_p - s[i, q] * d_q
    found[1], found[2] = np.sign(room_i) * move_i, np.sign(room_j) * move_j
    return bool(move_i > LEAST_MOVE and move_j > LEAST_MOVE and found[0] > LEAST_MOVE)


@_compiled
def _valid(move: float, room: float, before: float) -> bool:
    """A move has a length, and the direction of those that the actor made before."""
    return LEAST_MOVE < move <= 1.0 + LEAST_MOVE and before * room >= -LEAST_MOVE


@_compiled
def _left(away: float, room: float, shift: float) -> float:
    """How far the outcome may go towards a point that it would cross; else all the way."""
    after = away - np.sign(room) * shift
    return abs(away) if away * after < -_CROSSED else shift


@_compiled
def trade_round(
    x: FloatArray,
    s: FloatArray,
    w: FloatArray,
    remembers: bool,
    luck: FloatArray,
    number: int,
    told: FloatArray,
    count: int,
) -> tuple[FloatArray, int]:
    """All exchanges of one round: the voting positions after it, and how many were told so far.

    The trade with the highest gain is made, of equal ones that which ``luck`` takes; what its
    actors have sold or bought changes the terms of others, until no trade is left.
    ``remembers`` keeps the program's memory of moves (``Memory`` in ``exchange.py``).
    """
    n, m = x.shape
    y = x.copy()
    start = outcomes(x, w)
    shift, bought = np.zeros((n, m)), np.zeros((n, m))
    for p in range(m):
        shift[:, p] = w[:, p] / w[:, p].sum()
    trades = possible_trades(x, s, w, start)
    size = len(trades)
    terms, alive = np.zeros((size, 3)), np.zeros(size, np.bool_)
    memory = np.zeros((size if remembers else 0, 2, _MEMORY))
    kept = np.zeros((size, 2), np.int64)
    for t in range(size):
        alive[t] = equal_gain(trades[t], x, y, s, shift, start, bought, terms[t])
        if remembers and alive[t]:
            memory[t, 0, 0], memory[t, 1, 0] = terms[t, 1], terms[t, 2]
            kept[t] = 1
    made = 0
    while True:
        best = _best(terms, alive, luck[made % len(luck)])
        if best < 0:
            break
        alive[best] = False
        i, j, p, q = trades[best]
        if count < len(told):
            told[count, 0], told[count, 5] = number, terms[best, 0]
            told[count, 1:5] = trades[best]
            now = outcomes(y, w)
            told[count, 6], told[count, 8] = y[i, q], y[j, p]
            told[count, 10], told[count, 12] = now[p], now[q]
        y[i, q] = min(max(y[i, q] + terms[best, 1], 0.0), 1.0)
        y[j, p] = min(max(y[j, p] + terms[best, 2], 0.0), 1.0)
        bought[j, q] += terms[best, 1] * shift[i, q]
        bought[i, p] += terms[best, 2] * shift[j, p]
        if count < len(told):
            now = outcomes(y, w)
            told[count, 7], told[count, 9] = y[i, q], y[j, p]
            told[count, 11], told[count, 13] = now[p], now[q]
            count += 1
        made += 1
        for t in range(size):
            if not alive[t]:
                continue
            a, b, pp, qq = trades[t]
            sold_a = (a == i and qq == q) or (a == j and qq == p)
            sold_b = (b == i and pp == q) or (b == j and pp == p)
            buys = (a == i and pp == p) or (a == j and pp == q)
            buys = buys or (b == i and qq == p) or (b == j and qq == q)
            if not (sold_a or sold_b or buys):
                continue
            alive[t] = equal_gain(trades[t], x, y, s, shift, start, bought, terms[t])
            if remembers and alive[t]:
                alive[t] = _remember(memory[t], kept[t], sold_a, sold_b, terms[t])
    return y, count


@_compiled
def _best(terms: FloatArray, alive: NDArray[np.bool_], luck: float) -> int:
    """The trade with the highest gain; of equals, the one that a number 0..1 falls on."""
    highest, equals = -1.0, 0
    for t in range(len(alive)):
        if alive[t] and terms[t, 0] > highest:
            highest = terms[t, 0]
    if highest < 0.0:
        return -1
    for t in range(len(alive)):
        if alive[t] and terms[t, 0] >= highest - _TIE:
            equals += 1
    chosen = min(int(luck * equals), equals - 1)
    for t in range(len(alive)):
        if alive[t] and terms[t, 0] >= highest - _TIE:
            if chosen == 0:
                return t
            chosen -= 1
    return -1


@_compiled
def _remember(
    memory: FloatArray, kept: NDArray[np.int64], sold_a: bool, sold_b: bool, terms: FloatArray
) -> bool:
    """Keep the new moves as the program does; False if remembered ones sum to over the scale.

    Terms that are worked out anew replace the last ones, but those of an actor that has just
    sold are added to them; only moves to the right can sum to more than the scale.
    """
    sold = (sold_a, sold_b)
    for side in range(2):
        if not sold[side] or not (sold_a or sold_b):
            kept[side] = max(kept[side] - 1, 0)
        place = min(kept[side], _MEMORY - 1)
        memory[side, place] = terms[1 + side]
        kept[side] = place + 1
    for side in range(2):
        total = 0.0
        for place in range(kept[side]):
            total += memory[side, place]
        if total > 1.0 + LEAST_MOVE:
            return False
    return True


@_compiled
def next_start(x: FloatArray, y: FloatArray, s: FloatArray) -> FloatArray:
    """x' = (1 - (1-s)·.4 - .1) x + ((1-s)·.4 + .1) y: who cares less is bound more by its vote."""
    bound = (1.0 - s) * 0.4 + 0.1
    return (1.0 - bound) * x + bound * y


@_compiled
def play(
    start: FloatArray,
    s: FloatArray,
    w: FloatArray,
    remembers: bool,
    luck: FloatArray,
    out: FloatArray,
    voting: FloatArray,
    told: FloatArray,
) -> int:
    """All rounds of one draw: fills out and voting (n_rounds + 1, n, m); returns what was told."""
    x = start.copy()
    out[0], voting[0] = x, x
    count = 0
    for turn in range(len(out) - 1):
        y, count = trade_round(x, s, w, remembers, luck[turn], turn + 1, told, count)
        voting[turn + 1] = y
        x = next_start(x, y, s)
        out[turn + 1] = x
    return count
