"""Whether a clause tells of something that is still to come."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.records import Interval
from ralliement.statements import grammar
from ralliement.statements.agenda.words import AgendaWords
from ralliement.statements.framing import Framing, framing_of
from ralliement.statements.lexicon import Lexicon

_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "pouvoir", "falloir"})


@dataclass(frozen=True, slots=True)
class Coming:
    """Why a clause is on the agenda: ``future``, ``planned``, ``due``, ``reported``, ``dated``."""

    reason: str
    head: Token


def coming(
    verb: Token, words: AgendaWords, lexicon: Lexicon, date: Interval | None, publication: Interval
) -> Coming | None:
    """Why what ``verb`` tells is still to come, None where it is not, or is not said to be.

    What is denied, wished, asked for, weighed or hangs on a condition is no agenda.
    """
    framing = framing_of(verb, lexicon)
    if framing.denied or framing.blocked or framing.instead or framing.considering:
        return None
    if framing.condition is not None:
        return None
    reason = _reason(verb, framing, words, date, publication)
    return Coming(reason, verb) if reason else None


def _reason(
    verb: Token,
    framing: Framing,
    words: AgendaWords,
    date: Interval | None,
    publication: Interval,
) -> str | None:
    lemma = grammar.verb_lemma(verb)
    if framing.conditional:
        return "reported" if _is_future_in_past(verb, words) else None
    if _is_future(verb):
        return _if_eventful("future", verb, lemma, words, date)
    planner = _planner(verb, words)
    if planner is not None and not _is_past(planner):
        if (
            grammar.verb_lemma(planner) == "devoir"
            and date is None
            and lemma not in words.scheduled
        ):
            return None
        return _if_eventful("planned", verb, lemma, words, date)
    told = grammar.is_finite(verb) and not framing.wanted and not _is_past(verb)
    if told and lemma in words.scheduled and _is_dated_ahead(date, publication):
        return "dated"
    return None


def _if_eventful(
    reason: str, verb: Token, lemma: str, words: AgendaWords, date: Interval | None
) -> str | None:
    """The reason, unless the verb only foretells a state and no date is given."""
    copular = [child for child in verb.children if child.dep_ == "cop"]
    if copular or lemma in {"être", "be"}:
        present = {verb.lower_, *(child.lower_ for child in verb.children)} & words.present
        return reason if present else None
    if lemma in words.uneventful and lemma not in words.scheduled:
        return reason if date is not None else None
    return reason


def _is_future(verb: Token) -> bool:
    group = [verb, *grammar.auxiliaries(verb)]
    return any(grammar.has_morph(t, "Tense", "Fut") or t.lower_ in _FUTURE for t in group)


def _is_past(verb: Token) -> bool:
    group = [verb, *grammar.auxiliaries(verb)]
    if any(grammar.has_morph(t, "Tense", "Imp") or t.tag_ == "VBD" for t in group):
        return True
    finite = [t for t in group if grammar.has_morph(t, "VerbForm", "Fin")]
    return any(grammar.has_morph(t, "Tense", "Past") for t in finite) or (
        any(t.dep_ in {"aux:tense", "aux"} and t.lemma_ in {"avoir", "have"} for t in group)
    )


def _planner(verb: Token, words: AgendaWords) -> Token | None:
    """The word over an infinitive that says that it is planned ("doit", "is due to")."""
    head = verb.head
    if head.i == verb.i or verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl", "pcomp"}:
        return _modal_to_be(verb)
    infinitive = grammar.has_morph(verb, "VerbForm", "Inf") or verb.tag_ == "VB"
    if not infinitive:
        return None
    if grammar.verb_lemma(head) in words.planning or head.lower_ in words.due:
        return head
    if head.lemma_ == "be" and any(child.lower_ == "to" for child in verb.children):
        return head
    return _planned_with(verb, words)


def _planned_with(verb: Token, words: AgendaWords) -> Token | None:
    """The planner of the clause beside which an infinitive is told ("avant d'entamer")."""
    if verb.dep_ != "advcl" or not any(c.lower_ in {"avant", "before"} for c in _openers(verb)):
        return None
    head = verb.head
    return head if _is_future(head) else _planner(head, words)


def _openers(verb: Token) -> list[Token]:
    return [*verb.children, *(inner for c in verb.children for inner in c.children)]


def _modal_to_be(verb: Token) -> Token | None:
    """ "va rencontrer" where the parser made "va" an auxiliary."""
    for child in grammar.auxiliaries(verb):
        if child.lemma_ in {"aller", "devoir"} and not _is_past(child):
            return child
    return None


def _is_future_in_past(verb: Token, words: AgendaWords) -> bool:
    """ "a annoncé qu'il se rendrait", "said it would publish": the plan of who reports it."""
    if any(child.lower_ in _MODALS for child in grammar.auxiliaries(verb)):
        return False
    head = verb.head
    if verb.dep_ not in {"ccomp", "parataxis"} or head.i == verb.i:
        return False
    return grammar.verb_lemma(head) in words.announcing and _is_reported_past(head)


def _is_reported_past(verb: Token) -> bool:
    group = [verb, *grammar.auxiliaries(verb)]
    return any(grammar.has_morph(t, "Tense", "Past") or t.tag_ in {"VBD", "VBN"} for t in group)


def _is_dated_ahead(date: Interval | None, publication: Interval) -> bool:
    """Whether the date lies wholly after the article's."""
    if date is None or date.date_from is None or publication.date_to is None:
        return False
    return date.date_from > publication.date_to
