"""Between the documents of a ``.dna`` file and articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from ralliement.errors import InterchangeError
from ralliement.interchange.dna import ours, schema
from ralliement.interchange.texts import cut, day_in, whole_article
from ralliement.records import Article, Interval, Publication

UNDATED = "date unknown: 1970-01-01 stands for it"


def article_of(row: Mapping[str, Any], name: str, file: str, *, named: bool = False) -> Article:
    """The article that a document is; ``name`` is its id unless the document is one of ours.

    With ``named`` the id is ``name`` in any case.
    """
    facts = ours.facts_in(row["Notes"] or "")
    article = whole_article(
        name if named or "id" not in facts else str(facts["id"]),
        row["Text"],
        _published(row, facts, file),
        language=facts.get("language"),
    )
    return replace(
        article,
        title=str(facts.get("title") or row["Title"]) or None,
        outlet=row["Source"] or None,
        author=row["Author"] or None,
        url=facts.get("url"),
    )


def _published(row: Mapping[str, Any], facts: Mapping[str, Any], file: str) -> Publication:
    if "date_source" in facts:
        interval = Interval(day_in(facts.get("date_from")), day_in(facts.get("date_to")))
        return Publication(interval, str(facts["date_source"]))
    try:
        day = datetime.fromtimestamp(row["Date"], UTC).date()
    except (OverflowError, OSError, ValueError) as error:
        raise InterchangeError(
            f"{file}: document {row['ID']} has the date {row['Date']}, outside the calendar; "
            "correct it in Discourse Network Analyzer"
        ) from error
    return Publication(Interval(day, day), "metadata")


def document_of(article: Article, number: int, coder: int) -> dict[str, Any]:
    """The row of an article."""
    interval = article.publication.interval
    day = interval.date_from or interval.date_to
    facts = {
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "url": article.url,
        "date_from": _iso(interval.date_from),
        "date_to": _iso(interval.date_to),
        "date_source": article.publication.source,
    }
    notes = ours.note_with(facts)
    return {
        "ID": number,
        "Title": cut(article.title or article.id, schema.LONGEST),
        "Text": article.original,
        "Coder": coder,
        "Author": cut(article.author or "", schema.LONGEST),
        "Source": cut(article.outlet or "", schema.LONGEST),
        "Section": "",
        "Notes": notes if day else f"{UNDATED}\n{notes}",
        "Type": "",
        "Date": int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else 0,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
