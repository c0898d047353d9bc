"""What the rules ask of a parse, in one vocabulary for French and English.

French models speak Universal Dependencies, the English one ClearNLP's labels, and both
err on news; everything that knows about labels, or mends their common errors, is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

from spacy.tokens import Token

from ralliement.language import known_infinitives

_Found = TypeVar("_Found")

SUBJECT = frozenset(
    {"nsubj", "nsubj:pass", "nsubj:caus", "nsubjpass", "csubj", "csubjpass", "expl"}
)
OBJECT = frozenset({"obj", "dobj", "iobj", "obj:agent"})
CLAUSAL = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "parataxis", "dep", "csubj"})
RELATIVE = frozenset({"acl:relcl", "relcl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_PREPOSITIONS = {
    "au": "à", "aux": "à", "du": "de", "des": "de", "d'": "de", "d’": "de",
    "jusqu'": "jusque", "than": "than",
}  # fmt: skip
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
_NEGATIONS = frozenset({"ne", "n'", "not", "n't", "never", "non"})
_FULL_NEGATIONS = frozenset(
    [
        "pas",
        "jamais",
        "plus",
        "guère",
        "point",
        "aucun",
        "aucune",
        "rien",
        "ni",
        "not",
        "n't",
        "never",
        "no",
    ]
)


def has_morph(token: Token, feature: str, value: str) -> bool:
    """Whether the token has ``value`` for a morphological feature ("Mood", "Cnd")."""
    return value in token.morph.get(feature, [])


def children(token: Token, labels: frozenset[str]) -> list[Token]:
    """The token's dependents with one of ``labels``, in order."""
    return [child for child in token.children if child.dep_ in labels]


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a participle or infinitive mis-tagged."""
    return token.pos_ in {"VERB", "AUX"} or verb_lemma(token) != token.lemma_.lower()


def _cached(token: Token, name: str, find: Callable[[Token], _Found]) -> _Found:
    """What ``find`` gives for the token, found once a document."""
    found = cast("dict[tuple[str, int], _Found]", token.doc.user_data)
    key = (name, token.i)
    if key not in found:
        found[key] = find(token)
    return found[key]


def verb_lemma(token: Token) -> str:
    """The infinitive of a verb, also where the tagger took it for a noun or adjective."""
    return _cached(token, "verb_lemma", _verb_lemma)


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
        not _follows_its_subject(token)
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
    finite = any(child.dep_ in SUBJECT for child in token.children) or _follows_its_subject(token)
    if finite and token.pos_ in {"NOUN", "ADJ", "X", "PROPN"} and form.endswith("e"):
        return form + "r" if form + "r" in verbs else None
    return None


_MISREAD_PRESENTS = {"dément": "démentir"}
"""Presents that the tagger takes for adverbs or adjectives behind a subject."""


def _follows_its_subject(token: Token) -> bool:
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


def conjuncts(token: Token) -> list[Token]:
    """The token and those coordinated with it ("A, B et C"), in order.

    The French model often attaches a list member to the one before as ``appos``,
    ``flat`` or ``dep``; capitalised ones after a comma or conjunction are taken too.
    """
    found = [token]
    for child in token.children:
        if child.i > token.i and (child.dep_ == "conj" or _listed(child)) and _alike(token, child):
            found.extend(conjuncts(child))
    return sorted(set(found), key=lambda member: member.i)


def _listed(token: Token) -> bool:
    if token.pos_ != "PROPN" or token.i == 0:
        return False
    return token.dep_ in {"flat:name", "appos", "dep", "nmod", "flat:foreign"} and token.nbor(
        -1
    ).lower_ in {",", "et", "ou", "and", "or", "encore", "&"}


def _alike(first: Token, second: Token) -> bool:
    return (first.pos_ in _NOMINAL) == (second.pos_ in _NOMINAL)


def preposition(token: Token) -> str | None:
    """The preposition that governs a noun phrase, as a plain word ("aux" → "à").

    Multi-word ones are joined: "auprès de", "vis-à-vis de".
    """
    if token.dep_ == "pobj" or (token.dep_ == "pcomp" and token.head.pos_ == "ADP"):
        return str(token.head.lower_)
    cases = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
    if not cases:
        return _preposition_of_title(token)
    words = [_PREPOSITIONS.get(case.lower_, case.lower_) for case in cases]
    words += [fixed.lower_ for case in cases for fixed in case.children if fixed.dep_ == "fixed"]
    return " ".join(dict.fromkeys(words))


def _preposition_of_title(token: Token) -> str | None:
    """The preposition before a title that the parser hung on its name ("à la chancelière X")."""
    for child in token.children:
        if child.i < token.i and child.pos_ in {"NOUN", "ADJ"} and child.dep_ in _TITLE_LABELS:
            return preposition(child)
    return None


_TITLE_LABELS = frozenset({"amod", "nmod", "appos", "flat:name", "compound", "dep"})


def obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    """The verb's prepositional phrases as (preposition, head noun)."""
    for child in verb.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ == "ADP":
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield str(child.lower_), noun
                elif noun.dep_ == "prep":
                    yield from (
                        (f"{child.lower_} {noun.lower_}", inner)
                        for inner in noun.children
                        if inner.dep_ == "pobj"
                    )
        elif child.lower_ == "encontre":
            yield from (("contre", noun) for noun in child.children if preposition(noun) == "de")
        elif child.pos_ in _NOMINAL and child.dep_ not in SUBJECT:
            before = preposition(child)
            if before:
                yield before, child
        elif child.pos_ == "ADV" and child.lower_ in _ADVERBS_OF_PLACE:
            yield from ((str(child.lower_), noun) for noun in child.children if preposition(noun))


