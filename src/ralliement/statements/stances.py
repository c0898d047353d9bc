"""Stances: what an actor's words or deeds say on the issue's scale.

A cue of the pack ("exclure", "cahier des charges") is a measure on the scale. Climbing
from it through what governs it gives who holds it, whether for or against, and whether
it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.records import Mention
from ralliement.statements import grammar, participants
from ralliement.statements.framing import Framing, framing_of
from ralliement.statements.lexicon import Lexicon
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.topic import CueMatch, Topic

SURE, LIKELY, POSSIBLE = 0.85, 0.7, 0.55
"""Confidence of a stance whose subject and holder are both named, one inferred, both inferred."""


@dataclass(frozen=True, slots=True)
class Stance:
    """One actor's line in one sentence. ``value`` None: on the question, but undecided.

    ``path`` are the predicates between the cue and the holder's verb, lowest first.
    """

    holder: Mention
    value: float | None
    decided: bool
    framing: Framing
    tokens: tuple[Token, ...]
    path: tuple[Token, ...]
    confidence: float
    rule: str


def find_stances(
    sentence: Span, topic: Topic, mentions: MentionLookup, lexicon: Lexicon
) -> list[Stance]:
    """The stances that the sentence's cues give, one for each holder.

    Nothing is read in questions, conditions ("si Huawei est exclu") and hypotheses that
    nobody holds; a specific measure outranks the general one it qualifies ("exclure du
    cœur de réseau" is 75, not 100).
    """
    if sentence[-1].text == "?" or (sentence.text.rstrip(' "').endswith("?")):
        return []
    found: list[Stance] = []
    for match in topic.cues.get(sentence.start, ()):
        found.extend(_of_cue(match, sentence, topic, mentions, lexicon))
    return _one_per_holder(found)


def _of_cue(
    match: CueMatch, sentence: Span, topic: Topic, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Stance]:
    certainty = _about_subject(match, sentence, topic, lexicon)
    if certainty is None:
        return
    framing = framing_of(match.head, lexicon)
    if framing.blocked:
        return
    holders, named = _holders(match, framing, topic, mentions)
    against = framing.denied != framing.instead
    value = _value(match, framing, topic, against=against)
    for holder in holders:
        yield Stance(
            holder=holder,
            value=value,
            decided=not (framing.considering or framing.conditional),
            framing=framing,
            tokens=match.tokens,
            path=framing.path,
            confidence=certainty if named else min(certainty, POSSIBLE),
            rule=_rule(match, framing),
        )


def _rule(match: CueMatch, framing: Framing) -> str:
    if framing.instead:
        return "stance-alternative"
    if match.cue.kind == "stance":
        return "stance-words"
    return "stance-against" if framing.denied else "stance-measure"


def _value(match: CueMatch, framing: Framing, topic: Topic, *, against: bool) -> float | None:
    """Where the cue puts its holder: the measure, its opposite, or half-way to the status quo."""
    value = match.cue.value
    if framing.instead:
        return (value + topic.pack.status_quo) / 2
    if match.cue.kind == "stance" or not against:
        return value
    return topic.pack.opposite.get(value)


def _about_subject(match: CueMatch, sentence: Span, topic: Topic, lexicon: Lexicon) -> float | None:
    """How sure it is that the measure is about the issue's subject; None if it is not."""
    if not match.cue.needs_subject:
        return SURE if topic.names_subject(sentence) or topic.on_topic else None
    arguments = {t.i for t in match.head.subtree} | {t.i for t in match.tokens}
    if arguments & topic.subject_tokens:
        return SURE
    if topic.names_subject(sentence):
        return LIKELY
    general = any(_is_general(sentence.doc[i], lexicon) for i in arguments)
    if topic.on_topic and (general or topic.names_field(sentence)):
        return POSSIBLE
    return None


def _is_general(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word stands for any company at all ("une entreprise", not "a local vendor")."""
    if token.lemma_.lower() not in lexicon.general_subjects:
        return False
    return not any(child.dep_ in {"amod", "compound", "nmod"} for child in token.children)


def _holders(
    match: CueMatch, framing: Framing, topic: Topic, mentions: MentionLookup
) -> tuple[list[Mention], bool]:
    """Who holds the line, and whether the sentence names them as its doers."""
    for token in reversed(framing.path):
        found = [m for m in _holders_at(token, mentions) if not m.place]
        found = [m for m in found if m.actor not in topic.pack.subject_actors or _speaks(framing)]
        if found:
            return found, True
    found = _behind_noun(framing.top, mentions)
    return (found, True) if found else (_where(match, mentions, topic), False)


def _behind_noun(top: Token, mentions: MentionLookup) -> list[Mention]:
    """The subject of the verb above a noun that it possesses ("dans leur combat pour …")."""
    possessed = any(_is_possessive(child) for child in top.children)
    if top.pos_ != "NOUN" or not (possessed or top.dep_ in grammar.OBJECT):
        return []
    verb = top.head
    return participants.doers(verb, mentions) if grammar.is_verb(verb) else []


def _is_possessive(token: Token) -> bool:
    """Whether the word is a possessive determiner of the third person."""
    return token.lower_ in {"son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"}


def _speaks(framing: Framing) -> bool:
    return framing.wanted or framing.reporter is not None or framing.denied


def _holders_at(token: Token, mentions: MentionLookup) -> list[Mention]:
    if token.pos_ in {"VERB", "AUX"} or grammar.is_verb(token):
        return participants.doers(token, mentions)
    if any(child.dep_ in grammar.SUBJECT for child in token.children):
        return participants.doers(token, mentions)
    by = [n for w, n in grammar.obliques(token) if w in {"par", "by", "de la part de"}]
    owner = mentions.owner(token)
    return participants.resolve_all(by, mentions) or ([owner] if owner is not None else [])


def _where(match: CueMatch, mentions: MentionLookup, topic: Topic) -> list[Mention]:
    """The state in which a measure is in force, where nobody is named as taking it."""
    if not grammar.is_passive(match.head):
        return []
    for word, noun in grammar.obliques(match.head):
        if word in {"en", "à", "de", "in", "from", "dans", "sur"}:
            mention = mentions.of_phrase(noun) or mentions.owner(noun)
            if mention is not None and mention.actor not in topic.pack.subject_actors:
                return [mention]
    return []


def _one_per_holder(stances: Sequence[Stance]) -> list[Stance]:
    """The stance of each holder that says most: specific measures before the extremes."""
    best: dict[str, Stance] = {}
    for stance in stances:
        key = participants.actor_id(stance.holder)
        if key not in best or _rank(stance) > _rank(best[key]):
            best[key] = stance
    return list(best.values())


def _rank(stance: Stance) -> tuple[bool, bool, float]:
    specific = stance.value not in (0, 100, None) and stance.rule != "stance-alternative"
    return specific, stance.value is not None, stance.confidence
