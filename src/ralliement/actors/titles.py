"""Titles of office as they stand in a text: "le ministre allemand de l'Intérieur"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ralliement.actors.actor import Role
from ralliement.actors.folding import is_cut_or_near
from ralliement.actors.phrases import NounPhrase, Owner, head_of, noun_phrase
from ralliement.actors.scene import BODIES, DEMONYMS, PERSONS, Scene
from ralliement.actors.spelling import is_word

_LONG_WORD = 7


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it stands: its roles, the actor it names by itself, and its phrase."""

    roles: tuple[Role, ...]
    actor: str | None
    phrase: NounPhrase
    core_first: int
    core_last: int
    former: bool
    misspelt: bool = False


def find_title(scene: Scene, i: int) -> Title | None:
    """The title that begins at token ``i``, with the countries and bodies beside it."""
    ahead = scene.ahead(i, 9)
    if not ahead:
        return None
    count, meanings = scene.wording.actor_titles.longest(ahead)
    if count:
        role_id, actor = meanings[0].split("|")
        return _title(scene, i, scene.token_after(i, count) - 1, (role_id,), actor)
    last, roles, own = _interrupted(scene, i)
    if roles:
        return _without_own(_title(scene, i, last, roles, None), own)
    return damaged_title(scene, i)


def damaged_title(scene: Scene, i: int) -> Title | None:
    """A title of several words whose first word is damaged: "Secrétait d'Etat"."""
    key = scene.key(i)
    surface = scene.parse.surface(scene.parse.doc[i])
    if len(key) < _LONG_WORD or key in scene.wording.titles.reach or i in scene.hit_at:
        return None
    whole = [word for word in scene.wording.titles.reach if is_cut_or_near(key, word)]
    if not whole or is_word(surface, scene.language):
        return None
    damaged = scene.keys[i]
    for word in whole:
        scene.keys[i] = (word,)
        last, roles, _ = _interrupted(scene, i)
        title = _title(scene, i, last, roles, None, head=i) if roles and last > i else None
        if title is not None:
            return replace(title, misspelt=True)
    scene.keys[i] = damaged
    return None


def _interrupted(scene: Scene, i: int) -> tuple[int, tuple[str, ...], frozenset[int]]:
    """The last token and roles of the longest title at ``i``, and the adjectives of its own.

    Adjectives may stand inside ("ministre allemand des Finances") or belong to the title
    ("ministre des Affaires européennes").
    """
    titles = scene.wording.titles
    reach = titles.reach.get(scene.keys[i][0], 0)
    phrases: dict[tuple[str, ...], frozenset[int]] = {(): frozenset()}
    best: tuple[int, tuple[str, ...], frozenset[int]] = (i, (), frozenset())
    j, sentence = i, scene.parse.sentence_index(i)
    while j < len(scene.keys) and scene.parse.sentence_index(j) == sentence and scene.keys[j]:
        hit = scene.hit_at.get(j)
        inside = hit is not None and hit.kind in DEMONYMS
        longer = phrases
        for word in scene.keys[j]:
            added = frozenset({j} if inside else ())
            longer = {(*phrase, word): own | added for phrase, own in longer.items()}
            for phrase in longer:
                if phrase in titles.meanings:
                    best = (j, titles.meanings[phrase], longer[phrase])
        phrases = phrases | longer if inside and j > i else longer
        if min(map(len, phrases)) >= reach:
            break
        j += 1
    return best


def _without_own(title: Title | None, own: frozenset[int]) -> Title | None:
    """The title without the owners that adjectives of its own would give it."""
    if title is None:
        return None
    owners = tuple(owner for owner in title.phrase.owners if owner.token not in own)
    return replace(title, phrase=replace(title.phrase, owners=owners))


def _title(
    scene: Scene,
    first: int,
    last: int,
    roles: tuple[str, ...],
    actor: str | None,
    head: int | None = None,
) -> Title | None:
    given, head = head is not None, head_of(scene, first, last) if head is None else head
    if not given and scene.parse.doc[head].pos_ not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    phrase = _without_person(scene, noun_phrase(scene, first, head, last), last)
    inside = tuple(
        Owner(scene.hit_at[j].actor, j, "adjective")
        for j in range(first, last + 1)
        if j in scene.hit_at and scene.hit_at[j].kind in DEMONYMS | BODIES
    )
    phrase = replace(phrase, owners=(*phrase.owners, *inside))
    return Title(
        roles=tuple(scene.registry.roles[role] for role in roles),
        actor=actor,
        phrase=phrase,
        core_first=first,
        core_last=last,
        former=is_marked(scene, phrase, first, "former"),
    )


def _without_person(scene: Scene, phrase: NounPhrase, last: int) -> NounPhrase:
    """The phrase without a name in apposition: "la chancelière" of "la chancelière Merkel"."""
    if (
        phrase.last == last
        or not is_person_at(scene, phrase.last)
        or scene.key(phrase.last - 1) in ("de", "d")
    ):
        return phrase
    kept = tuple(owner for owner in phrase.owners if owner.token != phrase.last)
    end = max([last, *(owner.token for owner in kept)])
    return replace(phrase, last=end, owners=kept)


def is_marked(scene: Scene, phrase: NounPhrase, first: int, marker: str) -> bool:
    """Whether "ancien", "ex-", "former" stands in the phrase before the title."""
    return any(scene.wording.has(marker, scene.key(j)) for j in range(phrase.first, first)) or any(
        scene.wording.has(marker, scene.key(j)) for j in (phrase.first - 1,) if j >= 0
    )


def is_person_at(scene: Scene, i: int) -> bool:
    hit = scene.hit_at.get(i)
    return hit is not None and hit.kind in PERSONS
