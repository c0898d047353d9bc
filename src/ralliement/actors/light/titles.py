"""Who is meant by a title: the person beside it, its holder at the time, or its state."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.actors.actor import Role
from ralliement.actors.light.phrases import LightPhrase, phrase_around
from ralliement.actors.light.scene import LightScene
from ralliement.actors.scene import PERSONS

_SURE, _IN_VIEW, _STATE_ONLY = 0.95, 0.75, 0.75

Meant = tuple[str, float, LightPhrase]


def find_titled(scene: LightScene, n: int) -> Meant | None:
    """Whom the title that begins at word ``n`` means, with what confidence."""
    last, meanings = scene.longest(scene.wording.actor_titles, n)
    actor: str | None = None
    if meanings:
        role, actor = meanings[0].split("|")
        roles = [scene.registry.roles[role]]
    else:
        last, meanings = scene.longest(scene.wording.titles, n)
        roles = [scene.registry.roles[role] for role in meanings]
    if not roles:
        return None
    phrase = phrase_around(scene, n, last)
    beside = _person_beside(scene, phrase)
    if beside is not None:
        return beside, 1.0, phrase
    if phrase.former:
        return None
    return _holder_or_state(scene, phrase, roles, actor)


def _person_beside(scene: LightScene, phrase: LightPhrase) -> str | None:
    """The person whose name follows: "Außenminister Maas", "il ministro, Luigi Di Maio"."""
    n = phrase.last + 1
    while scene.has("title", n):
        n += 1
    hit = scene.hit_at.get(n)
    parted = scene.between(phrase.last).strip() not in ("", "-", ",", ".")
    if hit is None or hit.kind not in PERSONS or parted:
        return None
    return hit.actor


def _holder_or_state(
    scene: LightScene, phrase: LightPhrase, roles: list[Role], actor: str | None
) -> Meant | None:
    if not phrase.indefinite:
        for employer, confidence in _employers(scene, phrase, roles, actor):
            holder = _holder(scene, roles, employer)
            if holder is not None:
                return holder, confidence, phrase
    named = (actor,) if actor else phrase.owners
    for employer in named:
        if any(_speaks_for(scene, role, employer) for role in roles):
            return employer, _STATE_ONLY, phrase
    return None


def _employers(
    scene: LightScene, phrase: LightPhrase, roles: list[Role], actor: str | None
) -> Iterator[tuple[str, float]]:
    """The states and bodies whose officer may be meant, the likeliest first."""
    if actor is not None:
        yield actor, _SURE
    for owner in () if actor is not None else phrase.owners:
        yield owner, _SURE
        country = scene.country_shown(owner)
        if country is not None and country != owner:
            yield country, _SURE
    if actor is None and not phrase.owners:
        in_view = scene.states_in_view(phrase.core_first)
        only = {state for role in roles for state in role.only}
        fitting = in_view & only if only else in_view
        if len(fitting) == 1:
            yield fitting.pop(), _IN_VIEW
        named = {hit.actor for hit in scene.hits}
        if only and len(only) < 3 and not fitting:
            states = sorted(only & named) or sorted(only, reverse=True)
            yield states[0], _IN_VIEW


def _holder(scene: LightScene, roles: list[Role], employer: str) -> str | None:
    """The one person who holds one of the roles there within the article's date."""
    for role in roles:
        if not role.single or role.second_country or (role.only and employer not in role.only):
            continue
        holders = scene.registry.holders(employer, role.id, scene.interval)
        if not holders and role.counterpart_else:
            if scene.registry.has_role(employer, role.id):
                continue
            holders = scene.registry.holders(employer, role.counterpart_else, scene.interval)
        if len(holders) == 1:
            return holders[0]
    return None


def _speaks_for(scene: LightScene, role: Role, employer: str) -> bool:
    """Whether an unknown holder of the role speaks for ``employer``.

    Directors and members do not speak for a state that is only their country.
    """
    actor = scene.registry.find(employer)
    if actor is None or actor.kind == "person" or (role.only and employer not in role.only):
        return False
    if role.acts_for == "employer" and actor.kind in ("state", "group") and not role.generic:
        return False
    return scene.registry.principal(role.id, employer) is not None
