"""Mentions that are no names: titles, governments, groups, bodies in view, pronouns."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ralliement.actors.bodies import body_beside, find_body
from ralliement.actors.counterparts import find_counterpart
from ralliement.actors.crowds import find_association, find_group
from ralliement.actors.documents import find_document
from ralliement.actors.drafting import Found, made, phrase_at
from ralliement.actors.governments import (
    find_forces,
    find_government,
    find_organ,
    find_organ_alone,
)
from ralliement.actors.kin import find_kin, find_shaped
from ralliement.actors.officers import find_officer
from ralliement.actors.offices import resolve_title
from ralliement.actors.phrases import (
    NounPhrase,
    has_possessive,
    is_definite,
    is_indefinite,
    noun_phrase,
)
from ralliement.actors.pronouns import resolve_pronoun
from ralliement.actors.scene import PERSONS, Draft, Scene, is_plural
from ralliement.actors.titles import Title, damaged_title, find_title
from ralliement.actors.together import draft_of_two, find_two
from ralliement.actors.view import (
    best_in_view,
    is_person,
    possessor,
)
from ralliement.records import MentionKind

_NOUNS = ("NOUN", "ADJ", "PROPN", "X", "NUM")


def describe_sentence(scene: Scene, sentence: Span) -> None:
    """Records the mentions of a sentence that are no names, left to right."""
    for token in sentence:
        if token.i in scene.covered or not scene.keys[token.i]:
            continue
        found = _describe(scene, token)
        if found is not None:
            draft, first, last = found
            scene.put(draft, list(scene.parse.doc[first : last + 1]))


def _describe(scene: Scene, token: Token) -> Found | None:
    """The mention that begins at ``token`` or has it as its noun, with its first and last token."""
    if token.pos_ in ("PRON", "DET") or scene.key(token.i) in ("qui", "who", "ce", "celui"):
        return resolve_pronoun(scene, token)
    if token.pos_ not in _NOUNS:
        damaged = damaged_title(scene, token.i)
        return _titled(scene, damaged) if damaged else None
    title = find_title(scene, token.i)
    if title is not None:
        found = _titled(scene, title)
        if found is not None:
            return found
    if token.pos_ != "ADJ":
        found = next((found for step in _STEPS if (found := step(scene, token))), None)
        if found is not None:
            return found
    officer = find_officer(scene, title) if title is not None else None
    return (officer, title.phrase.first, title.phrase.last) if title and officer else None


def _titled(scene: Scene, title: Title) -> Found | None:
    draft = resolve_title(scene, title)
    return (draft, title.phrase.first, title.phrase.last) if draft else None


def _counterpart(scene: Scene, token: Token) -> Found | None:
    """ "son homologue allemand", "her German counterpart"."""
    if not scene.wording.has("counterpart", scene.key(token.i)) or is_plural(token):
        return None
    phrase = phrase_at(scene, token, 1)
    beside = scene.hit_at.get(phrase.last + 1)
    if beside is not None and beside.kind in PERSONS:
        return made(scene, phrase, scene.drafts[phrase.last + 1].actor, 1.0, "s")
    found = find_counterpart(scene, phrase)
    return made(scene, phrase, found[0], found[1], "s") if found else None


def _both(scene: Scene, token: Token) -> Found | None:
    """ "les deux pays", "both sides": the two that were just named."""
    found = find_two(scene, token)
    if found is None:
        return None
    phrase, two = found
    return draft_of_two(scene, phrase, two), phrase.first, phrase.last


def _members(scene: Scene, token: Token) -> Found | None:
    """ "ses membres", "its 28 members", "les pays membres de l'Union": the union's members."""
    count, groups = scene.wording.members.longest(scene.ahead(token.i, 4))
    if not count:
        return None
    phrase = phrase_at(scene, token, count)
    if not is_plural(scene.parse.doc[phrase.head]) or is_indefinite(scene, phrase):
        return None
    owners = {owner.actor for owner in phrase.owners}
    if has_possessive(scene, phrase):
        meant = possessor(scene, phrase.first)
        owners |= {meant.actor} if meant else set()
    elif scene.key(phrase.first - 1) in ("dont", "whose"):
        owners |= {draft.actor for draft in scene.in_view(phrase.first, 0)[:1]}
    for group in groups:
        if owners & set(scene.registry.actor(group).relational_to):
            return made(scene, phrase, group, 0.9, "p")
    return None


def _body(scene: Scene, token: Token) -> Found | None:
    """ "le groupe chinois", "l'équipementier", "the firm"; a name right after is the mention."""
    key = scene.key(token.i)
    phrase = phrase_at(scene, token)
    beside = body_beside(scene, phrase)
    if beside is not None:
        scene.aliases[token.i] = beside
        return None
    found = find_body(scene, token)
    if found is None:
        return _own_company(scene, phrase, token)
    phrase, meant, confidence = found
    if scene.wording.groups.longest((key,))[0] and is_plural(token):
        return None
    return made(scene, phrase, meant.actor, confidence)


def _own_company(scene: Scene, phrase: NounPhrase, token: Token) -> Found | None:
    """ "son groupe", "his company": the body for which the person in view speaks."""
    if not has_possessive(scene, phrase) or not scene.wording.has("company", scene.key(token.i)):
        return None
    owner = possessor(scene, phrase.first)
    if owner is None or not is_person(scene, owner.actor):
        return None
    voice = scene.registry.acts_for(owner.actor, scene.interval)
    body = scene.registry.find(voice or scene.voices.get(owner.actor) or "")
    return made(scene, phrase, body.id, 0.7) if body and body.kind == "company" else None


def _called(scene: Scene, token: Token) -> Found | None:
    """A person in view whom the text called so before: "l'avocat", "the senator"."""
    key = scene.key(token.i)
    if not scene.wording.has("person", key) or is_plural(token):
        return None
    phrase = phrase_at(scene, token)
    if phrase.owners or not is_definite(scene, phrase) or has_possessive(scene, phrase):
        return None
    called = {actor for actor, words in scene.called.items() if key in words}

    def fits(draft: Draft) -> bool:
        return draft.actor in called and is_person(scene, draft.actor)

    found = best_in_view(scene, phrase.head, fits, back=4)
    return made(scene, phrase, found[0].actor, found[1], "s") if found else None


_STEPS = (
    _both,
    _counterpart,
    _members,
    find_group,
    find_association,
    find_government,
    _body,
    _called,
    find_organ,
    find_forces,
    find_organ_alone,
    find_kin,
    find_shaped,
    find_document,
)


def owner_of(scene: Scene, token: Token) -> Draft | None:
    """The actor to whom the noun ``token`` belongs, None where no owner is named."""
    if token.pos_ not in ("NOUN", "PROPN") or token.i in scene.covered:
        return None
    key = scene.key(token.i)
    if scene.wording.has("title", key) or scene.wording.has("idle", key):
        return None
    phrase = noun_phrase(scene, token.i, token.i, token.i)
    for owner in phrase.owners:
        known = scene.covered.get(owner.token)
        if known is not None:
            return known
        hit = scene.hit_at[owner.token]
        return Draft(hit.start, hit.end, owner.token, owner.actor, MentionKind.ADJECTIVE)
    if has_possessive(scene, phrase):
        return possessor(scene, phrase.first)
    return None
