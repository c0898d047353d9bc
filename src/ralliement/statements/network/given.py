"""The event between a given actor and a given target, as the gold standards ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from ralliement.learned import Marks, load_coder
from ralliement.records import Event
from ralliement.statements.network.hints import hints_of

Span = tuple[int, int]


def given_event(
    text: str, language: str, actors: Sequence[Span], targets: Sequence[Span]
) -> tuple[Event | None, float]:
    """The likeliest type of what the actors do to the targets, given that they do something.

    Spans are offsets into ``text``; several are one actor's or one target's. None where
    no actor is given.
    """
    if not actors:
        return None, 0.0
    spans = [(*span, "actor") for span in actors] + [(*span, "target") for span in targets]
    marks = Marks(text, tuple(spans), (), hints_of(text, language))
    return load_coder().event_towards(marks, "actor", "target" if targets else None)
