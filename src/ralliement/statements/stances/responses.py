"""Stances told without a measure: by answer, by comparison, by hesitation.

"L'Italie ignore les avertissements américains" says where Italy stands only to a reader
who knows what the Americans want; these rules take that from the same article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import framing_of
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.clauses.wording import load_wording
from ralliement.statements.drafts import Draft
from ralliement.statements.events import participants
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.speaking import Speaking
from ralliement.statements.stances.following import followers
from ralliement.statements.stances.topic import Topic
from ralliement.statements.stances.undecided import asks_of_another, undecided
from ralliement.statements.stances.warnings import warned_lines

_ANSWERS_NO = frozenset({Event.REJECT})
_ANSWERS_YES = frozenset({Event.AGREE, Event.CONCEDE})
_CLEAR = 50
"""An answer to a line is read only where that line is on one side of the scale."""


def known_lines(drafts: Iterable[Draft]) -> dict[str, float]:
    """Each actor's clearest line in the article, by actor id: the one furthest from the middle."""
    lines: dict[str, float] = {}
    for draft in drafts:
        if draft.stance is None or draft.modality is Modality.HISTORICAL:
            continue
        actor = participants.actor_id(draft.actor)
        if actor not in lines or abs(draft.stance - 50) > abs(lines[actor] - 50):
            lines[actor] = draft.stance
    return lines


def answer(draft: Draft, lines: Mapping[str, float], topic: Topic) -> Draft:
    """The draft with the stance that its answer to another actor's line implies.

    Rejecting, ignoring or defying the warnings, calls or pressure of an actor whose line
    the article gives puts the answerer at the opposite; heeding them at the same value.
    """
    if draft.stance is not None or draft.recipient is None or not topic.on_topic:
        return draft
    line = lines.get(participants.actor_id(draft.recipient))
    if line is None or draft.event not in _ANSWERS_NO | _ANSWERS_YES or line == _CLEAR:
        return draft
    if not _answers_a_call(draft.token):
        return draft
    agrees = (draft.event in _ANSWERS_YES) != (draft.modality is Modality.DENIED)
    value = line if agrees else topic.pack.opposite.get(line)
    return replace(
        draft,
        stance=value,
        decided=not draft.framing.considering,
        on_issue=True,
        confidence=draft.confidence * 0.85,
        rule=f"{draft.rule}+stance-answer",
    )


_PRESSURE = frozenset({Event.REQUEST, Event.THREATEN, Event.ACCUSE, Event.SANCTION, Event.COERCE})
_IN_VIEW = 120
"""Words behind a reply within which what it replies to is looked for: some four sentences."""
_REPLIES = frozenset(
    {Event.REJECT, Event.AGREE, Event.CONCEDE, Event.PROTEST, Event.ACCUSE, Event.SUPPORT}
)


def last_presser(before: Sequence[Draft]) -> Mention | None:
    """Who last asked for or threatened something."""
    for draft in reversed(before):
        if draft.event in {Event.REQUEST, Event.THREATEN} and draft.modality is not Modality.DENIED:
            return draft.actor
    return None


def merged_threats(drafts: Sequence[Draft]) -> list[Draft]:
    """A threat and what it threatens as one statement, with the latter's recipient.

    "Washington ne pourrait plus coopérer avec Berlin, a prévenu l'ambassadeur" is a threat
    to Berlin, not a refusal to cooperate.
    """
    result = list(drafts)
    for n, threat in enumerate(result):
        if threat.event is not Event.THREATEN or threat.recipient is not None:
            continue
        me = participants.actor_id(threat.actor)
        for m, act in enumerate(result):
            same = m != n and participants.actor_id(act.actor) == me and act.recipient is not None
            if same and act.event is Event.THREATEN:
                del result[n]
                return result
            if same and act.modality in {Modality.CONDITIONAL, Modality.DENIED}:
                result[n] = replace(threat, recipient=act.recipient, modality=Modality.CONDITIONAL)
                del result[m]
                return result
    return result


