"""Who votes and who only advises, from names as people type them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ralliement.actors import load_registry
from ralliement.actors.called import Called, registered
from ralliement.bargaining.deciding.membership import members_on
from ralliement.bargaining.inputs import Inputs
from ralliement.errors import ForecastError, TableError, UnknownName

UNION = "EU"


@dataclass(frozen=True)
class Body:
    """A union named as a voter, which stands for its ``members`` on ``day`` (None: the last)."""

    actor: str
    members: tuple[str, ...]
    day: date | None


@dataclass(frozen=True)
class Voters:
    """``members`` vote; ``advisers`` press and are pressed only; ``missing`` have no position."""

    members: tuple[str, ...]
    advisers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()


def voters_of(
    inputs: Inputs, *, members: Sequence[str] = (), advisers: Sequence[str] = ()
) -> Voters:
    """Who votes among the actors: all but the advisers if no member is named.

    Names are codes or names in any language. A union ("EU") stands for its members on the day
    of the inputs. A member that the registry knows and that has no position is ``missing``.
    Raises: UnknownName for who is neither an actor nor in the registry; ForecastError for who is
    named as member and as adviser; TableError if nobody votes.
    """
    people = inputs.people
    advising = tuple(dict.fromkeys(one_of(people, name, "adviser") for name in advisers))
    named, bodies = _named(people, members, inputs.day)
    both = [name for name in named if name in advising]
    if both:
        raise ForecastError(
            f"{', '.join(both)}: both --members and --adviser; who advises has no vote, so leave "
            "it out of one of them"
        )
    listed = [*named, *(one for body in bodies for one in _rows(people, body.members))]
    wanted = [name for name in dict.fromkeys(listed or people.known) if name not in advising]
    voting = tuple(name for name in wanted if name in people.known)
    if not voting:
        known = ", ".join(people.known)
        raise TableError(f"no member has a position, so nobody votes; known actors: {known}")
    missing = tuple(sorted(name for name in wanted if name not in people.known))
    return Voters(voting, advising, missing, tuple(bodies))


def one_of(people: Called, typed: str, kind: str = "actor") -> str:
    """The actor that is typed so. Raises: UnknownName with near and known ones."""
    found = people.find(typed)
    if len(found) == 1:
        return found[0]
    near = found or people.near(typed)
    if not near and kind == "member":
        near = load_registry().near(typed)  # a member need not be in the table
    raise UnknownName(kind, typed, people.known, near)


def _unions(known: Sequence[str], day: date | None, *, has_row: bool) -> tuple[str, ...]:
    """The members of whom the registry knows by a name; the Union's also where it has a row."""
    if len(known) != 1 or (has_row and known[0] != UNION):
        return ()
    return members_on(known[0], day)


def _named(
    people: Called, members: Iterable[str], day: date | None
) -> tuple[list[str], list[Body]]:
    """The members named by themselves, as rows of the table if they have one; the unions."""
    named: list[str] = []
    bodies: list[Body] = []
    for typed in members:
        known, has_row = registered(typed), bool(people.find(typed))
        inside = _unions(known, day, has_row=has_row)
        if inside:
            bodies.append(Body(known[0], inside, day))
        elif len(known) == 1 and not has_row:
            named.append(known[0])
        else:
            named.append(one_of(people, typed, "member"))
    return named, bodies


def _rows(people: Called, members: Iterable[str]) -> list[str]:
    """Each member as the table names it, by its code where it has no row."""
    return [(people.same_as([member]) or (member,))[0] for member in members]