_ADVERBS_OF_PLACE = frozenset({"auprès", "face", "vis-à-vis", "contre"})


def objects(verb: Token) -> list[Token]:
    """The verb's direct objects, clitics included, without coordination."""
    found = []
    for child in children(verb, OBJECT | {"dative"}):
        if child.pos_ == "ADP":
            continue
        if child.dep_ == "iobj" or preposition(child) is None:
            relative = child.lower_ in _RELATIVE_OBJECTS and verb.dep_ in RELATIVE
            found.append(verb.head if relative else child)
    found += [c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "PROPN"]
    found += _subjects_of_small_clauses(verb)
    found += _subject_labels_behind(verb)
    if not found and verb.vocab.lang == "fr" and not _is_passive_form(verb):
        loose = (c for c in verb.children if c.dep_ == "dep" and c.pos_ == "PROPN")
        found += [c for c in loose if c.i == verb.i + 1 and preposition(c) is None]
    if verb.dep_ in _TORN and verb.vocab.lang == "fr" and is_finite(verb):
        nouns = (c for c in verb.children if c.dep_ == "nmod" and c.i > verb.i)
        found += [noun for noun in nouns if preposition(noun) is None and noun.pos_ in _NAMING]
    if _is_causative(verb):
        found += [c for c in verb.children if c.dep_ in SUBJECT and c.i > verb.i]
    return found


def _is_passive_form(verb: Token) -> bool:
    return any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)


_NAMING = frozenset({"NOUN", "PROPN"})
_RELATIVE_OBJECTS = frozenset({"que", "qu'", "qu’", "whom", "which", "that"})


