"""An HTML page to the lines that a reader would see, each character aligned to the source."""

from __future__ import annotations

import re
from html import unescape

from ralliement.articles.draft import Draft, Edit

_NEXT = re.compile(r"[<&\n\r\t]")
_TAG_START = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)|<[!?]|</")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "textarea"}) | {
    "select",
    "object",
    "math",
}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s"
    " samp small span strike strong sub sup time tt u var wbr o:p amp-fit-text".split()
)
_ATTRIBUTE_QUOTES = re.compile(r"[\"'>]")


def visible(draft: Draft) -> Draft:
    """The page's visible text: tags out, entities read, block elements on lines of their own."""
    return draft.edited(_Scanner(draft.text).edits())


class _Scanner:
    """One pass over the source; broken markup is skipped, never raised."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.folded = source.lower() if source.isascii() else _lower_same_length(source)
        self.unterminated: set[str] = set()

    def edits(self) -> list[Edit]:
        """What to take out or replace, in order."""
        source, position = self.source, 0
        made: list[Edit] = []
        while True:
            match = _NEXT.search(source, position)
            if not match:
                return made
            start = match.start()
            char = source[start]
            if char == "<":
                position, replacement = self._tag(start)
                if position == start:
                    position += 1
                    continue
            elif char == "&":
                position, replacement = self._entity(start)
                if not position:
                    position = start + 1
                    continue
            else:
                position, replacement = start + 1, " "
            made.append((start, position, replacement))

    def _entity(self, start: int) -> tuple[int, str]:
        match = _ENTITY.match(self.source, start)
        if not match:
            return 0, ""
        char = unescape(match.group())
        if char == match.group():
            return 0, ""
        if len(char) > 1 and not match.group().endswith(";"):
            # "&copy2019": only the part that names a character was read
            return self._entity_prefix(start, match.group())
        return match.end(), char

    @staticmethod
    def _entity_prefix(start: int, shown: str) -> tuple[int, str]:
        for length in range(len(shown), 2, -1):
            char = unescape(shown[:length])
            if len(char) == 1:
                return start + length, char
        return 0, ""

    def _tag(self, start: int) -> tuple[int, str]:
        source = self.source
        if source.startswith("<!--", start):
            return self._after("-->", start + 4, start), ""
        match = _TAG_START.match(source, start)
        if not match:
            return start, ""
        name = (match.group(2) or "").lower()
        end = self._tag_end(match.end())
        if not match.group(1) and name in _UNSEEN and source[end - 2 : end] != "/>":
            close = self._after(f"</{name}", end, start)
            if close == len(source):
                return end, "\n"
            return self._tag_end(close), "" if name == "svg" else "\n"
        return end, "" if name in _INLINE or not name else "\n"

    def _tag_end(self, position: int) -> int:
        """The end of a tag; a ``>`` inside a quoted attribute does not end it."""
        begin, quote = position, ""
        limit = min(len(self.source), position + 20_000)
        while True:
            match = _ATTRIBUTE_QUOTES.search(self.source, position, limit)
            if not match:
                plain = self.source.find(">", begin, limit)
                return plain + 1 if plain >= 0 else min(limit, len(self.source))
            char, position = match.group(), match.end()
            if quote:
                quote = "" if char == quote else quote
            elif char == ">":
                return position
            elif self.source[match.start() - 1] in "= \n\t":
                quote = char

    def _after(self, closer: str, position: int, start: int) -> int:
        """Behind ``closer``; the end of a source without one, looked for only once."""
        if closer in self.unterminated:
            return len(self.source)
        found = self.folded.find(closer, position)
        if found < 0:
            self.unterminated.add(closer)
            return len(self.source)
        return max(found + len(closer), start + 1)


def _lower_same_length(source: str) -> str:
    """Lower case for ASCII letters only: others may change their length."""
    return source.translate({code: code + 32 for code in range(65, 91)})
