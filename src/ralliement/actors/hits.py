"""A name found in a text, and the text cut into the words that names are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ralliement.actors.folding import WORD, fold
from ralliement.actors.lexicon import Lexicon
from ralliement.actors.patterns import HitKind

_BREAK = re.compile(r"[.!?:;«»“”\"\n•|/]|(?:^|\s)[–—-](?:\s|$)")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in text offsets, ``surface`` being what the text says there.

    ``others`` are the actors that share the name; ``doubtful`` names are common words
    or shared; ``new`` marks an actor met only in this text, with its ``gender`` where
    the text shows it.
    """

    start: int
    end: int
    surface: str
    actor: str
    kind: HitKind
    misspelt: bool = False
    others: tuple[str, ...] = ()
    doubtful: bool = False
    new: bool = False
    gender: str | None = None


@dataclass(slots=True)
class NameText:
    """A text and its words while names are being looked for.

    ``hits`` maps the number of a name's first word to (number after its last, hit);
    ``taken`` marks words inside a hit.
    """

    text: str
    lexicon: Lexicon
    spans: list[tuple[int, int]] = field(init=False)
    keys: list[str] = field(init=False)
    hits: dict[int, tuple[int, NameHit]] = field(default_factory=dict)
    capital: list[bool] = field(init=False)
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        folded = fold(self.text)
        self.spans = [match.span() for match in WORD.finditer(folded)]
        self.keys = [folded[start:end] for start, end in self.spans]
        self.capital = [self.text[start].isupper() for start, _ in self.spans]
        self.taken = bytearray(len(self.spans) + 1)

    def put(self, first: int, last: int, hit: NameHit) -> None:
        """Records ``hit`` over the words from ``first`` up to, not including, ``last``."""
        self.hits[first] = (last, hit)
        for n in range(first, last):
            self.taken[n] = 1

    def drop(self, first: int) -> None:
        """Forgets the hit that begins at word ``first``."""
        last, _ = self.hits.pop(first)
        for n in range(first, last):
            self.taken[n] = 0

    def word(self, n: int) -> str:
        """The word as the text has it; empty outside the text."""
        if not 0 <= n < len(self.spans):
            return ""
        start, end = self.spans[n]
        return self.text[start:end]

    def between(self, n: int) -> str:
        """What stands between word ``n`` and the next one."""
        if not 0 <= n < len(self.spans) - 1:
            return "\n"
        return self.text[self.spans[n][1] : self.spans[n + 1][0]]

    def is_capital(self, n: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= n < len(self.capital) and self.capital[n]

    def capitals(self) -> list[int]:
        """The numbers of the words that begin with a capital letter."""
        return [n for n, capital in enumerate(self.capital) if capital]

    def begins_sentence(self, n: int) -> bool:
        """Whether a sentence, a quotation or a line may begin at word ``n``."""
        return n == 0 or _BREAK.search(self.between(n - 1)) is not None

    def is_shouted(self, n: int) -> bool:
        """Whether the words beside word ``n`` are in capitals too, as in a headline."""
        beside = [word for k in (n - 1, n + 1) if (word := self.word(k)).isalpha()]
        return bool(beside) and all(word.isupper() and len(word) > 1 for word in beside)

    def in_order(self) -> list[tuple[int, int, NameHit]]:
        """The hits as (first word, word after the last, hit), in text order."""
        return [(first, *self.hits[first]) for first in sorted(self.hits)]
