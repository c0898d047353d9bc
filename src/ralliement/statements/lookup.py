"""What the rules ask of the actors stage."""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Token

from ralliement.records import Mention


class MentionLookup(Protocol):
    """The mentions of one article, by token."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in text order."""

    def at(self, token: Token) -> Mention | None:
        """The mention whose span holds ``token``."""

    def of_phrase(self, token: Token) -> Mention | None:
        """The actor that the noun phrase headed by ``token`` denotes."""

    def together(self, token: Token) -> tuple[Mention, ...]:
        """All whom one word means at once ("les deux pays"); empty where it means one."""

    def owner(self, token: Token) -> Mention | None:
        """The actor to whom a thing belongs ("les avertissements américains")."""
