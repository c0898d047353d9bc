"""Statements by the trained coder, for what the rules do not foresee.

The rules go first: what they coded stays theirs. The trained coder adds the recipient that
they missed, and the acts and stances of actors for whom they found none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from ralliement.issues import IssuePack
from ralliement.language import Parse
from ralliement.learned import CODER, Coded, Marks, load_coder
from ralliement.records import BlockKind, Mention, Part, Statement, content_id
from ralliement.statements.findings import Findings
from ralliement.statements.hints import find_hints
from ralliement.statements.stances.topic import Topic

Mark = tuple[int, int, str]

RULE = "trained"
RECIPIENT_RULE = "trained-recipient"

ACT_FLOOR = 0.4
"""Least probability of an act; chosen on examples/huawei-5g (make score)."""
STANCE_FLOOR = 0.5
RECIPIENT_FLOOR = 0.4


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors marked for the trained coder.

    ``first`` gives the mention that stands for each actor; ``bystanders`` are actors that
    the sentence names only as places or as the outlets that report.
    """

    sentence: Span
    marks: Marks
    first: Mapping[str, Mention]
    bystanders: frozenset[str]


def add_trained(
    statements: Sequence[Statement],
    findings: Findings,
    pack: IssuePack,
    topic: Topic,
    sources: Mapping[int, str],
) -> tuple[Statement, ...]:
    """The rules' statements completed by the trained coder's, in text order."""
    scenes = list(_scenes(findings, topic))
    found = load_coder().code([scene.marks for scene in scenes], min(ACT_FLOOR, RECIPIENT_FLOOR))
    known: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        known[statement.sentence_start].append(statement)
    write = _Writer(findings, pack, topic, sources)
    for scene, rows in zip(scenes, found, strict=True):
        start = findings.parse.original(*findings.parse.sentence_bounds(scene.sentence))[0]
        known[start] = list(_merged(known[start], rows, scene, write))
    return tuple(statement for start in sorted(known) for statement in known[start])


def _scenes(findings: Findings, topic: Topic) -> Iterator[Scene]:
    parse = findings.parse
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in findings.mentions.mentions:
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            by_sentence[parse.sentence(token).start].append(mention)
    for sentence in parse.sentences:
        mentions = by_sentence[sentence.start]
        if mentions and parse.block_kind(sentence) is not BlockKind.LINKED:
            yield _scene(sentence, mentions, findings, topic)


def _scene(sentence: Span, mentions: Sequence[Mention], findings: Findings, topic: Topic) -> Scene:
    parse = findings.parse
    start, end = parse.sentence_bounds(sentence)
    spans = []
    first: dict[str, Mention] = {}
    acting: set[str] = set()
    for mention in mentions:
        actor = mention.acts_for or mention.actor
        spans.append((mention.start - start, min(mention.end, end) - start, actor))
        first.setdefault(actor, mention)
        if not mention.place and findings.kinds.get(mention.actor) != "media":
            acting.add(actor)
    subject = [
        (parse.starts[i] - start, parse.ends[i] - start)
        for i in sorted(topic.subject_tokens)
        if sentence.start <= i < sentence.end
        and not any(m.start <= parse.starts[i] < m.end for m in mentions)
    ]
    hints = tuple((at - start, event) for at, event in find_hints(parse, sentence))
    text = parse.article.text[start:end]
    marks = Marks(text, tuple(_joined(spans, text)), tuple(subject), hints)
    return Scene(sentence, marks, first, frozenset(set(first) - acting))


_BETWEEN = re.compile(r"[\s,(–-]*(?:\w+\s+)?(?:(?:de|du|des|of|the|la|le|les)\s+|[ld]['’])*")