def addressed(draft: Draft, before: Sequence[Draft]) -> Draft:
    """A reply that names nobody is to whoever last pressed the one who replies.

    "L'appel a été entendu par le Canada" is to the last who called; "Huawei a rejeté
    l'accusation" to the last who accused Huawei; only drafts ``before`` it count.
    """
    if draft.recipient is not None or draft.event not in _REPLIES or _names_a_giver(draft.token):
        return draft
    me = participants.actor_id(draft.actor)
    near = [d for d in before if draft.token.i - d.token.i < _IN_VIEW]
    pressing = [d for d in near if d.event in _PRESSURE and participants.actor_id(d.actor) != me]
    if grammar.verb_lemma(draft.token) in _DENIALS:
        pressing = [d for d in pressing if d.event is not Event.REQUEST]
    if draft.event is Event.ACCUSE:
        pressing += [d for d in near if d.event is Event.REJECT]
    aimed = [d for d in pressing if d.recipient and participants.actor_id(d.recipient) == me]
    called = pressing if _answers_a_call(draft.token) else []
    chosen = aimed or called
    if draft.event is Event.SUPPORT or not chosen:
        chosen = _decider(draft, before)
    if not chosen:
        return draft
    return replace(draft, recipient=chosen[-1].actor, confidence=draft.confidence * 0.85)


def _decider(draft: Draft, before: Sequence[Draft]) -> list[Draft]:
    """A line of the state that the article is about, where its decision is praised or blamed.

    "Pékin a dénoncé une décision décevante", "the company welcomed the report": that state
    whose line on the question was told most often so far, the last of equals.
    """
    if draft.event not in {Event.SUPPORT, Event.ACCUSE}:
        return []
    nouns = {noun.lemma_.lower() for noun in grammar.objects(draft.token)}
    if draft.rule != "judgement" and not nouns & load_wording(draft.token.vocab.lang).deeds:
        return []
    me = participants.actor_id(draft.actor)
    lines = [d for d in before if d.on_issue and participants.is_state(d.actor)]
    others = [d for d in lines if participants.actor_id(d.actor) != me]
    told = Counter(participants.actor_id(d.actor) for d in others)
    return sorted(others, key=lambda d: (told[participants.actor_id(d.actor)], d.token.i))[-1:]


_DENIALS = frozenset({"nier", "démentir", "deny", "dispute"})
"""Verbs that answer an accusation, never a request."""

_CALLS = frozenset(
    "appel avertissement demande exigence pression menace mise requête injonction ultimatum "
    "recommandation instruction consigne invitation conseil sirène campagne "
    "call warning demand request pressure threat plea appeal ultimatum advice recommendation "
    "instruction urging lobbying campaign "
    "accusation reproche critique soupçon allégation allegation criticism charge suspicion".split()
)


def _answers_a_call(token: Token) -> bool:
    """Whether what is answered is a call, a warning, a demand."""
    return any(word.lemma_.lower() in _CALLS for word in token.subtree if word.pos_ == "NOUN")


def _names_a_giver(token: Token) -> bool:
    """Whether the text says whose call it is ("advice from its own armed forces")."""
    calls = [word for word in token.subtree if word.lemma_.lower() in _CALLS]
    return any(
        word in _GIVERS or noun.dep_ == "poss" for call in calls for word, noun in _givers(call)
    )


def _givers(call: Token) -> Iterator[tuple[str, Token]]:
    yield from grammar.obliques(call)
    if call.dep_ in {"dobj", "obj"}:
        # The parser hangs "from" on the verb in "followed advice from its forces".
        yield from (found for found in grammar.obliques(call.head) if found[0] == "from")
    yield from (("", child) for child in call.children if child.dep_ == "poss")


_GIVERS = frozenset({"from", "by", "par", "de la part de"})


