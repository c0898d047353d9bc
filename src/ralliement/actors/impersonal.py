"""Pronouns that are nobody: "il faut", "il est prévu que", "it is clear that"."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.actors.folding import fold
from ralliement.actors.scene import Scene

_BEING = frozenset("est etre ete etait sera serait soit is was s be been".split())


def is_impersonal(scene: Scene, token: Token) -> bool:
    """ "il faut", "il y a", "il est prévu que", "it is clear that", "it seems"."""
    key = scene.key(token.i)
    if key not in ("il", "it"):
        return False
    if token.dep_ == "expl":
        return True
    verb = token.head
    near = {scene.key(j) for j in range(token.i + 1, token.i + 5)}
    if "y" in near and near & {"a", "avait", "aura", "aurait", "ait", "eut", "avoir"}:
        return True
    lemmas = {verb.lemma_.lower(), scene.key(verb.i)}
    lemmas |= {child.lemma_.lower() for child in verb.children if child.dep_ == "xcomp"}
    if scene.wording.sets.get("impersonal", frozenset()) & lemmas:
        return True
    return _introduces_clause(scene, token)


def _introduces_clause(scene: Scene, token: Token) -> bool:
    """Whether "il est …" or "it is …" leads to an adjective and "que", "de", "to" or "that"."""
    i = token.i + 1
    seen_being = False
    if scene.wording.has("taking", fold(token.head.lemma_)):
        return any(scene.key(j) in ("to", "que", "qu", "de", "d") for j in range(i + 1, i + 7))
    while i < token.i + 7 and i < len(scene.keys):
        key = scene.key(i)
        if key in _BEING:
            seen_being = True
        elif seen_being and scene.wording.has("willing", key):
            return False
        elif seen_being and key in ("que", "qu", "de", "d", "that", "to", "for"):
            return True
        elif (
            seen_being and scene.parse.doc[i].pos_ in ("NOUN", "PRON", "PUNCT") and i > token.i + 2
        ):
            return False
        i += 1
    return False