def _joined(spans: Sequence[Mark], text: str) -> Iterator[Mark]:
    """Mentions that are one phrase as one: a title and its name, a name and its apposition."""
    last: Mark | None = None
    for start, end, actor in sorted(spans):
        if last and last[2] == actor and _BETWEEN.fullmatch(text[last[1] : max(start, last[1])]):
            last = (last[0], max(end, last[1]), actor)
            continue
        if last:
            yield last
        last = (start, end, actor)
    if last:
        yield last


def _merged(
    known: Sequence[Statement], rows: Sequence[Coded], scene: Scene, write: _Writer
) -> Iterator[Statement]:
    """The rules' statements, completed, then the acts of actors for whom they have none."""
    own = [row for row in rows if row.actor not in scene.bystanders]
    for statement in known:
        yield from _completed(statement, own)
    told = {(s.actor, s.event) for s in known} | {(s.actor, None) for s in known}
    busy = {s.actor for s in known if s.event is not None}
    for row in own:
        if row.probability < ACT_FLOOR or (row.actor, row.event) in told or row.actor in busy:
            continue
        yield from write(row, scene)


def _completed(statement: Statement, rows: Sequence[Coded]) -> Iterator[Statement]:
    """The statement; with its recipients where only the trained coder saw them."""
    seen = [
        row for row in rows
        if (row.actor, row.event) == (statement.actor, statement.event)
        and row.recipient is not None and row.probability >= RECIPIENT_FLOOR
    ]  # fmt: skip
    if statement.recipient is not None or statement.event is None or not seen:
        yield statement
        return
    for row in seen:
        assert row.recipient is not None
        rule = f"{statement.rule}+{RECIPIENT_RULE}"
        yield replace(
            statement,
            id=content_id("s", statement.id, row.recipient, rule),
            recipient=row.recipient,
            confidence=round(min(statement.confidence, row.probability), 3),
            rule=rule,
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns rows into statements."""

    findings: Findings
    pack: IssuePack
    topic: Topic
    sources: Mapping[int, str]

    def __call__(self, row: Coded, scene: Scene) -> Iterator[Statement]:
        parse, sentence = self.findings.parse, scene.sentence
        on_issue = self.topic.names_subject(sentence) or (
            self.topic.on_topic and self.topic.near_field(sentence)
        )
        takes = on_issue and row.stance_probability >= STANCE_FLOOR
        if row.event is None and not takes:
            return
        start, end = parse.original(*parse.sentence_bounds(sentence))
        interval = parse.article.publication.interval
        stance = row.stance if takes else None
        article = parse.article
        yield Statement(
            id=content_id("s", article.id, start, end, row.actor, row.recipient, row.event,
                          stance, row.modality, RULE),
            article=article.id,
            start=start,
            end=end,
            text=article.original[start:end],
            sentence_start=start,
            actor=row.actor,
            speaker=self._speaker(scene.first[row.actor]),
            recipient=row.recipient,
            event=row.event,
            modality=row.modality,
            issue=self.pack.id if takes or self.topic.names_subject(sentence) else None,
            stance=stance,
            decided=None if stance is None else True,
            date_from=interval.date_from,
            date_to=interval.date_to,
            quotation=None,
            via=self.sources.get(sentence.start),
            linked=parse.block_kind(sentence) is BlockKind.LINKED,
            confidence=round(row.probability, 3),
            coder=CODER,
            rule=RULE,
            parts=tuple(self._parts(row, scene)),
        )  # fmt: skip

    def _speaker(self, mention: Mention) -> str | None:
        person = self.findings.kinds.get(mention.actor) == "person"
        return mention.actor if person else None

    def _parts(self, row: Coded, scene: Scene) -> Iterable[Part]:
        for role, actor in (("actor", row.actor), ("recipient", row.recipient)):
            mention = scene.first.get(actor) if actor else None
            if mention is not None:
                yield Part(role, *self._original(self.findings.parse, mention))

    @staticmethod
    def _original(parse: Parse, mention: Mention) -> tuple[int, int]:
        return parse.original(mention.start, mention.end)
