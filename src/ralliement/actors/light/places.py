"""Whether a state or a capital is named as an actor or only as a place."""

from __future__ import annotations

import re

from ralliement.actors.light.scene import LightScene
from ralliement.actors.patterns import HitKind

_DATELINE = re.compile(
    r"\s*(?:[,(][^.\n]{0,45})?\s*(?:[-–—]\s|\.\s?[-–—])|\s*\([A-Za-z][^)\n]{1,20}\)"
)
_NEAR = 6
"""Words before a name in which a verb says what it is there."""


def is_place(scene: LightScene, n: int) -> bool:
    """Whether the name at word ``n`` only says where: "in Berlin", "a Roma", a dateline."""
    hit = scene.hit_at[n]
    if hit.kind not in (HitKind.STATE, HitKind.CAPITAL, HitKind.SEAT):
        return False
    capital = hit.kind is not HitKind.STATE
    if capital and _is_dateline(scene, n):
        return True
    i = n - 1
    while i >= 0 and scene.joined(i) and scene.has("articles", i) and not _says_where(scene, i):
        i -= 1
    if i < 0 or not scene.joined(i):
        return False
    if _says_where(scene, i) or (scene.has("origin", i) and not capital):
        return True
    return capital and scene.has("toward", i) and _is_travelled_to(scene, i)


def _says_where(scene: LightScene, i: int) -> bool:
    """Whether word ``i`` is "in" or the like, be it one word with its article ("negli")."""
    return scene.has("locative", i)


def _is_travelled_to(scene: LightScene, i: int) -> bool:
    """Whether "a" before a town says where to.

    In Italian unless somebody asks, tells or gives the town something ("ha chiesto a Roma"); in
    Spanish, where the objects of all verbs have it, only beside a verb of moving.
    """
    if "moving" in scene.wording.sets:
        return _stands_near(scene, i, "moving")
    return not _stands_near(scene, i, "addressing")


def _stands_near(scene: LightScene, i: int, name: str) -> bool:
    """Whether a word that begins as the set says stands shortly before word ``i``."""
    stems = scene.wording.sets[name]
    near = range(i - 1, max(-1, i - 1 - _NEAR), -1)
    same = (j for j in near if scene.sentence(j) == scene.sentence(i))
    return any(scene.key(j).startswith(stem) for j in same for stem in stems)


def _is_dateline(scene: LightScene, n: int) -> bool:
    """Whether a block opens with the town it was written in: "Berlin (dpa) -"."""
    hit = scene.hit_at[n]
    article = scene.parse.article
    if hit.start not in {block.start for block in article.blocks}:
        return False
    return _DATELINE.match(article.text[hit.end : hit.end + 60]) is not None
