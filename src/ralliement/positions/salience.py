"""How much the issue takes of an actor's talk, and of the talk about it: a proxy of salience.

What an actor talks about is not how much it cares: press coverage, office and habit come in
between. The figure orders actors; it does not replace an expert's judgement
(docs/positions.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln
from scipy.stats import beta

from ralliement.dossier import Dossier
from ralliement.dossier.columns import Columns, kinds_of, talk_columns
from ralliement.positions.estimate import ON_THEIR_OWN, TELLING, Estimation
from ralliement.positions.model import Salience
from ralliement.positions.observations import NEVER, day_number, days_of
from ralliement.positions.scale import Array

HALF_LIFE = 365.0
"""Days after which talk counts for half: attention to an issue is a matter of about a year
(Downs 1972, the issue-attention cycle, gives no figure; this one is a choice)."""

_LEVELS = (0.05, 0.5, 0.95)


@dataclass(slots=True)
class _Talk:
    """The pieces of talk of an actor: how many, and in how many the issue comes up.

    ``statements`` are those on the issue with their days.
    """

    own: int = 0
    own_on_issue: int = 0
    about: int = 0
    about_on_issue: int = 0
    weight: float = 0.0
    on_issue: float = 0.0
    statements: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Piece:
    """One piece of evidence in which an actor talks or is talked to; ``day`` is its newest."""

    statements: int = 0
    on_issue: list[str] = field(default_factory=list)
    day: int = -NEVER

    def add(self, day: int, statement: str, *, on_issue: bool) -> None:
        self.statements += 1
        self.day = max(self.day, day)
        if on_issue:
            self.on_issue.append(statement)


def saliences_at(
    dossier: Dossier,
    at: date | None = None,
    *,
    as_of: date | None = None,
    actors: Sequence[str] | None = None,
) -> list[Salience]:
    """The salience of the issue to every actor that has talked by ``at``.

    Talk is counted by pieces of evidence: the share of an actor's statements in each, own or
    directed at it, that is about the issue; older ones weigh less. The shares are drawn
    towards that of all actors by a beta-binomial model fitted to the dossier (Skellam 1948),
    the more the fewer pieces there are. Who never talks is unknown, and left out. So are persons
    and media, unless they are among ``actors``.
    """
    day = Estimation(dossier, as_of=as_of).day(at)
    talks = _talks(talk_columns(dossier), day, as_of)
    kinds = kinds_of(dossier)
    named = {name: talk for name, talk in talks.items() if kinds.get(name) not in ON_THEIR_OWN}
    if not named:
        return []
    a, b = _prior([talk.on_issue for talk in named.values()], [t.weight for t in named.values()])
    wanted = named if actors is None else {name: talks[name] for name in actors if name in talks}
    return [_salience(name, day, talk, a, b) for name, talk in sorted(wanted.items()) if talk.own]


def _salience(name: str, at: date, talk: _Talk, a: float, b: float) -> Salience:
    law = beta(a + talk.on_issue, b + talk.weight - talk.on_issue)
    low, median, high = (round(100 * float(value), 1) for value in law.ppf(_LEVELS))
    counts = (talk.own, talk.own_on_issue, talk.about, talk.about_on_issue)
    newest = sorted(talk.statements, key=lambda pair: (-pair[0], pair[1]))
    told = tuple(dict.fromkeys(statement for _day, statement in newest))[:TELLING]
    return Salience(name, at, median, low, high, *counts, told)


def _talks(columns: Columns, at: date, as_of: date | None) -> dict[str, _Talk]:
    last = days_of(columns["date_to"], NEVER)
    published = days_of(columns["published_to"], NEVER)
    day = np.minimum(last, published)
    known = (day <= day_number(at)) & (published <= (NEVER if as_of is None else day_number(as_of)))
    pieces: dict[tuple[str, str, bool], _Piece] = {}
    names = ("piece", "actor", "recipient", "issue", "id")
    for row, found in enumerate(zip(*(columns[name] for name in names), strict=True)):
        piece, actor, recipient, issue, statement = found
        if not known[row]:
            continue
        for name, own in ((actor, True), (recipient, False)):
            if name is not None:
                talk = pieces.setdefault((name, piece, own), _Piece())
                talk.add(int(day[row]), statement, on_issue=issue is not None)
    return _counted(pieces.items(), day_number(at))


def _counted(pieces: Iterable[tuple[tuple[str, str, bool], _Piece]], at: int) -> dict[str, _Talk]:
    talks: dict[str, _Talk] = {}
    for (name, _piece, own), piece in pieces:
        talk = talks.setdefault(name, _Talk())
        weight = 0.5 ** ((at - piece.day) / HALF_LIFE)
        talk.weight += weight
        talk.on_issue += weight * len(piece.on_issue) / piece.statements
        talk.statements += [(piece.day, statement) for statement in piece.on_issue]
        if own:
            talk.own += 1
            talk.own_on_issue += bool(piece.on_issue)
        else:
            talk.about += 1
            talk.about_on_issue += bool(piece.on_issue)
    return talks


def _prior(on_issue: list[float], weights: list[float]) -> tuple[float, float]:
    """The parameters of the beta law of all actors' shares, by maximum likelihood.

    Held between a total of 0.5 and of 50: fewer than half a piece or more than fifty would say
    that the dossier's actors are all alike or nothing alike, which few actors cannot show.
    """
    hits, sizes = np.array(on_issue), np.array(weights)

    def loss(values: Array) -> float:
        mean, total = 1 / (1 + np.exp(-values[0])), np.exp(values[1])
        a, b = mean * total, (1 - mean) * total
        return float(-(betaln(a + hits, b + sizes - hits) - betaln(a, b)).sum())

    mean = float(np.clip(hits.sum() / sizes.sum(), 0.02, 0.98))
    start = np.array([np.log(mean / (1 - mean)), np.log(4.0)])
    bounds = [(-5.0, 5.0), (np.log(0.5), np.log(50.0))]
    found = minimize(loss, start, bounds=bounds, method="L-BFGS-B").x
    mean, total = 1 / (1 + np.exp(-found[0])), np.exp(found[1])
    return float(mean * total), float((1 - mean) * total)
