"""Between the statements of a ``.dna`` file and ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ralliement.dossier import IssueCard
from ralliement.interchange.dna import ours, schema
from ralliement.interchange.dna.coding import DnaStatement
from ralliement.interchange.statement_json import (
    event_named,
    modality_named,
    parts_from,
    plain_parts,
)
from ralliement.interchange.taking import HAND
from ralliement.interchange.texts import cut, day_in
from ralliement.records import Article, Modality, Part, Statement, content_id


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
    start = _number(told.get("sentence"), len(article.original))
    sure = _number(told.get("confidence"), 1)
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
        event=event_named(told.get("event")),
        modality=modality_named(told.get("modality")),
        issue=_text(told.get("issue")),
        stance=_number(told.get("stance"), 100),
        decided={"yes": True, "no": False}.get(str(told.get("decided"))),
        date_from=day_in(told.get("from")),
        date_to=day_in(told.get("to")),
        quotation=_text(told.get("quotation")),
        via=actors.get("via"),
        linked=bool(told.get("linked")),
        confidence=1.0 if sure is None else sure,
        coder=item.coder,
        rule=_text(told.get("rule")) or HAND,
        condition=_text(told.get("condition")),
        parts=_parts(told.get("parts"), len(article.original)),
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
        "parts": json.dumps(plain_parts(statement)) if statement.parts else "",
        "record": statement.id,
    }


def with_claim(statement: Statement, claim: DnaStatement, card: IssueCard) -> Statement:
    """The record with the stance that its claim says, where somebody changed the claim."""
    agreement = claim.values.get("agreement")
    if statement.issue is None or statement.stance is None or agreement is None:
        return statement
    concept, agreed = ours.claim_of(card, statement.issue, statement.stance)
    same = claim.values.get("concept") == cut(concept, schema.LONGEST)
    if not same or bool(agreement) == agreed:
        return statement
    return replace(statement, stance=100.0 if agreement else 0.0)


def _text(value: object) -> str | None:
    return str(value) if value not in (None, "") else None


def _number(value: object, largest: float) -> float | None:
    """A number from 0 to ``largest``; None for all else, whatever was typed there."""
    with suppress(ValueError):
        number = float(str(value))
        return number if 0 <= number <= largest else None
    return None


def _parts(value: object, size: int) -> tuple[Part, ...]:
    """The parts as they were written; none where somebody wrote something else there."""
    with suppress(ValueError, TypeError):
        found = parts_from(json.loads(str(value))) if value else ()
        if all(0 <= part.start <= part.end <= size for part in found):
            return found
    return ()
