"""Whose a noun is: the country, body or person that its neighbours attach it to."""

from __future__ import annotations

from dataclasses import dataclass

from ralliement.actors.patterns import HitKind
from ralliement.actors.scene import BODIES, COUNTRY_KINDS, DEMONYMS, PERSONS, Scene

_OF = {
    "fr": frozenset({"de", "du", "des", "d"}),
    "en": frozenset({"of", "for", "from", "at", "in"}),
}
_COMPLEMENT = frozenset({"de", "d", "du", "des", "of", "for"})
_AT = frozenset({"from", "at", "in"})
_ARTICLES = {"fr": frozenset({"le", "la", "les", "l"}), "en": frozenset({"the"})}
_POSSESSIVES = {
    "fr": frozenset({"son", "sa", "ses", "leur", "leurs"}),
    "en": frozenset({"his", "her", "its", "their"}),
}
_OURS = {"fr": frozenset({"notre", "nos", "mon", "ma", "mes"}), "en": frozenset({"our", "my"})}
_CONTRACTED = {"fr": frozenset({"du", "des", "au", "aux"}), "en": frozenset[str]()}
_DEFINITE = {
    "fr": frozenset(
        {"le", "la", "les", "l", "du", "des", "au", "aux", "ce", "cet", "cette", "ces"}
    ),
    "en": frozenset({"the", "this", "that", "these", "those"}),
}
_INDEFINITE = {
    "fr": frozenset({"un", "une", "certains", "certaines", "plusieurs", "quelques"}),
    "en": frozenset({"a", "an", "some", "several", "any", "another"}),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom a noun belongs to: the token that says so, and how (``adjective``, ``of`` …)."""

    actor: str
    token: int
    how: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with what surrounds it, from token ``first`` to ``last``, both included.

    A contracted article ("du", "aux") is its ``determiner`` but stands outside it.
    """

    head: int
    first: int
    last: int
    owners: tuple[Owner, ...]
    determiner: str

    def country(self, scene: Scene) -> str | None:
        """The one state among the owners; None where there is none or several."""
        found = {state_behind(scene, owner.actor) for owner in self.owners} - {None}
        return found.pop() if len(found) == 1 else None


def state_behind(scene: Scene, actor_id: str) -> str | None:
    """The state that an actor is or that a public body acts for; None for companies, people."""
    actor = scene.registry.find(actor_id)
    if actor is None or actor.kind in ("person", "company"):
        return None
    voice = scene.registry.find(scene.registry.voice_of(actor))
    return voice.id if voice is not None and voice.kind == "state" else None


def scene_country(scene: Scene, actor_id: str) -> str | None:
    """The state or union that an actor is or belongs to."""
    actor = scene.registry.find(actor_id)
    return actor.country if actor else None


def noun_phrase(scene: Scene, first: int, head: int, last: int) -> NounPhrase:
    """The phrase around the words from ``first`` to ``last``, with the owners that it names."""
    owners: list[Owner] = []
    left = _leftward(scene, first, owners)
    right = _rightward(scene, last, owners)
    determiner = scene.key(left)
    if determiner in _CONTRACTED[scene.language] and left < first:
        left += 1
    return NounPhrase(head, left, right, tuple(owners), determiner)


def _leftward(scene: Scene, first: int, owners: list[Owner]) -> int:
    """Takes in adjectives, names put before the noun, a possessor and the determiner."""
    i = first - 1
    doc = scene.parse.doc
    while i >= 0 and scene.parse.sentence_index(i) == scene.parse.sentence_index(first):
        key = scene.key(i)
        hit = scene.hit_at.get(i)
        if hit is not None:
            if not _may_precede(scene, i, hit.kind in DEMONYMS):
                break
            if hit.kind is not HitKind.TOWN:
                owners.append(Owner(hit.actor, i, "before"))
        elif scene.language == "en" and doc[i].text in ("'s", "'") and i - 1 in scene.covered:
            described = scene.covered[i - 1]
            if i - 1 not in scene.hit_at:
                owners.append(Owner(described.actor, i - 1, "before"))
                return scene.parse.tokens_in(described.start, described.end)[0].i
        elif scene.language == "en" and (doc[i].text in ("'s", "'", "-") or key == "based"):
            pass
        elif _is_determiner(scene, i):
            return i
        elif doc[i].pos_ not in ("ADJ", "NUM") or not key:
            break
        i -= 1
    return i + 1


def _may_precede(scene: Scene, i: int, demonym: bool) -> bool:
    """In English any name may stand before its noun; in French none does."""
    return scene.language == "en" or (demonym and scene.parse.doc[i].pos_ == "ADJ")


def _is_determiner(scene: Scene, i: int) -> bool:
    language, key = scene.language, scene.key(i)
    token = scene.parse.doc[i]
    if token.text.startswith("-") or (key == "that" and token.pos_ != "DET"):
        return False
    return any(key in words[language] for words in (_DEFINITE, _POSSESSIVES, _INDEFINITE, _OURS))


def _rightward(scene: Scene, last: int, owners: list[Owner]) -> int:
    """Takes in adjectives after the noun and one "of"-phrase that names an actor."""
    i, end = last + 1, last
    doc = scene.parse.doc
    sentence = scene.parse.sentence_index(last)
    while i < len(doc) and scene.parse.sentence_index(i) == sentence:
        hit = scene.hit_at.get(i)
        if hit is not None and _may_follow(scene, i, last):
            owners.append(Owner(hit.actor, i, "after"))
            end = i
        elif scene.key(i) in _OF[scene.language]:
            return _of_phrase(scene, i, end, owners)
        elif doc[i].pos_ != "ADJ" or scene.language == "en":
            break
        i += 1
    return end


def _may_follow(scene: Scene, i: int, last: int) -> bool:
    """Whether the name at ``i`` modifies the noun before it without a preposition."""
    if scene.language == "en":
        return False
    hit = scene.hit_at[i]
    if hit.kind in DEMONYMS:
        return not hit.surface[0].isupper() or hit.surface.isupper()
    if hit.kind in PERSONS:
        return i == last + 1
    return hit.surface in ("US", "UE") or hit.kind is HitKind.NICKNAME


def _of_phrase(scene: Scene, i: int, end: int, owners: list[Owner]) -> int:
    """The end of "de Berlin", "of the United States"; ``end`` if no known actor follows."""
    of = _OF[scene.language]
    j = i + 1
    while scene.key(j) in _ARTICLES[scene.language]:
        j += 1
    hit = scene.hit_at.get(j)
    if hit is None and j == i + 1 and _is_bare_noun(scene, j):
        return _of_phrase(scene, j + 1, end, owners) if scene.key(j + 1) in of else end
    if hit is None or (hit.kind in DEMONYMS and not hit.surface[0].isupper()):
        return end
    if scene.key(i) in _AT and hit.kind not in BODIES:
        return end
    if j + 1 < len(scene.keys) and scene.parse.doc[j + 1].text in ("'s", "'"):
        return end
    if hit.kind in COUNTRY_KINDS | BODIES | PERSONS:
        owners.append(Owner(hit.actor, j, "of"))
        return j
    return end


def _is_bare_noun(scene: Scene, i: int) -> bool:
    """Whether a noun without article stands at ``i``, as in "appel de ralliement"."""
    doc = scene.parse.doc
    return scene.language == "fr" and i < len(doc) and doc[i].pos_ == "NOUN"


def has_possessive(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the phrase begins with "son", "leur", "its" …"""
    return phrase.determiner in _POSSESSIVES[scene.language]


def is_ours(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the phrase begins with "nos", "our" …"""
    return phrase.determiner in _OURS[scene.language]


def is_definite(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the phrase begins with a definite or demonstrative determiner."""
    return phrase.determiner in _DEFINITE[scene.language] - {"des"} or has_possessive(scene, phrase)


def is_bare(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether an English phrase of one word opens its sentence ("Ministers insist")."""
    first = scene.parse.sentences[scene.parse.sentence_index(phrase.first)].start
    alone = phrase.first == phrase.last == first
    apart = scene.key(phrase.last + 1) not in _OF["en"]
    return scene.language == "en" and alone and apart and not phrase.owners


def has_complement(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether "de", "of" after the phrase says what of; not where a verb follows ("de céder")."""
    after = phrase.last + 1
    if scene.key(after) not in _COMPLEMENT or scene.parse.doc[after].dep_ == "mark":
        return False
    return after + 1 >= len(scene.keys) or scene.parse.doc[after + 1].pos_ not in ("VERB", "AUX")


def is_indefinite(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether the phrase begins with "un", "a" …"""
    return phrase.determiner in _INDEFINITE[scene.language]


def head_of(scene: Scene, first: int, last: int) -> int:
    """The token between ``first`` and ``last`` on which the others hang."""
    doc = scene.parse.doc
    inside = range(first, last + 1)
    outer = [i for i in inside if doc[i].head.i not in inside or doc[i].head.i == i]
    nouns = [i for i in outer if doc[i].pos_ in ("NOUN", "PROPN")] or [
        i for i in inside if doc[i].pos_ in ("NOUN", "PROPN")
    ]
    chosen = nouns or outer or [first]
    return chosen[0] if scene.language == "fr" else chosen[-1]
