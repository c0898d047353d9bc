"""The mentions of an article that nobody parsed."""

from __future__ import annotations

from collections.abc import Sequence

from ralliement.actors.hits import NameHit
from ralliement.actors.light.phrases import LightPhrase, phrase_around
from ralliement.actors.light.places import is_place
from ralliement.actors.light.scene import LightScene
from ralliement.actors.light.titles import find_titled
from ralliement.actors.named import certainty
from ralliement.actors.patterns import HitKind
from ralliement.actors.registry import Registry
from ralliement.actors.scene import COUNTRY_KINDS, DEMONYMS, PERSONS
from ralliement.actors.wording import make_wording
from ralliement.language import Parse
from ralliement.records import Mention, MentionKind

Described = tuple[Mention, LightPhrase]


def light_mentions(
    parse: Parse, hits: Sequence[NameHit], registry: Registry
) -> tuple[Mention, ...]:
    """Names, titles, governments, groups and bodies just named, in text order.

    A name inside a description of the same actor ("die Regierung der USA") is no mention
    of its own.
    """
    scene = LightScene(parse, registry, make_wording(registry, parse.language), hits)
    inside: dict[int, str | None] = {}
    n = 0
    while n < len(scene.keys):
        found = _describe(scene, n)
        if found is None:
            n += 1
            continue
        mention, phrase = found
        scene.mentions.append(mention)
        inside |= dict.fromkeys(range(phrase.first, phrase.last + 1), mention.acts_for)
        n = max(phrase.core_last, n) + 1
    for first in sorted(scene.last_of):
        named = _named(scene, first)
        if named is not None and inside.get(first, "") != named.acts_for:
            scene.mentions.append(named)
    return tuple(sorted(scene.mentions, key=lambda m: (m.start, -m.end)))


def _named(scene: LightScene, n: int) -> Mention | None:
    """The mention that a name makes; adjectives only where they stand for people."""
    hit = scene.hit_at[n]
    if hit.kind is HitKind.TOWN:
        return None
    if hit.kind in DEMONYMS and not _names_people(scene, n):
        return None
    if hit.kind in COUNTRY_KINDS and scene.between(scene.last_of[n]) == "-":
        return None
    actor = _in_office(scene, hit)
    return Mention(
        start=hit.start,
        end=hit.end,
        actor=actor,
        acts_for=scene.registry.acts_for(actor, scene.interval),
        kind=MentionKind.NAME,
        confidence=certainty(hit),
        place=is_place(scene, n),
        misspelt=hit.misspelt,
    )


def _in_office(scene: LightScene, hit: NameHit) -> str:
    """Of persons who share a surname, the one in office; of others, the first."""
    if hit.kind in PERSONS:
        for actor in (hit.actor, *hit.others):
            if hit.others and scene.registry.offices_of(actor, scene.interval):
                return actor
    return hit.actor


def _names_people(scene: LightScene, n: int) -> bool:
    """Whether "die Chinesen", "i francesi", "los alemanes" names a people."""
    if not (n and scene.joined(n - 1) and scene.has("before_people", n - 1)):
        return False
    last = scene.last_of[n]
    if scene.adjectives_first:
        follows = scene.joined(last) and scene.is_capital(last + 1)
        return scene.hit_at[n].kind is HitKind.INHABITANT and not follows
    return scene.key(last).endswith(("i", "e", "s"))


def _describe(scene: LightScene, n: int) -> Described | None:
    """The mention whose noun begins at word ``n``."""
    hit = scene.hit_at.get(n)
    if hit is not None and scene.between(n) != "-":
        return None
    titled = find_titled(scene, n)
    if titled is not None:
        actor, confidence, phrase = titled
        return _made(scene, phrase, actor, confidence, MentionKind.OFFICE)
    if hit is not None:
        return None
    steps = (_state, _counterpart, _group, _body)
    return next((found for step in steps if (found := step(scene, n)) is not None), None)


def _made(
    scene: LightScene,
    phrase: LightPhrase,
    actor: str,
    confidence: float,
    kind: MentionKind = MentionKind.DESCRIPTION,
) -> Described:
    start, end = scene.spans[phrase.first][0], scene.spans[phrase.last][1]
    here = scene.has("locative", phrase.first - 1) and kind is MentionKind.DESCRIPTION
    mention = Mention(
        start=start,
        end=end,
        actor=actor,
        acts_for=scene.registry.acts_for(actor, scene.interval),
        kind=kind,
        confidence=confidence,
        place=here and scene.has("state_places", phrase.core_first),
    )
    return mention, phrase


def _state(scene: LightScene, n: int) -> Described | None:
    """ "die chinesische Regierung", "il governo di Pechino", "el Ejecutivo", "het kabinet"."""
    if not _is_state_noun(scene, n):
        return None
    phrase = phrase_around(scene, n, n)
    if phrase.indefinite or phrase.former:
        return None
    country = phrase.country(scene)
    if country is not None:
        return _made(scene, phrase, country, 0.9)
    if phrase.owners or not scene.has("state_alone", n) or phrase.first == phrase.core_first:
        return None
    in_view = scene.states_in_view(n)
    return _made(scene, phrase, in_view.pop(), 0.65) if len(in_view) == 1 else None


def _is_state_noun(scene: LightScene, n: int) -> bool:
    """A noun for a government, or a compound of one ("Handelsministerium")."""
    key = scene.key(n)
    if scene.has("state", n):
        return True
    endings = scene.wording.sets.get("state_endings", ())
    return any(key.endswith(ending) and key != ending for ending in endings)


def _counterpart(scene: LightScene, n: int) -> Described | None:
    """ "sein deutscher Amtskollege", "l'omologo francese": that state, by whoever it is."""
    if not scene.has("counterpart", n):
        return None
    phrase = phrase_around(scene, n, n)
    country = phrase.country(scene)
    return _made(scene, phrase, country, 0.7) if country is not None else None


def _group(scene: LightScene, n: int) -> Described | None:
    """ "deutsche Netzbetreiber", "gli operatori italiani", "US-Geheimdienste"."""
    last, groups = scene.longest(scene.wording.groups, n)
    if not groups:
        return None
    phrase = phrase_around(scene, n, last)
    country = phrase.country(scene)
    if country is None:
        return None
    return _made(scene, phrase, scene.registry.group_of(groups[0], country), 0.85)


def _body(scene: LightScene, n: int) -> Described | None:
    """ "der chinesische Konzern", "il gruppo": the body named before that is called so."""
    last, bodies = scene.longest(scene.wording.described, n)
    if not bodies:
        return None
    phrase = phrase_around(scene, n, last)
    if phrase.indefinite or phrase.former or phrase.first == phrase.core_first:
        return None
    if scene.hit_at.get(phrase.last + 1) is not None and scene.joined(phrase.last):
        return None
    country = phrase.country(scene)
    if country is None and (phrase.owners or _is_qualified(scene, phrase)):
        return None
    seen = scene.bodies_in_view(n, far=country is not None)
    fitting = [body for body in seen if body in bodies and _is_of(scene, body, country)]
    if not fitting or (country is None and len(fitting) > 1):
        return None
    return _made(scene, phrase, fitting[0], 0.75 if country else 0.65)


def _is_of(scene: LightScene, body: str, country: str | None) -> bool:
    actor = scene.registry.find(body)
    return country is None or (actor is not None and actor.country == country)


def _is_qualified(scene: LightScene, phrase: LightPhrase) -> bool:
    """Whether an adjective or a complement makes it another body than one in view."""
    before = phrase.first + 1 != phrase.core_first
    after = phrase.last + 1
    return before or (scene.joined(phrase.last) and scene.has("of", after))
