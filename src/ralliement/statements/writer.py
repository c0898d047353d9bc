"""From a draft to a statement: offsets, dates, source, parts and an id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ralliement.issues import IssuePack
from ralliement.language import Parse
from ralliement.records import BlockKind, Interval, Modality, Part, Statement, content_id
from ralliement.statements.clauses import grammar
from ralliement.statements.dates import date_of, is_history
from ralliement.statements.drafts import Draft
from ralliement.statements.events.participants import actor_id
from ralliement.statements.findings import Findings
from ralliement.statements.quotations import FoundQuotation
from ralliement.statements.stances.topic import Topic

CODER = "rules-1"
"""The name and version under which this coder's statements are kept."""


def lost_words(parse: Parse, quotations: Sequence[FoundQuotation]) -> dict[int, FoundQuotation]:
    """The lost quotations, by the token that is left of them."""
    holes: dict[int, FoundQuotation] = {}
    for found in quotations:
        if found.lost:
            for token in parse.tokens_in(max(0, found.start - 1), found.end + 1):
                holes[token.i] = found
    return holes


def _verb_over(token: Token) -> int:
    """The place of the first verb above a token."""
    current = token.head
    while current.head.i != current.i and not grammar.is_verb(current):
        current = current.head
    return current.i


@dataclass(frozen=True, slots=True)
class StatementWriter:
    """Turns drafts into statements: offsets, dates, source, parts, id."""

    findings: Findings
    pack: IssuePack
    topic: Topic
    sources: Mapping[int, str]
    lost: Mapping[int, FoundQuotation]

    def __call__(self, draft: Draft) -> Statement:
        parse = self.findings.parse
        start, end = parse.original(*parse.sentence_bounds(draft.sentence))
        actor = actor_id(draft.actor)
        recipient = actor_id(draft.recipient) if draft.recipient is not None else None
        interval, modality = self._time(draft)
        article = parse.article
        return Statement(
            id=content_id("s", article.id, start, end, actor, recipient, draft.event,
                          draft.stance, modality, draft.rule),
            article=article.id,
            start=start,
            end=end,
            text=article.original[start:end],
            sentence_start=start,
            actor=actor,
            speaker=self._speaker(draft),
            recipient=recipient,
            event=draft.event,
            modality=modality,
            issue=self._issue(draft),
            stance=draft.stance,
            decided=draft.decided,
            date_from=interval.date_from,
            date_to=interval.date_to,
            quotation=draft.quotation or self._lost_words(draft),
            via=self.sources.get(draft.sentence.start),
            linked=parse.block_kind(draft.sentence) is BlockKind.LINKED,
            confidence=round(draft.confidence, 3),
            coder=CODER,
            rule=draft.rule,
            parts=self._parts(draft),
            condition=self._condition(draft),
        )  # fmt: skip

    def _speaker(self, draft: Draft) -> str | None:
        if draft.speaker is not None:
            return draft.speaker
        mention = draft.actor
        is_person = self.findings.kinds.get(mention.actor) == "person"
        return mention.actor if is_person else None

    def _issue(self, draft: Draft) -> str | None:
        about = draft.on_issue or self.topic.names_subject(draft.sentence)
        return self.pack.id if about else None

    def _time(self, draft: Draft) -> tuple[Interval, Modality]:
        publication = self.findings.parse.article.publication.interval
        found = date_of(draft.token, self.findings.dates, self.findings.parse)
        interval = found.interval if found is not None else publication
        if found is not None and is_history(interval, publication):
            return interval, Modality.HISTORICAL
        return interval, draft.modality

    def _lost_words(self, draft: Draft) -> str | None:
        """``missing`` where the actor's own words stood in the clause and are gone."""
        verbs = {draft.token.i, *(above.i for above in draft.framing.path)}
        for i, found in self.lost.items():
            own = found.speaker is None or actor_id(found.speaker) == actor_id(draft.actor)
            if own and _verb_over(self.findings.parse.doc[i]) in verbs:
                return "missing"
        return None

    def _condition(self, draft: Draft) -> str | None:
        clause = draft.framing.condition
        if clause is None:
            return None
        words = sorted(clause.subtree, key=lambda token: token.i)
        return self.findings.parse.span_text(words[0], words[-1])

    def _parts(self, draft: Draft) -> tuple[Part, ...]:
        parse = self.findings.parse
        spans: list[tuple[str, int, int]] = [("actor", draft.actor.start, draft.actor.end)]
        if draft.recipient is not None:
            spans.append(("recipient", draft.recipient.start, draft.recipient.end))
        role = "event" if draft.event is not None else "stance"
        spans += [self._token_span(role, draft.token)]
        spans += [self._token_span("stance", token) for token in draft.stance_tokens]
        found = date_of(draft.token, self.findings.dates, parse)
        if found is not None:
            spans.append(("date", found.start, found.end))
        return tuple(
            Part(role, *parse.original(start, end)) for role, start, end in dict.fromkeys(spans)
        )

    def _token_span(self, role: str, token: Token) -> tuple[str, int, int]:
        return role, self.findings.parse.starts[token.i], self.findings.parse.ends[token.i]
