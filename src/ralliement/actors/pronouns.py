"""Pronouns: il, elle, ils, celui-ci, qui, he, she, it, they, who …"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from ralliement.actors.documents import document_of_pronoun, is_document
from ralliement.actors.doing import acts_as_actor, is_aimed_at, is_inverted, may_act
from ralliement.actors.impersonal import is_impersonal
from ralliement.actors.ordinals import find_ordinal
from ralliement.actors.scene import Draft, Scene, gender_of, is_plural
from ralliement.actors.together import unions_in_view
from ralliement.actors.view import (
    OBJECTS,
    SENTENCES_BACK,
    SUBJECTS,
    agrees,
    best_in_view,
    is_medium,
    standing,
    subject_of,
)
from ralliement.records import MentionKind

_GOVERNS, _SPEAKS = 0.3, 0.3
"""What a place or a verb adds to a candidate: half the step from object to subject."""

_NEAR = 1.0
"""A plural noun of the same sentence, wherever it stands, where "they" only are or undergo."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun shows of the one it stands for; None where it shows nothing.

    One that is ``aimed`` is taken up only where its verb is aimed at somebody ("l'accuse").
    """

    gender: str | None
    number: str
    person: bool | None = None
    subject: bool = True
    aimed: bool = False


_PRONOUNS = {
    "fr": {
        "il": Pronoun("m", "s"),
        "elle": Pronoun("f", "s"),
        "ils": Pronoun(None, "p"),
        "elles": Pronoun("f", "p"),
        "lui": Pronoun(None, "s", subject=False),
        "leur": Pronoun(None, "p", subject=False),
        "le": Pronoun("m", "s", subject=False, aimed=True),
        "la": Pronoun("f", "s", subject=False, aimed=True),
        "l": Pronoun(None, "s", subject=False, aimed=True),
        "les": Pronoun(None, "p", subject=False, aimed=True),
    },
    "en": {
        "he": Pronoun("m", "s", True),
        "she": Pronoun("f", "s", True),
        "it": Pronoun(None, "s", False),
        "they": Pronoun(None, "p"),
        "him": Pronoun("m", "s", True, subject=False),
        "them": Pronoun(None, "p", subject=False),
    },
}
_LATTER: dict[str, dict[tuple[str, ...], str | None]] = {
    "fr": {
        ("ce", "dernier"): "m",
        ("cette", "derniere"): "f",
        ("celui", "ci"): "m",
        ("celle", "ci"): "f",
    },
    "en": {("the", "latter"): None},
}
_RELATIVE = {
    "fr": frozenset({"qui", "lequel", "laquelle"}),
    "en": frozenset({"who", "which", "that"}),
}


def resolve_pronoun(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """The mention that a pronoun makes, None where it is impersonal or unclear."""
    key, language = scene.key(token.i), scene.language
    one_of = _latter(scene, token) or find_ordinal(scene, token)
    if one_of is not None:
        return one_of
    if key in _RELATIVE[language]:
        return _relative(scene, token)
    pronoun = _PRONOUNS[language].get(key)
    if pronoun is None or token.pos_ not in ("PRON", "DET", "PROPN"):
        return None
    if not pronoun.subject and (token.pos_ != "PRON" or scene.key(token.i - 1) == "a"):
        return None
    aimed = is_aimed_at(scene, token)
    if pronoun.aimed and not aimed:
        return None
    if is_impersonal(scene, token) or (key == "it" and not aimed and _is_vague(token)):
        return None
    alone = pronoun.subject or (token.pos_ == "PRON" and _follows_attribution(scene, token.i))
    back = SENTENCES_BACK if alone else int(aimed)
    unions = unions_in_view(scene, token.i, back) if pronoun.number == "p" else []
    found = best_in_view(
        scene,
        token.i,
        lambda draft: _fits(scene, draft, pronoun, token),
        back=back,
        rival=rival_of(scene, token, pronoun),
        bonus=lambda draft: _bonus(scene, draft, token),
        also=unions,
    )
    if found and token.dep_ == "expl:subj" and not found[0].human:
        return None
    if found:
        return _pronoun_draft(scene, token.i, token.i, *found)
    written = _document(scene, token, pronoun)
    return (written, token.i, token.i) if written else None


def _document(scene: Scene, token: Token, pronoun: Pronoun) -> Draft | None:
    """The author of the document that the pronoun may take up, where no actor can be meant."""
    if pronoun.number != "s" or pronoun.person or not pronoun.subject:
        return None
    rivals = scene.in_view(token.i, 0)
    if any(_fits(scene, draft, pronoun, token) for draft in rivals):
        return None
    return document_of_pronoun(scene, token, pronoun.gender)


def _is_vague(token: Token) -> bool:
    """Whether "it" is an object, or is said to be something: then it is rarely an actor."""
    if token.dep_ in OBJECTS | {"pobj"}:
        return True
    return any(child.dep_ == "attr" and child.pos_ == "NOUN" for child in token.head.children)


def _follows_attribution(scene: Scene, i: int) -> bool:
    """Whether "selon", "pour", "d'après" stands before the pronoun: it names who is quoted."""
    return scene.key(i - 1) in ("selon", "pour", "apres")


def _bonus(scene: Scene, draft: Draft, token: Token) -> float:
    """What speaks for a draft beside where it stands.

    The subject of the clause around ("X has not said whether it would …") or of one that
    opens the pronoun's ("si X refusait, il …"); a person where somebody is said to speak
    ("a-t-il ajouté").
    """
    word = scene.parse.doc[draft.head]
    opening = word.dep_ in SUBJECTS and word.head.dep_ == "advcl" and word.i < token.i
    if opening and word.head.head.i == token.head.i and token.dep_ in SUBJECTS:
        return 2 * _GOVERNS
    around = subject_of(scene, token.i) if token.dep_ in SUBJECTS else None
    governs = around is not None and around.actor == draft.actor
    speaks = draft.human and (is_inverted(scene, token.i) or token.dep_ == "expl:subj")
    return (_GOVERNS if governs else 0.0) + (_SPEAKS if speaks else 0.0)


def rival_of(scene: Scene, token: Token, pronoun: Pronoun) -> float | None:
    """How strongly some noun that is no actor stands in view for the same pronoun.

    Where only somebody can do what the pronoun does, things are none.
    """
    if _follows_attribution(scene, token.i):
        return None
    acts = acts_as_actor(scene, token) if pronoun.subject else is_aimed_at(scene, token)
    here = scene.parse.sentence_index(token.i)
    first = scene.parse.sentences[max(0, here - 1)].start
    undergoes = pronoun.number == "p" and _undergoes(token)
    best: float | None = None
    for noun in scene.parse.doc[first : token.i]:
        if noun.pos_ not in ("NOUN", "PROPN") or not _noun_fits(noun, pronoun):
            continue
        if noun.i in scene.covered or noun.i in scene.hit_at:
            continue
        if is_inverted(scene, token.i) and scene.is_quoted(noun.i):
            continue
        if pronoun.person and not _may_be_person(scene, noun):
            continue
        if (acts and not may_act(scene, noun)) or _is_named_beside(scene, noun):
            continue
        distance = here - scene.parse.sentence_index(noun.i)
        score = standing(noun) - 0.6 * distance
        near = undergoes and not distance
        if near:
            score = max(score, _NEAR)
        if (near or noun.dep_ in SUBJECTS | OBJECTS) and (best is None or score > best):
            best = score
    return best


def _undergoes(token: Token) -> bool:
    """Whether the pronoun is the subject of a passive verb or of "be"."""
    passive = token.dep_ in ("nsubjpass", "nsubj:pass")
    copula = any(child.dep_ == "cop" for child in token.head.children)
    return passive or copula or token.head.lemma_ in ("be", "être")


def _may_be_person(scene: Scene, noun: Token) -> bool:
    return noun.pos_ == "PROPN" or scene.wording.has("person", scene.key(noun.i))


def _is_named_beside(scene: Scene, noun: Token) -> bool:
    """Whether a name in apposition says who the noun is ("its former envoy, X")."""
    return any(child.dep_ == "appos" and child.i in scene.drafts for child in noun.children)


def _noun_fits(noun: Token, pronoun: Pronoun) -> bool:
    if is_plural(noun) != (pronoun.number == "p"):
        return False
    gender = gender_of(noun)
    return not (pronoun.gender and gender and gender != pronoun.gender)


def _fits(scene: Scene, draft: Draft, pronoun: Pronoun, token: Token) -> bool:
    if scene.is_quoted(token.i) != scene.is_quoted(draft.head):
        return False
    if not agrees(draft, pronoun.gender, pronoun.number) or is_medium(scene, draft.actor):
        return False
    if pronoun.person is not None and draft.human != pronoun.person:
        return False
    if scene.key(draft.head - 1) in ("sur", "via", "on") or _opens_for(scene, draft, token):
        return False
    if _is_reported(scene, draft, token):
        return False
    if not draft.human and _follows_attribution(scene, token.i):
        return False
    upon = not pronoun.subject or is_aimed_at(scene, token)
    if upon and not _follows_attribution(scene, token.i):
        subject = subject_of(scene, token.i)
        return subject is None or not _is_same(scene, subject.actor, draft.actor)
    return True


def _is_same(scene: Scene, one: str, other: str) -> bool:
    """Whether two actors are one, or a state and who speaks for it."""
    state = scene.state_of(one)
    return one == other or (state is not None and state == scene.state_of(other))


def _is_reported(scene: Scene, draft: Draft, token: Token) -> bool:
    """Whether the draft stands in the words that the pronoun's turned verb reports.

    "Varsovie attend, a-t-il ajouté": whoever speaks would not name himself so.
    """
    here = scene.parse.sentence_index(token.i)
    if scene.parse.sentence_index(draft.head) != here or draft.kind is MentionKind.PRONOUN:
        return False
    return is_inverted(scene, token.i)


def _opens_for(scene: Scene, draft: Draft, token: Token) -> bool:
    """Whether the draft only belongs to what opens the pronoun's own clause.

    "Surprise par la réponse de X, elle …": X is another one.
    """
    word = scene.parse.doc[draft.head]
    if token.dep_ not in SUBJECTS or word.dep_ in SUBJECTS or word.sent.start != token.sent.start:
        return False
    return word.i < token.i < token.head.i and token.head in word.ancestors


def _pronoun_draft(
    scene: Scene, first: int, last: int, meant: Draft, confidence: float
) -> tuple[Draft, int, int]:
    start, end = scene.text_of(first, last)
    made = replace(
        meant,
        start=start,
        end=end,
        head=last,
        kind=MentionKind.PRONOUN,
        confidence=confidence,
        misspelt=False,
    )
    return made, first, last


def _latter(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """ "ce dernier", "celui-ci", "the latter": the last one named that agrees."""
    words = scene.ahead(token.i, 3)
    forms = _LATTER[scene.language]
    if words[:2] not in forms:
        return None
    gender = forms[words[:2]]
    last = scene.token_after(token.i, 2) - 1
    following = scene.parse.doc[last + 1] if last + 1 < len(scene.parse.doc) else None
    if following is not None and following.pos_ == "NOUN":
        return None
    for draft in scene.in_view(token.i, 1):
        if is_document(scene, scene.parse.doc[draft.head]):
            continue
        if agrees(draft, gender, "s") and not draft.place and not is_medium(scene, draft.actor):
            return _pronoun_draft(scene, token.i, last, draft, 0.7)
    return None


def _relative(scene: Scene, token: Token) -> tuple[Draft, int, int] | None:
    """The antecedent of "qui", "who", "which"."""
    if token.pos_ != "PRON" or token.dep_ not in ("nsubj", "nsubj:pass", "nsubjpass"):
        return None
    verb = token.head
    if verb.dep_ not in ("acl:relcl", "relcl", "acl"):
        return None
    meant = scene.drafts.get(verb.head.i)
    if meant is None:
        before = token.i - 1
        if before >= 0 and scene.parse.doc[before].text == ",":
            before -= 1
        meant = scene.drafts.get(before) if before in scene.hit_at else None
    if meant is None or not (scene.key(token.i) != "who" or meant.human or meant.number == "p"):
        return None
    return _pronoun_draft(scene, token.i, token.i, meant, 0.9)
