"""A text under repair that never forgets where each of its characters came from.

Every cleaning step is a list of edits on a :class:`Draft`; the draft keeps the map to the
original through all of them. Nothing else in this folder computes an original offset.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from ralliement.records import Alignment, Piece

Edit = tuple[int, int, str]
"""Replace ``text[start:end]`` by a string; edits are sorted and do not overlap."""

Run = tuple[int, int, int, int, bool]
"""The five fields of a :class:`Piece`, as a bare tuple: millions are made on the way."""

_text_start = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and the runs that map it to the original."""

    text: str
    runs: Sequence[Run]

    @classmethod
    def of(cls, original: str) -> Draft:
        """The draft that is still the original itself."""
        size = len(original)
        return cls(original, [(0, size, 0, size, True)] if size else [])

    @classmethod
    def title_first(cls, original: str, title_start: int) -> Draft:
        """The draft that reads the title, which stands at the original's end, before the body."""
        body = original[:title_start].rstrip("\n")
        head = len(original) - title_start
        runs = [(0, head, title_start, len(original), True)]
        runs += [(head, head + 2, len(original), len(original), False)]
        runs += [(head + 2, head + 2 + len(body), 0, len(body), True)] if body else []
        return cls(f"{original[title_start:]}\n\n{body}", runs)

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft after these edits, in one pass over runs and edits."""
        text, runs, size = self.text, self.runs, len(self.text)
        parts: list[str] = []
        made: list[Run] = []
        at = cursor = length = 0
        for start, end, replacement in chain(edits, [(size, size, "")]):
            if start > cursor:
                parts.append(text[cursor:start])
                at = _copy_runs(runs, at, (cursor, start), length - cursor, made)
                length += start - cursor
            if replacement:
                parts.append(replacement)
                source_start, source_end = self.source(start, end)
                made.append((length, length + len(replacement), source_start, source_end, False))
                length += len(replacement)
            cursor = end
        return Draft("".join(parts), made)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The original span of ``text[start:end]``; an empty span sits behind what precedes it."""
        if not self.runs:
            return 0, 0
        if end <= start:
            point = self._source_end(start) if start else self.runs[0][2]
            return point, point
        run = self._run_at(start)
        source_start = run[2] + start - run[0] if run[4] else run[2]
        return source_start, max(source_start, self._source_end(end))

    def alignment(self) -> Alignment:
        """The finished map, as the records keep it."""
        return Alignment(tuple(Piece(*run) for run in self.runs))

    def _source_end(self, end: int) -> int:
        run = self._run_at(end - 1)
        return run[2] + end - run[0] if run[4] else run[3]

    def _run_at(self, offset: int) -> Run:
        return self.runs[max(0, bisect_right(self.runs, offset, key=_text_start) - 1)]


def _copy_runs(
    runs: Sequence[Run], at: int, span: tuple[int, int], shift: int, made: list[Run]
) -> int:
    """Append the runs of ``span``, moved by ``shift``; return where to go on looking."""
    start, end = span
    while runs[at][1] <= start:
        at += 1
    while True:
        first, last, source_start, source_end, copied = runs[at]
        left, right = max(first, start), min(last, end)
        if copied:
            source_start, source_end = source_start + left - first, source_start + right - first
        made.append((left + shift, right + shift, source_start, source_end, copied))
        if last >= end:
            return at
        at += 1
