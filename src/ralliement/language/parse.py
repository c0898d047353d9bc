"""From an article to its parsed words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from ralliement.language.pipelines import Pipeline
from ralliement.language.sentences import sentence_starts
from ralliement.language.words import Name, Word, split_words
from ralliement.records import Article, BlockKind


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """An article's words, parsed. Token ``i`` covers ``article.text[starts[i]:ends[i]]``.

    Where ``parsed`` is false, the language has no parser here: there are words and
    sentences, but no tags, lemmas or heads (each word is its own head). The tokens' own
    texts are what the parser saw (stand-ins for names, plain marks);
    :meth:`surface` is what the article says.
    """

    article: Article
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Span, ...]
    _sentence_of: tuple[int, ...] = field(repr=False)
    parsed: bool = True

    @property
    def language(self) -> str:
        """The article's language, as ISO 639-1."""
        return self.article.language

    def surface(self, token: Token) -> str:
        """What the article says where ``token`` stands."""
        return self.article.text[self.starts[token.i] : self.ends[token.i]]

    def span_text(self, first: Token, last: Token) -> str:
        """The article's text from ``first`` to ``last``, both included."""
        return self.article.text[self.starts[first.i] : self.ends[last.i]]

    def sentence(self, token: Token) -> Span:
        """The sentence that ``token`` belongs to."""
        return self.sentences[self._sentence_of[token.i]]

    def sentence_index(self, i: int) -> int:
        """The number of the sentence that token ``i`` belongs to."""
        return self._sentence_of[i]

    def sentence_bounds(self, sentence: Span) -> tuple[int, int]:
        """The sentence's text offsets."""
        return self.starts[sentence.start], self.ends[sentence.end - 1]

    def block_kind(self, sentence: Span) -> BlockKind:
        """The kind of the block in which ``sentence`` stands."""
        offset = self.starts[sentence.start]
        blocks = self.article.blocks
        found = bisect_right([block.start for block in blocks], offset) - 1
        return blocks[found].kind if found >= 0 else BlockKind.PARAGRAPH

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or partly in the text span ``[start, end)``."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return list(self.doc[first:last]) if last > first else []

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of a text span."""
        return self.article.alignment.to_original(start, end)


def parse_article(article: Article, names: Sequence[Name], pipeline: Pipeline) -> Parse:
    """The parse of ``article``; ``names`` are kept whole and shown to the parser as stand-ins.

    A language without a parser gets words and sentence bounds alone.

    Cost: the parser's own (about 12,000 words a second on one core without entities).
    """
    words = split_words(article.text, pipeline.nlp.tokenizer, names)
    block_starts = frozenset(block.start for block in article.blocks)
    starts: list[bool | int | None] = [*sentence_starts(words, block_starts, pipeline.bounds)]
    doc = Doc(
        pipeline.nlp.vocab,
        words=list(_forms(words, pipeline)),
        spaces=[_spaced_after(words, i) for i in range(len(words))],
        sent_starts=starts,
    )
    if words:
        for _, component in pipeline.nlp.pipeline:
            doc = component(doc)
        _name_verbs(doc, words, pipeline)
    sentences = tuple(doc.sents) if words else ()
    return Parse(
        article=article,
        doc=doc,
        starts=tuple(word.start for word in words),
        ends=tuple(word.end for word in words),
        sentences=sentences,
        _sentence_of=tuple(n for n, sentence in enumerate(sentences) for _ in sentence),
        parsed=pipeline.parsed,
    )


def _spaced_after(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].spaced_before


def _forms(words: Sequence[Word], pipeline: Pipeline) -> Iterator[str]:
    """What the parser is shown for each word."""
    before = ""
    for i, word in enumerate(words):
        choices = pipeline.stand_ins.get(word.kind) if word.kind else None
        if _is_hidden_verb(words, i, pipeline):
            yield pipeline.verbs[word.text]
        elif choices is None:
            yield pipeline.marks.get(word.text, word.text.replace("’", "'"))
        else:
            yield choices.get(before, choices[""])
        before = word.text.lower().replace("’", "'")


def _is_hidden_verb(words: Sequence[Word], i: int, pipeline: Pipeline) -> bool:
    """Whether it is a verb between a name and its object that looks like a noun or adjective."""
    if words[i].text not in pipeline.verbs or not 0 < i < len(words) - 1:
        return False
    behind = words[i + 1]
    opens = behind.text.lower().replace("’", "'") in _DETERMINERS
    return words[i - 1].kind in _NAMES and (opens or behind.kind in _NAMES)


_NAMES = frozenset({"state", "city", "person", "organisation"})
_DETERMINERS = frozenset("le la les l' un une des ce cet cette ces son sa ses leur leurs ".split())


def _name_verbs(doc: Doc, words: Sequence[Word], pipeline: Pipeline) -> None:
    """Give verbs that something else stood in for their own lemma."""
    for i, word in enumerate(words):
        if _is_hidden_verb(words, i, pipeline):
            doc[i].lemma_ = word.text + "r"