def _subject_labels_behind(verb: Token) -> list[Token]:
    """Names behind a verb that has its subject before it, called subjects by the parser."""
    named = [c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"} and c.pos_ == "PROPN"]
    if not any(child.i < verb.i for child in verb.children if child.dep_ in SUBJECT):
        return []
    return [child for child in named if child.i > verb.i and preposition(child) is None]


def datives(verb: Token) -> list[Token]:
    """Whom something is given to without a preposition ("leur demande", "gave Huawei a month")."""
    found = children(verb, frozenset({"iobj", "dative"}))
    return [child for child in found if child.pos_ != "ADP" and preposition(child) is None]


def _subjects_of_small_clauses(verb: Token) -> list[Token]:
    """Whom the verb makes or lets do something ("wants Canada to act", "laisse X entrer")."""
    found = []
    for clause in children(verb, _SMALL_CLAUSES):
        if clause.i > verb.i and not is_finite(clause) and not has_marker(clause):
            found += [c for c in clause.children if c.dep_ in SUBJECT and verb.i < c.i < clause.i]
    return found


_SMALL_CLAUSES = frozenset({"ccomp", "xcomp"})


def is_reflexive(verb: Token) -> bool:
    """Whether the verb is used with "se" ("se retirer", "nous nous opposons")."""
    if verb.vocab.lang != "fr":
        return False
    return any(
        child.lower_ in {"se", "s'", "s’"}
        or (child.lower_ in {"nous", "me", "vous"} and child.dep_.startswith("expl"))
        for child in verb.children
        if child.i < verb.i and child.pos_ == "PRON"
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes what it says."""
    return _cached(verb, "passive", _is_passive)


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
    return _cached(verb, "subject", _subject)


def _subject(verb: Token) -> Token | None:
    seen: set[int] = set()
    current = verb
    while current.i not in seen:
        seen.add(current.i)
        own = _own_subject(current)
        if own is not None:
            return _antecedent(own, current)
        hung = current.dep_ == "acl" or (current.dep_ == "flat:name" and _is_participle(current))
        if current.dep_ in RELATIVE or (hung and current.head.pos_ in _NOMINAL):
            described = _is_participle(current) or current.dep_ in RELATIVE or is_finite(current)
            return current.head if described else None
        if _follows_its_subject(current) or (current.dep_ in _TORN and is_finite(current)):
            return current.head if current.head.i < current.i else current.nbor(-1)
        blamed = _object_before_gerund(current)
        if blamed is not None:
            return blamed
        parent = _parent_clause(current)
        if parent is None:
            return None
        current = parent
    return None


_TORN = frozenset({"amod", "nmod"})
"""Labels of a conjugated verb that was hung on its subject ("Washington menace de …")."""


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


def _is_participle(token: Token) -> bool:
    return has_morph(token, "VerbForm", "Part") or token.tag_ in {"VBN", "VBG"}


def _own_subject(verb: Token) -> Token | None:
    """The nearest subject before the verb, or one after a conjugated verb."""
    found = [
        child
        for child in verb.children
        if child.dep_ in SUBJECT and child.dep_ != "expl" and child.pos_ != "VERB"
    ]
    before = [child for child in found if child.i < verb.i]
    if before:
        return before[-1]
    if found and is_finite(verb) and not _is_causative(verb):
        return found[0]
    return _stray_subject(verb)


def _is_causative(verb: Token) -> bool:
    """Whether "faire" stands before the infinitive, whose noun is then its object."""
    return verb.i > 0 and verb.nbor(-1).lemma_ in {"faire", "laisser"}


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
        bare = bare or (child.pos_ == "PROPN" and child.dep_ == "advmod" and child.i == verb.i - 1)
        if bare and preposition(child) is None and child.lower_ not in _TIME_NOUNS:
            return child
    return None


_TIME_NOUNS = frozenset(
    [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "jour",
        "semaine",
        "mois",
        "an",
        "année",
        "fois",
        "soir",
        "matin",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "moment",
        "heure",
        "temps",
        "cas",
    ]
)


def _antecedent(own: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for; the subject itself otherwise."""
    if own.lower_ in {"qui", "who", "which", "that", "lequel", "laquelle"} and verb.dep_ in (
        RELATIVE | {"acl", "ccomp", "advcl"}
    ):
        if verb.head.pos_ in _NOMINAL:
            return verb.head
        nouns = [t for t in verb.doc[max(0, own.i - 4) : own.i] if t.pos_ in {"NOUN", "PROPN"}]
        return nouns[-1] if nouns else own
    return own


def described_noun(verb: Token) -> Token | None:
    """The noun that the verb's clause describes, None where it is no relative clause.

    The English model calls some relative clauses complements of the main verb ("joining
    nations that have restricted …"); their subject is a pronoun right behind a noun.
    """
    if verb.dep_ in RELATIVE:
        return governor(verb)
    if verb.vocab.lang != "en" or verb.dep_ not in {"ccomp", "conj", "advcl"}:
        return None
    for child in verb.children:
        if child.dep_ in SUBJECT and child.lower_ in {"that", "which", "who"} and child.i > 0:
            before = [t for t in verb.doc[max(0, child.i - 3) : child.i] if t.pos_ != "ADV"]
            return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else None
    return None


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


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied ("n'exclura pas", "will not"); "ne … que" is no denial."""
    words = {child.lower_ for child in verb.children if child.i != verb.i}
    words |= {inner.lower_ for child in auxiliaries(verb) for inner in child.children}
    if verb.vocab.lang == "fr":
        if not words & {"ne", "n'", "n’"}:
            before = verb.i > 0 and verb.nbor(-1).lower_ == "pas"
            return before or (_negative_argument(verb) and _denial_opened_before(verb))
        return bool(words & _FULL_NEGATIONS) or _negative_argument(verb)
    return bool(words & {"not", "n't", "never"}) or _negative_argument(verb)


def _denial_opened_before(verb: Token) -> bool:
    """Whether a "ne" stands on what governs the verb ("ne veut écarter aucune entreprise")."""
    return any(child.lower_ in {"ne", "n'", "n’"} for child in verb.head.children)


def _negative_argument(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in SUBJECT | OBJECT | {"advmod"}:
            if child.lower_ in {"personne", "rien", "aucun", "aucune", "nobody", "none", "nothing"}:
                return True
            if any(d.lower_ in {"aucun", "aucune", "nul", "nulle", "no"} for d in child.children):
                return True
    return False


def governor(token: Token) -> Token | None:
    """The verb or noun that the token's clause or phrase hangs on, None at the root."""
    head = token.head
    if head.i == token.i or is_behind_fronted(token):
        return None
    if head.pos_ == "ADP" and head.head.i != head.i:
        return head.head
    return head


def is_behind_fronted(verb: Token) -> bool:
    """Whether the verb is the main one, hung on a clause that only dates or explains it.

    "Six mois après l'avoir admis, Londres bannit …" may come out with "admis" as its root.
    """
    head = verb.head
    if head.dep_ != "ROOT" or verb.i < head.i or not is_fronted(head):
        return False
    own = any(child.dep_ in SUBJECT and head.i < child.i < verb.i for child in verb.children)
    return own and any(word.text == "," for word in verb.doc[head.i + 1 : verb.i])


def is_fronted(verb: Token) -> bool:
    """Whether it is a French infinitive, simple or past, behind "après", "avant", "faute" …"""
    if verb.vocab.lang != "fr" or is_finite(verb):
        return False
    words = {child.lower_ for child in verb.children if child.i < verb.i}
    return bool(words & _FRONTING)


_FRONTING = frozenset({"après", "avant", "faute", "sans", "loin", "plutôt", "au", "pour", "afin"})


def plain(token: Token) -> str:
    """The word in lower case, contractions undone ("aux" → "à", "d'" → "de")."""
    lower: str = token.lower_
    return _PREPOSITIONS.get(lower, lower)


def phrase(token: Token) -> Sequence[Token]:
    """All words of the phrase that the token heads, in order."""
    return sorted(token.subtree, key=lambda word: word.i)
