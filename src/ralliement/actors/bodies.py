"""Bodies meant by a noun: "le groupe chinois", "l'équipementier", "the firm", "le quotidien"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from spacy.tokens import Token

from ralliement.actors.folding import fold
from ralliement.actors.patterns import HitKind
from ralliement.actors.phrases import NounPhrase, head_of, is_definite, noun_phrase
from ralliement.actors.scene import BODIES, Draft, Scene
from ralliement.actors.view import SENTENCES_BACK, SUBJECTS, best_in_view, subject_of

_FAR = 50

_MOST = 2
"""How many times as often as the next a body is named that an article is about."""


def body_beside(scene: Scene, phrase: NounPhrase) -> Draft | None:
    """The body named right after its noun: "le groupe Huawei", "l'agence Reuters"."""
    hit = scene.hit_at.get(phrase.last + 1)
    if hit is None or hit.kind not in BODIES:
        return None
    return scene.drafts.get(phrase.last + 1)


def find_body(scene: Scene, token: Token) -> tuple[NounPhrase, Draft, float] | None:
    """The body in view that a noun at ``token`` describes, with its phrase and a confidence.

    Country adjectives and towns ("la firme de Shenzhen") must be the body's own. With a
    country or town the whole text before is searched, otherwise two sentences.
    """
    count, bodies = scene.wording.described.longest(scene.ahead(token.i, 6))
    if not count:
        return None
    last = scene.token_after(token.i, count) - 1
    phrase = noun_phrase(scene, token.i, head_of(scene, token.i, last), last)
    if not is_definite(scene, phrase) or _is_qualified(scene, phrase, token.i):
        return None
    country, town = phrase.country(scene), _town(scene, phrase.first, phrase.last)
    fitting = frozenset(
        body for body in bodies if _is_of(scene, body, country) and (not town or body in town)
    )
    new = scene.new_bodies if scene.wording.has("company", scene.key(token.i)) else frozenset()

    inside = scene.parse.doc[phrase.head].dep_ not in SUBJECTS
    subject = subject_of(scene, phrase.head) if inside else None

    def fits(draft: Draft) -> bool:
        if subject is not None and draft.actor == subject.actor:
            return False
        return draft.actor in fitting or (draft.actor in new and country is None)

    back = _FAR if country or town else 2
    found = best_in_view(scene, token.i, fits, back=back)
    if found is None and not inside and scene.wording.has("company", scene.key(token.i)):
        found = _only_one(scene, token.i, fits, back)
    return (phrase, *found) if found else None


def company_in_focus(scene: Scene, i: int) -> str | None:
    """The company that "the chief executive", "le PDG" at token ``i`` leads."""

    def fits(draft: Draft) -> bool:
        actor = scene.registry.find(draft.actor)
        return draft.actor in scene.new_bodies if actor is None else actor.kind == "company"

    found = best_in_view(scene, i, fits) or _only_one(scene, i, fits, SENTENCES_BACK)
    return found[0].actor if found else None


def _only_one(
    scene: Scene, i: int, fits: Callable[[Draft], bool], back: int
) -> tuple[Draft, float] | None:
    """The body that the article is about, where none that ``fits`` is in view.

    Named twice as often as any other that fits.
    """
    if scene.parse.sentence_index(i) in scene.linked or any(map(fits, scene.in_view(i, back))):
        return None
    before = [draft for draft in scene.in_view(i, scene.parse.sentence_index(i)) if fits(draft)]
    ranked = [*Counter(draft.actor for draft in before).most_common(2), ("", 0), ("", 0)]
    (body, most), (_, next_most) = ranked[0], ranked[1]
    if not most or most < _MOST * next_most:
        return None
    return next(draft for draft in before if draft.actor == body), 0.6


def _is_of(scene: Scene, body: str, country: str | None) -> bool:
    if country is None:
        return True
    actor = scene.registry.find(body)
    return actor is not None and actor.country == country


def _town(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """The bodies that sit in the town named after the noun."""
    near = (*range(first, last), last + 1, last + 2)
    hits = [hit for j in near if (hit := scene.hit_at.get(j)) and hit.kind is HitKind.TOWN]
    return scene.wording.towns.get(fold(hits[0].surface), ()) if hits else ()


def _is_qualified(scene: Scene, phrase: NounPhrase, first: int) -> bool:
    """Whether "autre", "premier" or a complement makes it another body than one in view."""
    before = range(phrase.first, first)
    if any(scene.wording.has("other", scene.key(j)) for j in before):
        return True
    if scene.key(phrase.first) in (
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "his",
        "her",
        "its",
        "their",
    ):
        return True
    after = phrase.last + 1
    complement = scene.key(after) in ("de", "d", "du", "des", "of", "for")
    return complement and not phrase.owners and not _town(scene, phrase.first, phrase.last)
