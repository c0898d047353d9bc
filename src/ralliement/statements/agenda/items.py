"""What the search for agenda entries passes around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from ralliement.records import Event, Interval, Mention
from ralliement.statements.agenda.words import AgendaWords
from ralliement.statements.clauses.lexicon import Lexicon
from ralliement.statements.events.predicates import Predicate, find_predicates
from ralliement.statements.lookup import MentionLookup

if TYPE_CHECKING:
    from ralliement.statements.findings import Findings


@dataclass(frozen=True, slots=True)
class Search:
    """An article being searched for what is to come; ``quoted`` tokens are somebody's words."""

    findings: Findings
    mentions: MentionLookup
    words: AgendaWords
    lexicon: Lexicon
    quoted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to come, before it is split by recipient."""

    verb: Token
    actors: Sequence[Mention]
    recipients: Sequence[Mention]
    event: Event | None
    date: Interval | None
    what: str
    deadline: bool = False


@dataclass(frozen=True)
class Predicates:
    """The predicates of a sentence, found when the first is asked for: few sentences need them."""

    sentence: Span
    lexicon: Lexicon

    def at(self, token: Token) -> Predicate | None:
        """The predicate that ``token`` carries."""
        return self._found.get(token.i)

    @cached_property
    def _found(self) -> dict[int, Predicate]:
        return {p.token.i: p for p in find_predicates(self.sentence, self.lexicon)}
