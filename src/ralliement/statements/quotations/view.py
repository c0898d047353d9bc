"""A parse as the quotation rules look at it: plain lists by token number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements.quotations.lexicon import Lexicon, load_lexicon
from ralliement.statements.quotations.marks import Quoted, find_quoted

OPENING = frozenset("«“\"„‟‹‘'") | {"<<", "''"}
CLOSING = frozenset("»”\"“›’'") | {">>", "''"}
_STOPS = frozenset({".", "!", "?", ";", ":", "…", "..."})
NOMINAL = frozenset({"NOUN", "PROPN", "X", "SYM", "NUM"})


class View:
    """The words of one article. ``low`` is what the text says, in lower case."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.lexicon: Lexicon = load_lexicon(parse.language)
        text = parse.article.text
        self.text = text
        self.starts = parse.starts
        self.ends = parse.ends
        self.count = len(parse.starts)
        self.surface = [text[s:e] for s, e in zip(parse.starts, parse.ends, strict=True)]
        self.low = [word.lower().replace("’", "'") for word in self.surface]
        self.pos = [token.pos_ for token in parse.doc]
        self.tokens: Sequence[Token] = list(parse.doc)
        self.quoted: list[Quoted] = self._find_quoted()
        self._opens = [quoted.open for quoted in self.quoted]
        self.inside = self._tokens_inside()

    def _find_quoted(self) -> list[Quoted]:
        blocks = [(block.start, block.end) for block in self.parse.article.blocks]
        if not blocks:
            blocks = [(0, len(self.text))]
        return find_quoted(self.text, blocks, singles=self.parse.language == "en")

    def _tokens_inside(self) -> list[int]:
        """For every token the number of the outermost closed quotation around it, or -1."""
        inside = [-1] * self.count
        for number, quoted in enumerate(self.quoted):
            if quoted.closed and quoted.depth == 0:
                for i in range(self.at_or_after(quoted.open), self.before(quoted.close) + 1):
                    inside[i] = number
        return inside

    @contextmanager
    def opened(self, first: int, last: int) -> Iterator[None]:
        """Within it, the tokens from ``first`` to ``last`` count as outside any marks."""
        kept = self.inside[first : last + 1]
        self.inside[first : last + 1] = [-1] * len(kept)
        try:
            yield
        finally:
            self.inside[first : last + 1] = kept

    def marked_from(self, offset: int) -> int:
        """The number of the first marked stretch that opens at ``offset`` or later."""
        return bisect_left(self._opens, offset)

    def marked_between(self, start: int, end: int) -> frozenset[int]:
        """The numbers of the outermost closed stretches inside the text ``[start, end)``."""
        found: list[int] = []
        for number in range(self.marked_from(start), len(self.quoted)):
            quoted = self.quoted[number]
            if quoted.open >= end:
                break
            whole = quoted.closed and not quoted.lost
            if whole and quoted.depth == 0 and quoted.close <= end:
                found.append(number)
        return frozenset(found)

    def at_or_after(self, offset: int) -> int:
        """The first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The last token that ends at ``offset`` or earlier; -1 where there is none."""
        return bisect_right(self.ends, offset) - 1

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence of token ``i``."""
        return int(self.parse.sentences[self.parse.sentence_index(i)].start)

    def sentence_end(self, i: int) -> int:
        """One past the last token of the sentence of token ``i``."""
        return int(self.parse.sentences[self.parse.sentence_index(i)].end)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Text offsets of the tokens from ``first`` to ``last``, both included."""
        return self.starts[first], self.ends[last]

    def has(self, name: str, i: int) -> bool:
        """Whether token ``i`` is in the lexicon's list ``name``."""
        return 0 <= i < self.count and self.low[i] in self.lexicon.words[name]

    def form(self, i: int) -> str:
        """``Inf``, ``Part``, ``Ger``, ``Fin`` or "" where it is no verb."""
        found = self.tokens[i].morph.get("VerbForm", [])
        return found[0] if found else ""

    def is_finite(self, i: int) -> bool:
        """Whether token ``i`` is a finite verb or auxiliary."""
        if self.pos[i] not in {"VERB", "AUX"}:
            return False
        if self.lexicon.language == "en":
            return self.tokens[i].tag_ in {"VBD", "VBZ", "VBP", "MD"}
        return self.form(i) == "Fin"

    def is_nominal(self, i: int) -> bool:
        """Whether token ``i`` can head a noun phrase."""
        return self.pos[i] in NOMINAL

    def is_capital(self, i: int) -> bool:
        """Whether token ``i`` is written with a capital."""
        return self.surface[i][:1].isupper()

    def is_known_name(self, i: int) -> bool:
        """Whether token ``i`` is a name of the registry, for which the parser saw another."""
        return self.tokens[i].text.lower().replace("’", "'") != self.low[i]

    def is_stop(self, i: int) -> bool:
        """Whether token ``i`` ends a clause: a full stop, colon, semicolon …"""
        return self.low[i] in _STOPS

    def matches(self, phrase: tuple[str, ...], i: int) -> bool:
        """Whether the words of ``phrase`` stand from token ``i`` on."""
        return i + len(phrase) <= self.count and tuple(self.low[i : i + len(phrase)]) == phrase

    def phrase_at(self, name: str, i: int) -> tuple[str, ...] | None:
        """The longest phrase of the list ``name`` that stands at token ``i``."""
        for phrase in self.lexicon.phrases_by_first[name].get(self.low[i], ()):
            if self.matches(phrase, i):
                return phrase
        return None
