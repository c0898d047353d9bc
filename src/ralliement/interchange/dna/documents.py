"""Between the documents of a ``.dna`` file and articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ralliement.errors import InterchangeError
from ralliement.interchange.dna import lines, ours, schema
from ralliement.interchange.texts import cut, day_in, facts_of, whole_article
from ralliement.records import Article, Interval, Publication

UNDATED = "date unknown: 1970-01-01 stands for it"


def original_of(row: Mapping[str, Any]) -> str:
    """A document's text, with the ends of lines that it had before it went there."""
    ends = ours.facts_in(row["Notes"] or "").get("line_ends")
    return lines.restored(row["Text"], ends) if ends else str(row["Text"])


def text_of(row: Mapping[str, Any], original: str) -> str:
    """The other way round: the text of a document that is kept without it."""
    ends = ours.facts_in(row["Notes"] or "").get("line_ends")
    return lines.shown(original) if ends else original


def article_of(row: Mapping[str, Any], name: str, file: str) -> Article:
    """The article that a document is; ``name`` is its id unless the document is one of ours."""
    facts = ours.facts_in(row["Notes"] or "")
    article = whole_article(
        str(facts.get("id", name)),
        original_of(row),
        _published(row, facts, file),
        language=facts.get("language"),
    )
    return replace(
        article,
        title=_told(row["Title"], facts, "title", article.id),
        outlet=_told(row["Source"], facts, "outlet"),
        author=_told(row["Author"], facts, "author"),
        url=facts.get("url"),
    )


def _told(shown: str, facts: Mapping[str, Any], name: str, instead: str = "") -> str | None:
    """A fact that was shown there, cut to fit; what is shown now where somebody changed it."""
    if name in facts and shown == cut(facts[name] or instead, schema.LONGEST):
        fact: str | None = facts[name]
        return fact
    return shown or None


def _published(row: Mapping[str, Any], facts: Mapping[str, Any], file: str) -> Publication:
    interval = Interval(day_in(facts.get("date_from")), day_in(facts.get("date_to")))
    if "date_source" in facts and row["Date"] == _seconds(interval):
        return Publication(interval, str(facts["date_source"]))
    try:
        day = datetime.fromtimestamp(row["Date"], UTC).date()
    except (OverflowError, OSError, ValueError) as error:
        raise InterchangeError(
            f"{file}: document {row['ID']} has the date {row['Date']}, outside the calendar; "
            "correct it in Discourse Network Analyzer"
        ) from error
    return Publication(Interval(day, day), "metadata")


def _seconds(interval: Interval) -> int:
    """The day that stands for an interval there, in seconds since 1970; 0 for none."""
    day = interval.date_from or interval.date_to
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else 0


def document_of(article: Article, coder: int) -> dict[str, Any]:
    """The row of an article, without its number."""
    interval = article.publication.interval
    dated = interval.date_from or interval.date_to
    notes = ours.note_with({**facts_of(article), "line_ends": lines.ends_of(article.original)})
    return {
        "Title": cut(article.title or article.id, schema.LONGEST),
        "Text": lines.shown(article.original),
        "Coder": coder,
        "Author": cut(article.author or "", schema.LONGEST),
        "Source": cut(article.outlet or "", schema.LONGEST),
        "Section": "",
        "Notes": notes if dated else f"{UNDATED}\n{notes}",
        "Type": "",
        "Date": _seconds(interval),
    }
