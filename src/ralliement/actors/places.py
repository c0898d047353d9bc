"""Whether a state, capital or seat is named as an actor or only as a place."""

from __future__ import annotations

import re

from ralliement.actors.folding import fold
from ralliement.actors.patterns import HitKind
from ralliement.actors.scene import PERSONS, Scene

_LOCATIVE = {
    "fr": frozenset({"en", "dans", "depuis", "vers", "pres", "hors", "via", "jusqu"}),
    "en": frozenset(
        {"in", "near", "across", "inside", "outside", "throughout", "into", "around", "via"}
    ),
}
_DATELINE = re.compile(r"\s*(?:[,(][^.\n]{0,45})?\s*(?:[-–—]|:\s)|\s*\([A-Z][^)\n]{1,20}\)")


def is_place(scene: Scene, i: int) -> bool:
    """Whether the name at token ``i`` only says where: "à Londres", "in China", a dateline."""
    hit = scene.hit_at[i]
    if hit.kind is HitKind.TOWN:
        return True
    if hit.kind not in (HitKind.STATE, HitKind.CAPITAL):
        return False
    if hit.kind is HitKind.CAPITAL and _is_dateline(scene, i):
        return True
    if hit.kind is HitKind.CAPITAL and _is_destination(scene, i):
        return True
    before, article = scene.key(i - 1), ""
    if before in ("le", "la", "les", "l", "the"):
        article, before = before, scene.key(i - 2)
    if before in _LOCATIVE[scene.language]:
        return True
    if scene.language == "fr":
        return _is_french_place(scene, i, before, article)
    return _is_english_place(scene, i, before)


def _is_dateline(scene: Scene, i: int) -> bool:
    """Whether an article or block opens with the town it was written in."""
    token = scene.parse.doc[i]
    if scene.parse.sentence(token).start != i or not scene.parse.surface(token).isupper():
        return False
    rest = scene.parse.article.text[scene.parse.ends[i] : scene.parse.ends[i] + 60]
    return _DATELINE.match(rest) is not None


def _is_destination(scene: Scene, i: int) -> bool:
    """Whether somebody reaches, leaves or prefers the town: "il a préféré Bagdad"."""
    token = scene.parse.doc[i]
    verb = token.head
    if token.dep_ not in ("obj", "dobj") or not scene.wording.has(
        "reaching", _lemma(scene, verb.i)
    ):
        return False
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass")]
    return any(_is_one_person(scene, child.i) for child in subjects)


def _is_one_person(scene: Scene, i: int) -> bool:
    hit = scene.hit_at.get(i)
    named = hit is not None and hit.kind in PERSONS
    return named or scene.key(i) in _PERSONAL or scene.wording.has("person", scene.key(i))


_PERSONAL = ("il", "elle", "he", "she", "qui", "who")


def _is_french_place(scene: Scene, i: int, before: str, article: str) -> bool:
    """ "à" before a town, "au" and "aux" before a state, unless somebody is addressed."""
    if before not in ("a", "au", "aux") or article:
        return before == "de" and scene.key(i - 2) == "retour"
    head = scene.parse.doc[i].head
    beside = scene.key(i - 2) if scene.key(i - 1) == before else scene.key(i - 3)
    return not any(
        scene.wording.has("addressing", word)
        for word in (_lemma(scene, head.i), scene.key(head.i), beside)
    )


def _is_english_place(scene: Scene, i: int, before: str) -> bool:
    if before in ("from", "to", "at"):
        head = scene.parse.doc[i].head.head
        return scene.wording.has("moving", _lemma(scene, head.i))
    return False


def _lemma(scene: Scene, i: int) -> str:
    return fold(scene.parse.doc[i].lemma_) or scene.key(i)
