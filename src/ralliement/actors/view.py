"""Who is in view: the actor that a pronoun or a bare description can be taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Token

from ralliement.actors.scene import Draft, Scene
from ralliement.records import MentionKind

SENTENCES_BACK = 2
"""How far back a pronoun may reach; beyond, readers no longer find it either."""

_TOPIC = 8
"""Sentences in which being named often makes an actor the topic."""

_ABOUT = 3
"""How many times as often as the next a state is named in an article that is about it."""

MARGIN = 0.45
"""By how much the best candidate must lead; two thirds of the step from object to subject."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubjpass", "expl:subj", "ROOT"})
_APPOSED = frozenset({"appos", "flat:name", "flat", "conj"})
OBJECTS = frozenset({"obj", "iobj", "dobj", "obl:arg", "obl:agent", "agent", "dative"})


def best_in_view(
    scene: Scene,
    i: int,
    fits: Callable[[Draft], bool],
    *,
    back: int = SENTENCES_BACK,
    rival: float | None = None,
    meaning: Callable[[Draft], str | None] | None = None,
    bonus: Callable[[Draft], float] | None = None,
    also: Sequence[Draft] = (),
) -> tuple[Draft, float] | None:
    """The draft before token ``i`` that ``fits`` best, with a confidence.

    Subjects lead objects, near ones lead far ones, ``bonus`` adds what the place of token
    ``i`` tells; None if two actors are as good, or an actor and a thing of salience
    ``rival``. With ``meaning``, those whose meaning is one are one, and mere places count
    too. A body and the state that it acts for are one. ``also`` are further candidates;
    they hide those of which they are made.
    """
    said = Counter(draft.actor for draft in scene.in_view(i, _TOPIC))
    scores: dict[str, tuple[float, Draft]] = {}
    hidden = {actor for union in also for actor in union.all_actors}
    for draft in (*scene.in_view(i, back), *also):
        if (draft.place and meaning is None) or not fits(draft):
            continue
        if not draft.others and draft.actor in hidden:
            continue
        score = salience(scene, draft, i) + 0.1 * min(max(said[draft.actor] - 1, 0), 3)
        score += bonus(draft) if bonus else 0.0
        meant = (meaning(draft) if meaning else None) or _same(scene, draft)
        meant = " ".join(sorted(draft.all_actors)) if draft.others else meant
        if meant not in scores or score > scores[meant][0]:
            scores[meant] = (score, draft)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return None
    if rival is not None and ranked[0][0] - rival < MARGIN:
        return None
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0
    return ranked[0][1], round(min(0.85, 0.6 + 0.15 * lead), 3)


def _same(scene: Scene, draft: Draft) -> str:
    """What a draft stands for beside others: a ministry and its state are not two."""
    return draft.actor if draft.human else scene.state_of(draft.actor) or draft.actor


def state_in_view(scene: Scene, i: int, back: int = SENTENCES_BACK) -> str | None:
    """The one state that the text is about at token ``i``, be it named as a place only.

    Its ministers and services bring it to mind too, and where nothing else does, its
    adjective ("l'opérateur tchèque") or its parliament.
    """
    found = best_in_view(
        scene,
        i,
        lambda draft: scene.state_of(draft.actor) is not None,
        back=back,
        meaning=lambda draft: scene.state_of(draft.actor),
    )
    if found is not None:
        return scene.state_of(found[0].actor)
    if any(scene.state_of(draft.actor) for draft in scene.in_view(i, back)):
        return None
    sentence = scene.parse.sentence_index(i)
    shown = {
        country
        for j in range(scene.parse.sentences[max(0, sentence - back)].start, i)
        if (country := scene.country_of(j)) is not None
    }
    shown |= {land for draft in scene.in_view(i, back) if (land := _land_of(scene, draft))}
    return shown.pop() if len(shown) == 1 else None


def _land_of(scene: Scene, draft: Draft) -> str | None:
    """The state to which a parliament, another public body or a party belongs."""
    actor = scene.registry.find(draft.actor)
    shows = actor is not None and actor.kind in ("institution", "party")
    return actor.country if actor is not None and shows else None


def state_of_article(scene: Scene, i: int) -> str | None:
    """The state that the article is about up to token ``i``, where none is in view there.

    Named three times as often as any other, and more than once.
    """
    before = scene.in_view(i, scene.parse.sentence_index(i))
    if scene.parse.sentence_index(i) in scene.linked or any(
        scene.state_of(draft.actor) for draft in scene.in_view(i, SENTENCES_BACK)
    ):
        return None
    named = Counter(state for draft in before if (state := scene.state_of(draft.actor)))
    ranked = [*named.most_common(2), ("", 0), ("", 0)]
    (state, most), (_, next_most) = ranked[0], ranked[1]
    return state if most > 1 and most >= _ABOUT * next_most else None