def borrowed_lines(
    sentence: Span,
    lines: Mapping[str, float],
    topic: Topic,
    mentions: Speaking,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """Lines told by comparison with another's, by following it, or by a warning."""
    yield from warned_lines(sentence, topic, mentions, lexicon)
    yield from followers(sentence, lines, topic, mentions, lexicon)
    yield from comparisons(sentence, lines, topic, mentions, lexicon)


def open_questions(
    sentence: Span, topic: Topic, mentions: Speaking, lexicon: Lexicon
) -> Iterator[Draft]:
    """Actors that waver, or that have not decided yet."""
    yield from undecided(sentence, topic, mentions, lexicon)
    yield from hesitations(sentence, topic, mentions, lexicon)


def comparisons(
    sentence: Span,
    lines: Mapping[str, float],
    topic: Topic,
    mentions: MentionLookup,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """Actors said to take a milder line than another ("moins offensifs que les États-Unis").

    The value is half-way between the other's line and the status quo, at low confidence:
    the text says "less", not how much.
    """
    if not topic.on_topic:
        return
    for token in sentence:
        if not _is_milder(token, lexicon):
            continue
        other = _compared_with(token, mentions)
        line = lines.get(participants.actor_id(other)) if other is not None else None
        if other is None or line is None:
            continue
        framing = framing_of(token, lexicon)
        verb = _verb_above(token)
        for holder in participants.doers(verb, mentions):
            if participants.actor_id(holder) != participants.actor_id(other):
                yield Draft(
                    sentence=sentence, token=verb, actor=holder, recipient=None, event=None,
                    modality=framing_of(verb, lexicon).modality, framing=framing, confidence=0.5,
                    rule="stance-comparison", stance=(line + topic.pack.status_quo) / 2,
                    decided=True, stance_tokens=(token,), on_issue=True,
                )  # fmt: skip


def _is_milder(token: Token, lexicon: Lexicon) -> bool:
    lemma = token.lemma_.lower()
    degree = {child.lower_ for child in token.children if child.dep_ == "advmod"}
    if token.i > token.sent.start:
        degree.add(token.nbor(-1).lower_)
    if lemma in lexicon.harder_adjectives:
        return bool(degree & lexicon.milder)
    return lemma in lexicon.milder_adjectives and bool(degree & {"plus", "more"})


def _compared_with(token: Token, mentions: MentionLookup) -> Mention | None:
    """The actor after "que" or "than"."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 4, token.sent.end)):
        if doc[i].lower_ in {"que", "qu'", "than"}:
            for word in doc[i + 1 : min(i + 5, token.sent.end)]:
                mention = mentions.at(word)
                if mention is not None:
                    return mention
    return None


def _verb_above(token: Token) -> Token:
    current = token
    while current.head.i != current.i and not grammar.is_verb(current):
        current = current.head
    return current


def hesitations(
    sentence: Span, topic: Topic, mentions: MentionLookup, lexicon: Lexicon
) -> Iterator[Draft]:
    """Actors said to waver on the issue ("semble encore réticente", "has yet to decide")."""
    if not topic.on_topic:
        return
    seen: set[str] = set()
    for token in sentence:
        lemma = token.lemma_.lower()
        if "hesitates" not in lexicon.attitudes(lemma) and not _does_not_know(token):
            continue
        verb = token if token.pos_ in {"VERB", "AUX"} else _predicate_of(token)
        if verb is None or framing_of(verb, lexicon).blocked or grammar.objects(token):
            continue
        if _hesitates_to_do(token) or asks_of_another(token, mentions):
            continue
        if grammar.is_negated(verb) and not _does_not_know(token):
            continue
        for holder in participants.doers(verb, mentions):
            actor = participants.actor_id(holder)
            if actor in seen or holder.place:
                continue
            seen.add(actor)
            yield Draft(
                sentence=sentence, token=token, actor=holder, recipient=None, event=None,
                modality=Modality.ASSERTED, framing=framing_of(token, lexicon), confidence=0.6,
                rule="stance-undecided", stance=None, decided=False, stance_tokens=(token,),
                on_issue=True,
            )  # fmt: skip


def _hesitates_to_do(token: Token) -> bool:
    """Whether it is some act that is wavered over: if it is a measure, its cue tells."""
    acts = [c for c in token.children if c.dep_ == "xcomp" and c.i > token.i]
    asked = {t.lower_ for act in acts for t in act.subtree} & {"quoi", "comment", "how", "what"}
    return bool(acts) and not asked


def _does_not_know(token: Token) -> bool:
    lemma = grammar.verb_lemma(token)
    return lemma in {"savoir", "know"} and grammar.is_negated(token)


def _predicate_of(token: Token) -> Token | None:
    """The verb of which an adjective is the predicate ("semble réticente", "is reluctant")."""
    if any(child.dep_ == "cop" for child in token.children):
        return token
    if token.dep_ in {"xcomp", "acomp", "attr", "obj"} and token.head.pos_ in {"VERB", "AUX"}:
        return token.head
    return None
