"""What a user may choose when articles are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PARSED = frozenset({"fr", "en"})
"""The languages that are read with a parser."""
LIGHT = frozenset({"de", "it", "es", "nl"})
"""The languages that are read without one, by the trained coder alone."""

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "articlebody")
    + ("maintext", "texte", "contenu", "corps", "content_text", "description"),
    "title": ("title", "headline", "titre", "name"),
    "date": ("date", "published", "published_at", "publishedat", "date_published", "datepublished")
    + (
        "date_publish",
        "publication_date",
        "pubdate",
        "pub_date",
        "publish_date",
        "date_publication",
    )
    + ("created_at", "timestamp"),
    "url": ("url", "link", "href", "canonical", "canonical_url", "source_url", "lien", "adresse"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename", "source_name", "media")
    + ("journal", "source_domain", "domain"),
    "author": ("author", "authors", "byline", "auteur", "auteurs"),
    "language": ("language", "lang", "langue"),
    "id": ("id", "_id", "uid", "uuid", "guid", "article_id"),
}
"""The names under which each of our fields is looked for when none is given, in this order."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How to read: what the fields are called, what to believe, how much to take.

    ``fields`` maps our names (``text``, ``title``, ``date``, ``url``, ``outlet``, ``author``,
    ``language``, ``id``) to columns or JSON fields; a name left out is looked for under
    :data:`FIELD_NAMES`. ``language`` and ``encoding`` overrule what the input says.
    ``max_bytes`` is the size past which one text is refused. ``languages`` are those that
    the stages to the right can read, be it without a parser.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    encoding: str | None = None
    max_bytes: int = 50_000_000
    languages: frozenset[str] = PARSED | LIGHT
