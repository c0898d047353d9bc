"""Measures that somebody speaks of, or spoke for once, without a line on them today."""

from __future__ import annotations

from spacy.tokens import Token

from ralliement.statements.clauses import grammar
from ralliement.statements.clauses.framing import Framing, is_denied
from ralliement.statements.clauses.wording import Wording


def is_no_line(head: Token, framing: Framing, wording: Wording) -> bool:
    """Whether the measure is only commented on, not asked for, or told of a time that is over."""
    return (
        _is_comment(framing, wording)
        or _is_not_asked(framing, wording)
        or _is_bygone(head, wording)
    )


def _is_comment(framing: Framing, wording: Wording) -> bool:
    """Whether it is only what somebody comments on, or declines to ("on calls to stop it")."""
    return any(grammar.verb_lemma(token) in wording.comments for token in framing.path[1:])


def _is_not_asked(framing: Framing, wording: Wording) -> bool:
    """Whether somebody only has not asked for it, which is no line ("n'a jamais demandé")."""
    asking = (token for token in framing.path[1:] if grammar.verb_lemma(token) in wording.asks)
    return any(is_denied(token) for token in asking)


def _is_bygone(head: Token, wording: Wording) -> bool:
    """Whether it is told of a time that is over ("jadis favorable", "once a supporter")."""
    words = {child.lower_ for child in head.children}
    words |= {child.lower_ for child in head.head.children if child.i < head.i}
    return bool(words & wording.bygone)
