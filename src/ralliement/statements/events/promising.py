"""Promises to harm: "promised to block the nominations" is a threat."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ralliement.records import Event, Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import is_denied
from ralliement.statements.clauses.lexicon import Frame, Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.events.participants import frame_of
from ralliement.statements.events.predicates import predicates_at
from ralliement.statements.lookup import MentionLookup

_HARMS = frozenset({Event.SANCTION, Event.COERCE, Event.ASSAULT, Event.MOBILIZE})
_CLAUSES = frozenset({"xcomp", "ccomp", "obl:arg", "advcl", "obj"})


def as_promised(
    verb: Token, frame: Frame, mentions: MentionLookup, lexicon: Lexicon
) -> tuple[Frame, list[Mention]]:
    """The frame of a promise made to nobody named, a threat where what is promised harms another.

    To stand in the way ("block", "veto") is harm also where nobody is named; a blow is harm only
    to somebody ("promised to fight crime" threatens nobody). With it whom it would harm.
    """
    promises = load_wording(lexicon.language).promises
    if frame.event is not Event.AGREE or grammar.verb_lemma(verb) not in promises:
        return frame, []
    for act in grammar.children(verb, _CLAUSES):
        if act.i < verb.i or grammar.is_finite(act) or is_denied(act):
            continue
        for predicate in predicates_at(act, lexicon):
            filled = frame_of(predicate, mentions)
            if filled is None:
                continue
            harms = filled[0].event is Event.REJECT or (filled[0].event in _HARMS and filled[2])
            if harms:
                return replace(frame, event=Event.THREATEN), filled[2]
    return frame, []
