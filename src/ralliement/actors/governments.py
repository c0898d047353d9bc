"""States meant by what governs or serves them: "le gouvernement", "its foreign ministry"."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from ralliement.actors.doing import is_aimed_at
from ralliement.actors.drafting import Found, made, phrase_at
from ralliement.actors.focus import state_in_focus
from ralliement.actors.folding import fold_words
from ralliement.actors.phrases import (
    NounPhrase,
    has_complement,
    has_possessive,
    is_bare,
    is_definite,
    is_indefinite,
    noun_phrase,
)
from ralliement.actors.registry import Registry
from ralliement.actors.scene import BODIES, PERSONS, Scene, is_plural
from ralliement.actors.view import possessor

_OF = ("de", "d", "du", "des", "of", "for")
_SHORT = 3
"""Letters: shorter words of a body's name say nothing of it."""


def find_government(scene: Scene, token: Token) -> Found | None:
    """ "le gouvernement allemand", "l'administration Trump", "les autorités", "le pays"."""
    key = scene.key(token.i)
    if not scene.wording.has("state", key):
        return None
    phrase = phrase_at(scene, token)
    if is_indefinite(scene, phrase):
        return None
    country = phrase.country(scene) or _country_of_person(scene, phrase)
    if country is not None:
        return _placed(scene, made(scene, phrase, country, 0.95))
    if not scene.wording.has("state_alone", key) or is_plural(token) and key == "pays":
        return None
    if has_possessive(scene, phrase):
        return _possessed(scene, phrase, human=key in ("pays", "country"))
    named = is_definite(scene, phrase) or is_bare(scene, phrase) or _is_plain(scene, token)
    return _alone(scene, phrase) if named else None


def find_organ(scene: Scene, token: Token) -> Found | None:
    """ "l'agence tchèque", "the Dutch regulator", « l'allié américain »: the country."""
    key = scene.key(token.i)
    close = scene.wording.has("close_states", key)
    if not close and not scene.wording.has("organs", key):
        return None
    phrase = phrase_at(scene, token)
    beside = {scene.key(j) for j in (phrase.head - 1, phrase.last + 1, phrase.last + 2)}
    if is_plural(token) or any(scene.wording.has("private", word) for word in beside):
        return None
    adjectives = all(owner.how != "of" for owner in phrase.owners)
    if not is_definite(scene, phrase) or (close and not adjectives):
        return None
    country = phrase.country(scene)
    if country is None or _is_named(scene, phrase):
        return None
    return _placed(scene, made(scene, phrase, country, 0.8))


def find_organ_alone(scene: Scene, token: Token) -> Found | None:
    """ "le ministère de l'Économie", "its foreign ministry", "the police": the state in focus."""
    if not _is_organ(scene, token):
        return None
    first = token.i
    while scene.language == "en" and _is_compound(scene, first - 1, token):
        first -= 1
    phrase = noun_phrase(scene, first, token.i, token.i)
    if phrase.owners or _is_named(scene, phrase):
        return None
    if has_possessive(scene, phrase):
        return _possessed(scene, phrase)
    if not is_definite(scene, phrase) or _is_another(scene, phrase):
        return None
    country = state_in_focus(scene, phrase.head)
    if country is None:
        return None
    body = _body_of(scene, country, token) or country
    return _placed(scene, made(scene, phrase, body, 0.65))


def find_forces(scene: Scene, token: Token) -> Found | None:
    """ "un chasseur biélorusse", "les enquêteurs américains", "Turkish pilots": the country."""
    if not scene.wording.has("forces", scene.key(token.i)):
        return None
    phrase = phrase_at(scene, token)
    if any(owner.how == "of" for owner in phrase.owners) or _is_named(scene, phrase):
        return None
    country = phrase.country(scene)
    return made(scene, phrase, country, 0.75) if country else None


def country_behind(scene: Scene, actor_id: str) -> str | None:
    """The state that an actor is, or that a person in office acts for."""
    acts_for = scene.registry.acts_for(actor_id, scene.interval)
    actor = scene.registry.find(acts_for or scene.voices.get(actor_id) or "")
    return actor.id if actor is not None and actor.kind == "state" else None


def _possessed(scene: Scene, phrase: NounPhrase, *, human: bool = False) -> Found | None:
    """The state of whom "son", "its" stands for."""
    owner = possessor(scene, phrase.first, human=human)
    country = country_behind(scene, owner.actor) if owner else None
    return _placed(scene, made(scene, phrase, country, 0.7)) if country else None


