"""The text's own words for what is to come."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.language import Parse
from ralliement.statements import grammar

LONGEST = 160
"""Characters in ``what``, cut between words."""

_LEFT_OUT = frozenset({"conj", "parataxis", "advcl", "cc", "ccomp", "punct"})


def wording(verb: Token, parse: Parse) -> str:
    """The clause of ``verb`` from its first word after the subject, side clauses left out."""
    kept = [verb, *grammar.auxiliaries(verb)]
    for child in verb.children:
        if child.dep_ in grammar.SUBJECT and child.i < verb.i:
            continue
        if child.i > verb.i and (child.dep_ not in _LEFT_OUT or child.dep_ == "ccomp"):
            kept += child.subtree
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    for child in verb.children:
        if child.i > verb.i and child.dep_ in {"conj", "parataxis", "advcl"}:
            edge = min(inner.i for inner in child.subtree)
            if verb.i < edge <= last.i:
                last = parse.doc[edge - 1]
    return shortened(parse.span_text(first, last))


def shortened(text: str) -> str:
    """The text in one line, at most :data:`LONGEST` characters, without loose marks."""
    plain = " ".join(text.split()).strip(" ,;:.–-")
    if len(plain) <= LONGEST:
        return plain
    return plain[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
