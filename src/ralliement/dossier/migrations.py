"""The versions of the schema, and the way from one to the next.

``schema/NNNN_what.sql`` takes a dossier from version NNNN - 1 to NNNN. A file that was
released never changes; a new version is a new file, and tables.py follows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, inspect, select

from ralliement.dossier.tables import META
from ralliement.errors import DossierError


@dataclass(frozen=True, slots=True)
class Step:
    """One file of the schema: ``version`` is what a dossier has after it."""

    version: int
    name: str
    commands: tuple[str, ...]


@cache
def steps() -> tuple[Step, ...]:
    """All steps in order, from an empty database to the newest version."""
    folder = files("ralliement.dossier") / "schema"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(
        Step(int(name[:4]), name, commands_in((folder / name).read_text(encoding="utf-8")))
        for name in names
    )


def commands_in(sql: str) -> tuple[str, ...]:
    """The commands of an SQL file, each ended by a semicolon at the end of a line."""
    lines = (line for line in sql.splitlines() if not line.lstrip().startswith("--"))
    commands = "\n".join(lines).split(";\n")
    return tuple(command.strip(" ;\n") for command in commands if command.strip(" ;\n"))


def newest() -> int:
    """The version that this program writes."""
    return steps()[-1].version


def version_of(connection: Connection, name: str) -> int:
    """The schema version of an open database; 0 where it holds nothing yet.

    Raises: DossierError if it holds tables that are not a dossier's.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    found = None
    if "meta" in tables and "articles" in tables:
        question = select(META.c.value).where(META.c.key == "schema_version")
        found = connection.execute(question).scalar_one_or_none()
    if found is None or not found.isdigit():
        raise DossierError(
            f"{name}: is a database, but not a dossier: give the file that "
            "`ralliement read -o` wrote, or a new name"
        )
    return int(found)


def refuse_newer(version: int, name: str) -> None:
    """Raises: DossierError if ``version`` is newer than this program."""
    if version > newest():
        raise DossierError(
            f"{name}: was written by a newer Ralliement (dossier version {version}, this program "
            f"knows {newest()}): upgrade with `pip install --upgrade ralliement`"
        )


def migrate(connection: Connection, version: int, to: tuple[Step, ...] | None = None) -> None:
    """Take the database from ``version`` to the newest, inside the caller's transaction."""
    for step in steps() if to is None else to:
        if step.version <= version:
            continue
        for command in step.commands:
            connection.exec_driver_sql(command)
        connection.execute(META.delete().where(META.c.key == "schema_version"))
        connection.execute(META.insert().values(key="schema_version", value=str(step.version)))
