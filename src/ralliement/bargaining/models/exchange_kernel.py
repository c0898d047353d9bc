"""Rounds of exchanges for one draw, compiled; ``exchange.py`` maps the letters.

A possible trade is four numbers: i, j, p, q, where i demands issue p and supplies q, and j
the other way round. Positions are shares of the scale.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ralliement.bargaining.models.compiling import compiled
from ralliement.bargaining.table import FloatArray

LEAST_MOVE = 1e-12
"""The least move that counts, in shares of the scale; 1e-10 of a scale of 100."""
_TIE = 1e-12
_CROSSED = 1e-14
_MEMORY = 40
TOLD = 15
"""Numbers told of a trade: round, i, j, p, q, gain of i, then y of i on q and of j on p, before
and after, then the outcomes of p and q, before and after, then the gain of j."""

Trades = NDArray[np.int64]


@compiled
def outcomes(y: FloatArray, w: FloatArray) -> FloatArray:
    """O_p = Σ c s y / Σ c s on each issue."""
    found = np.empty(y.shape[1])
    for p in range(y.shape[1]):
        found[p] = _outcome(y, w, p)
    return found


@compiled
def _outcome(y: FloatArray, w: FloatArray, p: int) -> float:
    heard, total = 0.0, 0.0
    for k in range(len(y)):
        heard += w[k, p] * y[k, p]
        total += w[k, p]
    return heard / total


@compiled
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


@compiled
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


@compiled
def haggle(
    trade: NDArray[np.int64],
    x: FloatArray,
    y: FloatArray,
    s: FloatArray,
    shift: FloatArray,
    o: FloatArray,
    bought: FloatArray,
    chance: float,
    terms: FloatArray,
) -> float:
    """Take the equal terms of a trade to those at which one of the two wins; returns j's gain.

    ``chance`` is a number -1..1: who wins by its sign (i if above 0), how much by its size, the
    random rate times a draw. The winner of e gains e + size (most - e), the other e - size e
    (``most_gains``), as far as full moves and what the outcomes may cross allow.
    """
    i, j, p, q = trade
    room_i, room_j = x[j, q] - y[i, q], x[i, p] - y[j, p]
    d_q, d_p = abs(terms[1]) * shift[i, q], abs(terms[2]) * shift[j, p]
    full_q, full_p = abs(room_i) * shift[i, q], abs(room_j) * shift[j, p]
    most = np.empty(2)
    most_gains(s[i, q], s[i, p], s[j, q], s[j, p], full_q, full_p, most)
    size, e = abs(chance), terms[0]
    wins_i = chance > 0.0
    gain_i = e + size * max(most[0] - e, 0.0) if wins_i else e - size * e
    gain_j = e - size * e if wins_i else e + size * max(most[1] - e, 0.0)
    # The shifts of both outcomes at which the two gain that much.
    slope = s[i, p] * s[j, q] - s[i, q] * s[j, p]
    new_p = (gain_i * s[j, q] + gain_j * s[i, q]) / slope
    new_q = (gain_i * s[j, p] + gain_j * s[i, p]) / slope
    limit_p = min(full_p, _left(x[i, p] - o[p] - bought[i, p], room_j, new_p))
    limit_q = min(full_q, _left(x[j, q] - o[q] - bought[j, q], room_i, new_q))
    way = 1.0
    if new_p > limit_p:
        way = min(way, max(limit_p - d_p, 0.0) / (new_p - d_p))
    if new_q > limit_q:
        way = min(way, max(limit_q - d_q, 0.0) / (new_q - d_q))
    d_p += way * (new_p - d_p)
    d_q += way * (new_q - d_q)
    terms[0] = s[i, p] * d_p - s[i, q] * d_q
    terms[1], terms[2] = np.sign(room_i) * d_q / shift[i, q], np.sign(room_j) * d_p / shift[j, p]
    return float(s[j, q] * d_q - s[j, p] * d_p)


@compiled
def most_gains(
    sells_i: float,
    wants_i: float,
    wants_j: float,
    sells_j: float,
    full_i: float,
    full_j: float,
    most: FloatArray,
) -> None:
    """Fill ``most`` with what i and j can gain at most while the other loses nothing.

    By saliences of the issue that i sells and j wants, and of the one that i wants and j
    sells; ``full_i``, ``full_j`` are how far full moves shift the outcomes. The actor whose
    full gain is less sets the move that is made all the way.
    """
    if wants_j * full_i <= wants_i * full_j:
        most[0] = wants_i * (wants_j * full_i) / sells_j - sells_i * full_i
        most[1] = wants_j * full_i - sells_j * (sells_i * full_i) / wants_i
    else:
        most[0] = wants_i * full_j - sells_i * (sells_j * full_j) / wants_j
        most[1] = wants_j * (wants_i * full_j) / sells_i - sells_j * full_j


@compiled
def _valid(move: float, room: float, before: float) -> bool:
    """A move has a length, and the direction of those that the actor made before."""
    return LEAST_MOVE < move <= 1.0 + LEAST_MOVE and before * room >= -LEAST_MOVE


@compiled
def _left(away: float, room: float, shift: float) -> float:
    """How far the outcome may go towards a point that it would cross; else all the way."""
    after = away - np.sign(room) * shift
    return abs(away) if away * after < -_CROSSED else shift


@compiled
def trade_round(
    x: FloatArray,
    s: FloatArray,
    w: FloatArray,
    remembers: bool,
    luck: FloatArray,
    haggled: FloatArray,
    number: int,
    told: FloatArray,
    count: int,
) -> tuple[FloatArray, int]:
    """All exchanges of one round: the voting positions after it, and how many were told so far.

    The trade with the highest gain is made, of equal ones that which ``luck`` takes; what its
    actors have sold or bought changes the terms of others, until no trade is left.
    ``remembers`` keeps the program's memory of moves (``exchange.py``). ``haggled`` (n_chances,)
    takes each trade from equal gains to those of ``haggle``; if empty, they stay equal.
    """
    n, m = x.shape
    y = x.copy()
    start = outcomes(x, w)
    shift, bought = np.zeros((n, m)), np.zeros((n, m))
    for p in range(m):
        total = 0.0
        for k in range(n):
            total += w[k, p]
        for k in range(n):
            shift[k, p] = w[k, p] / total
    trades = possible_trades(x, s, w, start)
    size = len(trades)
    terms, alive = np.zeros((size, 3)), np.zeros(size, np.bool_)
    memory = np.zeros((size if remembers else 0, 2, _MEMORY))
    kept = np.zeros((size, 2), np.int64)
    for t in range(size):
        alive[t] = equal_gain(trades[t], x, y, s, shift, start, bought, terms[t])
        if remembers and alive[t]:
            memory[t, 0, 0], memory[t, 1, 0] = terms[t, 1], terms[t, 2]
            kept[t, 0], kept[t, 1] = 1, 1
    made = 0
    while True:
        best = _best(terms, alive, luck[made % len(luck)])
        if best < 0:
            break
        alive[best] = False
        i, j, p, q = trades[best]
        gain_j = terms[best, 0]
        if len(haggled):
            chance = haggled[made % len(haggled)]
            gain_j = haggle(trades[best], x, y, s, shift, start, bought, chance, terms[best])
        if count < len(told):
            told[count, 0], told[count, 5], told[count, 14] = number, terms[best, 0], gain_j
            told[count, 1], told[count, 2], told[count, 3], told[count, 4] = i, j, p, q
            told[count, 6], told[count, 8] = y[i, q], y[j, p]
            told[count, 10], told[count, 12] = _outcome(y, w, p), _outcome(y, w, q)
        y[i, q] = min(max(y[i, q] + terms[best, 1], 0.0), 1.0)
        y[j, p] = min(max(y[j, p] + terms[best, 2], 0.0), 1.0)
        bought[j, q] += terms[best, 1] * shift[i, q]
        bought[i, p] += terms[best, 2] * shift[j, p]
        if count < len(told):
            told[count, 7], told[count, 9] = y[i, q], y[j, p]
            told[count, 11], told[count, 13] = _outcome(y, w, p), _outcome(y, w, q)
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


@compiled
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


@compiled
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


@compiled
def next_start(x: FloatArray, y: FloatArray, s: FloatArray) -> FloatArray:
    """x' = (1 - (1-s)·.4 - .1) x + ((1-s)·.4 + .1) y: who cares less is bound more by its vote."""
    after = np.empty(x.shape)
    for i in range(x.shape[0]):
        for p in range(x.shape[1]):
            bound = (1.0 - s[i, p]) * 0.4 + 0.1
            after[i, p] = (1.0 - bound) * x[i, p] + bound * y[i, p]
    return after


@compiled
def play(
    start: FloatArray,
    s: FloatArray,
    w: FloatArray,
    remembers: bool,
    luck: FloatArray,
    haggled: FloatArray,
    out: FloatArray,
    voting: FloatArray,
    told: FloatArray,
) -> int:
    """All rounds of one draw: fills out and voting (n_rounds + 1, n, m); returns what was told.

    luck (n_rounds, n_chances); haggled (n_rounds, n_chances or 0) as in ``trade_round``.
    """
    x = start.copy()
    _keep(x, out[0])
    _keep(x, voting[0])
    # Not a literal zero, for which the round would be compiled a second time.
    count = int(len(told) * 0)
    for turn in range(len(out) - 1):
        number = turn + 1
        y, count = trade_round(x, s, w, remembers, luck[turn], haggled[turn], number, told, count)
        x = next_start(x, y, s)
        _keep(y, voting[number])
        _keep(x, out[number])
    return count


@compiled
def _keep(values: FloatArray, place: FloatArray) -> None:
    for i in range(values.shape[0]):
        for p in range(values.shape[1]):
            place[i, p] = values[i, p]
