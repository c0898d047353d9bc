"""What only somebody can do: the verbs that tell an actor from a thing."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.folding import fold
from ralliement.actors.scene import Scene
from ralliement.actors.view import OBJECTS

_SOMEBODY = ("person", "person_nouns", "company", "institution", "media", "group", "documents")
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ite", "ance", "ence", "age", "isme", "ism",
             "ure", "ship", "ude", "ing")  # fmt: skip
_HAVING = frozenset({"a", "ont", "avait", "avaient", "aura", "aurait", "auraient", "est", "etait"})


def acts_as_actor(scene: Scene, token: Token) -> bool:
    """Whether the pronoun ``token`` is the subject of what only somebody does ("says", "veut")."""
    verb = _verb_of(scene, token)
    lemma, key = fold(verb.lemma_), scene.key(verb.i)
    return scene.wording.has("agentive", lemma) or scene.wording.has("speech", key)


def is_aimed_at(scene: Scene, token: Token) -> bool:
    """Whether ``token`` is the object of what is done to somebody only ("l'accuse", "urged it")."""
    if token.dep_ not in OBJECTS:
        return False
    verb = token.head
    return scene.wording.has("aimed", fold(verb.lemma_)) or scene.wording.has(
        "aimed", scene.key(verb.i)
    )


def _verb_of(scene: Scene, token: Token) -> Token:
    """The verb of a subject pronoun; parsers lose it where the pronoun follows its auxiliary."""
    doc = scene.parse.doc
    if not is_turned(scene, token.i):
        return token.head
    before = _before_hyphens(scene, token.i)
    if scene.key(before) in _HAVING:
        after = next((j for j in range(token.i + 1, token.i + 4) if _is_verb(scene, j)), None)
        return doc[after] if after is not None else doc[before]
    return doc[before]


def _is_verb(scene: Scene, i: int) -> bool:
    if i >= len(scene.keys):
        return False
    return scene.parse.doc[i].pos_ in ("VERB", "AUX") or scene.wording.has("speech", scene.key(i))


def _before_hyphens(scene: Scene, i: int) -> int:
    """The number of the word before "-t-il" at ``i``."""
    i -= 1
    while i > 0 and scene.key(i) in ("", "t"):
        i -= 1
    return i


def is_turned(scene: Scene, i: int) -> bool:
    """Whether a pronoun follows its verb: "a-t-il", "assure-t-elle"."""
    token = scene.parse.doc[i]
    if scene.language != "fr" or i == 0:
        return False
    joined = scene.parse.surface(token).startswith("-") or token.nbor(-1).text in ("-t", "-")
    return joined or scene.parse.surface(token.nbor(-1)).endswith("-")


def is_inverted(scene: Scene, i: int) -> bool:
    """Whether a pronoun stands behind a verb of saying, as after a quotation ("a-t-il dit")."""
    return is_turned(scene, i) and acts_as_actor(scene, scene.parse.doc[i])


def may_act(scene: Scene, noun: Token) -> bool:
    """Whether a noun may be the subject of such a verb: no abstract noun, no thing."""
    words = (scene.key(noun.i), fold(noun.lemma_))
    if any(scene.wording.has(name, word) for name in ("things", "thing_nouns") for word in words):
        return False
    known = any(scene.wording.has(name, word) for name in _SOMEBODY for word in words)
    return known or not words[1].endswith(_ABSTRACT)
