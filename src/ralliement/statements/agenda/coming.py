"""Whether a clause tells of something that is still to come."""

from __future__ import annotations

from datetime import timedelta

from spacy.tokens import Token

from ralliement.records import Interval
from ralliement.statements.agenda.words import AgendaWords
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.forms import ending_of
from ralliement.statements.clauses.framing import Framing, framing_of
from ralliement.statements.clauses.lexicon import Lexicon

_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
_MODALS = frozenset({"may", "might", "could", "can", "should", "must"})
_NOW_ONLY = frozenset({"aller", "devoir", "go", "be"})
"""Planners that plan in the present tense alone: "est allé", "devait" tell the past."""

_FRESH_DAYS = 10
_CONCESSIVE = frozenset({"même", "comme", "even", "as", "whether"})


def is_coming(
    verb: Token,
    words: AgendaWords,
    lexicon: Lexicon,
    date: Interval | None,
    publication: Interval,
    *,
    own_date: bool = True,
) -> bool:
    """Whether what ``verb`` tells is still to come at the article's date.

    In the future tense, under a word that plans it ("doit", "is due to"), reported as a plan
    with its date ("said it would publish in June"), or in the present with a coming date.
    What is denied, wished, asked for, weighed or hangs on a condition is no agenda.
    ``own_date`` is false where the date stands in another clause of the sentence.
    """
    framing = framing_of(verb, lexicon)
    if framing.denied or framing.blocked or framing.instead or framing.considering:
        return False
    if framing.condition is not None or hangs_on_condition(verb, lexicon):
        return False
    if any(grammar.is_negated(above) for above in framing.path[1:]):
        return False
    return _is_told_as_coming(verb, framing, words, date, publication, own_date=own_date)


def may_be_coming(verb: Token, words: AgendaWords, *, dated: bool) -> bool:
    """A quick look: whether the verb's own form, what stands over it or a date allows it at all."""
    if dated or _is_future(verb) or _planner(verb, words) is not None:
        return True
    return any(
        grammar.has_morph(t, "Mood", "Cnd") or ending_of(t) is not None for t in _group(verb)
    )


def hangs_on_condition(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a "si" or "if" stands in the verb's sentence; "même si" sets no condition."""
    for token in verb.sent:
        if token.lower_ in lexicon.conditional_marks and token.pos_ == "SCONJ":
            before = token.nbor(-1).lower_ if token.i > verb.sent.start else ""
            if before not in _CONCESSIVE:
                return True
    return False


def _is_told_as_coming(
    verb: Token,
    framing: Framing,
    words: AgendaWords,
    date: Interval | None,
    publication: Interval,
    *,
    own_date: bool,
) -> bool:
    lemma = grammar.verb_lemma(verb)
    ahead = is_ahead(date, publication)
    if _is_future_in_past(verb, words):
        return date is not None and (own_date or _is_fresh(date, publication))
    if framing.conditional or any(ending_of(t) == "conditional" for t in _group(verb)):
        return False
    if _is_future(verb):
        return _is_eventful(verb, lemma, words, date)
    planner = _planner(verb, words)
    if planner is not None and _is_planning(planner, ahead):
        duty = grammar.verb_lemma(planner) == "devoir"
        if duty and date is None and lemma not in words.scheduled:
            return False
        return _is_eventful(verb, lemma, words, date)
    told = grammar.is_finite(verb) and not framing.wanted and not is_past(verb)
    return told and ahead and own_date and lemma in words.scheduled


def _is_fresh(told: Interval, publication: Interval) -> bool:
    """Whether a plan was told days before the article; of older ones nobody says they stand."""
    if told.date_to is None or publication.date_from is None:
        return False
    return told.date_to >= publication.date_from - timedelta(days=_FRESH_DAYS)


def _is_eventful(verb: Token, lemma: str, words: AgendaWords, date: Interval | None) -> bool:
    """Whether the verb tells an act, or a state that is an appointment, or has a date."""
    copular = any(child.dep_ == "cop" for child in verb.children)
    if copular or lemma in {"être", "be"}:
        said = {verb.lower_, *(child.lower_ for child in verb.children)}
        return bool(said & words.present)
    if lemma in words.uneventful and lemma not in words.scheduled:
        return date is not None
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return not (verb.vocab.lang == "en" and following == "on")


def _group(verb: Token) -> list[Token]:
    return [verb, *grammar.auxiliaries(verb)]


def _is_future(verb: Token) -> bool:
    return any(
        grammar.has_morph(t, "Tense", "Fut") or t.lower_ in _FUTURE or ending_of(t) == "future"
        for t in _group(verb)
    )


def is_past(verb: Token) -> bool:
    """Whether the verb tells the past, in any of its tenses."""
    group = _group(verb)
    if any(ending_of(t) is not None for t in group):
        return False
    if any(grammar.has_morph(t, "Tense", "Imp") or t.tag_ == "VBD" for t in group):
        return True
    if len(group) > 1 and _is_past_participle(verb) and not grammar.is_passive(verb):
        return True
    if any(t.dep_ == "aux:tense" or t.lower_ in {"has", "have", "had"} for t in group):
        return True
    finite = [t for t in group if grammar.has_morph(t, "VerbForm", "Fin")]
    return any(grammar.has_morph(t, "Tense", "Past") for t in finite)


def _is_past_participle(verb: Token) -> bool:
    return grammar.has_morph(verb, "VerbForm", "Part") and grammar.has_morph(verb, "Tense", "Past")


def _is_planning(planner: Token, ahead: bool) -> bool:
    """Whether the planner plans now: "va", "a prévu de"; "devait" only with a coming date."""
    if grammar.verb_lemma(planner) == "aller" and not grammar.is_finite(planner):
        return False
    if not is_past(planner):
        return True
    if grammar.verb_lemma(planner) in _NOW_ONLY and not ahead:
        return False
    group = _group(planner)
    return ahead or not any(grammar.has_morph(t, "Tense", "Imp") for t in group)


def _planner(verb: Token, words: AgendaWords) -> Token | None:
    """The word over an infinitive that says that it is planned ("doit", "is due to")."""
    head = verb.head
    before = _planner_before(verb, words)
    if before is not None:
        return before
    if head.i == verb.i or verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "pcomp"}:
        return _modal_to_be(verb)
    if not (grammar.has_morph(verb, "VerbForm", "Inf") or verb.tag_ in {"VB", "VBG"}):
        return None
    if grammar.verb_lemma(head) in words.planning or head.lower_ in words.due:
        return head
    if head.lemma_ == "be" and any(child.lower_ == "to" for child in verb.children):
        return head
    return _planned_with(verb, words)


