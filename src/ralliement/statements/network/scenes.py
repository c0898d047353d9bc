"""A sentence with its actors marked, as the trained coder reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.learned import Marks
from ralliement.records import BlockKind, Event, Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.findings import Findings

Mark = tuple[int, int, str]
Hints = Iterable[tuple[int, Event]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors marked.

    ``first`` gives the mention that stands for each actor; those in ``bystanders`` are
    named only as places or as the outlets that report, and do nothing.
    """

    sentence: Span
    marks: Marks
    first: Mapping[str, Mention]
    bystanders: frozenset[str]


def scenes_of(
    findings: Findings,
    subject: Sequence[tuple[int, int]],
    hints: Callable[[Span], Hints] | None = None,
) -> Iterator[Scene]:
    """The sentences in which somebody is mentioned; related headlines are passed over.

    ``subject`` are the text spans of the issue's subject, ``hints`` what the frame lists
    say of a sentence, at text offsets.
    """
    parse = findings.parse
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in findings.mentions.mentions:
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            by_sentence[parse.sentence(token).start].append(mention)
    for sentence in parse.sentences:
        mentions = by_sentence.get(sentence.start)
        if mentions and parse.block_kind(sentence) is not BlockKind.LINKED:
            found = hints(sentence) if hints is not None else ()
            yield _scene(sentence, mentions, findings, subject, found)


def _scene(
    sentence: Span,
    mentions: Sequence[Mention],
    findings: Findings,
    subject: Sequence[tuple[int, int]],
    hints: Hints,
) -> Scene:
    start, end = findings.parse.sentence_bounds(sentence)
    text = findings.parse.article.text[start:end]
    spans: list[Mark] = []
    first: dict[str, Mention] = {}
    acting: set[str] = set()
    for mention in mentions:
        actor = mention.acts_for or mention.actor
        spans.append((mention.start - start, min(mention.end, end) - start, actor))
        first.setdefault(actor, mention)
        if not _stands_by(mention, findings):
            acting.add(actor)
    things = tuple(
        (at - start, last - start)
        for at, last in subject
        if start <= at < end and not any(m.start <= at < m.end for m in mentions)
    )
    known = tuple((at - start, event) for at, event in hints)
    marks = Marks(text, tuple(_joined(spans, text)), things, known)
    return Scene(sentence, marks, first, frozenset(set(first) - acting))


def _stands_by(mention: Mention, findings: Findings) -> bool:
    """Whether it is a place, an outlet that reports, a body before which something is said, where
    it is said ("on Twitter"), or to what somebody belongs ("Paul Martin (EELV)")."""
    if mention.place or findings.kinds.get(mention.actor) == "media":
        return True
    text = findings.parse.article.text
    before, after = text[: mention.start].rstrip(), text[mention.end :].lstrip()
    if before.endswith("(") and after.startswith(")"):
        return True
    if _is_label(mention, findings):
        return True
    if mention.actor in _CHANNELS and before.rpartition(" ")[2].lower() in _ON:
        return True
    if (
        findings.kinds.get(mention.actor) not in {"institution", "group"}
        or not findings.parse.parsed
    ):
        return False
    tokens = findings.parse.tokens_in(mention.start, mention.end)
    return any(_hears(token) for token in tokens)


def _is_label(mention: Mention, findings: Findings) -> bool:
    """Whether it is what a headline files its news under ("Union européenne : … rejeté par …").

    What follows the colon is done by somebody named there; who speaks before a quotation is no
    label.
    """
    parse = findings.parse
    text = parse.article.text
    first = next(iter(parse.tokens_in(mention.start, mention.end)), None)
    if first is None or not text[mention.end :].lstrip().startswith(":"):
        return False
    start, end = parse.sentence_bounds(parse.sentence(first))
    behind = text.index(":", mention.end)
    if text[behind + 1 :].lstrip()[:1] in _OPENING:
        return False
    others = (m for m in findings.mentions.mentions if behind < m.start < end)
    return not text[start : mention.start].strip() and any(m.actor != mention.actor for m in others)


_OPENING = frozenset("«“\"'‘")
_ON = frozenset({"sur", "on", "via"})
_CHANNELS = frozenset({"twitter", "facebook", "youtube", "instagram", "telegram", "weibo"})


def _hears(noun: Token) -> bool:
    """Whether it is told in what clause something is said ("told the committee that …")."""
    if grammar.preposition(noun) in {"devant", "before"}:
        return True
    verb = noun.head
    told = noun.dep_ in {"dobj", "dative", "obj", "iobj", "obl:arg"}
    return told and verb.lemma_.lower() in _TELLS and any(c.dep_ == "ccomp" for c in verb.children)


_TELLS = frozenset(
    {"tell", "assure", "inform", "remind", "dire", "assurer", "déclarer", "expliquer"}
)


_BETWEEN = re.compile(
    r"[\s,(–-]*(?:\w+\s+)?(?:(?:de|du|des|of|the|la|le|les|der|des|van|di|del)\s+|[ld]['’])*"
)


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
