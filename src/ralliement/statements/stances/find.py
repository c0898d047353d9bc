"""Stances: what an actor's words or deeds say on the issue's scale.

A cue of the pack ("exclure", "cahier des charges") is a measure on the scale. Climbing
from it through what governs it gives who holds it, whether for or against, and whether
it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from ralliement.issues import Cue
from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, framing_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.openings import misread_opening, reframed
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances import elsewhere, unsaid
from ralliement.statements.stances.following import companions
from ralliement.statements.stances.holders import Ground, find_holders, inner_holders, own_path
from ralliement.statements.stances.limits import limit_of, lists_others
from ralliement.statements.stances.relevance import LIKELY, POSSIBLE, clause_of, reach, relevance
from ralliement.statements.stances.topic import CueMatch, Topic

_EXTREMES = (0.0, 100.0)
_NEGATIVE_WORDS = frozenset(
    "pas aucun aucune ni sans jamais ne n' non no not never without none anti less moins".split()
)


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """A cue that is about the issue, with what stands over it."""

    match: CueMatch
    framing: Framing
    certainty: float


def find_stances(
    sentence: Span,
    topic: Topic,
    mentions: Speaking,
    lexicon: Lexicon,
    before: Sequence[Draft] = (),
) -> list[Stance]:
    """The stances that the sentence's cues give, one for each holder.

    Nothing is read in questions, conditions ("si Huawei est exclu") and hypotheses that
    nobody holds. Of several measures of one holder the furthest from the status quo
    counts, but what qualifies a measure outranks it ("exclure du cœur de réseau" is 75).
    """
    if "?" in [token.text for token in sentence[-3:]]:
        return []
    ground = Ground(topic, mentions, load_wording(lexicon.language), before, lexicon)
    readings = list(_readings(sentence, ground, lexicon))
    found: list[Stance] = []
    for reading in _without_governors(readings):
        found.extend(_of_reading(reading, readings, ground))
    if not found:
        found.extend(_at_opening(sentence, readings, ground))
    kept = _one_per_holder(found, topic)
    return [*kept, *_likened(sentence, kept, mentions)]


def _likened(sentence: Span, kept: Sequence[Stance], mentions: Speaking) -> Iterator[Stance]:
    """The same line for those to whom its holder is likened ("à l'instar de l'Australie")."""
    lines = {
        participants.actor_id(s.holder): s.value for s in kept if s.value is not None and s.decided
    }
    for token, holder, value in companions(sentence, lines, mentions):
        if participants.actor_id(holder) not in lines:
            first = next(stance for stance in kept if stance.value == value)
            yield replace(
                first, holder=holder, path=(token,), confidence=0.5, rule="stance-follows"
            )


def _readings(sentence: Span, ground: Ground, lexicon: Lexicon) -> Iterator[_Reading]:
    for match in ground.topic.cues.get(sentence.start, ()):
        certainty = relevance(
            match, sentence, ground.topic, ground.mentions, lexicon, ground.wording
        )
        if certainty is None or _governs_another_act(match, lexicon) or _is_past(match.head):
            continue
        if lists_others(match):
            continue
        if elsewhere.is_off_question(match, sentence, ground.topic, ground.wording):
            continue
        framing = framing_of(match.head, lexicon)
        if framing.blocked or framing.disputed or not _is_meant(match, framing, ground):
            continue
        if unsaid.is_no_line(match.head, framing, ground.wording):
            continue
        if elsewhere.is_power(match, framing, ground.wording) or _is_another_word(match):
            continue
        yield _Reading(match, framing, certainty)


def _governs_another_act(match: CueMatch, lexicon: Lexicon) -> bool:
    """Whether the measure's word is a refusal of something else ("n'excluent pas de plaider")."""
    if "refuses" not in lexicon.attitudes(grammar.verb_lemma(match.head)):
        return False
    inside = {token.i for token in match.tokens}
    return any(
        child.dep_ in {"xcomp", "ccomp"} and child.i not in inside and child.i > match.head.i
        and (grammar.has_morph(child, "VerbForm", "Inf") or child.tag_ in {"VBG", "VB"})
        for child in match.head.children
    )  # fmt: skip


def _is_past(head: Token) -> bool:
    """Whether the measure only dates the news ("after banning", "avant d'exclure")."""
    marks = {c.lower_ for c in head.children if c.dep_ in {"mark", "case"} and c.i < head.i}
    if head.dep_ == "pcomp":
        marks.add(head.head.lower_)
    return bool(marks & {"after", "before", "since", "avant", "après", "depuis"})


