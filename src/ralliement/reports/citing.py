"""Numbering the sentences that a report rests on, in the order in which they are cited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from ralliement.reports.material import Source, Wound
from ralliement.reports.model import Cited, Reference

SHOWN = 3
"""How many sentences a line cites unless told; it says how many more there are."""


class Evidence(Protocol):
    """Whatever points at characters of an article."""

    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


class Citations:
    """Gives each sentence one number, however often it is cited; a line cites ``shown`` at most."""

    def __init__(self, shown: int = SHOWN) -> None:
        self._shown = shown
        self._found: dict[tuple[str, int, int], Reference] = {}

    def cite(self, evidence: Iterable[Evidence], sources: Mapping[str, Source]) -> Cited:
        """The numbers of the first of ``evidence``, and how many are left.

        The same words in copies of one dispatch are cited once.
        """
        places: dict[tuple[str, str], Evidence] = {}
        for item in evidence:
            places.setdefault((sources[item.article].group, item.text), item)
        shown = list(places.values())[: self._shown]
        numbers = sorted(self._number(item, sources[item.article]) for item in shown)
        return Cited(tuple(numbers), len(places) - len(shown))

    def all(self) -> tuple[Reference, ...]:
        """Every sentence cited so far, by number."""
        return tuple(self._found.values())

    def _number(self, item: Evidence, source: Source) -> int:
        place = (item.article, item.start, item.end)
        if place not in self._found:
            self._found[place] = Reference(
                number=len(self._found) + 1,
                article=item.article,
                outlet=source.outlet,
                published=source.published,
                start=item.start,
                end=item.end,
                text=item.text,
                linked=bool(getattr(item, "linked", False)),
                damaged=isinstance(item, Wound),
            )
        return self._found[place].number
