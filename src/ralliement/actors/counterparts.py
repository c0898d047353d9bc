"""The holder of the same office elsewhere: "son homologue allemand"."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.actors.actor import Role
from ralliement.actors.phrases import NounPhrase
from ralliement.actors.scene import Draft, Scene
from ralliement.actors.view import best_in_view, possessor


def find_counterpart(scene: Scene, phrase: NounPhrase) -> tuple[str, float] | None:
    """Who answers, in the phrase's country, to the office of the person in view."""
    country = phrase.country(scene)
    if country is None:
        return None
    person = _person_meant(scene, phrase)
    if person is None:
        return country, 0.6
    for office in scene.registry.offices_of(person.actor, scene.interval):
        role = scene.registry.roles.get(office.role)
        for answering in _answering(scene, role, country) if role else ():
            holders = scene.registry.holders(country, answering.id, scene.interval)
            if len(holders) == 1:
                return holders[0], 0.85
    return country, 0.7


def _person_meant(scene: Scene, phrase: NounPhrase) -> Draft | None:
    """The person whose counterpart is meant: the possessor, or whom "of" names."""
    owner = possessor(scene, phrase.first)
    if owner is not None and owner.human:
        return owner
    found = best_in_view(scene, phrase.first, lambda draft: draft.human)
    return found[0] if found else None


def _answering(scene: Scene, role: Role, country: str) -> Iterator[Role]:
    """The roles of ``country`` that answer to ``role``, the same class first."""
    for wanted in (role.counterpart or role.id, role.counterpart_else):
        for other in scene.registry.roles.values():
            same = wanted in (other.id, other.counterpart)
            if same and other.single and (not other.only or country in other.only):
                yield other
