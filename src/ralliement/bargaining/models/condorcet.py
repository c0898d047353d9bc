"""Votes, coalitions, who wins, and the probabilistic Condorcet choice, compiled.

These are the choices of KAPSARC's toolkit for bargaining (KTAB; Efird, Lester & Wise 2016),
each by its number in the tables here.
"""

from __future__ import annotations

import numpy as np

from ralliement.bargaining.models.compiling import compiled
from ralliement.bargaining.table import FloatArray

VOTING = ("proportional", "binary", "prop-bin", "cubic", "prop-cubic", "asym-prosp")
"""How strongly one votes: f of the difference in utility (``cast``)."""
VICTORY = ("linear", "square", "quartic", "octic", "binary")
"""How coalitions become chances to win (``wins``)."""
CHOICE = ("conditional", "markov-uniform", "markov-incentive")
"""How chances in pairs become a chance for each option (``condorcet_choice``)."""

_POWERS = (1, 2, 4, 8)
_BINARY = 4
_THRESHOLD = 1.1
_LEAST_WIN = 1e-6
LEAST_COALITION = 1e-8
_LEAST_INCENTIVE = 1e-10
_LEAST_CHANCE = 1e-300
_LIMIT = 10_000


@compiled
def cast(rule: int, weight: float, difference: float) -> float:
    """The vote w f(Δu): Δu; its sign; .8Δu + .2sign; Δu³; .5Δu + .5Δu³; Δu, a third less if > 0."""
    if rule == 0:
        share = difference
    elif rule == 1:
        share = np.sign(difference)
    elif rule == 2:
        share = 0.8 * difference + 0.2 * np.sign(difference)
    elif rule == 3:
        share = difference**3
    elif rule == 4:
        share = 0.5 * difference + 0.5 * difference**3
    else:
        share = difference if difference < 0.0 else 2.0 * difference / 3.0
    return float(weight * share)


@compiled
def wins(victory: int, strong: float, weak: float) -> float:
    """The chance that a coalition of the first strength beats one of the second.

    C_ij^p / (C_ij^p + C_ji^p) with p = 1, 2, 4, 8; "binary": certain from 1.1 times the other's
    strength on, on a straight line between.
    """
    if victory == _BINARY:
        if strong >= _THRESHOLD * weak:
            return 1.0 / (1.0 + _LEAST_WIN)
        if weak >= _THRESHOLD * strong:
            return _LEAST_WIN / (1.0 + _LEAST_WIN)
        share = strong / (strong + weak)
        span = (_THRESHOLD - 1.0) / (_THRESHOLD + 1.0)
        line = 0.5 + (share - 0.5) / span
        return min(max(line, 0.0), 1.0)
    # By the larger, so that no power overflows or vanishes.
    most = max(strong, weak)
    power = _POWERS[victory]
    one, two = (strong / most) ** power, (weak / most) ** power
    return float(one / (one + two))


@compiled
def coalitions(rule: int, weights: FloatArray, utility: FloatArray) -> FloatArray:
    """C[i, j] = 1e-8 + all votes for option i over j; utility (n_voters, n_options)."""
    n = utility.shape[1]
    strength, against = _all(n, n, LEAST_COALITION), _all(n, n, LEAST_COALITION)
    for k in range(len(weights)):
        for i in range(n):
            for j in range(i):
                vote = cast(rule, weights[k], utility[k, i] - utility[k, j])
                strength[i, j] += vote if vote > 0.0 else 0.0
                against[i, j] -= vote if vote < 0.0 else 0.0
    for i in range(n):
        for j in range(i):
            strength[j, i] = against[i, j]
    return strength


@compiled
def chances_to_win(victory: int, strength: FloatArray) -> FloatArray:
    """P[i, j] that option i beats j; one half against itself."""
    n = len(strength)
    chance = _all(n, n, 0.5)
    for i in range(n):
        for j in range(i):
            chance[i, j] = wins(victory, strength[i, j], strength[j, i])
            chance[j, i] = 1.0 - chance[i, j]
    return chance


@compiled
def condorcet_choice(choice: int, victory: int, strength: FloatArray) -> FloatArray:
    """p_i, the chance that option i is chosen.

    conditional: p_i ∝ Π_j P_ij; markov-uniform: p_i = (1/n) Σ_j P_ij (p_i + p_j);
    markov-incentive: i challenges j in proportion to C_ij P_ij.
    """
    chance = chances_to_win(victory, strength)
    if choice == 0:
        return _conditional(chance)
    n = len(chance)
    challenge = _all(n, n, 1.0 / n)
    if choice == 2:
        _incentives(chance, strength, challenge)
    return _settled(chance, challenge, 1e-6 if choice == 1 else 1e-8)


@compiled
def _all(rows: int, columns: int, value: float) -> FloatArray:
    made = np.empty((rows, columns))
    for i in range(rows):
        for j in range(columns):
            made[i, j] = value
    return made


@compiled
def share_out(p: FloatArray) -> None:
    """Divide p by its sum."""
    total = 0.0
    for i in range(len(p)):
        total += p[i]
    for i in range(len(p)):
        p[i] /= total


@compiled
def _incentives(chance: FloatArray, strength: FloatArray, challenge: FloatArray) -> None:
    """challenge[i, j], the chance that j is challenged by i: C_ij P_ij in shares of its column."""
    n = len(chance)
    for j in range(n):
        total = 0.0
        for i in range(n):
            challenge[i, j] = strength[i, j] * chance[i, j]
            if i == j:
                challenge[i, j] += _LEAST_INCENTIVE
            total += challenge[i, j]
        for i in range(n):
            challenge[i, j] /= total


@compiled
def _conditional(chance: FloatArray) -> FloatArray:
    n = len(chance)
    p = np.empty(n)
    highest = -np.inf
    for i in range(n):
        p[i] = 0.0
        for j in range(n):
            p[i] += np.log(max(chance[i, j], _LEAST_CHANCE))
        highest = max(highest, p[i])
    for i in range(n):
        p[i] = np.exp(p[i] - highest)
    share_out(p)
    return p


@compiled
def _settled(chance: FloatArray, challenge: FloatArray, tolerance: float) -> FloatArray:
    """p_i = Σ_j P_ij (p_i ch_ji + p_j ch_ij), by p <- (p + q)/2 until no p moves by more."""
    n = len(chance)
    p, q = np.empty(n), np.empty(n)
    for i in range(n):
        p[i] = 1.0 / n
    for _step in range(_LIMIT):
        change = 0.0
        for i in range(n):
            q[i] = 0.0
            for j in range(n):
                q[i] += chance[i, j] * (p[i] * challenge[j, i] + p[j] * challenge[i, j])
            change = max(change, abs(q[i] - p[i]))
        for i in range(n):
            p[i] = (p[i] + q[i]) / 2.0
        if change <= tolerance:
            break
    share_out(p)
    return p
