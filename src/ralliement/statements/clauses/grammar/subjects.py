"""Who does what a verb says."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses.grammar.labels import (
    NOMINAL,
    RELATIVE,
    SUBJECT,
    TIME_NOUNS,
    TORN,
    cached,
    children,
)
from ralliement.statements.clauses.grammar.lemmas import follows_its_subject, is_verb
from ralliement.statements.clauses.grammar.objects import objects
from ralliement.statements.clauses.grammar.phrases import obliques, preposition
from ralliement.statements.clauses.grammar.voices import (
    auxiliaries,
    has_marker,
    is_causative,
    is_finite,
    is_participle,
    is_passive,
)


def agent(verb: Token) -> Token | None:
    """Who does what a passive verb says ("par les Américains", "by Washington").

    It may hang on another complement ("menacée de sanctions par Bruxelles").
    """
    carriers: list[Token] = []
    for word, noun in obliques(verb):
        if word in _AGENT_WORDS:
            return noun
        carriers.append(noun)
    carriers += [deed for child in verb.children for deed in children(child, _GERUND)]
    inner = [deep for noun in carriers for word, deep in obliques(noun) if word in _AGENT_WORDS]
    return inner[0] if inner else None


_GERUND = frozenset({"pcomp"})

_AGENT_WORDS = frozenset({"par", "by", "de la part de"})


def subject(verb: Token) -> Token | None:
    """The head of the verb's grammatical subject, inherited where it is understood.

    Infinitives and gerunds take it from the verb they hang on (its object where that
    verb orders somebody to do something is left to the frames), relative clauses from
    the noun they describe, coordinated verbs from the first.
    """
    return cached(verb, "subject", _subject)


def _subject(verb: Token) -> Token | None:
    seen: set[int] = set()
    current = verb
    while current.i not in seen:
        seen.add(current.i)
        own = _own_subject(current)
        if own is not None:
            return _antecedent(own, current)
        main = _main_of_gerund(current)
        if main is not None:
            current = main
            continue
        hung = current.dep_ == "acl" or (current.dep_ == "flat:name" and is_participle(current))
        if current.dep_ in RELATIVE or (hung and current.head.pos_ in NOMINAL):
            described = is_participle(current) or current.dep_ in RELATIVE or is_finite(current)
            return current.head if described else None
        if follows_its_subject(current) or (current.dep_ in TORN and is_finite(current)):
            return current.head if current.head.i < current.i else current.nbor(-1)
        blamed = _object_before_gerund(current)
        if blamed is not None:
            return blamed
        if _is_torn_from_list(current):
            return current.head
        parent = _parent_clause(current)
        if parent is None:
            return None
        current = parent
    return None


def _main_of_gerund(verb: Token) -> Token | None:
    """The verb beside which a French gerund hung on a noun is done ("…, en qualifiant …")."""
    opened = any(c.lower_ == "en" and c.dep_ in {"mark", "case"} for c in verb.children)
    if verb.dep_ != "acl" or not opened or not verb.lower_.endswith("ant"):
        return None
    return next((token for token in verb.ancestors if token.pos_ == "VERB"), None)


def _is_torn_from_list(verb: Token) -> bool:
    """Whether the parser made a conjugated verb a member of the list that is its subject."""
    named = verb.dep_ == "conj" and verb.head.pos_ == "PROPN" and verb.head.i < verb.i
    return named and verb.vocab.lang == "fr" and verb.pos_ == "VERB" and is_finite(verb)


def _object_before_gerund(verb: Token) -> Token | None:
    """Who does what a gerund behind an object says ("blamed China for provoking …").

    So too in French for what somebody is punished for ("menace la Suède pour avoir exclu").
    """
    if is_reason(verb):
        main, opening = verb.head, verb
    elif verb.dep_ == "pcomp" and verb.head.lower_ in _OF_OBJECT:
        main, opening = verb.head.head, verb.head
    else:
        return None
    if not is_verb(main) or is_passive(main):
        return None
    found = [child for child in objects(main) if main.i < child.i < opening.i]
    return found[-1] if found else None


def is_reason(verb: Token) -> bool:
    """Whether a French infinitive of the past says why something is done ("pour avoir exclu")."""
    if verb.vocab.lang != "fr":
        return False
    past = any(child.lower_ in {"avoir", "être"} for child in auxiliaries(verb))
    return past and any(child.dep_ == "mark" and child.lower_ == "pour" for child in verb.children)


_OF_OBJECT = frozenset({"for", "of", "from", "into"})


def subjects(verb: Token) -> list[Token]:
    """The heads of the verb's subject; two where the parser tore them apart.

    "Paris et Berlin ont signé" may come out as "Paris" with "Berlin ont signé" beside it.
    """
    found = subject(verb)
    if found is None:
        return []
    main = found.head
    torn = main.dep_ == "conj" and main.head.pos_ in {"PROPN", "NOUN"} and found.dep_ in SUBJECT
    if torn and main.head.i < found.i < main.i and _joined(main.head, found):
        return [main.head, found]
    return [found]


def _joined(first: Token, second: Token) -> bool:
    between = [t for t in first.doc[first.i + 1 : second.i] if t.pos_ not in {"DET", "ADJ"}]
    return [t.pos_ for t in between] == ["CCONJ"]


def _own_subject(verb: Token) -> Token | None:
    """The nearest subject before the verb, or one after a conjugated verb."""
    found = [
        child
        for child in verb.children
        if child.dep_ in SUBJECT
        and child.dep_ != "expl"
        and child.pos_ != "VERB"
        and not (child.lower_ == "leur" and child.pos_ == "PRON")
    ]
    before = [child for child in found if child.i < verb.i]
    if before:
        return before[-1]
    if found and is_finite(verb) and not is_causative(verb):
        return found[0]
    return _stray_subject(verb)


def _stray_subject(verb: Token) -> Token | None:
    """A bare noun phrase before a finite French verb, which the parser called an oblique."""
    if verb.vocab.lang != "fr" or not is_finite(verb):
        return None
    for child in verb.children:
        if child.i > verb.i:
            return None
        bare = child.pos_ in {"PROPN", "NOUN"} and child.dep_ in {
            "obl:mod",
            "dislocated",
            "obj",
            "dep",
        }
        bare = bare or (child.pos_ == "PROPN" and child.dep_ == "advmod" and _leads(child, verb))
        if bare and preposition(child) is None and child.lower_ not in TIME_NOUNS:
            return child
    return None


def _leads(name: Token, verb: Token) -> bool:
    """Whether only pronouns and auxiliaries stand between the name and the verb."""
    return all(token.pos_ in {"PRON", "AUX"} for token in name.doc[name.i + 1 : verb.i])


def _antecedent(own: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; the subject itself otherwise."""
    if own.lower_ in {"qui", "who", "which", "that", "lequel", "laquelle"} and verb.dep_ in (
        RELATIVE | {"acl", "ccomp", "advcl"}
    ):
        if verb.head.pos_ in NOMINAL:
            return verb.head
        nouns = [t for t in verb.doc[max(0, own.i - 4) : own.i] if t.pos_ in {"NOUN", "PROPN"}]
        return nouns[-1] if nouns else own
    return own


def _parent_clause(verb: Token) -> Token | None:
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "aux", "cop", "pcomp", "acl", "dep"}:
        if verb.dep_ in {"ccomp", "advcl"} and is_finite(verb) and has_marker(verb):
            return None
        head = verb.head
        if verb.dep_ == "pcomp" and head.lower_ == "over":
            return None
        if head.dep_ in {"prep", "mark", "case"}:
            head = head.head
        return head if head.i != verb.i else None
    return None
