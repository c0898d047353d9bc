"""Whether a sentence itself tells whom its act is aimed at, though it is no actor that we know."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ralliement.records import Statement
from ralliement.statements.clauses import grammar
from ralliement.statements.findings import Findings

_TO = frozenset({"à", "auprès", "aux", "au", "to", "on", "upon", "at"})
_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def tells_another(statement: Statement, findings: Findings) -> bool:
    """Whether somebody stands where the one addressed stands ("urged allies to bar it").

    That is an object, or a noun behind "to", of a word that also governs what is to be done or
    was done: without it the object may be a thing ("denounced a decision").
    """
    token = _event_token(statement, findings)
    if token is None:
        return False
    nouns = [noun for noun in _addressed(token) if noun.pos_ in _NOUNS]
    unknown = [noun for noun in nouns if findings.mentions.of_phrase(noun) is None]
    return bool(unknown) and any(_governs_clause(child) for child in token.children)


def _event_token(statement: Statement, findings: Findings) -> Token | None:
    part = next((part for part in statement.parts if part.role == "event"), None)
    if part is None:
        return None
    parse = findings.parse
    for sentence in parse.sentences:
        start, end = parse.original(*parse.sentence_bounds(sentence))
        if start <= part.start < end:
            for token in sentence:
                at, _ = parse.original(parse.starts[token.i], parse.ends[token.i])
                if part.start <= at < part.end and token.pos_ in {"VERB", "NOUN", "ADJ"}:
                    return token
    return None


def _addressed(token: Token) -> Iterator[Token]:
    yield from grammar.objects(token)
    for before, noun in grammar.obliques(token):
        if before in _TO:
            yield noun


def _governs_clause(child: Token) -> bool:
    """Whether it is a clause, or "of" or "de" with one in it ("accused it of spying")."""
    if child.dep_ == "prep":
        return any(grandchild.dep_ == "pcomp" for grandchild in child.children)
    return child.dep_ in _CLAUSES and child.pos_ in {"VERB", "AUX"}
