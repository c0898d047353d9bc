"""Mentions by description: titles of office, governments, groups, bodies in view."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ralliement.actors.offices import find_title, resolve_title
from ralliement.actors.phrases import NounPhrase, head_of, is_definite, is_indefinite, noun_phrase
from ralliement.actors.scene import PERSONS, Draft, Scene, is_plural
from ralliement.records import MentionKind

_BARE_GROUPS = ("operators", "parliamentarians", "allies")


def describe_sentence(scene: Scene, sentence: Span) -> None:
    """Records the mentions of a sentence that are no names, left to right."""
    for token in sentence:
        if token.i in scene.covered or not scene.keys[token.i]:
            continue
        found = _describe(scene, token)
        if found is not None:
            draft, first, last = found
            scene.put(draft, scene.parse.doc[first : last + 1])


def _describe(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """The mention that begins at ``token`` or has it as its noun, with its first and last token."""
    if token.pos_ not in ("NOUN", "ADJ", "PROPN", "X"):
        return None
    title = find_title(scene, token.i)
    if title is not None:
        draft = resolve_title(scene, title)
        if draft is not None:
            return draft, title.phrase.first, title.phrase.last
    return _state(scene, token) or _group(scene, token)


def _phrase_at(scene: Scene, token: Token, count: int) -> NounPhrase:
    last = scene.token_after(token.i, count) - 1
    return noun_phrase(scene, token.i, head_of(scene, token.i, last), last)


def _made(
    scene: Scene, phrase: NounPhrase, actor: str, confidence: float, number: str
) -> tuple[Draft, int, int]:
    start, end = scene.text_of(phrase.first, phrase.last)
    token = scene.parse.doc[phrase.head]
    gender = token.morph.get("Gender")
    draft = Draft(
        start=start,
        end=end,
        head=phrase.head,
        actor=actor,
        kind=MentionKind.DESCRIPTION,
        confidence=confidence,
        gender=gender[0][0].lower() if gender else None,
        number=number,
    )
    return draft, phrase.first, phrase.last


def _state(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """ "le gouvernement allemand", "l'administration Trump", "les autorités de Berlin"."""
    if not scene.wording.has("state", scene.key(token.i)) or token.pos_ == "ADJ":
        return None
    phrase = _phrase_at(scene, token, len(scene.keys[token.i]))
    country = phrase.country(scene) or _country_of_person(scene, phrase)
    number = "p" if is_plural(token) else "s"
    if country is not None and not is_indefinite(scene, phrase):
        return _made(scene, phrase, country, 0.95, number)
    return None


def _country_of_person(scene: Scene, phrase: NounPhrase) -> str | None:
    """The state whose leader an administration is named after."""
    for owner in phrase.owners:
        hit = scene.hit_at.get(owner.token)
        if hit is not None and hit.kind in PERSONS:
            for office in scene.registry.offices_of(owner.actor):
                return scene.registry.principal(office.role, office.actor)
    return None


def _group(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """ "les opérateurs tchèques", "US officials", "ses alliés"."""
    count, groups = scene.wording.groups.longest(scene.ahead(token.i, 6))
    if not count or token.pos_ == "ADJ":
        return None
    phrase = _phrase_at(scene, token, count)
    country = phrase.country(scene)
    if country is not None:
        actor = scene.registry.group_of(groups[0], country)
        return _made(scene, phrase, actor, 0.9, "p")
    if groups[0] in _BARE_GROUPS and is_definite(scene, phrase):
        return _made(scene, phrase, groups[0], 0.6, "p")
    return None


def owner_of(scene: Scene, token: Token) -> Draft | None:
    """The actor to whom the noun ``token`` belongs, None where no owner is named."""
    if token.pos_ not in ("NOUN", "PROPN") or token.i in scene.hit_at:
        return None
    phrase = noun_phrase(scene, token.i, token.i, token.i)
    for owner in phrase.owners:
        known = scene.covered.get(owner.token)
        if known is not None and known.head == owner.token:
            return known
        hit = scene.hit_at[owner.token]
        return Draft(hit.start, hit.end, owner.token, owner.actor, MentionKind.ADJECTIVE)
    return None