def only_state(scene: Scene, i: int) -> str | None:
    """The one state named, be it by an adjective, in the sentence of ``i`` or the one before."""
    here = scene.parse.sentence_index(i)
    found = {scene.state_of(draft.actor) for draft in scene.in_view(i, 1)}
    first = here if here in scene.linked else max(0, here - 1)
    span = range(scene.parse.sentences[first].start, scene.parse.sentences[here].end)
    found |= {scene.country_of(j) for j in span}
    return next(iter(found - {None}), None) if len(found - {None}) == 1 else None


def salience(scene: Scene, draft: Draft, i: int) -> float:
    """How strongly a mention stands in view at token ``i``."""
    token = scene.parse.doc[draft.head]
    distance = scene.parse.sentence_index(i) - scene.parse.sentence_index(draft.head)
    score = standing(token) - 0.6 * distance
    human = 0.2 if draft.human and draft.kind is MentionKind.NAME else 0.0
    return score + human


def standing(token: Token) -> float:
    """How strongly its place in its own clause puts a noun in view.

    A name in apposition stands where its noun does ("its former envoy, X, warned"), and
    of two that are joined neither leads. What a headline only puts first ("Huawei : …")
    is no subject.
    """
    while token.dep_ in _APPOSED and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ == "ROOT" and token.i + 1 < len(token.doc) and token.nbor().text == ":":
        return 0.4
    if token.dep_ in SUBJECTS:
        return 1.0 if _is_main(token) else 0.7
    return 0.4 if token.dep_ in OBJECTS else 0.0


def _is_main(token: Token) -> bool:
    return token.head.dep_ == "ROOT" or token.dep_ == "ROOT"


def agrees(draft: Draft, gender: str | None, number: str | None) -> bool:
    """Whether a word of this gender and number may stand for the draft's actor."""
    if gender and draft.gender and gender != draft.gender:
        return False
    return not (number and draft.number and number != draft.number)


def subject_of(scene: Scene, i: int) -> Draft | None:
    """The actor that is the subject of the nearest clause around token ``i``."""
    token = subject_token(scene, i)
    return scene.drafts.get(token.i) if token is not None else None


def subject_token(scene: Scene, i: int) -> Token | None:
    """The subject of the nearest clause around token ``i`` that stands before it."""
    token = scene.parse.doc[i]
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        for child in token.children:
            if child.dep_ in SUBJECTS and child.i < i and child.right_edge.i < i:
                if child.pos_ == "PRON" and child.i not in scene.drafts:
                    continue
                return child
        if token.dep_ == "ROOT":
            return None
        token = token.head
    return None


def possessor(scene: Scene, i: int, *, human: bool = False) -> Draft | None:
    """Whom "son", "ses", "leur", "his", "its" at token ``i`` stands for.

    With ``human``, only a person can be meant: "son pays" is no state's own.
    """
    key = scene.key(i)
    rule = _OWNERS.get(key)
    if rule is None:
        return None
    gender, number, person = rule

    def fits(draft: Draft) -> bool:
        return (
            scene.is_quoted(i) == scene.is_quoted(draft.head)
            and _fits_kind(draft, True if human else person)
            and agrees(draft, gender, None)
            and (number is None or draft.number in (None, number) or draft.number == "p")
        )

    token = subject_token(scene, i)
    if token is not None:
        subject = scene.drafts.get(token.i)
        if subject is not None and fits(subject):
            return subject
        if not human:
            return None
    elif _root(scene, i).morph.get("VerbForm", []) == ["Inf"]:
        return _object_before(scene, i, fits)
    found = best_in_view(scene, i, fits)
    return found[0] if found else None


def _root(scene: Scene, i: int) -> Token:
    """The word on which the sentence of token ``i`` hangs."""
    return scene.parse.doc[i].sent.root


def _object_before(scene: Scene, i: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """Whose a noun is in a sentence that only takes up an infinitive again.

    "Ils veulent bannir X. Et surtout bannir ses réseaux": the object of the same verb
    before; without such a verb nobody can be told.
    """
    verb = scene.parse.doc[i].head.head
    for draft in scene.in_view(i, 1):
        token = scene.parse.doc[draft.head]
        same = token.head.lemma_ == verb.lemma_ and token.head.i != verb.i
        if same and token.dep_ in OBJECTS and fits(draft):
            return draft
    return None


_OWNERS: dict[str, tuple[str | None, str | None, bool | None]] = {
    "son": (None, "s", None),
    "sa": (None, "s", None),
    "ses": (None, "s", None),
    "leur": (None, "p", None),
    "leurs": (None, "p", None),
    "his": ("m", "s", True),
    "her": ("f", "s", True),
    "its": (None, "s", False),
    "their": (None, "p", None),
}


def _fits_kind(draft: Draft, person: bool | None) -> bool:
    return person is None or draft.human == person


def is_person(scene: Scene, actor_id: str) -> bool:
    """Whether an actor, known or new, is a person."""
    actor = scene.registry.find(actor_id)
    return actor.kind == "person" if actor else actor_id not in scene.new_bodies


def is_medium(scene: Scene, actor_id: str) -> bool:
    """Whether an actor is a newspaper, an agency or the like."""
    actor = scene.registry.find(actor_id)
    return actor is not None and actor.kind == "media"
