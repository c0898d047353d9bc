"""What a verb is done to."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses.grammar.labels import (
    OBJECT,
    RELATIVE,
    SUBJECT,
    TIME_NOUNS,
    TORN,
    children,
)
from ralliement.statements.clauses.grammar.lemmas import verb_lemma
from ralliement.statements.clauses.grammar.phrases import obliques, preposition
from ralliement.statements.clauses.grammar.voices import (
    has_marker,
    is_causative,
    is_finite,
    is_passive_form,
)


def objects(verb: Token) -> list[Token]:
    """The verb's direct objects, clitics included, without coordination."""
    found = []
    for child in children(verb, OBJECT | {"dative"}):
        if child.pos_ == "ADP":
            continue
        if child.dep_ == "iobj" or preposition(child) is None:
            relative = child.lower_ in _RELATIVE_OBJECTS and verb.dep_ in RELATIVE
            found.append(verb.head if relative else child)
    found = _past_time(verb, found)
    found += [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "PROPN"]
    found += _subjects_of_small_clauses(verb)
    found += _subject_labels_behind(verb)
    if not found and verb.vocab.lang == "fr" and not is_passive_form(verb):
        loose = (c for c in verb.children if c.dep_ in _LOOSE and c.pos_ == "PROPN")
        found += [c for c in loose if c.i == verb.i + 1 and preposition(c) is None]
    if verb.dep_ in TORN and verb.vocab.lang == "fr" and is_finite(verb):
        nouns = (c for c in verb.children if c.dep_ == "nmod" and c.i > verb.i)
        found += [noun for noun in nouns if preposition(noun) is None and noun.pos_ in _NAMING]
    if is_causative(verb):
        found += [c for c in verb.children if c.dep_ in SUBJECT and c.i > verb.i]
    return found


_LOOSE = frozenset({"dep", "advmod"})
"""Labels under which a name right behind its verb is its object all the same."""


def whole_of(noun: Token) -> Token:
    """That of which the noun is a part ("part of its aid", "la moitié de ses troupes")."""
    if noun.lemma_.lower() not in _PARTS:
        return noun
    return next((whole for word, whole in obliques(noun) if word in {"of", "de"}), noun)


_PARTS = frozenset(
    "part portion share bulk rest remainder half third quarter most much some all amount number "
    "partie part portion essentiel reste moitié tiers quart majorité totalité ensemble".split()
)

_NAMING = frozenset({"NOUN", "PROPN"})

_RELATIVE_OBJECTS = frozenset({"que", "qu'", "qu’", "whom", "which", "that"})


def _past_time(verb: Token, found: list[Token]) -> list[Token]:
    """The objects; where a noun of time was taken for one, the noun phrase behind it.

    "A interpellé samedi, à sa descente d'avion, le directeur": not Saturday was stopped.
    """
    times = [noun for noun in found if noun.lower_ in TIME_NOUNS and noun.i > verb.i]
    if verb.vocab.lang != "fr" or not times or len(times) < len(found):
        return [noun for noun in found if noun not in times]
    for noun in verb.doc[times[0].i + 1 : min(times[0].i + _FAR, verb.sent.end)]:
        if noun.pos_ in {"VERB", "AUX", "SCONJ"}:
            return []
        introduced = noun.pos_ == "PROPN" or any(c.dep_ == "det" for c in noun.children)
        if noun.pos_ in _NAMING and introduced and preposition(noun) is None:
            return [noun]
    return []


_FAR = 9
"""Words behind a noun of time among which the object that it parts from its verb begins."""


def _subject_labels_behind(verb: Token) -> list[Token]:
    """Names behind a verb that has its subject before it, called subjects by the parser."""
    named = [c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.pos_ == "PROPN"]
    if not any(child.i < verb.i for child in verb.children if child.dep_ in SUBJECT):
        return []
    return [child for child in named if child.i > verb.i and preposition(child) is None]


def _subjects_of_small_clauses(verb: Token) -> list[Token]:
    """Whom the verb makes or lets do something ("wants Canada to act", "laisse X entrer")."""
    found = []
    for clause in children(verb, _SMALL_CLAUSES):
        bare = not is_finite(clause) or verb_lemma(verb) == "let"
        if clause.i > verb.i and bare and not has_marker(clause):
            found += [c for c in clause.children if c.dep_ in SUBJECT and verb.i < c.i < clause.i]
    return found


_SMALL_CLAUSES = frozenset({"ccomp", "xcomp"})
