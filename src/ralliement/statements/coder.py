"""From a parsed article and its mentions to its statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from ralliement.issues import IssuePack
from ralliement.language import Parse
from ralliement.records import Modality, Statement
from ralliement.statements import events, saying, speaking
from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.lexicon import Lexicon, load_lexicon
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id
from ralliement.statements.findings import Findings
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.network import add_trained
from ralliement.statements.quotations import FoundQuotation
from ralliement.statements.stances import Stance, find_stances, responses
from ralliement.statements.stances.topic import Topic, find_topic
from ralliement.statements.via import sources_by_sentence
from ralliement.statements.writer import StatementWriter, lost_words


def code_statements(
    findings: Findings, pack: IssuePack, *, trained: bool = True
) -> tuple[Statement, ...]:
    """The statements of the article, in text order.

    Sentences in which no actor is mentioned are passed over. With ``trained`` the trained
    coder completes what the rules found.
    """
    parse = findings.parse
    lexicon = load_lexicon(parse.language)
    quoted = speaking.quoted_tokens(parse, findings.quotations)
    cues = speaking.bringing_tokens(parse, findings.quotations)
    mentions = speaking.Speaking(findings.mentions, quoted, findings.kinds, cues)
    topic = find_topic(parse, findings.mentions, pack)
    inhabited = _inhabited(parse, findings.mentions, quoted)
    drafts: list[Draft] = []
    for sentence in parse.sentences:
        if sentence.start in inhabited:
            drafts += _code_sentence(sentence, topic, mentions, lexicon, drafts)
    drafts = _with_answers(drafts, parse, topic, mentions, lexicon, inhabited)
    sources = sources_by_sentence(parse, findings.mentions, findings.kinds)
    lost = lost_words(parse, findings.quotations)
    write = StatementWriter(findings, pack, topic, sources, lost)
    found = _distinct(write(draft) for draft in drafts)
    return add_trained(found, findings, pack, topic, sources) if trained else found


def _inhabited(
    parse: Parse, mentions: MentionLookup, quoted: Mapping[int, FoundQuotation]
) -> set[int]:
    """The sentences (by first token) in which somebody is mentioned or quoted."""
    found = {parse.doc[i].sent.start for i in quoted}
    for mention in mentions.mentions:
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            found.add(parse.sentence(token).start)
    nouns = (token for token in parse.doc if token.pos_ == "NOUN")
    owned = (token for token in nouns if mentions.owner(token) is not None)
    return found | {parse.sentence(token).start for token in owned}


def _code_sentence(
    sentence: Span,
    topic: Topic,
    mentions: speaking.Speaking,
    lexicon: Lexicon,
    before: Sequence[Draft],
) -> list[Draft]:
    presser = responses.last_presser(before)
    drafts = events.find_events(sentence, mentions, lexicon, presser)
    drafts += speaking.speeches(sentence, mentions, lexicon)
    stances = find_stances(sentence, topic, mentions, lexicon, before)
    drafts = _merged(sentence, drafts, stances)
    drafts = responses.merged_threats(speaking.own_words_only(drafts, mentions))
    if not any(draft.quotation for draft in drafts):
        drafts += speaking.quoted_threats(sentence, mentions, lexicon)
    drafts += saying.said_acts(sentence, mentions, lexicon, drafts)
    return events.with_likewise(sentence, mentions, drafts, before)


def _merged(sentence: Span, drafts: Sequence[Draft], stances: Sequence[Stance]) -> list[Draft]:
    """Stances laid on the events that carry them; those that no event carries stand alone."""
    result = list(drafts)
    for stance in stances:
        carriers = _carriers(result, actor_id(stance.holder), stance.path)
        for n in carriers:
            result[n] = _with_stance(result[n], stance)
        if not carriers:
            result.append(_stance_alone(sentence, stance))
    return result


def _carriers(drafts: Sequence[Draft], actor: str, path: Sequence[Token]) -> list[int]:
    """The actor's drafts that stand on a stance's path, or beside it in the same clause.

    Beside: a gerund or participle of a verb on the path ("se montrent moins fermes en
    suivant les consignes de …").
    """
    on_path = {token.i for token in path}
    own = [n for n, d in enumerate(drafts) if actor_id(d.actor) == actor and d.stance is None]
    found = [n for n in own if drafts[n].token.i in on_path]
    return found or [
        n
        for n in own
        if drafts[n].token.head.i in on_path
        and drafts[n].token.dep_ in {"advcl", "xcomp"}
        and not grammar.is_finite(drafts[n].token)
    ]


def _with_stance(draft: Draft, stance: Stance) -> Draft:
    hedged = draft.modality is Modality.DENIED and stance.framing.conditional
    return replace(
        draft,
        stance=stance.value,
        decided=stance.decided,
        stance_tokens=stance.tokens,
        confidence=min(draft.confidence, stance.confidence) * (_HEDGED if hedged else 1.0),
        rule=f"{draft.rule}+{stance.rule}",
        on_issue=True,
    )


_HEDGED = 0.5
"""What is left of the sureness of a line that is denied and only said to be so: its modality
tells the denial alone ("Paris ne laisserait pas entrer …")."""


def _stance_alone(sentence: Span, stance: Stance) -> Draft:
    return Draft(
        sentence=sentence,
        token=stance.path[-1],
        actor=stance.holder,
        recipient=None,
        event=None,
        modality=_line_modality(stance),
        framing=stance.framing,
        confidence=stance.confidence * 0.9,
        rule=stance.rule,
        stance=stance.value,
        decided=stance.decided,
        stance_tokens=stance.tokens,
        on_issue=True,
    )


def _line_modality(stance: Stance) -> Modality:
    """A line that is taken is asserted, though the measure that it wants is not yet there."""
    if stance.framing.conditional:
        return Modality.CONDITIONAL
    if stance.framing.planned and not stance.framing.wanted:
        return Modality.PLANNED
    return Modality.ASSERTED


def _with_answers(
    drafts: Sequence[Draft],
    parse: Parse,
    topic: Topic,
    mentions: speaking.Speaking,
    lexicon: Lexicon,
    inhabited: set[int],
) -> list[Draft]:
    """The drafts with the stances that need the whole article, in text order."""
    lines = responses.known_lines(drafts)
    addressed = [responses.addressed(draft, drafts[:n]) for n, draft in enumerate(drafts)]
    result = [responses.answer(draft, lines, topic) for draft in addressed]
    for sentence in parse.sentences:
        if sentence.start not in inhabited or events.is_question(sentence):
            continue
        told = {
            actor_id(d.actor) for d in result if d.sentence.start == sentence.start and d.on_issue
        }
        found = [
            *responses.borrowed_lines(sentence, lines, topic, mentions, lexicon),
            *responses.open_questions(sentence, topic, mentions, lexicon),
        ]
        for draft in found:
            if actor_id(draft.actor) not in told:
                _place(result, draft)
    return sorted(result, key=lambda draft: (draft.sentence.start, draft.token.i))


def _place(result: list[Draft], draft: Draft) -> None:
    """Lay a comparison on an event of the same actor in the same clause, or add it."""
    here = [n for n, d in enumerate(result) if d.sentence.start == draft.sentence.start]
    carriers = _carriers([result[n] for n in here], actor_id(draft.actor), draft.framing.path)
    for n in carriers:
        event = result[here[n]]
        result[here[n]] = replace(
            event, stance=draft.stance, decided=draft.decided, on_issue=True,
            rule=f"{event.rule}+{draft.rule}",
            stance_tokens=draft.stance_tokens, confidence=min(event.confidence, draft.confidence),
        )  # fmt: skip
    if not carriers:
        result.append(draft)


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """One statement for each id, and for each actor, recipient and event of a sentence."""
    best: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = (statement.sentence_start, statement.actor, statement.recipient, statement.event,
               statement.stance)  # fmt: skip
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    return tuple(best.values())
