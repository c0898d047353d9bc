"""Mentions by name."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.hits import NameHit
from ralliement.actors.patterns import HitKind
from ralliement.actors.places import is_place
from ralliement.actors.scene import DEMONYMS, PERSONS, Draft, Scene, is_plural
from ralliement.actors.view import possessor
from ralliement.records import BlockKind, MentionKind

_ONE_OF_THEM = frozenset(
    "un une le la l du au ce cet cette deux trois quatre cinq six sept huit neuf dix cent mille"
    " plusieurs nombreux quelques certains jeunes autres".split()
)
_ENGLISH_COUNTS = frozenset(
    "two three four five six seven eight nine ten several some many few other young".split()
)


def name_drafts(scene: Scene) -> None:
    """Records a mention for every name; adjectives only where they stand for people."""
    for hit in scene.hits:
        tokens = scene.parse.tokens_in(hit.start, hit.end)
        if not tokens or (hit.kind is HitKind.TOWN and not _is_of_state(scene, hit)):
            continue
        if hit.kind is HitKind.GROUP and _is_of_other(scene, hit, tokens[0].i, tokens[-1].i):
            continue
        if hit.kind in DEMONYMS and not _names_people(scene, tokens[-1].i, hit):
            continue
        heads = [token for token in tokens if token.head not in tokens] or tokens
        head = heads[0] if scene.language == "fr" else heads[-1]
        draft = Draft(
            start=hit.start,
            end=hit.end,
            head=head.i,
            actor=chosen_actor(scene, hit),
            kind=MentionKind.NAME,
            confidence=certainty(hit),
            place=is_place(scene, head.i),
            misspelt=hit.misspelt,
        )
        draft.human = hit.kind in PERSONS
        draft.gender, draft.number = gender_and_number(scene, hit)
        scene.put(draft, tokens)


def _is_of_state(scene: Scene, hit: NameHit) -> bool:
    """Whether a town is one of a state's, not the seat of a company or a sea."""
    actor = scene.registry.find(hit.actor)
    return actor is not None and actor.kind == "state"


def _names_people(scene: Scene, i: int, hit: NameHit) -> bool:
    """Whether "Américains", "the Chinese" names a people and is no adjective here."""
    token = scene.parse.doc[i]
    if scene.language == "fr":
        if not hit.surface[0].isupper() or scene.key(i - 1) in _ONE_OF_THEM:
            return False
        return not (token.head.i == i - 1 and token.dep_ == "amod" and not is_plural(token))
    if hit.kind is HitKind.INHABITANT:
        several = is_plural(token) or hit.surface.endswith("s")
        if not several or scene.key(i - 1) in _ENGLISH_COUNTS or token.pos_ == "NUM":
            return False
        return token.dep_ not in ("compound", "amod")
    if _opens_headline(scene, token):
        return True
    follows = scene.parse.doc[i + 1] if i + 1 < len(scene.parse.doc) else None
    modifies = follows is not None and follows.pos_ in ("NOUN", "PROPN", "ADJ")
    return scene.key(i - 1) == "the" and not modifies


def _opens_headline(scene: Scene, token: Token) -> bool:
    """Whether a headline begins with a people as its subject: "Dutch set 5G rules"."""
    sentence = scene.parse.sentence(token)
    if token.i != sentence.start or scene.parse.block_kind(sentence) is not BlockKind.TITLE:
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return following.pos_ in ("VERB", "AUX") and "Part" not in following.morph.get("VerbForm", [])


def _is_of_other(scene: Scene, hit: NameHit, first: int, last: int) -> bool:
    """Whether members of a union are another body's: "les États membres de l'Otan"."""
    group = scene.registry.find(hit.actor)
    if group is None or not group.relational_to or not hit.doubtful:
        return False
    fitting = {hit.actor, *group.relational_to}
    if scene.key(last + 1) in ("de", "d", "du", "des", "of"):
        articled = scene.key(last + 2) in ("le", "la", "l", "les", "the")
        owner = scene.hit_at.get(last + 3 if articled else last + 2)
        return owner is not None and owner.actor not in fitting
    meant = possessor(scene, first - 1) if first else None
    if meant is None:
        return False
    return not fitting & {meant.actor, scene.registry.acts_for(meant.actor, scene.interval)}


def chosen_actor(scene: Scene, hit: NameHit) -> str:
    """Of persons who share a surname, the one in office; of others, the first."""
    if hit.kind not in PERSONS or not hit.others:
        return hit.actor
    for actor in (hit.actor, *hit.others):
        if scene.registry.offices_of(actor, scene.interval):
            return actor
    return hit.actor


def certainty(hit: NameHit) -> float:
    """How sure it is that the name is the actor's."""
    certainty = 0.7 if hit.others else 0.85 if hit.doubtful or hit.new else 1.0
    return round(certainty * (0.9 if hit.misspelt else 1.0), 3)


def gender_and_number(scene: Scene, hit: NameHit) -> tuple[str | None, str | None]:
    """What a pronoun for this name may show; None where either is possible."""
    actor = scene.registry.find(hit.actor)
    gender = hit.gender or (actor.gender if actor else None)
    if hit.kind is HitKind.INHABITANT or hit.kind is HitKind.GROUP:
        return None, "p"
    if hit.kind in (HitKind.CAPITAL, HitKind.SEAT, HitKind.NICKNAME):
        return None, "s"
    if scene.language != "fr" and actor is not None and actor.kind != "person":
        return None, "s"
    number = "p" if gender and gender.endswith("p") else "s"
    return (gender[0] if gender else None), number
