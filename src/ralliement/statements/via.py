"""From whom the article itself reports: the outlet or person behind a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from ralliement.language import Parse
from ralliement.records import BlockKind, Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.lookup import MentionLookup

_SOURCE_PREPOSITIONS = frozenset(
    {"selon", "d'après", "d' après", "de après", "according to", "per"}
)
_REPORTS = frozenset(
    "rapporter noter révéler affirmer indiquer relever écrire annoncer relayer citer souligner "
    "raconter préciser expliquer rappeler avancer croire report note reveal write say add quote "
    "cite tell publish publier".split()
)


def sources_by_sentence(
    parse: Parse, mentions: MentionLookup, kinds: Mapping[str, str]
) -> dict[int, str]:
    """The source of each sentence that has one, by the sentence's first token.

    ``kinds`` gives the kind of an actor ("media"). A source named in a paragraph holds
    for the sentences that follow in it ("…, rapporte Reuters. M. X a rencontré …").
    """
    sources: dict[int, str] = {}
    current: str | None = None
    block = -1
    by_sentence = _media_mentions(parse, mentions, kinds)
    for sentence in parse.sentences:
        start = parse.starts[sentence.start]
        here = _block(parse, start)
        if here != block or parse.block_kind(sentence) is not BlockKind.PARAGRAPH:
            current, block = None, here
        for token, mention in by_sentence.get(sentence.start, ()):
            if _is_source(token):
                current = mention.actor
        if current is not None:
            sources[sentence.start] = current
    return sources


def _block(parse: Parse, start: int) -> int:
    return sum(1 for block in parse.article.blocks if block.start <= start)


def _media_mentions(
    parse: Parse, mentions: MentionLookup, kinds: Mapping[str, str]
) -> dict[int, list[tuple[Token, Mention]]]:
    found: dict[int, list[tuple[Token, Mention]]] = {}
    for mention in mentions.mentions:
        if kinds.get(mention.actor) != "media":
            continue
        tokens = parse.tokens_in(mention.start, mention.end)
        if tokens:
            sentence: Span = parse.sentence(tokens[0])
            found.setdefault(sentence.start, []).append((tokens[0], mention))
    return found


def _is_source(token: Token) -> bool:
    """Whether the outlet is named as the one that tells."""
    before = token.doc[max(token.sent.start, token.i - 4) : token.i]
    words = " ".join(word.lower_ for word in before).replace("’", "'")
    if any(preposition in words for preposition in _SOURCE_PREPOSITIONS):
        return True
    head = token.head
    if grammar.verb_lemma(head) in _REPORTS and head.i != token.i:
        return True
    if {"comme", "as"} & {word.lower_ for word in before}:
        return True
    return grammar.preposition(token) in {"à", "to", "par", "by"} and (
        grammar.verb_lemma(head) in _REPORTS
        or head.lemma_.lower() in {"confier", "cité", "rapporté"}
    )
