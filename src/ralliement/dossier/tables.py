"""The tables of a dossier, as SQLAlchemy knows them.

``schema/`` holds the SQL that makes them, one numbered file for each version; a test
checks that both say the same. All offsets are original offsets, in code points, but
for ``text_start`` and ``text_end`` of blocks, which are offsets into the cleaned text.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

META = Table(
    "meta",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("id", String, primary_key=True),
    Column("path", String),
    Column("title", Text),
    Column("outlet", String),
    Column("url", String),
    Column("author", String),
    Column("language", String, nullable=False),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("precision", String, nullable=False),
    Column("date_source", String, nullable=False),
    Column("duplicate_group", String),
    Column("fingerprint", String, nullable=False, index=True),
    Column("words", Integer, nullable=False),
    Column("setup", String, nullable=False),
    Column("original", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("alignment", Text, nullable=False),
)


def _article_key() -> Column[str]:
    reference = ForeignKey("articles.id", ondelete="CASCADE")
    return Column("article", String, reference, primary_key=True)


def _number_key() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _span() -> list[Column[int]]:
    return [Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)]


def _text() -> Column[str]:
    return Column("text", Text, nullable=False)


BLOCKS = Table(
    "blocks",
    METADATA,
    _article_key(),
    _number_key(),
    Column("kind", String, nullable=False),
    *_span(),
    Column("text_start", Integer, nullable=False),
    Column("text_end", Integer, nullable=False),
)

DAMAGE = Table(
    "damage",
    METADATA,
    _article_key(),
    _number_key(),
    Column("kind", String, nullable=False),
    *_span(),
    _text(),
)

MENTIONS = Table(
    "mentions",
    METADATA,
    _article_key(),
    _number_key(),
    *_span(),
    _text(),
    Column("actor", String, nullable=False, index=True),
    Column("acts_for", String),
    Column("kind", String, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("place", Boolean, nullable=False),
    Column("misspelt", Boolean, nullable=False),
)

QUOTATIONS = Table(
    "quotations",
    METADATA,
    _article_key(),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    *_span(),
    _text(),
    Column("speaker", String),
    Column("speaker_text", Text),
    Column("cue", Text),
    Column("complete", Boolean, nullable=False),
)

STATEMENTS = Table(
    "statements",
    METADATA,
    _article_key(),
    Column("id", String, primary_key=True, index=True),
    *_span(),
    _text(),
    Column("sentence_start", Integer, nullable=False),
    Column("actor", String, nullable=False, index=True),
    Column("speaker", String),
    Column("recipient", String),
    Column("event", String),
    Column("modality", String, nullable=False),
    Column("issue", String),
    Column("stance", Double),
    Column("decided", Boolean),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("quotation", String),
    Column("via", String),
    Column("linked", Boolean, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("coder", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("condition", Text),
)

PARTS = Table(
    "parts",
    METADATA,
    Column("article", String, primary_key=True),
    Column("statement", String, primary_key=True),
    _number_key(),
    Column("role", String, nullable=False),
    *_span(),
    ForeignKeyConstraint(
        ["article", "statement"], ["statements.article", "statements.id"], ondelete="CASCADE"
    ),
)

AGENDA = Table(
    "agenda",
    METADATA,
    _article_key(),
    Column("id", String, primary_key=True),
    Column("actor", String, nullable=False),
    Column("recipient", String),
    Column("event", String),
    Column("what", Text, nullable=False),
    Column("date_from", Date),
    Column("date_to", Date),
    *_span(),
    _text(),
)

FIGURES = Table(
    "figures",
    METADATA,
    _article_key(),
    Column("id", String, primary_key=True),
    Column("actor", String),
    Column("measure", Text, nullable=False),
    Column("value", Double),
    Column("unit", String),
    Column("period_from", Date),
    Column("period_to", Date),
    *_span(),
    _text(),
)

AFFILIATIONS = Table(
    "affiliations",
    METADATA,
    _article_key(),
    _number_key(),
    Column("person", String, nullable=False),
    Column("actor", String),
    Column("role", Text, nullable=False),
    Column("former", Boolean, nullable=False),
    *_span(),
    _text(),
)

ACTORS = Table(
    "actors",
    METADATA,
    Column("id", String, primary_key=True),
    Column("kind", String),
    Column("label_fr", Text, nullable=False),
    Column("label_en", Text, nullable=False),
)

NEW_ACTORS = Table(
    "new_actors",
    METADATA,
    _article_key(),
    Column("actor", String, primary_key=True),
    Column("label", Text, nullable=False),
)

UNREADABLE = Table(
    "unreadable",
    METADATA,
    Column("name", String, primary_key=True),
    Column("reason", String, nullable=False),
    Column("message", Text, nullable=False),
)

CODERS = Table(
    "coders",
    METADATA,
    Column("name", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", Text),
)

IMPORTS = Table(
    "imports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("format", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", String),
)

IMPORTED_ROWS = Table(
    "imported_rows",
    METADATA,
    Column("import", String, ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True),
    Column("section", String, primary_key=True),
    _number_key(),
    Column("content", Text, nullable=False),
    Column("article", String),
    Column("statement", String),
)