def _is_meant(match: CueMatch, framing: Framing, ground: Ground) -> bool:
    """Whether words for a line are used for one: not denied, unless they live on denial.

    "N'est pas favorable à" is no "favorable à"; "exclure par principe" is a line only
    where it is denied.
    """
    if match.cue.kind != "stance":
        return True
    if set(match.cue.phrase) & _NEGATIVE_WORDS:
        return True
    is_act = grammar.is_verb(match.head) and match.cue.value not in _EXTREMES
    named = {w for c in ground.topic.pack.cues_in(_language(match)) if len(c.phrase) == 1
             and c.kind == "measure" and c.value == max(_EXTREMES) for w in c.phrase}  # fmt: skip
    if is_act and match.cue.phrase[0] in named:
        return framing.denied or framing.instead
    return not framing.denied


def _is_another_word(match: CueMatch) -> bool:
    """Whether the passive of a verb was met by a noun ("ne peut être garantie": no guarantee)."""
    if len(match.cue.phrase) > 1 or match.cue.phrase[0].endswith(_INFINITIVE):
        return False
    return any(child.dep_ == "aux:pass" for child in match.head.children)


_INFINITIVE = ("er", "ir", "re")


def _language(match: CueMatch) -> str:
    return match.cue.language


def _without_governors(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings less those whose word stands over another's ("allow … to bar").

    What is ended or put off is what counts of going ahead ("suspendre la certification").
    """
    readings = [r for r in readings if not _is_undone(r, readings)]
    governing = {t.i for r in readings if not _only_qualifies(r, readings)
                 for t in r.framing.path[1:]}  # fmt: skip
    return [
        r
        for r in readings
        if not _only_qualifies(r, readings)
        and (r.match.head.i not in governing or not _only_governs(r.match.cue))
    ]


def _only_governs(cue: Cue) -> bool:
    return cue.value in _EXTREMES or bool(cue.common)


_UNDOING = frozenset({"end", "block", "suspend", "conditions"})


def _is_undone(reading: _Reading, readings: Sequence[_Reading]) -> bool:
    """Whether it is a word of going ahead under one that ends, blocks or puts off."""
    if reading.match.cue.common != "proceed":
        return False
    undoing = [r.match.head for r in readings if r.match.cue.common in _UNDOING]
    if any(_undergoes(reading.match.head, verb) for verb in undoing):
        return True
    above = {head.i for head in undoing}
    step = reading.match.head
    for token in list(step.ancestors)[:_CLOSE]:
        if token.i in above:
            return step.dep_ not in grammar.SUBJECT or grammar.is_passive(token)
        if grammar.is_verb(token) and grammar.is_finite(token):
            return False
        step = token
    return False


_CLOSE = 4


def _undergoes(noun: Token, verb: Token) -> bool:
    """Whether a passive infinitive says what is to be done to it ("the signing to be put off")."""
    return verb.dep_ == "relcl" and verb.head.i == noun.i and grammar.is_passive(verb)


def _only_qualifies(reading: _Reading, readings: Sequence[_Reading]) -> bool:
    """Whether the measure is a noun of the middle inside a measure of the ends."""
    if reading.match.cue.common not in {"", "conditions"}:
        return False
    if reading.match.cue.value in _EXTREMES or grammar.is_verb(reading.match.head):
        return False
    return any(
        other.match.cue.value in _EXTREMES
        and other.match.cue.common in {"", "proceed"}
        and reading.match.head.i in {t.i for t in reach(other.match.head)}
        for other in readings
        if other is not reading
    )


def _at_opening(sentence: Span, readings: Sequence[_Reading], ground: Ground) -> Iterator[Stance]:
    """The lines of an actor whose verb the parser misread ("Washington presse …")."""
    opening = misread_opening(sentence, ground.mentions)
    if opening is None or opening.actor.actor in ground.topic.pack.subject_actors:
        return
    for reading in _without_governors(readings):
        framing = reframed(opening, reading.framing, ground.lexicon)
        if framing is not None:
            mended = replace(reading, framing=framing)
            value = _value(mended, readings, ground)
            if value is not None:
                yield _stance(mended, opening.actor, value, min(reading.certainty, LIKELY))


def _of_reading(
    reading: _Reading, readings: Sequence[_Reading], ground: Ground
) -> Iterator[Stance]:
    match, framing = reading.match, reading.framing
    value = _value(reading, readings, ground)
    if value is None:
        return
    holding = find_holders(match, framing, ground)
    held: set[str] = set()
    if holding is not None:
        for holder in holding.holders:
            held.add(participants.actor_id(holder))
            yield _stance(reading, holder, value, reading.certainty * holding.certainty)
    plain = match.cue.value if match.cue.kind == "measure" else None
    for _, holder in inner_holders(framing, ground):
        if participants.actor_id(holder) not in held and plain is not None:
            inner = replace(reading, framing=Framing(match.head, (match.head,)))
            yield _stance(inner, holder, plain, min(reading.certainty, POSSIBLE + 0.1))


def _stance(reading: _Reading, holder: Mention, value: float, confidence: float) -> Stance:
    framing = reading.framing
    return Stance(
        holder=holder,
        value=value,
        decided=not (framing.considering or framing.conditional),
        framing=framing,
        tokens=reading.match.tokens,
        path=own_path(framing),
        confidence=confidence,
        rule=_rule(reading.match, framing),
    )


def _rule(match: CueMatch, framing: Framing) -> str:
    if match.cue.kind == "stance":
        return "stance-words"
    if framing.instead:
        return "stance-alternative"
    return "stance-against" if framing.denied else "stance-measure"


def _value(reading: _Reading, readings: Sequence[_Reading], ground: Ground) -> float | None:
    """Where the cue puts its holder: the measure, its opposite, or half-way to the status quo.

    A measure of the middle that stands inside a measure of the ends qualifies it
    ("participer, hors du cœur de réseau"); to refuse a measure in full is half-way.
    """
    match, framing = reading.match, reading.framing
    pack = ground.topic.pack
    value = match.cue.value
    if framing.denied != framing.instead and match.cue.kind == "measure" and value == 100:
        total = _is_total(match, ground) or _is_total_above(framing, ground)
    else:
        total = False
    if (framing.instead and match.cue.kind == "measure") or total:
        return (value + pack.status_quo) / 2
    against = framing.denied and match.cue.kind == "measure"
    if value in _EXTREMES and match.cue.kind == "measure":
        inner = _qualifier(reading, readings)
        if inner is not None and (not against or framing.considering):
            return inner
        if inner is not None and value == min(_EXTREMES):
            return inner
        limit = (
            limit_of(match, [r.match for r in readings], ground)
            if value == min(_EXTREMES)
            else None
        )
        if limit is not None and not against:
            return limit
    if against and _is_place_kept_free(reading, readings):
        return value
    return pack.opposite.get(value) if against else value


def _is_place_kept_free(reading: _Reading, readings: Sequence[_Reading]) -> bool:
    """Whether a middle value names where something is not done ("ne pas l'utiliser dans le cœur").

    Not where a ban is what is denied ("ne l'exclut pas du cœur").
    """
    head = reading.match.head
    if reading.match.cue.value in _EXTREMES or grammar.preposition(head) not in {"dans", "in"}:
        return False
    clause = clause_of(head).i
    return not any(
        other.match.cue.value == max(_EXTREMES) and clause_of(other.match.head).i == clause
        for other in readings
    )


def _is_total(match: CueMatch, ground: Ground) -> bool:
    words = [*match.head.children, *match.tokens]
    return any(word.lemma_.lower() in ground.wording.total for word in words) or any(
        word.lower_ in ground.wording.total for word in words
    )


def _is_total_above(framing: Framing, ground: Ground) -> bool:
    return any(
        child.lower_ in ground.wording.total and child.dep_ == "advmod"
        for child in framing.path[0].children
    )


def _qualifier(reading: _Reading, readings: Sequence[_Reading]) -> float | None:
    """The value of a measure of the middle inside this one's phrase."""
    phrase = {token.i for token in reach(reading.match.head)}
    found = [
        other.match.cue.value
        for other in readings
        if other.match.cue.value not in _EXTREMES
        and other.match.head.i in phrase
        and other.match.head.i != reading.match.head.i
        and clause_of(other.match.head).i == clause_of(reading.match.head).i
        and _qualifies(other.match.cue, reading.match.cue)
    ]
    return max(found) if found else None


def _qualifies(middle: Cue, extreme: Cue) -> bool:
    """Whether a middle value says how far an extreme goes: 75 of a ban, any of an approval."""
    if extreme.common:
        return extreme.common == "proceed" and middle.common in {"", "conditions"}
    return extreme.value == min(_EXTREMES) or middle.value > sum(_EXTREMES) / 2


def _one_per_holder(stances: Sequence[Stance], topic: Topic) -> list[Stance]:
    """The stance of each holder that counts most: decided, then furthest from the status quo."""
    best: dict[str, Stance] = {}
    for stance in stances:
        key = participants.actor_id(stance.holder)
        if key not in best or _rank(stance, topic) > _rank(best[key], topic):
            best[key] = stance
    return list(best.values())


def _rank(stance: Stance, topic: Topic) -> tuple[bool, bool, float, float]:
    distance = abs((stance.value or 0) - topic.pack.status_quo)
    chosen = stance.rule != "stance-alternative"
    return chosen, stance.decided or distance == 0, distance, stance.confidence
