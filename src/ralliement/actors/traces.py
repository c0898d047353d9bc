"""Mentions by an adjective or a possessive alone, where a sentence says no more of an actor."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.actors.folding import fold
from ralliement.actors.patterns import HitKind
from ralliement.actors.pronouns import Pronoun, rival_of
from ralliement.actors.scene import Draft, Scene
from ralliement.actors.view import agrees, best_in_view, is_medium
from ralliement.records import MentionKind

_OPENS_WITHIN = 2
"""Tokens: where "its", "sa" opens a sentence, what it takes up stands before it."""

_POSSESSIVES = {
    "son": Pronoun(None, "s"),
    "sa": Pronoun(None, "s"),
    "ses": Pronoun(None, "s"),
    "leur": Pronoun(None, "p"),
    "leurs": Pronoun(None, "p"),
    "his": Pronoun("m", "s", True),
    "her": Pronoun("f", "s", True),
    "its": Pronoun(None, "s", False),
    "their": Pronoun(None, "p"),
}


def find_traces(scene: Scene, sentence: Span) -> Iterator[Draft]:
    """The actors that only an adjective or an opening possessive brings into ``sentence``.

    "Shrugging off an American push", "Its former envoy …". They take part in nothing by
    themselves: no word stands for them alone.
    """
    here = scene.parse.sentence_index(sentence.start)
    said = {
        voice
        for draft in scene.by_sentence.get(here, ())
        for actor in draft.all_actors
        for voice in (actor, scene.state_of(actor))
    }
    for draft in (*_opening_possessive(scene, sentence), *_adjectives(scene, sentence)):
        if draft.actor not in said and scene.state_of(draft.actor) not in said:
            said.add(draft.actor)
            yield draft


def _opening_possessive(scene: Scene, sentence: Span) -> Iterator[Draft]:
    """Whose the sentence's first noun is: "Sa position", "Its founder"."""
    for token in sentence[:_OPENS_WITHIN]:
        shown = _POSSESSIVES.get(scene.key(token.i))
        if shown is None or token.pos_ not in ("DET", "PRON") or token.i in scene.covered:
            continue
        owner = _owner(scene, token, shown)
        if owner is not None:
            start, end = scene.text_of(token.i, token.i)
            yield Draft(start, end, token.i, owner.actor, MentionKind.PRONOUN, 0.6)


def _owner(scene: Scene, token: Token, shown: Pronoun) -> Draft | None:
    """Who stands in view for a possessive, no thing and nobody else standing as high."""
    body = scene.wording.has("institution", scene.key(token.head.i))

    def fits(draft: Draft) -> bool:
        return (
            agrees(draft, shown.gender, shown.number)
            and (shown.person is None or draft.human == shown.person)
            and (draft.human or not body)
            and not is_medium(scene, draft.actor)
        )

    if scene.is_quoted(token.i):
        return None
    found = best_in_view(scene, token.i, fits, back=1, rival=rival_of(scene, token, shown))
    return found[0] if found and not found[0].others else None


def _adjectives(scene: Scene, sentence: Span) -> Iterator[Draft]:
    """Adjectives of what is done: "the American push", « la menace américaine »."""
    for token in sentence:
        hit = scene.hit_at.get(token.i)
        if hit is None or hit.kind is not HitKind.ADJECTIVE or token.i in scene.covered:
            continue
        words = (scene.key(token.head.i), fold(token.head.lemma_))
        private = any(scene.wording.has("private", scene.key(token.i + n)) for n in (1, 2))
        named = (scene.wording.has(name, word) for name in ("deeds", "organs") for word in words)
        if any(named) and not private:
            yield Draft(hit.start, hit.end, token.i, hit.actor, MentionKind.ADJECTIVE, 0.8)
