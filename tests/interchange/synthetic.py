"""A .dna file made from nothing but SQL, with everything in it that such a file can hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from ralliement.interchange.dna import schema

TEXT = "Mayor Ada Löw 😀 said yes to the bridge. The Guild of Carters said no to it.\nEnd."
SECOND = "Carters again refuse the bridge, as the Guild's head told us."

ROWS: dict[str, list[tuple[Any, ...]]] = {
    "SETTINGS": [("version", "3.0.11"), ("date", "2024-01-01")],
    "STATEMENTTYPES": [(1, "DNA Statement", 239, 208, 51), (2, "Story", 1, 2, 3)],
    "VARIABLES": [
        (1, "person", "short text", 1),
        (2, "organization", "short text", 1),
        (3, "concept", "short text", 1),
        (4, "agreement", "boolean", 1),
        (5, "weight", "integer", 2),
        (6, "hero", "short text", 2),
        (7, "memo", "long text", 2),
    ],
    "VARIABLELINKS": [(1, 1, 2)],
    "REGEXES": [("bridge", 1, 2, 3)],
    "CODERRELATIONS": [(1, 1, 2, 1, 0, 1, 0)],
    "DOCUMENTS": [
        (1, "On the bridge", TEXT, 1, "A. Writer", "Bridge Post", "p. 3", "a note", "news", 0),
        (2, "Again", SECOND, 2, "", "", "", "", "", 1_551_398_400),
    ],
    "STATEMENTS": [
        # Java counts the smiling face twice: everything behind it is one further on.
        (1, 1, 1, 0, 40, 1),
        (2, 1, 1, 41, 76, 1),
        (3, 1, 2, 0, 32, 2),
        (4, 2, 1, 14, 16, 2),
        (5, 1, 2, 33, 61, 1),
    ],
    "ENTITIES": [
        (1, 1, "", 0, 0, 0, None),
        (2, 1, "Ada Löw", 255, 0, 0, None),
        (3, 2, "", None, None, None, None),
        (4, 2, "City of Ford", 0, 0, 9, None),
        (5, 2, "Guild of Carters", 0, 9, 0, None),
        (6, 2, "Guild, head office", 0, 9, 0, 5),
        (7, 3, "", 0, 0, 0, None),
        (8, 3, "Build the bridge", 0, 0, 0, None),
        (9, 3, "Tax the carts", 0, 0, 0, None),
        (10, 6, "", 0, 0, 0, None),
        (11, 6, "nobody", 0, 0, 0, None),
    ],
    "DATABOOLEAN": [(1, 1, 4, 1), (2, 2, 4, 0), (3, 3, 4, 0), (4, 5, 4, 1)],
    "DATAINTEGER": [(1, 4, 5, -7)],
    "DATASHORTTEXT": [
        *((1, 1, 1, 2), (2, 1, 2, 4), (3, 1, 3, 8)),
        *((4, 2, 1, 1), (5, 2, 2, 5), (6, 2, 3, 8)),
        *((7, 3, 1, 1), (8, 3, 2, 6), (9, 3, 3, 8)),
        (10, 4, 6, 11),
        *((11, 5, 1, 2), (12, 5, 2, 3), (13, 5, 3, 9)),
    ],
    "DATALONGTEXT": [(1, 4, 7, "long\nwords, « quoted »")],
    "ATTRIBUTEVARIABLES": [(1, 1, "Type"), (2, 2, "Type"), (3, 2, "Alias")],
    "ATTRIBUTEVALUES": [(1, 2, 1, "mayor"), (2, 4, 2, "city"), (3, 5, 2, "guild"), (4, 5, 3, "")],
}


def _coders() -> list[tuple[Any, ...]]:
    flags = (0, 14), (300, 0, 0, *(1,) * 17)
    return [
        (1, "Ann", 9, 9, 9, *flags[0], "hash-of-ann", *flags[1]),
        (2, "Ben", 1, 1, 1, *flags[0], "hash-of-ben", *flags[1]),
    ]


def make(
    path: Path, rows: dict[str, list[tuple[Any, ...]]] | None = None, *, without: str = ""
) -> Path:
    """Write the file; ``rows`` replaces the rows of some tables, ``without`` leaves one out."""
    told = {"CODERS": _coders(), **ROWS, **(rows or {})}
    with closing(sqlite3.connect(path)) as connection, connection:
        for name in schema.TABLES:
            if name == without:
                continue
            connection.execute(schema.create_command(name))
            for row in told[name]:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {name} VALUES ({marks})", row)
    return path


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, read with nothing of ours."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def tables(path: Path) -> dict[str, str]:
    """The SQL of every table."""
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
