"""Whose government, ministry or minister is meant where no country is named beside it."""

from __future__ import annotations

from collections import Counter

from ralliement.actors.patterns import HitKind
from ralliement.actors.scene import COUNTRY_KINDS, Draft, Scene
from ralliement.actors.view import (
    SENTENCES_BACK,
    SUBJECTS,
    best_in_view,
    standing,
    state_in_view,
    state_of_article,
    subject_of,
)
from ralliement.records import MentionKind

_HOME = 0.45
"""What speaks for the land that the article is about: as much as a clear lead in view."""

_LEADING = 0.7
"""The standing of a subject: what only an object or a place is does not hide that land."""

_MOST = 1.5
"""How many times as often as the next a land is named, by any word, to be the article's."""

_AT_FIRST = 3
"""Words: a place that opens a sentence stands within them ("À Pékin, le ministère …")."""

_IN = {"fr": frozenset({"a", "au", "aux", "en"}), "en": frozenset({"in"})}


def state_in_focus(scene: Scene, i: int) -> str | None:
    """The state that "le gouvernement" at token ``i`` means, None where two may be meant.

    A place that opens the sentence or stands right after says which. Else it is who stands
    in view, the land that the article is about before others, and never the state that acts
    upon it ("Washington accuse le gouvernement").
    """
    place = _opening_place(scene, i) or _place_after(scene, i)
    if place is not None:
        return place
    barred, home = _who_acts_upon(scene, i), home_state(scene, i)

    def fits(draft: Draft) -> bool:
        return scene.state_of(draft.actor) not in (None, barred)

    def bonus(draft: Draft) -> float:
        return _HOME if scene.state_of(draft.actor) == home else 0.0

    def meaning(draft: Draft) -> str | None:
        return scene.state_of(draft.actor)

    found = best_in_view(scene, i, fits, back=SENTENCES_BACK, meaning=meaning, bonus=bonus)
    if found is not None:
        state = scene.state_of(found[0].actor)
        return state if _leads(scene, found[0], state, i) else home if home != barred else None
    rivals = {meaning(draft) for draft in scene.in_view(i, SENTENCES_BACK) if fits(draft)}
    if home is not None and home != barred and (not rivals or home in rivals):
        return home
    alone = None if rivals else state_in_view(scene, i) or state_of_article(scene, i)
    return alone if alone != barred else None


def _leads(scene: Scene, draft: Draft, state: str | None, i: int) -> bool:
    """Whether a state in view is not only met in an article on another land."""
    seen = _lands_seen(scene, i)
    most = max(seen.values(), default=0)
    if seen[state or ""] * _MOST >= most:
        return True
    home = home_state(scene, i)
    return home is not None and standing(scene.parse.doc[draft.head]) >= _LEADING


def home_state(scene: Scene, i: int) -> str | None:
    """The land that the article up to token ``i`` is about: there far more often than any other.

    Adjectives, mere places, officers and public bodies count too: they tell where the news
    comes from.
    """
    if scene.parse.sentence_index(i) in scene.linked:
        return None
    ranked = [*_lands_seen(scene, i).most_common(2), ("", 0), ("", 0)]
    (state, most), (_, next_most) = ranked[0], ranked[1]
    return state if most > 1 and most >= _MOST * next_most else None


def _lands_seen(scene: Scene, i: int) -> Counter[str]:
    """How often each land shows in the article before token ``i``."""
    seen = Counter(
        hit.actor
        for hit in scene.hits
        if hit.kind in COUNTRY_KINDS and hit.end <= scene.parse.starts[i]
    )
    for draft in scene.in_view(i, scene.parse.sentence_index(i)):
        if draft.head not in scene.hit_at or scene.hit_at[draft.head].kind not in COUNTRY_KINDS:
            seen.update(land for land in (_land(scene, draft),) if land)
    return seen


def _land(scene: Scene, draft: Draft) -> str | None:
    """The state for which a person or body speaks, or to which a public body belongs."""
    actor = scene.registry.find(draft.actor)
    public = actor is not None and actor.kind in ("institution", "party")
    return scene.state_of(draft.actor) or (actor.country if actor and public else None)


def _opening_place(scene: Scene, i: int) -> str | None:
    """The state of the capital or land that opens the sentence of token ``i``: "À Pékin, …"."""
    start = scene.parse.sentences[scene.parse.sentence_index(i)].start
    if scene.key(start) not in _IN[scene.language]:
        return None
    for j in range(start + 1, min(start + 1 + _AT_FIRST, i)):
        hit = scene.hit_at.get(j)
        if hit is not None and hit.kind in (HitKind.CAPITAL, HitKind.STATE):
            return hit.actor
    return None


def _place_after(scene: Scene, i: int) -> str | None:
    """The state of the capital right after the noun: "the foreign ministry in Cairo"."""
    hit = scene.hit_at.get(i + 2)
    near = scene.key(i + 1) in _IN[scene.language]
    return hit.actor if near and hit is not None and hit.kind is HitKind.CAPITAL else None


def _who_acts_upon(scene: Scene, i: int) -> str | None:
    """The state named as the subject of the clause in which token ``i`` is no subject."""
    if scene.parse.doc[i].dep_ in SUBJECTS:
        return None
    subject = subject_of(scene, i)
    if subject is None or subject.human or subject.kind is MentionKind.DESCRIPTION:
        return None
    return scene.state_of(subject.actor)