def _alone(scene: Scene, phrase: NounPhrase) -> Found | None:
    if has_complement(scene, phrase) or _is_another(scene, phrase):
        return None
    country = state_in_focus(scene, phrase.head)
    return _placed(scene, made(scene, phrase, country, 0.75)) if country else None


def _is_plain(scene: Scene, token: Token) -> bool:
    """Whether an English plural stands quite alone and is appealed to: "called on ministers"."""
    bare = scene.language == "en" and is_plural(token)
    if not bare or token.left_edge != token or token.right_edge != token:
        return False
    upon = token.head.pos_ == "ADP" and scene.wording.has("appealing", token.head.head.lemma_)
    return upon or is_aimed_at(scene, token)


def _is_another(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether "autre", "prochain", "that" makes it another one than the one in view."""
    beside = (phrase.last + 1, *range(phrase.first, phrase.head))
    other = any(scene.wording.has("other", scene.key(j)) for j in beside)
    return other or phrase.determiner == "that"


def _is_organ(scene: Scene, token: Token) -> bool:
    """Whether the noun is a public body by itself, or a capital begins such a body's name."""
    key = scene.key(token.i)
    ahead, behind = " ".join(scene.ahead(token.i, 2)), f"{scene.key(token.i - 1)} {key}"
    if any(scene.wording.has("organs_alone", word) for word in (key, ahead, behind)):
        return True
    capital = scene.parse.surface(token)[0].isupper()
    if not capital or is_plural(token) or not scene.wording.has("boards", scene.key(token.i)):
        return False
    after = token.i + 1
    adjective = after < len(scene.keys) and scene.parse.doc[after].pos_ == "ADJ"
    return adjective or scene.key(after) in _OF


def _body_of(scene: Scene, country: str, noun: Token) -> str | None:
    """The state's own body that the noun and what follows name in full but for the land."""
    words = {scene.key(j) for j in range(noun.left_edge.i, noun.i)} | set(scene.ahead(noun.i, 8))
    found = {
        body
        for body, name in _bodies_of(scene.registry, country, scene.language)
        if len(name) > 2 and len(name - words) == 1 and scene.key(noun.i) in name
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=256)
def _bodies_of(
    registry: Registry, country: str, language: str
) -> tuple[tuple[str, frozenset[str]], ...]:
    """The bodies that act for a state, each with the longer words of its name."""
    return tuple(
        (actor.id, frozenset(word for word in fold_words(label) if len(word) > _SHORT))
        for actor in registry.actors.values()
        if actor.acts_for == country and (label := actor.labels.get(language))
    )


def _is_compound(scene: Scene, i: int, noun: Token) -> bool:
    """Whether the word at ``i`` only says which one of its kind the noun is: "trade ministry"."""
    if i < noun.sent.start or i in scene.hit_at or i in scene.covered:
        return False
    return scene.parse.doc[i].dep_ in ("compound", "amod") and scene.parse.doc[i].head == noun


def _is_named(scene: Scene, phrase: NounPhrase) -> bool:
    hit = scene.hit_at.get(phrase.last + 1)
    return hit is not None and hit.kind in BODIES | PERSONS


def _placed(scene: Scene, found: Found) -> Found:
    """The mention, marked where it only says where: "dans la capitale britannique"."""
    draft, first, last = found
    before = scene.key(first - 1) if scene.key(first - 1) not in ("la", "le", "l") else ""
    draft.place = scene.wording.has("inside", before) or _is_whose(scene, first, last)
    return found


def _is_whose(scene: Scene, first: int, last: int) -> bool:
    """Whether a land only says whose something is: "le réseau du pays", "the country's ports"."""
    if not scene.wording.has("lands", scene.key(last)):
        return False
    follows = scene.parse.doc[last + 1].text if last + 1 < len(scene.keys) else ""
    return scene.key(first - 1) in ("du", "de", "of") or follows in ("'s", "’s")


def _country_of_person(scene: Scene, phrase: NounPhrase) -> str | None:
    """The state whose leader an administration is named after; not a bank that he led too."""
    for owner in phrase.owners:
        hit = scene.hit_at.get(owner.token)
        if hit is None or hit.kind not in PERSONS:
            continue
        offices = scene.registry.offices_of(owner.actor)
        served = {scene.registry.principal(office.role, office.actor) for office in offices}
        states = [actor for actor in served if actor and _is_state(scene, actor)]
        if len(states) == 1:
            return states[0]
        voice = scene.voices.get(owner.actor)
        if not states and voice is not None and _is_state(scene, voice):
            return voice
    return None


def _is_state(scene: Scene, actor_id: str) -> bool:
    actor = scene.registry.find(actor_id)
    return actor is not None and actor.kind == "state"
