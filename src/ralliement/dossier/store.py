"""The dossier itself: opening, writing one reading at a time, and asking."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy import update as sql_update
from sqlalchemy.engine import URL

from ralliement.dossier import backends, migrations, rows, tables
from ralliement.dossier.asking import Questions
from ralliement.dossier.batch import Batch, put_aside, put_back, write_batch
from ralliement.dossier.setup import Setup
from ralliement.errors import DossierError, UnreadableArticle
from ralliement.records import Article, Reading


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a reading: the id it has in the dossier, and whether that is another name."""

    id: str
    renamed: bool


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the registry as a dossier keeps it."""

    id: str
    kind: str | None
    label_fr: str
    label_en: str


class Dossier(Questions):
    """The database of one dispute. Use it in a ``with`` block, or close it.

    Every method raises DossierError, in one line, where the database cannot answer;
    what was written before stays as it was.
    """

    def __init__(self, engine: Engine, place: URL) -> None:
        super().__init__(engine, place)
        self._writing = False

    @classmethod
    def open(cls, place: str | Path) -> Dossier:
        """The dossier at ``place`` (a file or a database address), brought to the newest version.

        Raises: DossierError if there is none, or it is not a dossier, or it is newer.
        """
        where = backends.address(place)
        name = backends.display_name(where)
        if backends.is_file(where) and not Path(where.database or "").is_file():
            raise DossierError(
                f"{name}: no such dossier; make it with `ralliement read … -o {name}`"
            )
        dossier = cls(backends.connect(where), where)
        try:
            dossier._bring_up_to_date()
        except BaseException:
            dossier.close()
            raise
        return dossier

    @classmethod
    def create(cls, place: str | Path, setup: Setup) -> Dossier:
        """A new dossier at ``place`` for the issue of ``setup``.

        Raises: DossierError if a dossier is there already or none can be written there.
        """
        where = backends.address(place)
        name = backends.display_name(where)
        dossier = cls(backends.connect(where), where)
        try:
            with dossier._write() as connection:
                if migrations.version_of(connection, name):
                    raise DossierError(
                        f"{name}: holds a dossier already; open it, or give a new name"
                    )
                migrations.migrate(connection, 0)
                _write_meta(connection, setup)
        except BaseException:
            dossier.close()
            raise
        return dossier

    @staticmethod
    def is_there(place: str | Path) -> bool:
        """Whether ``place`` holds a dossier or anything else already.

        Raises: DossierError if what is there is not a dossier.
        """
        where = backends.address(place)
        name = backends.display_name(where)
        if backends.is_file(where) and not Path(where.database or "").exists():
            return False
        engine = backends.connect(where)
        try:
            with backends.one_clear_line(name), engine.begin() as connection:
                return migrations.version_of(connection, name) > 0
        finally:
            engine.dispose()

    @classmethod
    def open_or_create(cls, place: str | Path, setup: Setup) -> Dossier:
        """The dossier at ``place``, made if nothing is there.

        Raises: DossierError if it was made for another issue than that of ``setup``.
        """
        if not cls.is_there(place):
            return cls.create(place, setup)
        dossier = cls.open(place)
        if dossier.issue.id != setup.issue.id:
            kept = dossier.issue.id
            dossier.close()
            raise DossierError(
                f"{dossier.name}: is a dossier on {kept!r}, not on {setup.issue.id!r}: "
                f"give `--issue {kept}`, or a new file with `-o`"
            )
        return dossier

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        try:
            if self._writing:
                with backends.one_clear_line(self.name):
                    backends.stop_writing(self._engine)
        except DossierError:
            # Only tidying: a file left with its log is whole, the next writer tidies it.
            pass
        finally:
            self._writing = False
            self._engine.dispose()

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        with backends.one_clear_line(self.name):
            if not self._writing:
                backends.start_writing(self._engine)
                self._writing = True
            writer = self._engine.execution_options(**{backends.WRITE: True})
            with writer.begin() as connection:
                yield connection

    def _bring_up_to_date(self) -> None:
        with self._read() as connection:
            version = migrations.version_of(connection, self.name)
        if version == 0:
            raise DossierError(
                f"{self.name}: is empty, not a dossier; make one with `ralliement read … -o`"
            )
        migrations.refuse_newer(version, self.name)
        if version < migrations.newest():
            with self._write() as connection:
                migrations.migrate(connection, migrations.version_of(connection, self.name))

    def note_setup(self, setup: Setup) -> None:
        """Keep the issue's wording and the coder that the next readings come from."""
        with self._write() as connection:
            _write_meta(connection, setup)

    # Writing

    def knows(self, article: Article, setup: Setup) -> bool:
        """Whether this text is kept under this name, read with the same ``setup``."""
        fingerprint = article.fingerprint
        names = (article.id, _second_name(article.id, fingerprint))
        question = select(tables.ARTICLES.c.id).where(
            tables.ARTICLES.c.id.in_(names),
            tables.ARTICLES.c.fingerprint == fingerprint,
            tables.ARTICLES.c.setup == setup.key,
        )
        with self._read() as connection:
            return connection.execute(question).first() is not None

    def add(self, reading: Reading, setup: Setup) -> Added:
        """Keep one reading, in place of what the same article gave before.

        Statements of people stay: only a program's are replaced by what it reads now.
        Another text under the same name stays; this one is then kept as the name with
        the first eight digits of its fingerprint.

        Raises: UnreadableArticle if the records do not fit the text; nothing is kept then.
        """
        with self._write() as connection:
            name = _name_for(connection, reading.article)
            renamed = name != reading.article.id
            kept = rows.rows_of(rows.renamed(reading, name) if renamed else reading, setup.key)
            by_people = put_aside(connection, reading.article, name)
            connection.execute(delete(tables.ARTICLES).where(tables.ARTICLES.c.id == name))
            for table, found in kept.items():
                if found:
                    connection.execute(insert(tables.METADATA.tables[table]), found)
            put_back(connection, by_people, name)
            _forget_unreadable(connection, reading.article)
        return Added(name, renamed)

    def bring_in(self, batch: Batch, setup: Setup) -> None:
        """Keep all of a batch or, where it raises, nothing of it.

        Raises: UnreadableArticle or DossierError if a record does not fit its article.
        """
        with self._write() as connection:
            write_batch(connection, batch, setup.key)

    def bring_rows(self, found: Mapping[str, Sequence[rows.Row]]) -> None:
        """Add rows to tables by name, as they are: all of them or, where it raises, none."""
        with self._write() as connection:
            for table in tables.METADATA.sorted_tables:
                if found.get(table.name):
                    connection.execute(insert(table), list(found[table.name]))

    def erase(self) -> None:
        """Drop all tables: what is left of a new dossier whose filling failed."""
        with self._write() as connection:
            tables.METADATA.drop_all(connection)

    def note_unreadable(self, error: UnreadableArticle) -> None:
        """Keep that an article could not be read; it goes when the article is read at last."""
        row = {"name": error.name, "reason": error.reason, "message": error.message}
        with self._write() as connection:
            connection.execute(
                delete(tables.UNREADABLE).where(tables.UNREADABLE.c.name == error.name)
            )
            connection.execute(insert(tables.UNREADABLE), [row])

    def note_actors(self, actors: Iterable[KnownActor]) -> None:
        """Keep the registry's names of actors that were met."""
        found = [
            {"id": a.id, "kind": a.kind, "label_fr": a.label_fr, "label_en": a.label_en}
            for a in actors
        ]
        if not found:
            return
        with self._write() as connection:
            ids = [actor["id"] for actor in found]
            connection.execute(delete(tables.ACTORS).where(tables.ACTORS.c.id.in_(ids)))
            connection.execute(insert(tables.ACTORS), found)

    def set_groups(self, groups: Mapping[str, str]) -> None:
        """Keep which articles are copies of one another; one that is in no group is its own."""
        articles = tables.ARTICLES
        with self._write() as connection:
            kept = connection.execute(select(articles.c.id, articles.c.duplicate_group)).all()
            for name, group in kept:
                new = groups.get(name, name)
                if new != group:
                    change = sql_update(articles).where(articles.c.id == name)
                    connection.execute(change.values(duplicate_group=new))

    def has_ungrouped(self) -> bool:
        """Whether an article came in since the groups were last set."""
        question = select(tables.ARTICLES.c.id).where(tables.ARTICLES.c.duplicate_group.is_(None))
        with self._read() as connection:
            return connection.execute(question.limit(1)).first() is not None


