"""What is no longer done ("ne partagera plus"), and what is not ruled out."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, is_denied, is_supposed
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events.deeds import deed_agent
from ralliement.statements.events.participants import (
    actor_id,
    doers,
    is_state,
    resolve_all,
    subject_heads,
)
from ralliement.statements.lookup import MentionLookup

DEALINGS = frozenset({Event.COOPERATE, Event.AID, Event.CONSULT})
"""Friendly dealings: their end is a sanction, doubt about them a threat."""

_HOSTILE = frozenset(
    {Event.SANCTION, Event.REJECT, Event.COERCE, Event.ASSAULT, Event.MOBILIZE, Event.ACCUSE}
)


def is_cut_off(event: Event, framing: Framing) -> bool:
    """Whether a friendly dealing is told to end: a sanction, not a dealing denied."""
    return event in DEALINGS and framing.denied and any(map(_is_ended, framing.path))


def _is_ended(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children}
    if verb.vocab.lang == "fr":
        behind = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
        return "plus" in words | {behind} and not words & {"pas", "jamais"} and _has_ne(verb)
    if "longer" in words:
        longer = next(child for child in verb.children if child.lower_ == "longer")
        return any(child.lower_ in {"no", "any"} for child in longer.children)
    return "anymore" in words


def _has_ne(verb: Token) -> bool:
    group = [verb, verb.head, *grammar.auxiliaries(verb)]
    return any(child.lower_ in {"ne", "n'", "n’"} for word in group for child in word.children)


def settled(draft: Draft, mentions: MentionLookup, lexicon: Lexicon) -> Draft:
    """The draft, or the sanction or threat that it is where it tells the end of a dealing.

    A threat where its own side warns of it ("warned that it would not share …"), or where it
    depends on what another does; a
    threat that names nobody is to whoever would meet its condition. A hostile act that its
    own side warns of, or tells another that it will do on a condition, is a threat too.
    """
    framing = draft.framing
    if draft.event is Event.THREATEN and draft.recipient is None:
        return replace(draft, recipient=_conditioned(draft, mentions, lexicon))
    cut = draft.event is not None and is_cut_off(draft.event, framing)
    if draft.event in DEALINGS and framing.denied and not cut:
        cut = _is_warned(draft, mentions, lexicon)
    if cut:
        framing = replace(framing, denied=False)
        draft = replace(draft, event=Event.SANCTION, framing=framing, modality=framing.modality)
    coming = draft.modality in {Modality.PLANNED, Modality.CONDITIONAL}
    if draft.event not in _HOSTILE or not (cut or coming):
        return draft
    other = _conditioned(draft, mentions, lexicon)
    told = _addressee(draft, mentions) if draft.modality is Modality.CONDITIONAL else None
    if told is not None and not _is_meant(told, draft.recipient):
        told = None
    if not (cut and other) and told is None and not _is_warned(draft, mentions, lexicon):
        return draft
    other = told or other
    conditional = draft.modality is Modality.CONDITIONAL or other is not None
    modality = Modality.CONDITIONAL if conditional else Modality.ASSERTED
    recipient = draft.recipient or other
    return replace(draft, event=Event.THREATEN, recipient=recipient, modality=modality)


def _conditioned(draft: Draft, mentions: MentionLookup, lexicon: Lexicon) -> Mention | None:
    """Who else would have to do what a condition of the sentence names.

    "Repercussions if Canada barred …" are for Canada.
    """
    for token in draft.sentence:
        found: list[Mention] = []
        if is_supposed(token, lexicon):
            found = resolve_all(subject_heads(token), mentions)
        elif _is_contingency(token):
            found = _by_whom(token, mentions)
        others = [m for m in found if not m.place and actor_id(m) != actor_id(draft.actor)]
        if others:
            return others[0]
    return None


def _is_contingency(noun: Token) -> bool:
    """Whether it is what may happen ("en cas d'agression", "in the event of an attack")."""
    if noun.pos_ != "NOUN":
        return False
    before = [word.lower_ for word in noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]]
    return any(word in _CASES for word in before) and bool({"of", "de", "d'", "d’"} & set(before))


_CASES = frozenset({"cas", "case", "event"})


def _by_whom(noun: Token, mentions: MentionLookup) -> list[Mention]:
    """Who would do the deed: never whom "of" or "against" names, whom it would hit."""
    doer = deed_agent(noun)
    if doer is not None:
        return resolve_all([doer], mentions)
    owner = mentions.owner(noun)
    hit = [mentions.at(name) for _, name in grammar.obliques(noun)]
    return [owner] if owner is not None and owner not in hit else []


def _addressee(draft: Draft, mentions: MentionLookup) -> Mention | None:
    """Who else is told it ("has told Germany that it would limit …")."""
    teller = draft.framing.reporter
    if teller is None:
        return None
    nouns = [*grammar.objects(teller), *grammar.datives(teller)]
    found = [m for m in resolve_all(nouns, mentions) if not m.place]
    return next((m for m in found if actor_id(m) != actor_id(draft.actor)), None)


def _is_meant(told: Mention, recipient: Mention | None) -> bool:
    """Whether who is told it is whom it would hit, not a parliament that hears it."""
    if recipient is None:
        return is_state(told)
    return actor_id(told) == actor_id(recipient)


def leaves_open(verb: Token, lexicon: Lexicon) -> bool:
    """Whether something is not ruled out ("n'exclut pas de bannir", "has not shut the door")."""
    wording = load_wording(lexicon.language)
    if not is_denied(verb) or grammar.is_passive(verb):
        return False
    lemma = grammar.verb_lemma(verb)
    beside = {word for child in verb.children for word in (child.lemma_.lower(), child.lower_)}
    if lemma in wording.shuts and beside & _DOORS:
        return True
    acts = [act for act in grammar.children(verb, _CLAUSES) if act.i > verb.i]
    return lemma in wording.rules_out and any(map(grammar.is_verb, acts))


_DOORS = frozenset({"porte", "door"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "dobj"})


def _is_warned(draft: Draft, mentions: MentionLookup, lexicon: Lexicon) -> bool:
    """Whether the actor's own side says it as a warning, or a text whose writer is not named."""
    warns = load_wording(lexicon.language).threatens
    for teller in draft.sentence:
        if grammar.verb_lemma(teller) in warns and grammar.is_verb(teller):
            sides = {actor_id(mention) for mention in doers(teller, mentions)}
            return actor_id(draft.actor) in sides or not sides
    return False
