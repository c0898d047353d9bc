"""Finite, passive, reflexive: the form in which a verb stands."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses.grammar.labels import cached, has_morph
from ralliement.statements.clauses.grammar.phrases import obliques

_ETRE_VERBS = frozenset(
    [
        "aller",
        "venir",
        "devenir",
        "arriver",
        "partir",
        "rester",
        "tomber",
        "naître",
        "mourir",
        "entrer",
        "sortir",
        "revenir",
        "parvenir",
        "intervenir",
        "descendre",
        "monter",
        "passer",
        "retourner",
    ]
)


def is_passive_form(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)


def is_reflexive(verb: Token) -> bool:
    """Whether the verb is used with "se" ("se retirer", "nous nous opposons")."""
    if verb.vocab.lang != "fr":
        return False
    return any(is_elided_self(child) for child in verb.children if child.i < verb.i) or any(
        child.lower_ in {"se", "s'", "s’"}
        or (child.lower_ in {"nous", "me", "vous"} and child.dep_.startswith("expl"))
        for child in verb.children
        if child.i < verb.i and child.pos_ == "PRON"
    )


def is_elided_self(token: Token) -> bool:
    """Whether "s'" is "se", whatever the tagger says: "si" loses its vowel before "il" alone."""
    behind = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in {"s'", "s’"} and behind not in {"il", "ils"}


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes what it says."""
    return cached(verb, "passive", _is_passive)


def _is_passive(verb: Token) -> bool:
    if verb.lemma_ in _ETRE_VERBS:
        return False
    labels = {child.dep_ for child in verb.children}
    if is_reflexive(verb) or _is_plainly_active(verb, labels):
        return False
    if labels & {"aux:pass", "auxpass", "nsubj:pass", "nsubjpass"}:
        return True
    if _is_headline_passive(verb, labels):
        return True
    participle = has_morph(verb, "VerbForm", "Part") and not has_morph(verb, "Tense", "Pres")
    participle = participle or (
        verb.vocab.lang == "fr" and verb.lower_.endswith(_PARTICIPLE_ENDINGS)
    )
    bare = verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.nbor(-1).i == verb.head.i
    participle = participle or bare
    if participle and verb.dep_ == "conj" and has_morph(verb.head, "VerbForm", "Part"):
        return is_passive(verb.head)
    auxiliaries = labels & {"aux", "aux:tense"}
    if participle and not auxiliaries and "cop" not in labels:
        return verb.vocab.lang == "fr" or has_morph(verb, "Tense", "Past") or verb.tag_ == "VBN"
    return False


def _is_plainly_active(verb: Token, labels: set[str]) -> bool:
    """Whether a form tagged as a participle has no auxiliary and can be none.

    "Reproche" is "reprocher" in the present; "Sweden banned … the use" has subject and object.
    """
    if labels & {"aux", "aux:tense", "aux:pass", "auxpass", "cop"}:
        return False
    if verb.vocab.lang == "fr":
        return is_no_participle(verb)
    told = verb.dep_ == "ROOT" and {"nsubj", "dobj"} <= labels
    return told and not any(word == "by" for word, _ in obliques(verb))


def is_no_participle(verb: Token) -> bool:
    """Whether a French form is a present that the tagger may take for a participle.

    "Reproche" is of "reprocher"; "bannit" of "bannir", whose participle is "banni".
    """
    form = verb.lower_
    if verb.vocab.lang != "fr":
        return False
    stem = form if form.endswith("e") else form[:-1] if form.endswith("it") else ""
    return bool(stem) and verb.lemma_ == stem + "r"


_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées")
"""Endings that no conjugated form has, whatever the tagger says ("Spark prié de …")."""


def _is_headline_passive(verb: Token, labels: set[str]) -> bool:
    """Whether an English past form without auxiliary is a participle ("X accused by Y")."""
    if verb.tag_ not in {"VBD", "VBN"} or labels & {"dobj", "aux", "ccomp", "xcomp", "prt"}:
        return False
    return any(word == "by" and noun.pos_ == "PROPN" for word, noun in obliques(verb))


def is_participle(token: Token) -> bool:
    return has_morph(token, "VerbForm", "Part") or token.tag_ in {"VBN", "VBG"}


def is_causative(verb: Token) -> bool:
    """Whether "faire" stands before the infinitive, whose noun is then its object."""
    return verb.i > 0 and verb.nbor(-1).lemma_ in {"faire", "laisser"}


def has_marker(verb: Token) -> bool:
    """Whether a conjunction opens the verb's clause."""
    return any(child.dep_ == "mark" and child.pos_ == "SCONJ" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether the verb, or an auxiliary of it, is conjugated."""
    group = [verb, *(c for c in verb.children if c.dep_ in AUXILIARY)]
    if len(group) == 1 and verb.pos_ == "VERB" and is_no_participle(verb):
        return True
    return any(
        has_morph(t, "VerbForm", "Fin") or t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in group
    )


AUXILIARY = frozenset({"aux", "aux:tense", "aux:pass", "aux:caus", "auxpass", "cop"})


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and copulas of the verb."""
    return [child for child in verb.children if child.dep_ in AUXILIARY]
