"""A sentence with its actors marked, as the trained coder reads it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from ralliement.learned import Marks, in_context
from ralliement.records import BlockKind, Event, Mention
from ralliement.statements.findings import Findings

Mark = tuple[int, int, str]
Place = tuple[int, int]
Hints = Iterable[tuple[int, Event]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its actors marked, ``marks``; ``own`` is the same without context.

    ``first`` gives the mention that stands for each actor: the first in the sentence, or for
    one of the context the last before it. Those in ``bystanders`` are named only as places or
    as the outlets that report, and do nothing.
    """

    sentence: Span
    own: Marks
    marks: Marks
    first: Mapping[str, Mention]
    bystanders: frozenset[str]


def scenes_of(
    findings: Findings,
    subject: Sequence[Place],
    hints: Callable[[Span], Hints] | None = None,
    *,
    context: bool = False,
) -> list[Scene]:
    """The sentences of the article; related headlines are passed over.

    ``subject`` are the text spans of the issue's subject, ``hints`` what the frame lists
    say of a sentence, at text offsets. With ``context`` each has what stands before it.
    """
    parse = findings.parse
    mentions = _by_sentence(findings)
    told = [s for s in parse.sentences if parse.block_kind(s) is not BlockKind.LINKED]
    own = [_marks(s, mentions[s.start], findings, subject, hints) for s in told]
    latest: dict[str, Mention] = {}
    scenes = []
    for n, sentence in enumerate(told):
        here = {_actor(m): m for m in reversed(mentions[sentence.start])}
        marks = in_context(own, n) if context else own[n]
        first = {actor: here.get(actor) or latest[actor] for actor in marks.names}
        acting = {
            _actor(m) for m in (*mentions[sentence.start], *first.values()) if _acts(m, findings)
        }
        scenes.append(Scene(sentence, own[n], marks, first, frozenset(set(first) - acting)))
        latest |= {_actor(m): m for m in mentions[sentence.start]}
    return scenes


def _by_sentence(findings: Findings) -> Mapping[int, list[Mention]]:
    """The mentions of each sentence, by its first token."""
    parse = findings.parse
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in findings.mentions.mentions:
        for token in parse.tokens_in(mention.start, mention.end)[:1]:
            found[parse.sentence(token).start].append(mention)
    return found


def _actor(mention: Mention) -> str:
    return mention.acts_for or mention.actor


def _acts(mention: Mention, findings: Findings) -> bool:
    return not mention.place and findings.kinds.get(mention.actor) != "media"


def _marks(
    sentence: Span,
    mentions: Sequence[Mention],
    findings: Findings,
    subject: Sequence[Place],
    hints: Callable[[Span], Hints] | None,
) -> Marks:
    """The sentence alone, its actors, the disputed thing and the hints marked."""
    start, end = findings.parse.sentence_bounds(sentence)
    text = findings.parse.article.text[start:end]
    spans = [(m.start - start, min(m.end, end) - start, _actor(m)) for m in mentions]
    things = tuple(
        (at - start, last - start)
        for at, last in subject
        if start <= at < end and not any(m.start <= at < m.end for m in mentions)
    )
    found = hints(sentence) if hints is not None else ()
    known = tuple((at - start, event) for at, event in found)
    return Marks(text, tuple(_joined(spans, text)), things, known)


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
