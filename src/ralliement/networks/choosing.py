"""What a network is asked to rest on: when, as known when, of whom, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ralliement.errors import NetworkError
from ralliement.networks.windows import Window


@dataclass(frozen=True, slots=True)
class Choice:
    """Which statements count, and which nodes and edges are shown.

    ``window``: the day of a statement lies in it. ``as_of``: only articles published by then,
    surely (the end of the article's interval). ``actors``: only edges of at least one of them.
    ``min_confidence``, 0..1: statements coded less surely are left out. ``min_statements``:
    actors (and concepts) with fewer are left out; ``min_count``: edges with less evidence are.
    ``linked``: whether headlines of other articles, linked in passing, count.
    ``language``: of the labels; the language of most articles if None.
    """

    window: Window = Window()
    as_of: date | None = None
    actors: tuple[str, ...] = ()
    min_confidence: float = 0.0
    min_statements: int = 1
    min_count: int = 1
    linked: bool = False
    language: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.min_confidence <= 1:
            raise NetworkError(
                f"the least confidence is {self.min_confidence:g}; it goes from 0 to 1"
            )
        for name, value in (("statements", self.min_statements), ("count", self.min_count)):
            if value < 1:
                raise NetworkError(f"the least {name} is {value}; give 1 or more")
        if self.as_of and self.window.first and self.window.first > self.as_of:
            raise NetworkError(
                f"the window begins on {self.window.first}, after {self.as_of}, "
                "as of which it is asked; give an earlier window"
            )

    @property
    def facts(self) -> Mapping[str, str | float | bool]:
        """What of it a network tells of itself."""
        found = {"min_confidence": self.min_confidence, "linked": self.linked}
        return found | ({"as_of": self.as_of.isoformat()} if self.as_of else {})

    def within(self, window: Window) -> Choice:
        """The same choice in another window."""
        return replace(self, window=window)


def in_its_window(choice: Choice | None, window: Window | None) -> Choice:
    """``choice`` in ``window``, in its own where none is given."""
    asked = choice or Choice()
    return asked if window is None else asked.within(window)
