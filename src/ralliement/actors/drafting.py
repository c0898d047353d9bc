"""Making the mention of a described actor from its noun phrase."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.phrases import NounPhrase, head_of, noun_phrase
from ralliement.actors.scene import Draft, Scene, gender_of, is_plural
from ralliement.actors.view import is_person
from ralliement.records import MentionKind

Found = tuple[Draft, int, int]
"""A mention with its first and last token."""


def phrase_at(scene: Scene, token: Token, count: int = 0) -> NounPhrase:
    """The phrase of the noun of ``count`` words at ``token``; of the one word by default."""
    last = scene.token_after(token.i, count or len(scene.keys[token.i])) - 1
    return noun_phrase(scene, token.i, head_of(scene, token.i, last), last)


def made(
    scene: Scene, phrase: NounPhrase, actor: str, confidence: float, number: str | None = None
) -> Found:
    """The mention of ``actor`` by the phrase; its gender and number are the noun's."""
    start, end = scene.text_of(phrase.first, phrase.last)
    token = scene.parse.doc[phrase.head]
    draft = Draft(
        start=start,
        end=end,
        head=phrase.head,
        actor=actor,
        kind=MentionKind.DESCRIPTION,
        confidence=confidence,
        gender=gender_of(token),
        number=number or ("p" if is_plural(token) else "s"),
        human=is_person(scene, actor),
    )
    return draft, phrase.first, phrase.last
