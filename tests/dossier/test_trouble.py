"""Files that are no dossiers, disks that are full, runs that are killed."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from dossier.readings import SETUP, TEXT, article, reading
from ralliement.dossier import Dossier, Filters, backends, migrations, queries, tables
from ralliement.errors import DossierError


def test_no_file(place: Path) -> None:
    with pytest.raises(DossierError, match="no such dossier; make it with `ralliement read"):
        Dossier.open(place)
    assert not place.exists()


def test_not_a_database(place: Path) -> None:
    place.write_text("a text, and not a short one. " * 100)
    before = place.read_bytes()
    for attempt in (Dossier.open, lambda where: Dossier.open_or_create(where, SETUP)):
        with pytest.raises(DossierError, match="is not a dossier"):
            attempt(place)
    assert place.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DossierError):
        Dossier.open(tmp_path)
    with pytest.raises(DossierError, match="cannot be opened"):
        Dossier.open_or_create(tmp_path, SETUP)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="check that its folder exists"):
        Dossier.create(tmp_path / "no" / "such.db", SETUP)


def test_another_program_s_database(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        connection.execute("CREATE TABLE meta (key TEXT)")
    connection.close()
    with pytest.raises(DossierError, match="is a database, but not a dossier"):
        Dossier.open(place)


def test_an_empty_file_becomes_a_dossier_only_by_reading(place: Path) -> None:
    place.touch()
    with pytest.raises(DossierError, match="is empty, not a dossier"):
        Dossier.open(place)
    with Dossier.open_or_create(place, SETUP) as made:
        assert made.article_ids() == []


def test_a_newer_dossier(place: Path, filled: Dossier) -> None:
    filled.close()
    _set_version(place, 99)
    known = migrations.newest()
    with pytest.raises(DossierError, match=rf"version 99, this program knows {known}\): upgrade"):
        Dossier.open(place)


def _set_version(place: Path, version: int) -> None:
    connection = sqlite3.connect(place)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(version),))
    connection.commit()
    connection.close()


def test_an_older_dossier_is_migrated(place: Path, filled: Dossier) -> None:
    filled.close()
    newest = migrations.newest()
    step = migrations.Step(
        newest + 1, "9999_notes.sql", ("CREATE TABLE notes (id VARCHAR PRIMARY KEY)",)
    )
    engine = backends.connect(backends.address(place))
    with engine.begin() as connection:
        migrations.migrate(connection, newest, (*migrations.steps(), step))
        assert migrations.version_of(connection, "x") == newest + 1
        assert "notes" in inspect(connection).get_table_names()
    engine.dispose()


def test_a_migration_that_fails_leaves_no_trace(place: Path, filled: Dossier) -> None:
    filled.close()
    newest = migrations.newest()
    bad = migrations.Step(
        newest + 1, "9999_bad.sql", ("CREATE TABLE notes (id VARCHAR)", "NOT SQL")
    )
    engine = backends.connect(backends.address(place))
    with pytest.raises(DossierError), backends.one_clear_line("x"), engine.begin() as connection:
        migrations.migrate(connection, newest, (bad,))
    with engine.begin() as connection:
        assert migrations.version_of(connection, "x") == newest
        assert "notes" not in inspect(connection).get_table_names()
    engine.dispose()


def test_the_schema_files_and_the_tables_say_the_same(place: Path, dossier: Dossier) -> None:
    dossier.close()
    ideal = create_engine("sqlite://")
    tables.METADATA.create_all(ideal)
    real = create_engine(f"sqlite:///{place}")
    wanted, found = inspect(ideal), inspect(real)
    assert found.get_table_names() == wanted.get_table_names()
    for name in wanted.get_table_names():
        assert _columns(found, name) == _columns(wanted, name)
        assert found.get_pk_constraint(name) == wanted.get_pk_constraint(name)
        assert _keys(real, name) == _keys(ideal, name)
        indexed = [
            sorted(index["column_names"] for index in inspector.get_indexes(name))
            for inspector in (found, wanted)
        ]
        assert indexed[0] == indexed[1]
    ideal.dispose()
    real.dispose()


def _keys(engine: Engine, table: str) -> list[tuple[object, ...]]:
    # SQLAlchemy's own inspection misses what a column's REFERENCES says ON DELETE.
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})")
        return sorted(tuple(row) for row in rows)


def _columns(inspector: object, table: str) -> list[tuple[str, str, bool]]:
    columns = inspector.get_columns(table)  # type: ignore[attr-defined]
    return [(c["name"], _kind(str(c["type"])), c["nullable"]) for c in columns]


def test_the_sql_is_understood_by_postgresql_too() -> None:
    dialect = postgresql.dialect()
    for table in tables.METADATA.sorted_tables:
        str(CreateTable(table).compile(dialect=dialect))
        query = queries.rows_query(table, Filters(article="a")) if "article" in table.c else None
        if query is not None:
            assert 'COLLATE "C"' in str(query.compile(dialect=dialect))
    written = "\n".join(command for step in migrations.steps() for command in step.commands)
    assert not re.search(
        r"AUTOINCREMENT|PRAGMA|WITHOUT ROWID|strftime|GLOB", written, re.IGNORECASE
    )


def test_a_full_disk(place: Path, filled: Dossier) -> None:
    # A page limit makes SQLite say exactly what it says on a full disk.
    with filled._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DossierError, match="the disk is full: free some space and run the same"):
        filled.add(reading(article("b", text=TEXT + " mot" * 100_000)), SETUP)
    filled.close()
    with Dossier.open(place) as again:
        assert again.article_ids() == ["a"]


def test_a_dossier_that_may_not_be_written(place: Path, filled: Dossier) -> None:
    filled.close()
    with Dossier.open(place) as again:
        with again._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(DossierError, match="may not be written"):
            again.add(reading(article("b")), SETUP)
        assert again.article_ids() == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_folder_can_be_reported_on(place: Path, filled: Dossier) -> None:
    filled.close()
    place.chmod(0o444)
    place.parent.chmod(0o555)
    try:
        with Dossier.open(place) as again:
            assert again.article_ids() == ["a"]
            with pytest.raises(DossierError, match="may not be written"):
                again.add(reading(article("b")), SETUP)
    finally:
        place.parent.chmod(0o755)


def test_a_closed_dossier_is_one_file(place: Path, filled: Dossier) -> None:
    filled.close()
    assert [entry.name for entry in place.parent.iterdir()] == [place.name]


@pytest.mark.usefixtures("filled")
def test_a_locked_dossier(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "_BUSY_TIMEOUT_S", 0)
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Dossier.open(place) as again:
        assert again.article_ids() == ["a"]
        with pytest.raises(DossierError, match="another program is writing to it: wait"):
            again.add(reading(article("b")), SETUP)
    other.close()


def test_unknown_addresses() -> None:
    with pytest.raises(DossierError, match="no database of the kind 'nosuch'"):
        Dossier.open("nosuch://host/db")
    with pytest.raises(DossierError, match="is not the address of a database"):
        Dossier.open("://")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(
        DossierError, match="driver is not installed; install the package 'psycopg'"
    ):
        Dossier.open("postgresql+psycopg://user:secret@host/db")


def test_a_password_is_not_shown() -> None:
    where = backends.address("postgresql://user:secret@host/db")
    assert backends.display_name(where) == "postgresql://user:***@host/db"


def _kind(declared: str) -> str:
    # SQLite has one kind of floating-point number, under three names.
    return "REAL" if declared.startswith("DOUBLE") else declared.split("(")[0]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
def test_a_killed_run_is_run_again(place: Path, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, signal, sys
            from dossier.readings import SETUP, TEXT, article, reading
            from ralliement.dossier import Dossier
            stop = int(sys.argv[2])
            with Dossier.open_or_create(sys.argv[1], SETUP) as dossier:
                for number in range(6):
                    source = article(f"a{number}")
                    if not dossier.knows(source, SETUP):
                        dossier.add(reading(source), SETUP)
                    if number == stop:
                        os.kill(os.getpid(), signal.SIGKILL)
            """
        )
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    for stop in (1, 3, 99):
        subprocess.run(
            [sys.executable, str(script), str(place), str(stop)], env=environment, check=False
        )
    with Dossier.open(place) as dossier:
        assert dossier.article_ids() == [f"a{number}" for number in range(6)]
        assert len(dossier.statements()) == 12
        with dossier._engine.connect() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