def _write_meta(connection: Connection, setup: Setup) -> None:
    values = {
        "issue": setup.issue.to_json(),
        "issue_digest": setup.issue_digest,
        "issue_source": setup.issue_source or setup.issue.id,
        "actor_files": json.dumps(setup.actor_files),
        "coder": setup.coder,
    }
    connection.execute(delete(tables.META).where(tables.META.c.key.in_(list(values))))
    created = select(tables.META.c.value).where(tables.META.c.key == "created")
    if connection.execute(created).first() is None:
        values["created"] = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(tables.META), [{"key": k, "value": v} for k, v in values.items()])


def _second_name(name: str, fingerprint: str) -> str:
    return f"{name}-{fingerprint[:8]}"


def _name_for(connection: Connection, article: Article) -> str:
    fingerprint = article.fingerprint
    second = _second_name(article.id, fingerprint)
    columns = (tables.ARTICLES.c.id, tables.ARTICLES.c.fingerprint)
    question = select(*columns).where(tables.ARTICLES.c.id.in_((article.id, second)))
    kept = {row.id: row.fingerprint for row in connection.execute(question)}
    if kept.get(article.id, fingerprint) == fingerprint and second not in kept:
        return article.id
    return second


def _forget_unreadable(connection: Connection, article: Article) -> None:
    names = [name for name in (article.id, article.path) if name is not None]
    connection.execute(delete(tables.UNREADABLE).where(tables.UNREADABLE.c.name.in_(names)))


__all__ = ["Added", "Dossier", "KnownActor"]
