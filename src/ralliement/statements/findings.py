"""What is known of an article when its statements, agenda and figures are coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ralliement.language import Parse
from ralliement.statements.dates import DateExpression
from ralliement.statements.lookup import MentionLookup
from ralliement.statements.quotations import FoundQuotation


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in an article before its statements are coded.

    ``kinds`` gives the kind of each actor mentioned ("media", "state", "person" …), ``lands`` to
    which state or union it belongs, where that is known.
    """

    parse: Parse
    mentions: MentionLookup
    quotations: Sequence[FoundQuotation]
    dates: Sequence[DateExpression]
    kinds: Mapping[str, str]
    lands: Mapping[str, str] = field(default_factory=dict)
