"""What a reader of one format hands on: a text as it came in, and what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Markup(StrEnum):
    """How a source's text is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    PAGE = "page"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Source:
    """One article before cleaning.

    ``name`` is what messages call it. ``original`` is the decoded input; for a record it is
    the text field, followed by an empty line and the title where that is a field of its
    own, so that offsets into the text field hold; ``title_start`` is where that title
    stands. ``facts`` hold what the input says of itself under our field names (``title``,
    ``date``, ``url``, ``outlet``, ``author``, ``language``). ``body_start`` is where a head
    of metadata ends and the text begins.
    """

    id: str
    name: str
    original: str
    markup: Markup = Markup.PLAIN
    facts: Mapping[str, object] = field(default_factory=dict)
    path: str | None = None
    body_start: int = 0
    title_start: int | None = None

    def fact(self, name: str) -> str | None:
        """A fact as a string, None where it is absent or empty."""
        value = self.facts.get(name)
        shown = "" if value is None else " ".join(str(value).split())
        return shown or None
