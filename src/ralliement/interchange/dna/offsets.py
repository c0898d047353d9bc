"""Places in a text counted as Java counts them, in UTF-16 units, and as we do, in code points.

The two differ after any character beyond the Basic Multilingual Plane (an emoji), which
Java counts as two.
"""

from __future__ import annotations

from bisect import bisect_left

_LAST_SINGLE = "\uffff"


class Units:
    """The two counts of one text."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Code points of the characters that count two; the n-th adds one to all after it.
        self._wide = [place for place, sign in enumerate(text) if sign > _LAST_SINGLE]
        self._units = [place + number for number, place in enumerate(self._wide)]

    @property
    def length(self) -> int:
        """The text's length in UTF-16 units."""
        return self._length + len(self._wide)

    def units(self, point: int) -> int:
        """The place ``point``, given in code points, in UTF-16 units."""
        return point + bisect_left(self._wide, point)

    def point(self, units: int) -> int | None:
        """The place ``units`` in code points; None if it is outside the text or cuts a character.

        A cut character is half of a surrogate pair.
        """
        if not 0 <= units <= self.length:
            return None
        before = bisect_left(self._units, units)
        if before and self._units[before - 1] == units - 1:
            return None
        return units - before
