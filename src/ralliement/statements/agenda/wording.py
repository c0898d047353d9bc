"""The text's own words for what is to come."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements.clauses import grammar

LONGEST = 160
"""Characters in ``what``, cut between words."""

_LEFT_OUT = frozenset({"conj", "parataxis", "advcl", "cc", "punct"})
_CLITICS = frozenset({"se", "s'", "s’", "y", "en", "lui", "leur", "la", "le", "les", "l'", "l’"})


_OPENING = frozenset({"«", "“"})
_CLOSING = frozenset({"»", "”"})
_FARTHEST = 25


def wording(verb: Token, parse: Parse, subject: Token | None = None) -> str:
    """The clause of ``verb`` from its first word after the subject, side clauses left out.

    From ``subject`` on where one is given: an event that is no actor ("le vote aura lieu").
    """
    kept = [verb, *(word for word in grammar.auxiliaries(verb) if word.lower_ != "to")]
    last_allowed = _end(verb, parse)
    for child in verb.children:
        if child.i < verb.i:
            if child.pos_ == "PRON" and child.lower_ in _CLITICS:
                kept.append(child)
        elif child.dep_ not in _LEFT_OUT:
            kept += [token for token in child.subtree if token.i <= last_allowed]
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    if subject is not None and 0 < first.i - subject.i < _FARTHEST:
        first = subject
    return shortened(parse.span_text(first, last))


def _end(verb: Token, parse: Parse) -> int:
    """The last word before a coordinated or side clause of the verb, or a colon."""
    end = verb.sent.end - 1
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"conj", "parataxis", "advcl"}:
            edge = min(inner.i for inner in child.subtree)
            if edge > verb.i:
                end = min(end, edge - 1)
    opened = 0
    for token in parse.doc[verb.i : end + 1]:
        mark = parse.surface(token)
        opened += (mark in _OPENING) - (mark in _CLOSING)
        if mark in {":", ";"} or opened < 0:
            return int(token.i) - 1
    return int(end)


def phrase_to(noun: Token, end: int, parse: Parse) -> str:
    """An event noun and what follows it up to the text offset ``end``, where its date ends."""
    return shortened(parse.article.text[parse.starts[noun.i] : max(end, parse.ends[noun.i])])


def shortened(text: str) -> str:
    """The text in one line, at most :data:`LONGEST` characters, without loose marks."""
    plain = " ".join(text.split()).strip(' ,;:.–-«»“”"')
    if len(plain) <= LONGEST:
        return plain
    return plain[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
