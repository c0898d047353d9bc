"""A sentence of an article with what stands before it, as the trained coder reads it.

Whom an act is aimed at, and often who acts, stands in an earlier sentence. So the coder is
shown the sentences right before, and in front of them the names of the article's actors
who are in none of these. Hints are given for the sentence alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ralliement.learned.marking import Marks, Span

BEFORE = 2
"""Sentences shown before the one to be coded."""
CAST = 4
"""Actors of earlier sentences whose names are shown."""
LONGEST_NAME = 40


def in_context(sentences: Sequence[Marks], n: int) -> Marks:
    """Sentence ``n`` of an article behind its context; its own spans move with it."""
    shown = [replace(marks, hints=()) for marks in sentences[max(0, n - BEFORE) : n]]
    near = {actor for marks in (*shown, sentences[n]) for actor in marks.names}
    parts = [_named(name, actor) for actor, name in _cast(sentences[: n - len(shown)], near)]
    context = _joined([*parts, *shown])
    here = sentences[n]
    if not context.text:
        return here
    whole = _joined([context, here])
    at = len(whole.text) - len(here.text)
    return Marks(whole.text, whole.actors, whole.subject, whole.hints, at)


def _cast(earlier: Sequence[Marks], near: Iterable[str]) -> list[tuple[str, str]]:
    """(actor, name) of those most often mentioned, not among ``near``, in order of count."""
    count: Counter[str] = Counter()
    names: dict[str, str] = {}
    for marks in earlier:
        for start, end, actor in sorted(marks.actors):
            count[actor] += 1
            name = marks.text[start:end]
            if len(names.get(actor, "")) < len(name) <= LONGEST_NAME or actor not in names:
                names[actor] = name[:LONGEST_NAME]
    for actor in near:
        count.pop(actor, None)
    return [(actor, names[actor]) for actor, _ in count.most_common(CAST)]


def _named(name: str, actor: str) -> Marks:
    return Marks(f"{name}.", ((0, len(name), actor),))


def _joined(parts: Sequence[Marks]) -> Marks:
    """Several as one text with a blank between them."""
    text, actors, subject, hints = "", list[Span](), [], []
    for part in parts:
        at = len(text) + bool(text)
        text = f"{text} {part.text}" if text else part.text
        actors += [(start + at, end + at, actor) for start, end, actor in part.actors]
        subject += [(start + at, end + at) for start, end in part.subject]
        hints += [(place + at, event) for place, event in part.hints]
    return Marks(text, tuple(actors), tuple(subject), tuple(hints))
