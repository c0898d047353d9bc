"""Names in a list, also where the parser has hung them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ralliement.records import Mention
from ralliement.statements.clauses import grammar
from ralliement.statements.lookup import MentionLookup


def named_next(noun: Token, mentions: MentionLookup, *, subject: bool = False) -> Iterator[Mention]:
    """Names listed behind a name that the parser has hung elsewhere ("bannir A, B et C").

    Only with "et", "and" before the last, and not where a clause of its own begins with it,
    unless the list is a ``subject``.
    """
    first = mentions.at(noun)
    if first is None or noun.pos_ != "PROPN":
        return
    listed: list[Mention] = []
    token = _behind(noun, first, mentions)
    while token is not None and token.lower_ in {",", *_AND}:
        joined = token.lower_ in _AND
        name = _past_small_words(token)
        mention = mentions.at(name) if name is not None and name.pos_ == "PROPN" else None
        if name is None or mention is None or mention.place:
            return
        if not subject and opens_clause(name, noun):
            return
        listed.append(mention)
        if joined:
            yield from listed
            return
        token = _behind(name, mention, mentions)


def _behind(token: Token, mention: Mention, mentions: MentionLookup) -> Token | None:
    """The first token behind the mention that holds ``token``, in the same sentence."""
    following = token.doc[token.i + 1 : token.sent.end]
    return next((t for t in following if mentions.at(t) != mention), None)


def _past_small_words(token: Token) -> Token | None:
    """The first token behind that is neither an article nor a preposition of a list."""
    following = token.doc[token.i + 1 : token.sent.end]
    return next((t for t in following if t.lower_ not in _SMALL), None)


def opens_clause(name: Token, noun: Token) -> bool:
    """Whether the name is the subject of a verb that comes after it, unlike the list's head,
    which stands behind its verb."""
    if noun.head.i >= noun.i:
        return False
    behind = name.doc[name.i + 1 : min(name.i + 3, name.sent.end)]
    words = [token for token in behind if token.pos_ != "PRON"]
    verb = any(grammar.is_finite(token) or token.pos_ == "AUX" for token in words[:1])
    return verb or (name.dep_ in grammar.SUBJECT and name.head.i > name.i)


_AND = frozenset({"et", "and", "&"})
_SMALL = frozenset(
    {"à", "de", "d'", "d’", "la", "le", "l'", "l’", "les", "the", "to", "of", "with", "avec"}
)
