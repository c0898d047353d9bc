"""The challenge model as one would write it down: plain loops over plain numbers, one draw.

It is what the compiled kernel is measured against, and tested against number by number. The
letters are those of ``ralliement.bargaining.models.challenge``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ralliement.bargaining import ActorTable

Matrix = list[list[float]]


@dataclass
class Trace:
    """Every number of a run: positions by round, and by round what they came from."""

    positions: list[list[float]]
    risk: list[list[float]] = field(default_factory=list)
    security: list[list[float]] = field(default_factory=list)
    own: list[Matrix] = field(default_factory=list)
    other: list[Matrix] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.positions = [list(map(float, row)) for row in self.positions]


def plain_challenge(table: ActorTable, *, rounds: int, draw: int = 0) -> Trace:
    """One draw of the program's reading, with Q = 1; every actor has weight."""
    import numpy as np

    x = [float(v) for v in table.positions[draw]]
    s = [float(v) for v in table.salience[draw]]
    w = [float(v) for v in table.weights[draw]]
    big_r = max(x) - min(x)
    trace = Trace([x])
    for _round in range(rounds):
        straight = [1.0] * len(x)
        own, _other = expected(x, s, straight, chances(x, w, straight, big_r), big_r)
        security = [sum(row[i] for row in own) for i in range(len(x))]
        risk = exponents(security)
        own, other = expected(x, s, risk, chances(x, w, risk, big_r), big_r)
        x = [answer(i, x, own[i], other[i]) for i in range(len(x))]
        trace.positions.append(x)
        trace.risk.append(risk)
        trace.security.append(security)
        trace.own.append(np.array(own))  # type: ignore[arg-type]
        trace.other.append(np.array(other))  # type: ignore[arg-type]
    return trace


def vote(
    k: int, i: int, j: int, x: list[float], w: list[float], r: list[float], big_r: float
) -> float:
    """What k casts for i against j."""
    far, near = abs(x[k] - x[j]) / big_r, abs(x[k] - x[i]) / big_r
    return float(w[k] * (far ** r[k] - near ** r[k]))


def chances(x: list[float], w: list[float], r: list[float], big_r: float) -> Matrix:
    """P_ij over all votes cast on all ordered pairs."""
    n = len(x)
    support = [[0.0] * n for _ in range(n)]
    total = 0.0
    for i in range(n):
        for j in range(n):
            for k in range(n):
                cast = vote(k, i, j, x, w, r, big_r)
                total += abs(cast)
                if cast > 0:
                    support[i][j] += cast
    return [[value / total for value in row] for row in support]


def expected(
    x: list[float], s: list[float], r: list[float], p: Matrix, big_r: float
) -> tuple[Matrix, Matrix]:
    """E(U_ij) and E(U_ji) in the eyes of i."""
    n = len(x)
    own, other = ([[0.0] * n for _ in range(n)] for _ in range(2))
    for i in range(n):
        for j in range(n):
            if x[i] == x[j]:
                continue
            d = abs(x[i] - x[j]) / big_r
            win = 2 - 4 * (0.5 - 0.5 * d) ** r[i]
            lose = 2 - 4 * (0.5 + 0.5 * d) ** r[i]
            quo = 2 - 4 * 0.5 ** r[i]
            own[i][j] = s[j] * (p[i][j] * win + (1 - p[i][j]) * lose) + (1 - s[j]) * win - quo
            other[i][j] = s[i] * (p[j][i] * win + (1 - p[j][i]) * lose) + (1 - s[i]) * win - quo
    return own, other


def exponents(security: list[float]) -> list[float]:
    """r_i from everybody's security."""
    low, high = min(security), max(security)
    attitude = [(2 * value - high - low) / (high - low) for value in security]
    return [(1 - value / 3) / (1 + value / 3) for value in attitude]


def answer(i: int, x: list[float], own: list[float], other: list[float]) -> float:
    """Where i goes."""
    lost = [j for j in range(len(x)) if other[j] > own[j] > 0]
    if lost:
        return x[min(lost, key=lambda j: abs(x[i] - x[j]))]
    met = [j for j in range(len(x)) if other[j] > 0 > own[j] and other[j] > -own[j]]
    if not met:
        return x[i]

    def key(j: int) -> float:
        return (-own[j] * x[i] + other[j] * x[j]) / (other[j] - own[j])

    j = min(met, key=key)
    return x[i] + (x[j] - x[i]) * (-own[j] / other[j])
