"""A statement in the making: parts still tied to the parse, before ids and offsets."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from ralliement.records import Event, Mention, Modality
from ralliement.statements.clauses.framing import Framing


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement of one sentence, with one actor and at most one recipient.

    ``token`` carries it; ``stance`` None with ``decided`` False is an actor that has not
    made up its mind, with ``decided`` None one that says nothing on the issue.
    """

    sentence: Span
    token: Token
    actor: Mention
    recipient: Mention | None
    event: Event | None
    modality: Modality
    framing: Framing
    confidence: float
    rule: str
    stance: float | None = None
    decided: bool | None = None
    stance_tokens: tuple[Token, ...] = ()
    quotation: str | None = None
    on_issue: bool = False
    speaker: str | None = None
