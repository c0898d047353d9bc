"""What the rules ask of a parse, in one vocabulary for French and English.

French models speak Universal Dependencies, the English one ClearNLP's labels, and both
err on news; everything that knows about labels, or mends their common errors, is here.
"""

from ralliement.statements.clauses.grammar.clauses import (
    described_noun,
    governor,
    is_behind_fronted,
    is_fronted,
    is_negated,
)
from ralliement.statements.clauses.grammar.labels import (
    CLAUSAL,
    OBJECT,
    RELATIVE,
    SUBJECT,
    children,
    has_morph,
    phrase,
    plain,
)
from ralliement.statements.clauses.grammar.lemmas import is_verb, verb_lemma
from ralliement.statements.clauses.grammar.objects import objects, whole_of
from ralliement.statements.clauses.grammar.phrases import conjuncts, datives, obliques, preposition
from ralliement.statements.clauses.grammar.subjects import agent, is_reason, subject, subjects
from ralliement.statements.clauses.grammar.voices import (
    AUXILIARY,
    auxiliaries,
    has_marker,
    is_elided_self,
    is_finite,
    is_no_participle,
    is_passive,
    is_reflexive,
)

__all__ = [
    "AUXILIARY",
    "CLAUSAL",
    "OBJECT",
    "RELATIVE",
    "SUBJECT",
    "agent",
    "auxiliaries",
    "children",
    "conjuncts",
    "datives",
    "described_noun",
    "governor",
    "has_marker",
    "has_morph",
    "is_behind_fronted",
    "is_elided_self",
    "is_finite",
    "is_fronted",
    "is_negated",
    "is_no_participle",
    "is_passive",
    "is_reason",
    "is_reflexive",
    "is_verb",
    "objects",
    "obliques",
    "phrase",
    "plain",
    "preposition",
    "subject",
    "subjects",
    "verb_lemma",
    "whole_of",
]
