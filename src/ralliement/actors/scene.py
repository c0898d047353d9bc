"""The article as far as it has been understood: who was named where, and who is in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from ralliement.actors.folding import fold, fold_words
from ralliement.actors.hits import NameHit
from ralliement.actors.patterns import HitKind
from ralliement.actors.registry import Registry
from ralliement.actors.wording import Wording
from ralliement.language import Parse
from ralliement.records import Affiliation, BlockKind, Interval, MentionKind

_PAIRS = {"»": "«", "”": "“", '"': '"', "“": "„"}
_OPENING = frozenset({"«", "“", '"', "„"})

COUNTRY_KINDS = frozenset(
    {
        HitKind.STATE,
        HitKind.CAPITAL,
        HitKind.SEAT,
        HitKind.NICKNAME,
        HitKind.ADJECTIVE,
        HitKind.INHABITANT,
    }
)
DEMONYMS = frozenset({HitKind.ADJECTIVE, HitKind.INHABITANT})
PERSONS = frozenset({HitKind.PERSON, HitKind.SURNAME})
BODIES = frozenset({HitKind.ORGANISATION, HitKind.MEDIUM, HitKind.GROUP})


@dataclass(slots=True)
class Draft:
    """A mention in the making; ``head`` is the number of its main token.

    ``gender`` and ``number`` are what a pronoun for it may show, None where either may;
    ``human`` is true where a person is meant, be the actor the state behind it; ``others``
    are actors meant by the same words ("les deux pays").
    """

    start: int
    end: int
    head: int
    actor: str
    kind: MentionKind
    confidence: float = 1.0
    place: bool = False
    misspelt: bool = False
    gender: str | None = None
    number: str | None = None
    human: bool = False
    others: tuple[str, ...] = ()

    @property
    def all_actors(self) -> tuple[str, ...]:
        """Everybody meant."""
        return (self.actor, *self.others)


@dataclass(slots=True)
class Scene:
    """All that resolving needs and makes, for one article."""

    parse: Parse
    registry: Registry
    wording: Wording
    hits: Sequence[NameHit]
    hit_at: dict[int, NameHit] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    covered: dict[int, Draft] = field(default_factory=dict)
    new_bodies: frozenset[str] = frozenset()
    voices: dict[str, str | None] = field(default_factory=dict)
    affiliations: list[Affiliation] = field(default_factory=list)
    by_sentence: dict[int, list[Draft]] = field(default_factory=dict)
    linked: frozenset[int] = frozenset()
    named: frozenset[str] = frozenset()
    _voices: dict[str, str | None] = field(default_factory=dict)
    aliases: dict[int, Draft] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=dict)
    quoted: bytearray = field(default_factory=bytearray)
    keys: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.keys = [fold_words(self.parse.surface(token)) for token in self.parse.doc]
        self.new_bodies = frozenset(
            hit.actor for hit in self.hits if hit.new and hit.kind not in PERSONS
        )
        self.named = frozenset(hit.actor for hit in self.hits)
        self.linked = linked_sentences(self.parse)
        self.quoted = quoted_tokens(self.parse)
        for hit in self.hits:
            for token in self.parse.tokens_in(hit.start, hit.end):
                self.hit_at[token.i] = hit

    @property
    def interval(self) -> Interval:
        """When the article was published."""
        return self.parse.article.publication.interval

    @property
    def language(self) -> str:
        return self.parse.language

    def is_quoted(self, i: int) -> bool:
        """Whether token ``i`` stands between quotation marks."""
        return bool(self.quoted[i])

    def key(self, i: int) -> str:
        """The folded word of token ``i``; empty for marks and outside the article."""
        return " ".join(self.keys[i]) if 0 <= i < len(self.keys) else ""

    def past_courtesy(self, i: int) -> int:
        """The number of the token at or after ``i`` that is no "M.", "Mme" or "Mr"."""
        if self.wording.has("title", self.key(i)):
            return i + 2 if self.parse.doc[i + 1 : i + 2].text == "." else i + 1
        return i

    def ahead(self, i: int, limit: int = 8) -> tuple[str, ...]:
        """The folded words from token ``i`` on, within its sentence and up to a mark."""
        return tuple(word for _, word in self._words_ahead(i, limit))

    def token_after(self, i: int, count: int) -> int:
        """The number of the token after the first ``count`` words from token ``i`` on."""
        last = i
        for n, (number, _) in enumerate(self._words_ahead(i, count)):
            last = number
            if n + 1 == count:
                break
        return last + 1

    def _words_ahead(self, i: int, limit: int) -> Iterator[tuple[int, str]]:
        if i >= len(self.keys):
            return
        sentence = self.parse.sentence_index(i)
        count = 0
        while i < len(self.keys) and self.parse.sentence_index(i) == sentence and count < limit:
            if not self.keys[i]:
                return
            for word in self.keys[i]:
                yield i, word
                count += 1
            i += 1

    def state_of(self, actor_id: str) -> str | None:
        """The state that an actor is or speaks for; None for companies and groups."""
        if actor_id not in self._voices:
            self._voices[actor_id] = self.registry.acts_for(actor_id, self.interval)
        voice = self._voices[actor_id] or self.voices.get(actor_id)
        actor = self.registry.actors.get(voice) if voice else None
        return voice if actor is not None and actor.kind == "state" else None

    def country_of(self, i: int) -> str | None:
        """The state that the name or adjective at token ``i`` stands for."""
        hit = self.hit_at.get(i)
        return hit.actor if hit and hit.kind in COUNTRY_KINDS else None

    def put(self, draft: Draft, tokens: Sequence[Token]) -> None:
        """Records a draft under its head and over its tokens."""
        self.drafts[draft.head] = draft
        self.by_sentence.setdefault(self.parse.sentence_index(draft.head), []).append(draft)
        for token in tokens:
            self.covered.setdefault(token.i, draft)
        self.covered[draft.head] = draft

    def in_view(self, i: int, sentences: int) -> list[Draft]:
        """Drafts before token ``i``, of its sentence and of ``sentences`` before it, last first.

        A related headline continues nothing, and nothing continues it.
        """
        here = self.parse.sentence_index(i)
        oldest = here if here in self.linked else max(0, here - sentences)
        found: list[Draft] = []
        for sentence in range(here, oldest - 1, -1):
            if sentence == here or sentence not in self.linked:
                said = self.by_sentence.get(sentence, ())
                found += [draft for draft in said if draft.head < i]
        return sorted(found, key=lambda draft: -draft.head)

    def text_of(self, first: int, last: int) -> tuple[int, int]:
        """The text offsets from token ``first`` to token ``last``, both included."""
        hit = self.hit_at.get(last)
        end = self.parse.ends[last]
        return self.parse.starts[first], min(end, hit.end) if hit else end


def linked_sentences(parse: Parse) -> frozenset[int]:
    """The numbers of the sentences that are related headlines."""
    blocks = [block for block in parse.article.blocks if block.kind is BlockKind.LINKED]
    return frozenset(
        parse.sentence_index(token.i)
        for block in blocks
        for token in parse.tokens_in(block.start, block.end)
    )


def quoted_tokens(parse: Parse) -> bytearray:
    """For every token, whether it stands between marks that close again in its block."""
    quoted = bytearray(len(parse.doc))
    opened: dict[str, int] = {}
    bounds = {block.start for block in parse.article.blocks}
    for token in parse.doc:
        if parse.starts[token.i] in bounds:
            opened.clear()
        mark = parse.surface(token)
        closes = _PAIRS.get(mark)
        if closes in opened:
            start = opened.pop(closes)
            quoted[start : token.i] = b"\x01" * (token.i - start)
        elif mark in _OPENING:
            opened[mark] = token.i + 1
    return quoted


def is_plural(token: Token) -> bool:
    """Whether the parser sees a plural."""
    return "Plur" in token.morph.get("Number", [])


def gender_of(token: Token) -> str | None:
    """``m`` or ``f`` as the parser sees it, None if it does not say."""
    found = token.morph.get("Gender", [])
    return {"Masc": "m", "Fem": "f"}.get(found[0]) if found else None


def folded(text: str) -> str:
    """The words of ``text`` folded and joined by spaces."""
    return " ".join(fold_words(fold(text)))
