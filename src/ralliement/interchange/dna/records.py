"""Between the statements of a ``.dna`` file and ours."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from ralliement.dossier import IssueCard
from ralliement.interchange.dna import ours
from ralliement.interchange.dna.coding import DnaStatement
from ralliement.interchange.texts import day_in
from ralliement.records import Article, Event, Modality, Statement, content_id

HAND = "hand"
"""The rule of a statement that a person coded (``statements.rules``)."""


def named(statement: Statement, name: str) -> Statement:
    """The statement under another id."""
    return replace(statement, id=name)


def from_claim(item: DnaStatement, article: Article, actors: Mapping[str, str]) -> Statement | None:
    """The record of a statement coded by hand; None if it names nobody.

    Its date is the document's; agreement is 100 on the concept's own scale, disagreement 0.
    """
    organization, person = actors.get("organization"), actors.get("person")
    actor = organization or person
    if actor is None:
        return None
    concept = str(item.values.get("concept") or "").strip() or None
    agreement = item.values.get("agreement")
    told = concept is not None and agreement is not None
    days = article.publication.interval
    return Statement(
        id=content_id("s", article.id, item.start, item.end, item.coder, actor, person, concept),
        article=article.id,
        start=item.start,
        end=item.end,
        text=article.original[item.start : item.end],
        sentence_start=item.start,
        actor=actor,
        speaker=person if organization else None,
        recipient=actors.get("recipient"),
        event=None,
        modality=Modality.ASSERTED,
        issue=concept,
        stance=(100.0 if agreement else 0.0) if told else None,
        decided=None,
        date_from=days.date_from,
        date_to=days.date_to,
        quotation=None,
        via=None,
        linked=False,
        confidence=1.0,
        coder=item.coder,
        rule=HAND,
    )


def from_record(
    item: DnaStatement, article: Article, actors: Mapping[str, str]
) -> Statement | None:
    """The record that was written as a :data:`ours.RECORD`; None if it names no actor."""
    told = item.values
    actor = actors.get("organization")
    if actor is None:
        return None
    start = _number(told.get("sentence"))
    return Statement(
        id=_text(told.get("record")) or content_id("s", article.id, item.start, item.end, actor),
        article=article.id,
        start=item.start,
        end=item.end,
        text=article.original[item.start : item.end],
        sentence_start=item.start if start is None else int(start),
        actor=actor,
        speaker=actors.get("person"),
        recipient=actors.get("recipient"),
        event=_event(told.get("event")),
        modality=_modality(told.get("modality")),
        issue=_text(told.get("issue")),
        stance=_number(told.get("stance")),
        decided={"yes": True, "no": False}.get(str(told.get("decided"))),
        date_from=_day(told.get("from")),
        date_to=_day(told.get("to")),
        quotation=_text(told.get("quotation")),
        via=actors.get("via"),
        linked=bool(told.get("linked")),
        confidence=_share(told.get("confidence")),
        coder=item.coder,
        rule=_text(told.get("rule")) or HAND,
        condition=_text(told.get("condition")),
    )


def record_values(statement: Statement) -> dict[str, Any]:
    """The values of a :data:`ours.RECORD`, but for the actors, whose names the caller knows."""
    return {
        "event": statement.event.value if statement.event else "",
        "modality": statement.modality.value,
        "issue": statement.issue or "",
        "stance": "" if statement.stance is None else f"{statement.stance!r}",
        "decided": {True: "yes", False: "no", None: ""}[statement.decided],
        "from": statement.date_from.isoformat() if statement.date_from else "",
        "to": statement.date_to.isoformat() if statement.date_to else "",
        "quotation": statement.quotation or "",
        "linked": int(statement.linked),
        "confidence": repr(statement.confidence),
        "rule": statement.rule,
        "condition": statement.condition or "",
        "sentence": str(statement.sentence_start),
        "record": statement.id,
    }


def with_claim(statement: Statement, claim: DnaStatement, card: IssueCard) -> Statement:
    """The record with the stance that its claim says, where somebody changed the claim."""
    agreement = claim.values.get("agreement")
    if statement.issue is None or statement.stance is None or agreement is None:
        return statement
    concept, agreed = ours.claim_of(card, statement.issue, statement.stance)
    same = claim.values.get("concept") == concept
    if not same or bool(agreement) == agreed:
        return statement
    return replace(statement, stance=100.0 if agreement else 0.0)


def _text(value: object) -> str | None:
    return str(value) if value not in (None, "") else None


def _number(value: object) -> float | None:
    with suppress(ValueError, TypeError):
        return float(str(value)) if value not in (None, "") else None
    return None


def _share(value: object) -> float:
    number = _number(value)
    return 1.0 if number is None or not 0 <= number <= 1 else number


def _event(value: object) -> Event | None:
    with suppress(ValueError):
        return Event(str(value))
    return None


def _modality(value: object) -> Modality:
    with suppress(ValueError):
        return Modality(str(value))
    return Modality.ASSERTED


def _day(value: object) -> date | None:
    return day_in(value)
