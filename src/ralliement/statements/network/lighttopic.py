"""Whether an article that nobody parsed is about the issue, and where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ralliement.issues import IssuePack
from ralliement.issues.phrases import Words, find_phrase, split_phrase, split_tokens
from ralliement.language import Parse
from ralliement.records import BlockKind
from ralliement.statements.lookup import MentionLookup

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LightTopic:
    """Where the subject and the field of the issue stand, as text spans, and whether the
    article as a whole is on topic."""

    subject: tuple[Span, ...]
    field: tuple[Span, ...]
    on_topic: bool

    def names_subject(self, start: int, end: int) -> bool:
        """Whether the subject stands in the text span."""
        return any(start <= at < end for at, _ in self.subject)

    def is_about(self, start: int, end: int) -> bool:
        """Whether a stance told in the text span is one on the issue."""
        named = any(start <= at < end for at, _ in (*self.subject, *self.field))
        return named or self.on_topic


def find_light_topic(parse: Parse, mentions: MentionLookup, pack: IssuePack) -> LightTopic:
    """The issue as it shows in the article.

    The subject's actors are known in every language; its phrases and those of the field
    where the pack has the article's language, else only those that its languages share
    ("5G"). As in a parsed article, the title names the subject, or the text names it
    twice and the field once. Words are compared as they stand: there are no lemmas.
    """
    words = split_tokens((parse.surface(t), parse.surface(t).lower()) for t in parse.doc)
    subject = {(m.start, m.end) for m in mentions.mentions if m.actor in pack.subject_actors} | set(
        _spans(pack.subject, words, parse)
    )
    field = set(_spans(pack.field, words, parse)) - subject
    titles = [block for block in parse.article.blocks if block.kind is BlockKind.TITLE]
    in_title = any(block.start <= at < block.end for block in titles for at, _ in subject)
    has_field = bool(field) or not any(_phrases(pack.field, parse.language))
    return LightTopic(
        subject=tuple(sorted(subject)),
        field=tuple(sorted(field)),
        on_topic=in_title or (len(subject) > 1 and has_field),
    )


def _phrases(listed: Mapping[str, tuple[str, ...]], language: str) -> Iterator[str]:
    """The phrases of the language, or without them those that all languages share."""
    if language in listed:
        yield from listed[language]
        return
    first, *others = listed.values() or ((),)
    yield from (phrase for phrase in first if all(phrase in other for other in others))


def _spans(listed: Mapping[str, tuple[str, ...]], words: Words, parse: Parse) -> Iterator[Span]:
    for phrase in _phrases(listed, parse.language):
        for places in find_phrase(split_phrase(phrase), words):
            first, last = words.token_of[places[0]], words.token_of[places[-1]]
            yield parse.starts[first], parse.ends[last]
