"""Statements of an article that nobody parsed: the trained coder alone, on marked sentences.

German, Italian, Spanish and Dutch are read so. Nothing is known of clauses here: neither
quotations nor dates inside the text, figures or what is due. What the coder gives is kept
under its own name and at a lower confidence than the rules' statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from spacy.tokens import Span

from ralliement.issues import IssuePack
from ralliement.records import BlockKind, Mention, Part, Statement, content_id
from ralliement.statements.findings import Findings
from ralliement.statements.stances.lighttopic import LightTopic, find_light_topic

if TYPE_CHECKING:  # the network's libraries take a second to load
    from ralliement.learned import Coded, LearnedCoder, Marks

CODER = "light-1"
"""The name and version under which this coder's statements are kept."""
RULE = "light"
CONFIDENCE = 0.8
"""What a probability of the trained coder counts for here: it learnt mostly from French and
English sentences, and the marks of an article without a parse are less sure."""
ACT_FLOOR = 0.5
STANCE_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with its actors marked.

    ``first`` gives the mention that stands for each actor; those in ``bystanders`` are
    named only as places or as the outlets that report, and do nothing.
    """

    sentence: Span
    marks: Marks
    first: Mapping[str, Mention]
    bystanders: frozenset[str]


def light_statements(findings: Findings, pack: IssuePack) -> tuple[Statement, ...]:
    """The statements of an unparsed article, in text order.

    None where the trained coder's files are not installed.
    """
    coder = _coder()
    if coder is None:
        return ()
    topic = find_light_topic(findings.parse, findings.mentions, pack)
    scenes = list(_scenes(findings, topic))
    write = _Writer(findings, pack, topic)
    coded = coder.code([scene.marks for scene in scenes], ACT_FLOOR)
    return tuple(
        statement
        for scene, rows in zip(scenes, coded, strict=True)
        for row in rows
        if row.actor not in scene.bystanders and (statement := write(row, scene)) is not None
    )


def _coder() -> LearnedCoder | None:
    if find_spec("ralliement.learned") is None:
        return None
    from ralliement.learned import load_coder

    try:
        return load_coder()
    except FileNotFoundError:
        return None


def _scenes(findings: Findings, topic: LightTopic) -> Iterator[_Scene]:
    """The sentences in which somebody is mentioned; related headlines are passed over."""
    parse = findings.parse
    by_sentence: dict[int, list[Mention]] = {}
    for mention in findings.mentions.mentions:
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            by_sentence.setdefault(parse.sentence(token).start, []).append(mention)
    for sentence in parse.sentences:
        mentions = by_sentence.get(sentence.start)
        if mentions and parse.block_kind(sentence) is not BlockKind.LINKED:
            yield _scene(sentence, mentions, findings, topic)


def _scene(
    sentence: Span, mentions: Sequence[Mention], findings: Findings, topic: LightTopic
) -> _Scene:
    from ralliement.learned import Marks

    start, end = findings.parse.sentence_bounds(sentence)
    spans: list[tuple[int, int, str]] = []
    first: dict[str, Mention] = {}
    acting: set[str] = set()
    for mention in mentions:
        actor = mention.acts_for or mention.actor
        spans.append((mention.start - start, min(mention.end, end) - start, actor))
        first.setdefault(actor, mention)
        if not mention.place and findings.kinds.get(mention.actor) != "media":
            acting.add(actor)
    subject = tuple(
        (at - start, last - start)
        for at, last in topic.subject
        if start <= at < end and not any(m.start <= at < m.end for m in mentions)
    )
    marks = Marks(findings.parse.article.text[start:end], tuple(spans), subject)
    return _Scene(sentence, marks, first, frozenset(set(first) - acting))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Turns rows into statements."""

    findings: Findings
    pack: IssuePack
    topic: LightTopic

    def __call__(self, row: Coded, scene: _Scene) -> Statement | None:
        """The statement; None where the row is a view on something else than the issue."""
        parse = self.findings.parse
        text_start, text_end = parse.sentence_bounds(scene.sentence)
        on_issue = self.topic.is_about(text_start, text_end)
        takes = on_issue and row.stance_probability >= STANCE_FLOOR
        wavers = on_issue and not takes and row.undecided >= STANCE_FLOOR
        if row.event is None and not takes and not wavers:
            return None
        start, end = parse.original(text_start, text_end)
        stance = row.stance if takes else None
        article = parse.article
        interval = article.publication.interval
        names_subject = self.topic.names_subject(text_start, text_end)
        return Statement(
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
            issue=self.pack.id if takes or wavers or names_subject else None,
            stance=stance,
            decided=True if takes else False if wavers else None,
            date_from=interval.date_from,
            date_to=interval.date_to,
            quotation=None,
            via=None,
            linked=False,
            confidence=round(CONFIDENCE * row.probability, 3),
            coder=CODER,
            rule=RULE,
            parts=tuple(self._parts(row, scene)),
        )  # fmt: skip

    def _speaker(self, mention: Mention) -> str | None:
        is_person = self.findings.kinds.get(mention.actor) == "person"
        return mention.actor if is_person else None

    def _parts(self, row: Coded, scene: _Scene) -> Iterator[Part]:
        for role, actor in (("actor", row.actor), ("recipient", row.recipient)):
            mention = scene.first.get(actor) if actor is not None else None
            if mention is not None:
                yield Part(role, *self.findings.parse.original(mention.start, mention.end))
