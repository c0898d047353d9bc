"""Lines told by a warning: whoever warns what will follow a measure is against it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from ralliement.records import Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of, is_supposed
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances.relevance import relevance
from ralliement.statements.stances.topic import CueMatch, Topic


def warned_lines(
    sentence: Span, topic: Topic, mentions: Speaking, lexicon: Lexicon
) -> Iterator[Draft]:
    """The line of whoever sets consequences to a measure: its opposite.

    "Si Berlin exclut Huawei, il y aura des conséquences, a prévenu Pékin" puts Beijing at
    the opposite of the exclusion; it says nothing of Berlin.
    """
    wording = load_wording(lexicon.language)
    for match in topic.cues.get(sentence.start, ()):
        if match.cue.kind != "measure":
            continue
        certainty = relevance(match, sentence, topic, mentions, lexicon, wording)
        clause = _condition_around(match.head, lexicon)
        if certainty is None or clause is None:
            continue
        framing = framing_of(match.head, lexicon)
        value = match.cue.value if framing.denied else topic.pack.opposite.get(match.cue.value)
        main = clause.head if grammar.is_verb(clause.head) else match.head
        for holder in _warners(match, clause, sentence, topic, mentions, lexicon):
            yield Draft(
                sentence=sentence, token=match.head, actor=holder, recipient=None, event=None,
                modality=Modality.CONDITIONAL, framing=framing_of(main, lexicon),
                confidence=certainty * 0.75,
                rule="stance-warning", stance=value, decided=True,
                stance_tokens=match.tokens, on_issue=True,
            )  # fmt: skip


def _condition_around(token: Token, lexicon: Lexicon) -> Token | None:
    """The verb of the si-clause in which the measure stands."""
    for word in (token, *token.ancestors):
        if is_supposed(word, lexicon):
            return word
    return None


def _warners(
    match: CueMatch,
    clause: Token,
    sentence: Span,
    topic: Topic,
    mentions: Speaking,
    lexicon: Lexicon,
) -> list[Mention]:
    inside = {token.i for token in clause.subtree}
    outside = [token for token in sentence if token.i not in inside]
    threat = any(token.lemma_.lower() in lexicon.consequences for token in outside)
    wording = load_wording(lexicon.language)
    quotation = mentions.quoted.get(match.head.i)
    speaker: Mention | None = quotation.speaker if quotation is not None else None
    warning = [t for t in outside if grammar.verb_lemma(t) in wording.warns - _MERELY_SAYS]
    found = [speaker] if speaker is not None and (threat or warning) else []
    if not found and warning:
        found = participants.doers(warning[0], mentions)
    return [
        m
        for m in found
        if m is not None
        and not m.place
        and mentions.kinds.get(m.actor) != "media"
        and m.actor not in topic.pack.subject_actors
    ]


_MERELY_SAYS = frozenset({"say", "tell", "promettre", "promise"})
