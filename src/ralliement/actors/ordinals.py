"""One of two that were named together: "le premier", "la seconde", "the former"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ralliement.actors.scene import Draft, Scene
from ralliement.actors.together import unions_in_view
from ralliement.actors.view import agrees
from ralliement.records import MentionKind

_BACK = 3
"""Sentences: "le second" may follow a sentence or two on "le premier"."""

_PLACES: dict[str, dict[tuple[str, ...], tuple[int, str | None]]] = {
    "fr": {
        ("le", "premier"): (0, "m"),
        ("la", "premiere"): (0, "f"),
        ("le", "second"): (1, "m"),
        ("la", "seconde"): (1, "f"),
    },
    "en": {("the", "former"): (0, None)},
}
_ALONE_BEFORE = ("VERB", "AUX", "PUNCT", "PRON")


def find_ordinal(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """The one of the last two joined ("X et Y") that the words at ``token`` pick, if they agree."""
    place = _PLACES[scene.language].get(scene.ahead(token.i, 2))
    if place is None:
        return None
    last = scene.token_after(token.i, 2) - 1
    following = scene.parse.doc[last + 1 : last + 2]
    if len(following) and following[0].pos_ not in _ALONE_BEFORE:
        return None
    union = next((u for u in unions_in_view(scene, token.i, _BACK) if len(u.all_actors) == 2), None)
    if union is None:
        return None
    actor = union.all_actors[place[0]]
    named = [d for d in scene.in_view(token.i, _BACK) if d.actor == actor and not d.others]
    if not named or not agrees(named[0], place[1], "s"):
        return None
    start, end = scene.text_of(token.i, last)
    made = replace(
        named[0], start=start, end=end, head=last, kind=MentionKind.PRONOUN, confidence=0.7,
        misspelt=False,
    )  # fmt: skip
    return made, token.i, last
