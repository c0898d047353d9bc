"""Whose a noun is, told by the words right before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.actors.light.scene import LightScene
from ralliement.actors.patterns import HitKind
from ralliement.actors.scene import BODIES, COUNTRY_KINDS, DEMONYMS, PERSONS

_FEW = 2
"""Plain words that may part a noun from the adjective of its state."""


@dataclass(frozen=True, slots=True)
class LightPhrase:
    """A noun from word ``core_first`` to ``core_last``, with what surrounds it.

    ``owners`` are the actors named beside it, ``used`` the first words of their names.
    """

    core_first: int
    core_last: int
    first: int
    last: int
    owners: tuple[str, ...]
    used: frozenset[int]
    indefinite: bool
    former: bool

    def country(self, scene: LightScene) -> str | None:
        """The one state among the owners; None where there is none or several."""
        found = {scene.country_shown(owner) for owner in self.owners} - {None}
        return found.pop() if len(found) == 1 else None


def phrase_around(scene: LightScene, first: int, last: int) -> LightPhrase:
    """The phrase around the noun from word ``first`` to word ``last``."""
    inside = {n for n in range(first, last + 1) if _is_demonym(scene, n)}
    left, before = _before(scene, first)
    right, after = _after(scene, last, owned=bool(inside or before))
    used = frozenset(inside | before | after)
    owners = tuple(dict.fromkeys(scene.hit_at[n].actor for n in sorted(used)))
    if not owners:
        owners = _of_its_prefix(scene, first)
    left, indefinite, former = _opening(scene, left)
    return LightPhrase(first, last, left, right, owners, used, indefinite, former)


def _is_demonym(scene: LightScene, n: int) -> bool:
    hit = scene.hit_at.get(n)
    return hit is not None and hit.kind in DEMONYMS


def _before(scene: LightScene, first: int) -> tuple[int, set[int]]:
    """Where the phrase begins, and the names before its noun.

    "die [chinesische] Regierung", "[Deutschlands] Außenminister", "[China]'s leider",
    "[US]-Präsident", "[Trump]-Regierung"; a plain word or two may stand
    between ("de [Duitse] nieuwe …").
    """
    if not scene.adjectives_first:
        return first, set()
    n, plain = first - 1, 0
    if scene.key(n) == "s" and scene.between(n - 1) in ("'", "’") and n - 1 in scene.hit_at:
        start = scene.first_of[n - 1]
        return start, {start}
    while n >= 0 and scene.joined(n) and plain <= _FEW:
        hit = scene.hit_at.get(n)
        if hit is not None:
            return _name_before(scene, n, first)
        if not _is_plain(scene, n):
            break
        n, plain = n - 1, plain + 1
    return first, set()


def _name_before(scene: LightScene, n: int, first: int) -> tuple[int, set[int]]:
    hit, start = scene.hit_at[n], scene.first_of[n]
    tied = scene.between(n) == "-" and n == first - 1
    owned = hit.kind in COUNTRY_KINDS | BODIES and hit.surface.endswith("s") and n == first - 1
    if hit.kind in DEMONYMS or tied or (owned and not hit.surface.isupper()):
        return start, {start}
    return first, set()


def _is_plain(scene: LightScene, n: int) -> bool:
    """Whether the word may be an adjective: no name, no small word, no capital."""
    return not (n in scene.hit_at or scene.is_capital(n) or _is_small(scene, n))


def _is_small(scene: LightScene, n: int) -> bool:
    """Whether the word opens a phrase or joins two, so that nothing before it belongs."""
    names = ("articles", "indefinite", "of", "at", "locative", "origin", "function_words")
    return any(scene.has(name, n) for name in names)


def _after(scene: LightScene, last: int, *, owned: bool) -> tuple[int, set[int]]:
    """Where the phrase ends, and the names after its noun.

    "il governo [italiano]", "der Präsident der [Ukraine]", "la Administración [Trump]".
    With an owner before it, what follows in a town only says where ("die chinesische
    Botschaft in Prag").
    """
    n, plain = last + 1, 0
    end, found = last, set[int]()
    while n < len(scene.keys) and scene.joined(n - 1):
        hit = scene.hit_at.get(n)
        if hit is not None and _may_follow(scene, n, last):
            found.add(n)
            end = n = scene.last_of[n]
        elif scene.has("of", n) or (scene.has("at", n) and not owned and not found):
            return _of_phrase(scene, n, end, found)
        elif scene.adjectives_first or plain == _FEW or not _is_plain(scene, n):
            break
        else:
            plain += 1
        n += 1
    return end, found


def _may_follow(scene: LightScene, n: int, last: int) -> bool:
    """Whether the name at word ``n`` modifies the noun before it without a preposition."""
    hit = scene.hit_at[n]
    if hit.kind in DEMONYMS:
        return not scene.adjectives_first and not scene.is_capital(n)
    if n != last + 1:
        return False
    if hit.kind in PERSONS:
        return scene.has("named_after_leader", last)
    bare = hit.kind in (HitKind.STATE, HitKind.NICKNAME) or hit.actor == "EU"
    return bare and not scene.adjectives_first


def _of_phrase(scene: LightScene, n: int, end: int, found: set[int]) -> tuple[int, set[int]]:
    """The end of "von Frankreich", "degli Stati Uniti", "in Peking", if an actor follows."""
    only_towns = not scene.has("of", n)
    i = n + 1
    while scene.joined(i - 1) and (scene.has("articles", i) or scene.has("of", i)):
        i += 1
    hit = scene.hit_at.get(i)
    if hit is None or not scene.joined(i - 1) or scene.between(scene.last_of.get(i, i)) == "-":
        return end, found
    wanted = (HitKind.CAPITAL, HitKind.SEAT) if only_towns else COUNTRY_KINDS | BODIES - DEMONYMS
    if hit.kind not in wanted or (hit.kind in DEMONYMS and not only_towns):
        return end, found
    return scene.last_of[i], found | {i}


def _of_its_prefix(scene: LightScene, first: int) -> tuple[str, ...]:
    """The federal state that a compound names: "Bundesaußenminister" is Germany's.

    Nobody's where another federal state is named in the text.
    """
    for prefix in scene.wording.sets.get("federal", ()):
        if scene.key(first).startswith(prefix):
            others = {hit.actor for hit in scene.hits} & {"AT", "CH"}
            return () if others else ("DE",)
    return ()


def _opening(scene: LightScene, left: int) -> tuple[int, bool, bool]:
    """The phrase's first word with its article; whether that is indefinite; "ehemalig"."""
    former = False
    n = left - 1
    while n >= 0 and scene.joined(n) and (scene.has("former", n) or scene.has("elect", n)):
        former, left, n = True, n, n - 1
    if n >= 0 and scene.joined(n) and not scene.hit_at.get(n):
        if scene.has("indefinite", n):
            return n, True, former
        if scene.has("articles", n):
            return n, False, former
    return left, False, former
