"""What a union decides under its rule, when a point is proposed against the status quo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

import numpy as np

from ralliement.actors.called import registered
from ralliement.bargaining.capability import capability_table
from ralliement.bargaining.deciding.rulings import ruling
from ralliement.bargaining.deciding.voters import Voters
from ralliement.bargaining.deciding.voting import Votes, decided
from ralliement.bargaining.due import Due
from ralliement.bargaining.models import Model
from ralliement.bargaining.models.across import AcrossIssues
from ralliement.bargaining.run import Run, StatusQuoFrom
from ralliement.bargaining.table import ActorTable
from ralliement.bargaining.telling.notes import Note
from ralliement.errors import TableError, UnknownName

Rule = Literal["unanimity", "qualified", "majority"]
MEMBERS_SHARE, PEOPLE_SHARE = 0.55, 0.65
"""Treaty on European Union, article 16 (4). That a blocking minority takes four members is left
out: members without a known position do not vote here, so that four would be too many."""


@dataclass(frozen=True)
class Decision:
    """How many of whom must agree, and who gave the status quo that they decide against.

    ``rounds`` are those in which they decide; without any, every round tells what they would.
    """

    rule: Rule
    voters: Voters
    rounds: tuple[int, ...] = ()
    status_quo_from: StatusQuoFrom = "file"


def decision_of(
    rule: str,
    voters: Voters,
    *,
    agenda: Sequence[Due] = (),
    status_quo_from: StatusQuoFrom = "file",
) -> Decision:
    """The decision of the voters under a rule.

    They decide in the rounds of those decisions of an ``agenda`` whose body some of them
    belong to. Raises: UnknownName for a rule.
    """
    if rule not in get_args(Rule):
        raise UnknownName("rule of decision", rule, get_args(Rule))
    voting = set(voters.members)
    taken = {due.round for due in agenda if due.kind == "decision" and set(due.parties) & voting}
    return Decision(cast(Rule, rule), voters, tuple(sorted(taken)), status_quo_from)


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
        """The inner model's run with the members' decision as its outcome, and its rulings.

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
        places = [table.index(name) for name in decision.voters.members if name in table.actors]
        if not places:
            raise TableError("no member is left in the table, so nobody votes")
        members = [table.actors[i] for i in places]
        votes = votes_of(decision.rule, members)
        positions = run.positions[:, :, places]
        outcomes = decided(positions, votes, table.status_quo)
        standing = _standing(decision.rounds, rounds)
        told = [
            replace(
                ruling(members, positions[0, number], votes, table.status_quo),
                round=number,
                rule=decision.rule,
                status_quo_from=decision.status_quo_from,
            )
            for number in range(rounds + 1)
        ]
        return replace(
            run,
            outcomes=outcomes[:, standing],
            notes=(*run.notes, *_notes(decision, members)),
            rulings=tuple(told[number] for number in standing),
        )

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


def _notes(decision: Decision, members: Sequence[str]) -> list[str]:
    voters = decision.voters
    notes: list[str] = [Note.of(decision.rule, count=len(members), names=tuple(members))]
    if decision.rounds:
        notes.append(Note.of("taken", rounds=", ".join(map(str, decision.rounds))))
    for body in voters.bodies:
        key = "body" if body.day else "body_today"
        day = {"day": body.day.isoformat()} if body.day else {}
        notes.append(Note.of(key, body=(body.actor,), count=len(body.members), **day))
    for key, names in (("missing", voters.missing), ("advisers", voters.advisers)):
        if names:
            notes.append(Note.of(key, names=names))
    return notes


def votes_of(rule: Rule, members: Sequence[str]) -> tuple[Votes, ...]:
    """The votes of each kind that a rule counts.

    Raises: TableError for a member whose population a qualified majority does not know.
    """
    each = np.ones(len(members))
    if rule == "majority":
        return (Votes(each, 0.5, above=True),)
    if rule == "unanimity":
        return (Votes(each, 1.0),)
    people = capability_table("council-population")
    codes = [_code(name, people) for name in members]
    unknown = [name for name, code in zip(members, codes, strict=True) if code not in people]
    if unknown:
        raise TableError(
            f"a qualified majority counts people, and those of {', '.join(unknown)} are not "
            "known; name the members with --members"
        )
    counted = np.array([people[code] for code in codes])
    return Votes(each, MEMBERS_SHARE), Votes(counted, PEOPLE_SHARE)


def _code(name: str, people: dict[str, float]) -> str:
    """The state's code where a table has a name of its own for it."""
    if name in people:
        return name
    found = registered(name)
    return found[0] if len(found) == 1 else name
