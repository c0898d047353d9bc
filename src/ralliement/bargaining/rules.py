"""What a union decides under its rule, when a point is proposed against the status quo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

import numpy as np

from ralliement.bargaining.capability import EU_2016, capability_table
from ralliement.bargaining.due import Due
from ralliement.bargaining.models import Model
from ralliement.bargaining.models.across import AcrossIssues
from ralliement.bargaining.notes import Note
from ralliement.bargaining.run import Run
from ralliement.bargaining.table import ActorTable, FloatArray
from ralliement.errors import TableError, UnknownName

Rule = Literal["unanimity", "qualified", "majority"]
MEMBERS_SHARE, PEOPLE_SHARE = 0.55, 0.65
"""Treaty on European Union, article 16 (4). That a blocking minority takes four members is left
out: members without a known position do not vote here, so that four would be too many."""


@dataclass(frozen=True)
class Decision:
    """How many of whom must agree. ``members`` vote; ``advisers`` press and are pressed only.

    ``rounds`` are those in which they decide; without any, every round tells what they would.
    """

    rule: Rule
    members: tuple[str, ...]
    advisers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    rounds: tuple[int, ...] = ()


def decision_of(
    rule: str,
    actors: Sequence[str],
    *,
    members: Sequence[str] = (),
    advisers: Sequence[str] = (),
    agenda: Sequence[Due] = (),
) -> Decision:
    """The decision of ``members`` among ``actors``, of all but the advisers if none is named.

    ``EU`` among the members stands for its states. Members without a position are kept as
    ``missing``. They decide in the rounds of those decisions of an ``agenda`` whose body
    some of them belong to.
    Raises: UnknownName for a rule or an adviser; TableError if nobody votes.
    """
    if rule not in get_args(Rule):
        raise UnknownName("rule of decision", rule, get_args(Rule))
    for name in advisers:
        if name not in actors:
            raise UnknownName("actor that advises", name, actors)
    named = [one for name in members for one in (EU_2016 if name == "EU" else (name,))]
    wanted = [name for name in dict.fromkeys(named or actors) if name not in advisers]
    voting = tuple(name for name in wanted if name in actors)
    if not voting:
        listed = ", ".join(actors)
        raise TableError(f"no member has a position, so nobody votes; known actors: {listed}")
    missing = tuple(name for name in wanted if name not in actors)
    taken = {
        due.round for due in agenda if due.kind == "decision" and set(due.parties) & set(voting)
    }
    return Decision(cast(Rule, rule), voting, tuple(advisers), missing, tuple(sorted(taken)))


@dataclass(frozen=True)
class Decided(Model):
    """A model whose outcome is what the members would decide at each round's positions.

    The proposal nearest to the median member that the pivotal member on the way there prefers to
    the status quo, or likes as much: with status quo q, median m > q and pivot p > q, the
    outcome is min(m, 2p - q); q where p <= q; the same downwards. The pivot is the member
    furthest from m without whom the needed votes are not reached. With an even number the
    median is the middle one nearer to q. Under a simple majority, one member one vote, the
    outcome is the median. Without a status quo only a majority can be told. From a round in which
    they decide, the outcome is what they decided then, up to the next such round.
    Source: Black 1948; Romer & Rosenthal 1978, Public Choice 33:27-43; Krehbiel 1998,
    Pivotal Politics, chapter 2.
    """

    inner: Model | None = None
    decision: Decision | None = None

    @property
    def label(self) -> str:
        """The name of the model that moves the actors."""
        return self._parts()[0].label

    def run(self, table: ActorTable, *, rounds: int = 10, seed: int = 1) -> Run:
        """The inner model's run with the members' decision as its outcome.

        Raises: TableError as the inner model, or if the rule needs a status quo and there is
        none, or a member's population is not known.
        """
        inner, decision = self._parts()
        if decision.rule != "majority" and table.status_quo is None:
            raise TableError(
                f"under {decision.rule} what is not agreed stays as it is, and the issue has no "
                "status quo: give one with --status-quo"
            )
        run = inner.run(table, rounds=rounds, seed=seed)
        places = [table.index(name) for name in decision.members if name in table.actors]
        if not places:
            raise TableError("no member is left in the table, so nobody votes")
        votes = _votes(decision.rule, [table.actors[i] for i in places])
        outcomes = decided(run.positions[:, :, places], votes, table.status_quo)
        outcomes = outcomes[:, _standing(decision.rounds, rounds)]
        return replace(run, outcomes=outcomes, notes=(*run.notes, *_notes(decision, len(places))))

    def _play(self, table: ActorTable, rounds: int, seed: int) -> Run:
        return self.run(table, rounds=rounds, seed=seed)

    def _parts(self) -> tuple[Model, Decision]:
        if self.inner is None or self.decision is None:
            raise TableError("a decision needs a model and a rule; make it with under_rule")
        return self.inner, self.decision


def under_rule(model: Model, decision: Decision) -> Decided:
    """The model with the outcome decided so.

    Raises: TableError for a model that plays several issues at once.
    """
    if isinstance(model, AcrossIssues):
        raise TableError(f"{model.label} trades between issues; a rule decides a single one")
    return Decided(model, decision)


def _standing(taken: Sequence[int], rounds: int) -> list[int]:
    """Of each round, the one whose decision stands: the last taken by then, else its own."""
    return [max((k for k in taken if k <= n), default=n) for n in range(rounds + 1)]


def _notes(decision: Decision, count: int) -> list[str]:
    notes: list[str] = [Note.of(decision.rule, count=count)]
    if decision.rounds:
        notes.append(Note.of("taken", rounds=", ".join(map(str, decision.rounds))))
    for key, names in (("missing", decision.missing), ("advisers", decision.advisers)):
        if names:
            notes.append(Note.of(key, names=", ".join(names)))
    return notes


@dataclass(frozen=True, eq=False)
class Votes:
    """Votes (n_members,) of one kind and the share of them that must agree; ``above`` more."""

    weights: FloatArray
    share: float
    above: bool = False


def _votes(rule: Rule, members: Sequence[str]) -> tuple[Votes, ...]:
    each = np.ones(len(members))
    if rule == "majority":
        return (Votes(each, 0.5, above=True),)
    if rule == "unanimity":
        return (Votes(each, 1.0),)
    people = capability_table("council-population")
    unknown = [name for name in members if name not in people]
    if unknown:
        raise TableError(
            f"a qualified majority counts people, and those of {', '.join(unknown)} are not "
            "known; name the members with --members"
        )
    counted = np.array([people[name] for name in members])
    return Votes(each, MEMBERS_SHARE), Votes(counted, PEOPLE_SHARE)


def decided(positions: FloatArray, votes: Sequence[Votes], status_quo: float | None) -> FloatArray:
    """What is decided at each set of positions.

    Shapes: positions (..., n_members); result (...).
    """
    ranked = np.sort(positions, axis=-1)
    n = positions.shape[-1]
    lower, upper = ranked[..., (n - 1) // 2], ranked[..., n // 2]
    if status_quo is None:
        return np.asarray((lower + upper) / 2)
    quo = status_quo
    # Who must be won for a move up is the lowest of those needed; the hardest vote counts.
    up = np.min([_pivot(positions, one) for one in votes], axis=0)
    down = -np.min([_pivot(-positions, one) for one in votes], axis=0)
    raised = np.clip(np.minimum(lower, 2 * up - quo), quo, None)
    lowered = np.clip(np.maximum(upper, 2 * down - quo), None, quo)
    return np.asarray(np.where(lower > quo, raised, np.where(upper < quo, lowered, quo)))


def _pivot(positions: FloatArray, votes: Votes) -> FloatArray:
    """The highest position at or above which the needed votes lie."""
    order = np.argsort(-positions, axis=-1, kind="stable")
    counted = np.cumsum(votes.weights[order], axis=-1)
    total = votes.weights.sum()
    need, slack = votes.share * total, 1e-9 * total
    enough = counted > need + slack if votes.above else counted >= need - slack
    first = np.argmax(enough, axis=-1)[..., np.newaxis]
    ranked = np.take_along_axis(positions, order, axis=-1)
    return np.asarray(np.take_along_axis(ranked, first, axis=-1)[..., 0])
