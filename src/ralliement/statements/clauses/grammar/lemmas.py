"""What verb a word is."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.language import known_infinitives
from ralliement.statements.clauses.grammar.labels import SUBJECT, cached


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a participle or infinitive mis-tagged."""
    return token.pos_ in {"VERB", "AUX"} or verb_lemma(token) != token.lemma_.lower()


def verb_lemma(token: Token) -> str:
    """The infinitive of a verb, also where the tagger took it for a noun or adjective."""
    return cached(token, "verb_lemma", _verb_lemma)


def _verb_lemma(token: Token) -> str:
    lemma: str = token.lemma_.lower()
    if token.vocab.lang != "fr":
        return lemma + "e" if _lost_its_e(token.lower_, lemma) else lemma
    if token.pos_ in {"VERB", "AUX"}:
        infinitive = lemma + "r"
        return (
            infinitive if lemma.endswith("e") and infinitive in known_infinitives("fr") else lemma
        )
    if (
        not follows_its_subject(token)
        and token.dep_
        in {
            "det",
            "case",
            "cc",
            "mark",
            "punct",
            "nmod",
            "amod",
            "obl:arg",
            "obj",
        }
        and not (token.lower_.endswith(("er", "ir", "re")))
    ):
        return lemma
    return _french_infinitive(token) or lemma


def _lost_its_e(form: str, lemma: str) -> bool:
    """Whether "fined" was taken for a form of "fin", which would be "finned"."""
    if form != lemma + "ed" or len(lemma) > _SHORT or len(lemma) < _SHORT - 1:
        return False
    vowels = [letter in "aeiou" for letter in lemma]
    return sum(vowels) == 1 and vowels[-2] and lemma[-1] not in "wxy"


_SHORT = 4


def _french_infinitive(token: Token) -> str | None:
    form = token.lower_
    if form in _MISREAD_PRESENTS and token.i > 0 and token.nbor(-1).pos_ in {"PROPN", "NOUN"}:
        return _MISREAD_PRESENTS[form]
    verbs = known_infinitives("fr")
    if form in verbs and token.pos_ in {"ADJ", "ADV", "ADP", "X"}:
        return form
    finite = any(child.dep_ in SUBJECT for child in token.children) or follows_its_subject(token)
    if finite and token.pos_ in {"NOUN", "ADJ", "X", "PROPN"} and form.endswith("e"):
        return form + "r" if form + "r" in verbs else None
    return None


_MISREAD_PRESENTS = {"dément": "démentir"}
"""Presents that the tagger takes for adverbs or adjectives behind a subject."""


def follows_its_subject(token: Token) -> bool:
    """Whether a bare noun right behind the name that it hangs on is its verb ("Moscou masse")."""
    if token.i == 0:
        return False
    misread = token.lower_ in _MISREAD_PRESENTS
    if not misread and (token.pos_ != "NOUN" or token.dep_ not in _BARE_NOUN):
        return False
    before = token.nbor(-1)
    if before.pos_ != "PROPN" or (token.head.i != before.i and before.head.i != token.i):
        return False
    return not any(child.dep_ in {"det", "case"} for child in token.children if child.i != before.i)


_BARE_NOUN = frozenset({"nmod", "dep", "appos", "ROOT", "flat:name"})
