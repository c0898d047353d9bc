"""Who presses whom: how often, how hard, by what, and how it was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_

from ralliement.dossier import Dossier
from ralliement.dossier.tables import STATEMENTS
from ralliement.errors import NetworkError
from ralliement.networks.answers import ANSWERS, LOOK_BACK_DAYS, Answer, Replies
from ralliement.networks.choosing import Choice, in_its_window
from ralliement.networks.instruments import instruments_in
from ralliement.networks.intensity import LEVELS, presses
from ralliement.networks.material import (
    TAKEN,
    Names,
    Said,
    names_in,
    nearest_point,
    newest_day,
    refuse_empty,
    rows_in,
    said_in,
)
from ralliement.networks.model import BETWEEN, Edge, Network, Node, Scalar, Spell, distinct
from ralliement.networks.windows import Window, shifted

ANSWER_DAYS = 90
"""How long an answer is waited for before silence is silence: a quarter, as many of the reviews
and risk assessments that are asked for take; a convention, to be set for each question."""

MOST_ANSWER_DAYS = 3_650
"""Ten years: what comes later answers something else."""

WEIGHTS = ("reports", "intensity")

PRESSING = and_(
    STATEMENTS.c.event.in_([event.value for event in LEVELS]), STATEMENTS.c.recipient.is_not(None)
)
"""Which rows of a dossier may tell of pressure; ``intensity.presses`` has the last word."""

_EVENTS: Mapping[str, int] = {event.value: level for event, level in LEVELS.items()}

_REPLIES = ("AGREE", "CONCEDE", "RETREAT", "COOPERATE", "REJECT", *_EVENTS)


@dataclass(frozen=True, slots=True)
class Act:
    """One independent report of an act of pressure; ``copies`` are all statements that tell it."""

    said: Said
    copies: tuple[str, ...]
    instruments: tuple[str, ...]
    answer: Answer


def pressure_network(
    dossier: Dossier,
    window: Window | None = None,
    choice: Choice | None = None,
    *,
    answer_days: int = ANSWER_DAYS,
    weight: str = "reports",
) -> Network:
    """Who presses whom in ``window``, an edge from each actor to each that it presses.

    ``weight`` is the number of independent reports, or the sum of their intensities
    (``intensity.py``, 1 to 8). Each edge has the count of each event, the ``hardest``,
    ``intensity_max`` and ``intensity_mean``, ``instruments`` with their counts, how many were
    ``conceded``, ``refused``, met with ``silence`` or are ``pending`` after ``answer_days``,
    and ``answered_by``, the statements that answer. The window is that of ``choice`` if None.
    Raises: EmptyWindow if nobody presses anybody; NetworkError for options that cannot be.
    """
    asked = in_its_window(choice, window)
    return pressure_networks(
        dossier, asked, [asked.window], answer_days=answer_days, weight=weight
    )[0]


def pressure_networks(
    dossier: Dossier,
    choice: Choice,
    windows: Sequence[Window],
    *,
    answer_days: int = ANSWER_DAYS,
    weight: str = "reports",
) -> list[Network]:
    """The network of each of ``windows``, empty ones too, as :func:`pressure_network`.

    Raises: EmptyWindow if nobody presses anybody in any of them.
    """
    if not 1 <= answer_days <= MOST_ANSWER_DAYS:
        raise NetworkError(
            f"an answer within {answer_days} days; give 1 or more, {MOST_ANSWER_DAYS} at most"
        )
    if weight not in WEIGHTS:
        raise NetworkError(f"no weight {weight!r}; known: {', '.join(WEIGHTS)}")
    acts = acts_of_pressure(dossier, choice, answer_days=answer_days)
    names = names_in(dossier, choice.language)
    facts: dict[str, Scalar] = {"weight": weight, "answer_days": answer_days, **choice.facts}
    found = []
    for window in windows:
        inside = [act for act in acts if window.holds(act.said.day)]
        edges = _edges(inside, choice, weight)
        nodes = _nodes(edges, names)
        found.append(Network("pressure", nodes, edges, True, window, facts))
    refuse_empty(dossier, choice, any(network.edges for network in found), "pressure")
    return found


def acts_of_pressure(
    dossier: Dossier, choice: Choice, *, answer_days: int = ANSWER_DAYS
) -> list[Act]:
    """Every independent act of pressure in the window, by day, with its answer.

    Copies of one dispatch are one report; so are two statements of one article that tell of
    the same event on the same dates. An article that tells of two dates tells of two acts.
    """
    said = [
        one
        for one in said_in(dossier, choice, PRESSING)
        if presses(one.event, one.modality) and one.recipient != one.actor
    ]
    replies = _replies(dossier, choice, answer_days)
    return [
        Act(
            first,
            copies,
            instruments_in(first.text, first.article_language, first.event or ""),
            replies.answer(first, answer_days),
        )
        for first, copies in independent(said)
    ]


def independent(said: Iterable[Said]) -> list[tuple[Said, tuple[str, ...]]]:
    """The independent reports among statements, each with the ids of all its copies, by day.

    Of the copies of one dispatch the one that tells most dates is taken, of those the earliest.
    """
    groups: dict[tuple[str, str, str | None, str | None], dict[str, dict[object, list[Said]]]] = {}
    for one in said:
        copies = groups.setdefault((one.group, one.actor, one.recipient, one.event), {})
        copies.setdefault(one.article, {}).setdefault(one.told, []).append(one)
    found = []
    for copies in groups.values():
        article = min(copies, key=lambda name: (-len(copies[name]), _first_day(copies[name]), name))
        told = list(copies[article].values())
        rest = [
            one
            for name in copies
            if name != article
            for ones in copies[name].values()
            for one in ones
        ]
        for number, ones in enumerate(told):
            best = max(ones, key=lambda one: (one.confidence, one.id))
            spare = rest if number == 0 else ()
            found.append((best, distinct(one.id for one in (best, *ones, *spare))))
    return sorted(found, key=lambda pair: (pair[0].day or date.max, pair[0].article, pair[0].id))


def _first_day(told: Mapping[object, Sequence[Said]]) -> date:
    return min(one.day or date.max for ones in told.values() for one in ones)


def _replies(dossier: Dossier, choice: Choice, answer_days: int) -> Replies:
    first, last = choice.window.first, choice.window.last
    until = shifted(last, answer_days) if last else None
    s = STATEMENTS.c
    in_words = and_(s.event.in_(_REPLIES), s.recipient.is_not(None))
    towards = said_in(dossier, choice.within(Window(first, until)), in_words, whole=False)
    taken = and_(s.stance.is_not(None), s.modality.in_(TAKEN))
    before = shifted(first, -LOOK_BACK_DAYS) if first else None
    stances = rows_in(dossier, choice.within(Window(before, until)), taken)
    issue = dossier.issue
    near = {value: nearest_point(issue, value) for value, _labels in issue.points}

    def nearest(value: float) -> float:
        if value not in near:
            near[value] = nearest_point(issue, value)
        return near[value]

    return Replies.of(towards, stances, newest_day(dossier, choice.as_of), nearest)


def _edges(acts: Iterable[Act], choice: Choice, weight: str) -> tuple[Edge, ...]:
    pairs: dict[tuple[str, str], list[Act]] = {}
    for act in acts:
        pairs.setdefault((act.said.actor, act.said.recipient or ""), []).append(act)
    involved: Counter[str] = Counter()
    for pair, found in pairs.items():
        for name in pair:
            involved[name] += len(found)
    return tuple(
        _edge(pair, found, weight)
        for pair, found in sorted(pairs.items())
        if len(found) >= choice.min_count
        and all(involved[name] >= choice.min_statements for name in pair)
        and (not choice.actors or any(name in choice.actors for name in pair))
    )


def _edge(pair: tuple[str, str], acts: Sequence[Act], weight: str) -> Edge:
    events: dict[str, int] = dict.fromkeys(_EVENTS, 0)
    answers: dict[str, int] = dict.fromkeys(ANSWERS, 0)
    instruments: dict[str, int] = {}
    for act in acts:
        events[act.said.event or ""] += 1
        answers[act.answer.kind] += 1
        for name in act.instruments:
            instruments[name] = instruments.get(name, 0) + 1
    levels = [_EVENTS[act.said.event or ""] for act in acts]
    most = sorted(instruments.items(), key=lambda item: (-item[1], item[0]))
    by = distinct(act.answer.statement for act in acts if act.answer.statement)
    return Edge(
        source=pair[0],
        target=pair[1],
        weight=float(len(acts) if weight == "reports" else sum(levels)),
        count=len(acts),
        attributes={
            **{event.lower(): n for event, n in events.items()},
            "hardest": max((level, event) for event, level in _EVENTS.items() if events[event])[1],
            "intensity_max": max(levels),
            "intensity_mean": round(sum(levels) / len(levels), 3),
            "instruments": BETWEEN.join(f"{name}:{n}" for name, n in most),
            **answers,
            "answered_by": BETWEEN.join(by),
        },
        times=_times(acts),
        references=distinct(name for act in acts for name in act.copies),
    )


def _times(acts: Iterable[Act]) -> tuple[Spell, ...]:
    days: dict[date, int] = {}
    for act in acts:
        if act.said.day is not None:
            days[act.said.day] = days.get(act.said.day, 0) + 1
    return tuple(Spell(day, day, float(n)) for day, n in sorted(days.items()))


def _nodes(edges: Iterable[Edge], names: Names) -> tuple[Node, ...]:
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for edge in edges:
        given[edge.source] += edge.count
        taken[edge.target] += edge.count
    return tuple(
        Node(
            name,
            names[name].label,
            names[name].kind,
            {"presses": given[name], "is_pressed": taken[name]},
        )
        for name in sorted({*given, *taken})
    )
