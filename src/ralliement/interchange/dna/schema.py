"""The tables of a Discourse Network Analyzer 3 database: names, columns, constraints.

Source: the tables that version 3.0 makes in a new file, seen in its sample database; version
3.1.1 makes the same.
Order matters: a table comes after those that it refers to.
"""

from __future__ import annotations

from collections.abc import Mapping

VERSION = "3.0.7"
VERSION_DATE = "2022-06-10"
"""The version that our own files name: the one whose tables these are."""

LONGEST = 190
"""How many characters a name, title or value may have."""

_KEY = "INTEGER NOT NULL PRIMARY KEY"
_ID = "INTEGER PRIMARY KEY NOT NULL"
_PERMISSIONS = (
    *("AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments"),
    *("AddStatements", "EditStatements", "DeleteStatements", "EditAttributes", "EditRegex"),
    *("EditStatementTypes", "EditCoders", "EditCoderRelations", "ViewOthersDocuments"),
    *("EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements"),
)


def _flag(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL CHECK ({name} BETWEEN 0 AND 1) DEFAULT {default}"


def _short(name: str, *, empty: bool = False) -> str:
    default = " DEFAULT ''" if empty else ""
    return f"{name} TEXT NOT NULL{default} CHECK (LENGTH({name}) < {LONGEST + 1})"


def _to(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _colours(*, required: bool = True) -> tuple[str, ...]:
    default = " NOT NULL DEFAULT 0" if required else ""
    return tuple(
        f"{name} INTEGER{default} CHECK ({name} BETWEEN 0 AND 255)"
        for name in ("Red", "Green", "Blue")
    )


def _value(kind: str) -> tuple[str, ...]:
    return (
        f"ID {_ID}",
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        kind,
        _to("StatementId", "STATEMENTS"),
        _to("VariableId", "VARIABLES"),
        *(("FOREIGN KEY(Entity) REFERENCES ENTITIES(ID) ON DELETE CASCADE",) * ("Entity" in kind)),
        "UNIQUE (StatementId, VariableId)",
    )


_RELATION_FLAGS = ("viewStatements", "editStatements", "viewDocuments", "editDocuments")
_DATA_TYPES = ("boolean", "integer", "long text", "short text")

TABLES: Mapping[str, tuple[str, ...]] = {
    "SETTINGS": ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"),
    "CODERS": (
        f"ID {_KEY}",
        _short("Name"),
        *_colours(),
        "Refresh INTEGER NOT NULL CHECK (Refresh BETWEEN 0 AND 9999) DEFAULT 0",
        "FontSize INTEGER NOT NULL CHECK (FontSize BETWEEN 1 AND 99) DEFAULT 14",
        _short("Password"),
        "PopupWidth INTEGER CHECK (PopupWidth BETWEEN 100 AND 9999) DEFAULT 300",
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{name}", 1) for name in _PERMISSIONS),
    ),
    "DOCUMENTS": (
        f"ID {_KEY}",
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        _short("Author", empty=True),
        _short("Source", empty=True),
        _short("Section", empty=True),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", empty=True),
        "Date INTEGER NOT NULL",
        _to("Coder", "CODERS"),
    ),
    "STATEMENTTYPES": (f"ID {_KEY}", _short("Label"), *_colours()),
    "VARIABLES": (
        f"ID {_KEY}",
        _short("Variable"),
        "DataType TEXT NOT NULL CHECK ("
        + " OR ".join(f"DataType = '{name}'" for name in _DATA_TYPES)
        + ") DEFAULT 'short text'",
        "StatementTypeId INTEGER",
        _to("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    ),
    "VARIABLELINKS": (
        f"ID {_KEY}",
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (TargetVariableId != SourceVariableId)",
        _to("SourceVariableId", "VARIABLES"),
        _to("TargetVariableId", "VARIABLES"),
    ),
    "REGEXES": (f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < {LONGEST + 1})", *_colours()),
    "CODERRELATIONS": (
        f"ID {_KEY}",
        "Coder INTEGER CHECK(Coder > 0)",
        "OtherCoder INTEGER CHECK(OtherCoder > 0)",
        *(
            f"{name} INTEGER NOT NULL DEFAULT 1 CHECK({name} BETWEEN 0 AND 1)"
            for name in _RELATION_FLAGS
        ),
        "CHECK (Coder != OtherCoder)",
        _to("Coder", "CODERS"),
        _to("OtherCoder", "CODERS"),
    ),
    "STATEMENTS": (
        f"ID {_KEY}",
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK(Start >= 0)",
        "Stop INTEGER NOT NULL CHECK(Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _to("StatementTypeId", "STATEMENTTYPES"),
        _to("Coder", "CODERS"),
        _to("DocumentId", "DOCUMENTS"),
    ),
    "DATABOOLEAN": _value("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _value("Value INTEGER NOT NULL DEFAULT 0"),
    "ENTITIES": (
        f"ID {_ID}",
        "VariableId INTEGER NOT NULL",
        _short("Value", empty=True),
        *_colours(required=False),
        "ChildOf INTEGER CHECK(ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _to("ChildOf", "ENTITIES"),
        _to("VariableId", "VARIABLES"),
    ),
    "DATASHORTTEXT": _value("Entity INTEGER NOT NULL"),
    "DATALONGTEXT": _value("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": (
        f"ID {_ID}",
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable"),
        "UNIQUE(VariableId, AttributeVariable)",
        _to("VariableId", "VARIABLES"),
    ),
    "ATTRIBUTEVALUES": (
        f"ID {_ID}",
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", empty=True),
        "UNIQUE (EntityId, AttributeVariableId)",
        _to("EntityId", "ENTITIES"),
        _to("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    ),
}
"""Each table's columns and constraints, in order."""

_NOT_COLUMNS = ("FOREIGN", "CHECK", "UNIQUE")

DATA_TABLES: Mapping[str, str] = {
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "short text": "DATASHORTTEXT",
    "long text": "DATALONGTEXT",
}
"""The table that holds the values of each data type."""

REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("DOCUMENTS", "Coder", "CODERS"),
    ("VARIABLES", "StatementTypeId", "STATEMENTTYPES"),
    ("STATEMENTS", "StatementTypeId", "STATEMENTTYPES"),
    ("STATEMENTS", "DocumentId", "DOCUMENTS"),
    ("STATEMENTS", "Coder", "CODERS"),
    ("VARIABLELINKS", "SourceVariableId", "VARIABLES"),
    ("VARIABLELINKS", "TargetVariableId", "VARIABLES"),
    ("CODERRELATIONS", "Coder", "CODERS"),
    ("CODERRELATIONS", "OtherCoder", "CODERS"),
    ("ENTITIES", "VariableId", "VARIABLES"),
    ("ENTITIES", "ChildOf", "ENTITIES"),
    *((table, "StatementId", "STATEMENTS") for table in DATA_TABLES.values()),
    *((table, "VariableId", "VARIABLES") for table in DATA_TABLES.values()),
    ("DATASHORTTEXT", "Entity", "ENTITIES"),
    ("ATTRIBUTEVARIABLES", "VariableId", "VARIABLES"),
    ("ATTRIBUTEVALUES", "EntityId", "ENTITIES"),
    ("ATTRIBUTEVALUES", "AttributeVariableId", "ATTRIBUTEVARIABLES"),
)
"""(table, column, the table whose ID it names)."""


def create_command(table: str) -> str:
    """The SQL that makes one table."""
    return f"CREATE TABLE {table}({', '.join(TABLES[table])})"


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns, in order."""
    names = (part.split()[0] for part in TABLES[table])
    return tuple(name for name in names if not name.startswith(_NOT_COLUMNS))
