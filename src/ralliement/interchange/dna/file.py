"""A ``.dna`` file as its rows, read and written whole; ``reading.py`` refuses what is broken."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ralliement.errors import InterchangeError
from ralliement.interchange.dna import schema
from ralliement.interchange.files import written_whole

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DnaFile:
    """The rows of every table, in their order; ``commands`` is the SQL that makes the tables.

    ``commands`` names every table there is, ours or a later version's.
    """

    name: str
    rows: Mapping[str, tuple[Row, ...]]
    commands: Mapping[str, str] = field(
        default_factory=lambda: {name: schema.create_command(name) for name in schema.TABLES}
    )
    digest: str = ""

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of one table; none where the file has no such table."""
        return self.rows.get(name, ())

    def by_id(self, name: str) -> dict[int, Row]:
        """The rows of one table by their ID."""
        return {row["ID"]: row for row in self.table(name)}

    @property
    def version(self) -> str:
        """The version of Discourse Network Analyzer that the file names, empty if none."""
        return self.settings.get("version", "")

    @property
    def settings(self) -> dict[str, str]:
        """The properties of the file."""
        return {str(row["Property"]): str(row["Value"]) for row in self.table("SETTINGS")}


def read_rows(path: Path) -> DnaFile:
    """The rows as they stand, unchecked. Raises: sqlite3.Error where SQLite cannot read them."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        commands = {row["name"]: str(row["sql"]) for row in made}
        rows = {
            name: tuple(
                dict(row)
                for row in connection.execute(f'SELECT * FROM "{_quoted(name)}" ORDER BY rowid')
            )
            for name in commands
        }
    return DnaFile(path.name, rows, commands, sha256(path.read_bytes()).hexdigest())


def write_dna(file: DnaFile, path: Path) -> None:
    """Write the file whole, or leave what was there.

    Raises: InterchangeError if a value does not fit its column.
    """
    with written_whole(path) as draft:
        # SQLite would keep what an empty file holds; it must make the file itself.
        os.unlink(draft)
        try:
            with closing(sqlite3.connect(draft)) as connection, connection:
                _fill(connection, file)
        except sqlite3.Error as error:
            raise InterchangeError(
                f"{path}: cannot be written as a .dna file ({error}); nothing was written"
            ) from error


def _fill(connection: sqlite3.Connection, file: DnaFile) -> None:
    for name, command in file.commands.items():
        if not command.upper().startswith("CREATE TABLE"):
            raise InterchangeError(f"{file.name}: table {name} is made in a way not known here")
        connection.execute(command)
    for name in file.commands:
        for row in file.table(name):
            names = ", ".join(f'"{_quoted(column)}"' for column in row)
            marks = ", ".join("?" * len(row))
            command = f'INSERT INTO "{_quoted(name)}" ({names}) VALUES ({marks})'
            connection.execute(command, tuple(row.values()))


def _quoted(name: str) -> str:
    return name.replace('"', '""')