def _planner_before(verb: Token, words: AgendaWords) -> Token | None:
    """The planner right before an infinitive, which the parser hung elsewhere."""
    if verb.i == verb.sent.start or not grammar.has_morph(verb, "VerbForm", "Inf"):
        return None
    before = verb.nbor(-1)
    known = before.pos_ in {"VERB", "AUX"} and grammar.verb_lemma(before) in words.planning
    return before if known else None


def _planned_with(verb: Token, words: AgendaWords) -> Token | None:
    """The planner of the clause beside which an infinitive is told ("avant d'entamer")."""
    if verb.dep_ not in {"advcl", "pcomp"} or verb.head.i == verb.i:
        return None
    openers = {verb.head.lower_, *(child.lower_ for child in verb.children)}
    if not openers & {"avant", "before"}:
        return None
    head = verb.head.head if verb.head.pos_ in {"ADP", "SCONJ"} else verb.head
    return head if _is_future(head) else _planner(head, words)


def _modal_to_be(verb: Token) -> Token | None:
    """ "va rencontrer" where the parser made "va" an auxiliary."""
    for child in grammar.auxiliaries(verb):
        if child.lemma_ in {"aller", "devoir"}:
            return child
    return None


def _is_future_in_past(verb: Token, words: AgendaWords) -> bool:
    """ "a annoncé qu'il se rendrait", "said it would publish": the plan of who reports it."""
    group = _group(verb)
    modal = any(word.lower_ in _MODALS for word in group)
    would = any(
        grammar.has_morph(w, "Mood", "Cnd") or w.lower_ == "would" or ending_of(w) == "conditional"
        for w in group
    )
    if modal or not would:
        return False
    head = verb.head
    if verb.dep_ not in {"ccomp", "parataxis"} or head.i == verb.i:
        return False
    group = _group(head)
    told = any(grammar.has_morph(t, "Tense", "Past") or t.tag_ in {"VBD", "VBN"} for t in group)
    return told and grammar.verb_lemma(head) in words.announcing


def is_ahead(date: Interval | None, publication: Interval) -> bool:
    """Whether the date lies wholly after the article's."""
    if date is None or date.date_from is None or publication.date_to is None:
        return False
    return date.date_from > publication.date_to
