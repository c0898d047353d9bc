"""An article as a row of words: which of them are names, and what stands beside what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ralliement.actors.folding import WORD, fold
from ralliement.actors.hits import NameHit
from ralliement.actors.lexicon import load_lexicon
from ralliement.actors.patterns import HitKind
from ralliement.actors.registry import Registry
from ralliement.actors.wording import Phrases, Wording
from ralliement.language import Parse
from ralliement.records import Interval, Mention

_JOINING = frozenset({" ", "\xa0", "-", "'", "’"})
_SENTENCES_BACK = 2
"""How far back a bare description may reach; beyond, readers no longer find it either."""


@dataclass(slots=True)
class LightScene:
    """The words of one article, numbered, with what is known of each.

    ``keys`` are the words folded, ``hit_at`` the name that word n belongs to, ``last_of``
    the number of a name's last word by that of its first, ``first_of`` the first by any.
    """

    parse: Parse
    registry: Registry
    wording: Wording
    hits: Sequence[NameHit]
    spans: list[tuple[int, int]] = field(init=False)
    keys: list[str] = field(init=False)
    hit_at: dict[int, NameHit] = field(default_factory=dict)
    last_of: dict[int, int] = field(default_factory=dict)
    first_of: dict[int, int] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    adjectives_first: bool = field(init=False)
    _sentences: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.adjectives_first = load_lexicon(self.language).adjectives_first
        folded = fold(self.parse.article.text)
        self.spans = [match.span() for match in WORD.finditer(folded)]
        self.keys = [folded[start:end] for start, end in self.spans]
        bounds = [self.parse.sentence_bounds(sentence)[0] for sentence in self.parse.sentences]
        self._sentences = [bisect_right(bounds, start) - 1 for start, _ in self.spans]
        starts = [start for start, _ in self.spans]
        for hit in self.hits:
            first = bisect_right(starts, hit.start) - 1
            last = bisect_right(starts, hit.end - 1) - 1
            self.last_of[first] = last
            for n in range(first, last + 1):
                self.hit_at[n] = hit
                self.first_of[n] = first

    @property
    def language(self) -> str:
        return self.parse.language

    @property
    def interval(self) -> Interval:
        """When the article was published."""
        return self.parse.article.publication.interval

    def key(self, n: int) -> str:
        """The folded word; empty outside the article."""
        return self.keys[n] if 0 <= n < len(self.keys) else ""

    def is_capital(self, n: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= n < len(self.spans) and self.parse.article.text[self.spans[n][0]].isupper()

    def has(self, name: str, n: int) -> bool:
        """Whether word ``n`` is in the set ``name`` of the language's words."""
        return self.wording.has(name, self.key(n))

    def sentence(self, n: int) -> int:
        """The number of the sentence that word ``n`` stands in."""
        return self._sentences[n]

    def between(self, n: int) -> str:
        """What stands between word ``n`` and the next one."""
        if not 0 <= n < len(self.spans) - 1:
            return "\n"
        return self.parse.article.text[self.spans[n][1] : self.spans[n + 1][0]]

    def joined(self, n: int) -> bool:
        """Whether nothing but a space, a hyphen or an apostrophe parts word ``n`` from the next."""
        return self.between(n) in _JOINING

    def longest(self, phrases: Phrases, n: int) -> tuple[int, tuple[str, ...]]:
        """The last word of the longest phrase that begins at word ``n``, and its meanings.

        Adjectives of states may stand inside it ("el ministro alemán de Exteriores"); its
        last word may have an ending of the language ("des Präsidenten").
        """
        words: tuple[str, ...] = ()
        best: tuple[int, tuple[str, ...]] = (n, ())
        reach = max((phrases.reach.get(form, 0) for form in self._forms(n)), default=0)
        for last in self._reachable(n):
            hit = self.hit_at.get(last)
            if last > n and hit is not None and hit.kind is HitKind.ADJECTIVE:
                continue
            for form in self._forms(last):
                meanings = phrases.meanings.get((*words, form))
                if meanings:
                    best = (last, meanings)
                    break
            words = (*words, self.keys[last])
            if len(words) >= reach:
                break
        return best

    def _reachable(self, n: int) -> Iterator[int]:
        """The words from ``n`` on that no mark parts from it."""
        while n < len(self.keys):
            yield n
            if not self.joined(n):
                return
            n += 1

    def _forms(self, n: int) -> Iterator[str]:
        """The word, then without the endings that the language gives its nouns."""
        key = self.key(n)
        yield key
        for ending in self.wording.sets.get("noun_endings", ()):
            if key.endswith(ending) and len(key) - len(ending) > 3:
                yield key[: -len(ending)]

    def state_of(self, actor_id: str) -> str | None:
        """The state that an actor is or speaks for; None for companies, groups and parties."""
        voice = self.registry.acts_for(actor_id, self.interval)
        actor = self.registry.find(voice) if voice else None
        return actor.id if actor is not None and actor.kind == "state" else None

    def country_shown(self, actor_id: str) -> str | None:
        """The state that a name beside a noun gives it: its own, its ministry's, its leader's."""
        actor = self.registry.find(actor_id)
        if actor is None or actor.kind == "company":
            return None
        if actor.kind != "person":
            return self.state_of(actor_id)
        voices = (
            self.registry.principal(office.role, office.actor)
            for office in self.registry.offices_of(actor_id)
        )
        return next((voice for voice in voices if voice is not None), None)

    def states_in_view(self, n: int) -> set[str]:
        """The states named in the sentence of word ``n`` before it, and in the two before."""
        here = self.sentence(n)
        found: set[str] = set()
        for i in range(n - 1, -1, -1):
            if self.sentence(i) < here - _SENTENCES_BACK:
                break
            hit = self.hit_at.get(i)
            state = self.state_of(hit.actor) if hit is not None else None
            if state is not None:
                found.add(state)
        return found

    def bodies_in_view(self, n: int, *, far: bool) -> list[str]:
        """The bodies that are no states named before word ``n``, the last first."""
        here = self.sentence(n)
        found: list[str] = []
        for i in range(n - 1, -1, -1):
            if not far and self.sentence(i) < here - _SENTENCES_BACK:
                break
            hit = self.hit_at.get(i)
            if hit is not None and hit.actor not in found:
                actor = self.registry.find(hit.actor)
                if actor is not None and actor.kind not in ("state", "person"):
                    found.append(hit.actor)
        return found
