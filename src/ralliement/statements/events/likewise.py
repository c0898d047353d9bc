"""Sentences without a deed of their own: "Nicosie aussi.", "Madrid est du même avis."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ralliement.statements.clauses import grammar
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id, resolve_all
from ralliement.statements.lookup import MentionLookup

_LONGEST = 8
_ALSO = (("aussi",), ("également",), ("idem",), ("de", "même"), ("too",), ("also",))
_AGREES = (("même", "avis"), ("même", "ligne"), ("même", "position"), ("même", "ton"))


def likewise(sentence: Span, mentions: MentionLookup, before: Sequence[Draft]) -> Iterator[Draft]:
    """What the sentence before told, done by who is named here too.

    Only in a few words that have no verb but "être", and only where the sentence before has
    one teller: "Oslo a soutenu Kiev. Riga également."
    """
    words = [token for token in sentence if not token.is_punct]
    if len(words) > _LONGEST or not _says_so(words):
        return
    told = [d for d in before if d.sentence.end == sentence.start and d.event is not None]
    names = [token for token in words if token.pos_ in {"PROPN", "NOUN"}][:1]
    actors = [m for m in resolve_all(names, mentions) if not m.place]
    if len({actor_id(draft.actor) for draft in told}) != 1:
        return
    for actor in actors:
        for draft in told:
            who = draft.recipient
            if who is None or actor_id(who) != actor_id(actor):
                yield replace(
                    draft, sentence=sentence, token=names[0], actor=actor, speaker=None,
                    quotation=None, confidence=_SURE * draft.confidence, rule="likewise",
                    stance=None, decided=None, stance_tokens=(), on_issue=False,
                )  # fmt: skip


_SURE = 0.8


def _says_so(words: Sequence[Token]) -> bool:
    forms = [token.lower_ for token in words]
    verbs = [token for token in words if token.pos_ == "VERB" and grammar.is_finite(token)]
    if verbs:
        return False
    being = any(token.lemma_ in {"être", "be"} for token in words)
    ends = _AGREES if being else (*_ALSO, *_AGREES)
    return any(tuple(forms[-len(end) :]) == end for end in ends)
