"""Several actors meant by one word: "ils" for two that are joined, "les deux pays"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ralliement.actors.phrases import NounPhrase, head_of, noun_phrase
from ralliement.actors.scene import Draft, Scene
from ralliement.actors.view import is_medium
from ralliement.records import MentionKind

_BACK = 3
"""Sentences: the two of "les deux pays" are named no farther back."""

_PEOPLE, _COMPANIES = "two_people", "two_companies"
_KINDS = (_PEOPLE, "two_states", _COMPANIES)

_TWO = {"fr": frozenset({"deux"}), "en": frozenset({"two", "both"})}
_ALL = {
    "fr": frozenset({"les", "des", "aux", "ces", "nos"}),
    "en": frozenset({"the", "these", "our"}),
}
_PICKED = frozenset({"un", "une", "aucun", "aucune", "one", "either", "neither", "none", "autre"})
_OTHERS = frozenset(
    {"de", "d", "du", "des", "qui", "que", "qu", "dont", "ou", "of", "that", "which", "where"}
)


def unions_in_view(scene: Scene, i: int, back: int) -> list[Draft]:
    """What "X et Y" before token ``i`` make together, of its sentence and ``back`` before it."""
    return [union for draft in scene.in_view(i, back) for union in _union(scene, draft, i)]


def union_at(scene: Scene, token: Token) -> Draft | None:
    """The actor at ``token`` with those that are joined to it."""
    draft = scene.drafts.get(token.i)
    if draft is None:
        return None
    return next(_union(scene, draft, len(scene.keys)), draft)


def _union(scene: Scene, first: Draft, i: int) -> Iterator[Draft]:
    """The draft with those that are joined to it, if every one of them is an actor."""
    token = scene.parse.doc[first.head]
    if token.dep_ == "conj" and token.head.i in scene.drafts:
        return
    joined = [other for other in _joined(token) if other.i < i]
    drafts = [scene.drafts.get(other.i) for other in joined]
    found = [draft for draft in drafts if draft is not None and not draft.place]
    if len(found) < len(joined) or any(is_medium(scene, draft.actor) for draft in found):
        return
    actors = tuple(dict.fromkeys([first.actor, *(draft.actor for draft in found)]))
    if first.place or len(actors) < 2:
        return
    genders = {draft.gender for draft in (first, *found)}
    yield replace(
        first,
        others=actors[1:],
        number="p",
        gender="f" if genders == {"f"} else "m" if "m" in genders else None,
        human=first.human and all(draft.human for draft in found),
    )


def _joined(token: Token) -> list[Token]:
    """The nouns joined to ``token`` by "et", commas or "and", in text order."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            found += [child, *_joined(child)]
    return sorted(found, key=lambda other: other.i)


def find_two(scene: Scene, token: Token) -> tuple[NounPhrase, tuple[str, ...]] | None:
    """The two whom "les deux pays", "both sides", "the two men" at ``token`` takes up."""
    wording, key = scene.wording, scene.key(token.i)
    kind = next((kind for kind in _KINDS if wording.has(kind, key)), None)
    if kind is None:
        return None
    phrase = noun_phrase(scene, token.i, head_of(scene, token.i, token.i), token.i)
    if scene.key(token.i - 1) == "both":
        phrase = replace(phrase, first=token.i - 1)
    if phrase.owners or not _is_two(scene, token.i) or scene.key(token.i + 1) in _OTHERS:
        return None
    two = _two_before(scene, phrase.first, kind)
    return (phrase, two) if two else None


def _is_two(scene: Scene, i: int) -> bool:
    """Whether "les deux", "the two", "both" and nothing else stands before token ``i``."""
    language = scene.language
    if scene.key(i - 1) not in _TWO[language]:
        return False
    if scene.key(i - 1) == "both":
        return True
    article = scene.key(i - 2) in _ALL[language]
    picked = {scene.key(j) for j in (i - 3, i - 4)} & _PICKED
    return article and not picked


def _two_before(scene: Scene, i: int, kind: str) -> tuple[str, ...]:
    """The only two, or the only two joined, in the nearest sentences that name two."""
    here = scene.parse.sentence_index(i)
    seen: dict[str, None] = {}
    for number in range(here, max(-1, here - _BACK - 1), -1):
        if number in scene.linked and number != here:
            break
        seen.update(dict.fromkeys(_meant_in(scene, number, i, kind)))
        if len(seen) == 2:
            return tuple(sorted(seen, key=lambda actor: _first_place(scene, actor, i)))
        if len(seen) > 2:
            return _joined_two(scene, i, here - number, kind)
    return ()


def _meant_in(scene: Scene, number: int, i: int, kind: str) -> list[str]:
    """The persons, the companies or the states in sentence ``number`` before token ``i``."""
    drafts = [d for d in scene.by_sentence.get(number, ()) if d.head < i and not d.place]
    if kind == _PEOPLE:
        return [draft.actor for draft in drafts if draft.human and _is_one(scene, draft)]
    if kind == _COMPANIES:
        named = [actor for draft in drafts for actor in draft.all_actors]
        return [actor for actor in named if _is_company(scene, actor)]
    span = scene.parse.sentences[number]
    shown = [scene.country_of(j) for j in range(span.start, min(span.end, i))
             if j not in scene.covered]  # fmt: skip
    states = [scene.state_of(actor) for draft in drafts for actor in draft.all_actors]
    return [state for state in (*states, *shown) if state is not None]


def _is_one(scene: Scene, draft: Draft) -> bool:
    actor = scene.registry.find(draft.actor)
    return actor is None or actor.kind == "person"


def _first_place(scene: Scene, actor: str, i: int) -> int:
    heads = [
        draft.head
        for draft in scene.in_view(i, _BACK)
        if actor in (draft.actor, scene.state_of(draft.actor))
    ]
    return min(heads, default=i)


def _is_company(scene: Scene, actor_id: str) -> bool:
    actor = scene.registry.find(actor_id)
    return actor_id in scene.new_bodies if actor is None else actor.kind == "company"


def _joined_two(scene: Scene, i: int, back: int, kind: str) -> tuple[str, ...]:
    """The one pair that is joined ("entre Paris et Londres"), None if there are more."""
    pairs = set()
    for union in unions_in_view(scene, i, back):
        meant = [_as_one_of(scene, actor, union, kind) for actor in union.all_actors]
        if len(set(meant)) == 2 and "" not in meant:
            pairs.add(tuple(dict.fromkeys(meant)))
    return pairs.pop() if len(pairs) == 1 else ()


def _as_one_of(scene: Scene, actor: str, union: Draft, kind: str) -> str:
    """The actor as a person, a company or a state, whichever is asked; empty if it is none."""
    if kind == _PEOPLE:
        return actor if union.human else ""
    if kind == _COMPANIES:
        return actor if _is_company(scene, actor) else ""
    return scene.state_of(actor) or ""


def draft_of_two(scene: Scene, phrase: NounPhrase, two: tuple[str, ...]) -> Draft:
    """The mention of both."""
    start, end = scene.text_of(phrase.first, phrase.last)
    first = scene.registry.find(two[0])
    return Draft(
        start=start,
        end=end,
        head=phrase.head,
        actor=two[0],
        kind=MentionKind.DESCRIPTION,
        confidence=0.75,
        number="p",
        human=first is not None and first.kind == "person",
        others=two[1:],
    )
