"""Everything that differs between databases: opening, locking, collation, error words.

No other file holds SQL or settings for one database only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, String, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

from ralliement.errors import DossierError

WRITE = "ralliement_write"
"""Execution option of a connection that is going to write."""

_BUSY_TIMEOUT_S = 10
_ADVICE = (
    ("file is not a database", "is not a dossier: give the file that `ralliement read -o` wrote"),
    (
        "database or disk is full",
        "the disk is full: free some space and run the same command again, "
        "what was read so far is kept",
    ),
    (
        "readonly database",
        "may not be written: copy it to a folder of yours, or ask for the right to write it",
    ),
    (
        "database is locked",
        "another program is writing to it: wait for its end and run the same command again",
    ),
    (
        "unable to open database file",
        "cannot be opened: check that its folder exists and that you may write there",
    ),
    (
        "malformed",
        "is damaged: take a copy of it from before, or read the articles into a new dossier",
    ),
    (
        "disk i/o error",
        "the disk does not answer as it should: check the disk and run the same command again",
    ),
)


def address(place: str | Path) -> URL:
    """The database address of ``place``: a file's path, or an SQLAlchemy address as it is.

    Raises: DossierError if it looks like an address and is not one.
    """
    if "://" not in str(place):
        return URL.create("sqlite", database=str(place))
    try:
        return make_url(str(place))
    except ArgumentError as error:
        raise DossierError(f"{place}: is not the address of a database") from error


def display_name(place: URL) -> str:
    """How messages name the database: the file, or the address without its password."""
    if is_file(place) and place.database:
        return place.database
    return place.render_as_string(hide_password=True)


def is_file(place: URL) -> bool:
    """Whether the database is a file of this machine."""
    return place.get_backend_name() == "sqlite"


def connect(place: URL) -> Engine:
    """An engine on ``place``, set up so that a transaction is all or nothing.

    Raises: DossierError if the driver of that kind of database is not installed.
    """
    name = display_name(place)
    try:
        engine = create_engine(place)
    except NoSuchModuleError as error:
        kind = place.get_backend_name()
        raise DossierError(f"{name}: no database of the kind {kind!r} is known") from error
    except ImportError as error:
        raise DossierError(
            f"{name}: the driver is not installed; install the package {error.name!r}"
        ) from error
    if is_file(place):
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # Python's driver opens transactions late and commits before DDL; with None it
    # leaves that to _begin_sqlite, so that a migration that fails leaves no trace.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    # A writer that starts as a reader can be refused half-way; it asks at once instead.
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def start_writing(engine: Engine) -> None:
    """Let others read while this process writes (SQLite: a write-ahead log)."""
    _set_journal(engine, "WAL")


def stop_writing(engine: Engine) -> None:
    """Bring a file back into one piece, so that it can be copied or read from a read-only disk.

    Does nothing while another process has it open.
    """
    _set_journal(engine, "DELETE")


def _set_journal(engine: Engine, mode: str) -> None:
    if engine.dialect.name != "sqlite":
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1000 if mode == 'WAL' else 0}")
        cursor.execute(f"PRAGMA journal_mode = {mode}")
        cursor.fetchall()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_S * 1000}")
        cursor.close()
    finally:
        raw.close()


@contextmanager
def one_clear_line(name: str) -> Iterator[None]:
    """Turn what a database driver raises into a DossierError of one line."""
    try:
        yield
    except DBAPIError as error:
        raise DossierError(f"{name}: {advice(str(error.orig))}") from error
    except sqlite3.Error as error:
        raise DossierError(f"{name}: {advice(str(error))}") from error


def advice(message: str) -> str:
    """What a driver's message means for the user, and the next step."""
    for sign, words in _ADVICE:
        if sign in message.lower():
            return words
    first_line = message.strip().splitlines()[0] if message.strip() else "no reason given"
    return f"the database refused: {first_line}"


class by_code_point(FunctionElement[str]):
    """A text column compared by code point, whatever the database's language."""

    type = String()
    inherit_cache = True

    def __init__(self, column: ColumnElement[str]) -> None:
        super().__init__(column)


@compiles(by_code_point)
def _as_it_is(element: by_code_point, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(by_code_point, "postgresql")
def _with_c_collation(element: by_code_point, compiler: SQLCompiler, **options: Any) -> str:
    return f'{compiler.process(element.clauses, **options)} COLLATE "C"'
