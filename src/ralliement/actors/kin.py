"""States meant by what they are to another, or by their sort: "son allié", "l'île"."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.drafting import Found, made, phrase_at
from ralliement.actors.focus import home_state
from ralliement.actors.phrases import (
    NounPhrase,
    has_complement,
    has_possessive,
    is_definite,
)
from ralliement.actors.scene import BODIES, COUNTRY_KINDS, PERSONS, Draft, Scene, is_plural
from ralliement.actors.view import best_in_view, possessor

_UPON = ("sur", "on")


def find_kin(scene: Scene, token: Token) -> Found | None:
    """ "son allié", "its neighbour", "son homologue": the other state in view, if there is one."""
    key = scene.key(token.i)
    kin = scene.wording.has("kin", key) or scene.wording.has("counterpart", key)
    if not kin or is_plural(token):
        return None
    phrase = phrase_at(scene, token)
    owner = possessor(scene, phrase.first) if _is_bare_kin(scene, phrase) else None
    own = scene.state_of(owner.actor) if owner is not None else None
    if own is None:
        return None

    def fits(draft: Draft) -> bool:
        return scene.state_of(draft.actor) not in (None, own)

    found = best_in_view(scene, token.i, fits, meaning=lambda draft: scene.state_of(draft.actor))
    if found is not None:
        other = scene.state_of(found[0].actor)
    elif any(fits(draft) for draft in scene.in_view(token.i, 2)):
        return None
    else:
        other = home_state(scene, token.i)
    return made(scene, phrase, other, 0.6) if other not in (None, own) and other else None


def find_shaped(scene: Scene, token: Token) -> Found | None:
    """ "l'île", "the kingdom": the one state of that sort that the article has named."""
    states = scene.wording.shapes.get(scene.key(token.i))
    if states is None or is_plural(token):
        return None
    phrase = phrase_at(scene, token)
    if phrase.owners or not is_definite(scene, phrase) or has_possessive(scene, phrase):
        return None
    if has_complement(scene, phrase) or _names(scene, phrase):
        return None
    named = {
        hit.actor
        for hit in scene.hits
        if hit.kind in COUNTRY_KINDS and hit.end <= scene.parse.starts[token.i]
    }
    meant = states & named
    if len(meant) != 1:
        return None
    draft, first, last = made(scene, phrase, next(iter(meant)), 0.7)
    before = scene.key(first - 1)
    draft.place = before in _UPON or scene.wording.has("inside", before)
    return draft, first, last


def _is_bare_kin(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether "son", "its" and nothing else says whose it is, and no name who."""
    alone = has_possessive(scene, phrase) and not phrase.owners
    return alone and not has_complement(scene, phrase) and not _names(scene, phrase)


def _names(scene: Scene, phrase: NounPhrase) -> bool:
    hit = scene.hit_at.get(phrase.last + 1)
    return hit is not None and hit.kind in BODIES | PERSONS | COUNTRY_KINDS
