"""A folder of tables: one file for each, and the dictionary of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ralliement import dossier as kept
from ralliement.dossier import Dossier
from ralliement.dossier import tables as tables_kept
from ralliement.interchange.codings import codings_in
from ralliement.interchange.files import folder_written_whole
from ralliement.interchange.tables.dictionary import (
    Field,
    data_dictionary,
    fields_of_table,
    tables,
)

if TYPE_CHECKING:
    import pyarrow as pa

Record = Mapping[str, Any]
_DICTIONARY = "data-dictionary.csv"
_DICTIONARY_COLUMNS = ("table", "column", "type", "meaning")


def table_records(dossier: Dossier, table: str) -> Iterator[Record]:
    """The records of one table of the data dictionary, with all its columns."""
    if table == "coders":
        return _coders(dossier)
    if table == "parts":
        return _parts(dossier)
    if table == "codings":
        return codings_in(dossier)
    return kept.records(dossier, table, texts=True)


def _coders(dossier: Dossier) -> Iterator[Record]:
    counts = Counter(statement.coder for statement in dossier.statements())
    for coder in dossier.coders():
        yield {
            "name": coder.name,
            "kind": coder.kind,
            "source": coder.source,
            "statements": counts[coder.name],
        }


def _parts(dossier: Dossier) -> Iterator[Record]:
    originals = {row["id"]: row["original"] for row in dossier.rows(tables_kept.ARTICLES)}
    for statement in dossier.statements():
        for part in statement.parts:
            yield {
                "article": statement.article,
                "statement": statement.id,
                "role": part.role,
                "start": part.start,
                "end": part.end,
                "text": originals[statement.article][part.start : part.end],
            }


def write_csv_folder(dossier: Dossier, folder: Path) -> tuple[str, ...]:
    """Write every table as CSV, UTF-8, into a new folder; the names of the files.

    Raises: InterchangeError if the folder is there already; nothing is written then.
    """
    with folder_written_whole(folder) as draft:
        names = [_DICTIONARY]
        _csv(draft / _DICTIONARY, _DICTIONARY_COLUMNS, _dictionary_records())
        for table in tables():
            names.append(f"{table}.csv")
            columns = tuple(field.name for field in fields_of_table(table))
            _csv(draft / names[-1], columns, table_records(dossier, table))
    return tuple(names)


def _csv(path: Path, columns: tuple[str, ...], records: Iterable[Record]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        kept.write_csv(columns, records, stream)


def _dictionary_records() -> Iterator[Record]:
    for field in data_dictionary():
        yield {
            "table": field.table,
            "column": field.name,
            "type": field.type,
            "meaning": field.meaning,
        }


def write_parquet_folder(dossier: Dossier, folder: Path) -> tuple[str, ...]:
    """Write every table as Parquet into a new folder; the names of the files.

    Columns have the types of the data dictionary, and its meanings as their metadata.
    Raises: InterchangeError if the folder is there already; nothing is written then.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    with folder_written_whole(folder) as draft:
        names = [_DICTIONARY]
        _csv(draft / _DICTIONARY, _DICTIONARY_COLUMNS, _dictionary_records())
        for table in tables():
            names.append(f"{table}.parquet")
            fields = fields_of_table(table)
            rows = [_typed(record, fields) for record in table_records(dossier, table)]
            made = pa.Table.from_pylist(rows, schema=_schema(fields))
            pq.write_table(made, draft / names[-1], compression="zstd")
    return tuple(names)


def _schema(fields: Iterable[Field]) -> pa.Schema:
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return pa.schema(
        [
            pa.field(field.name, kinds[field.type], metadata={"meaning": field.meaning})
            for field in fields
        ]
    )


def _typed(record: Record, fields: Iterable[Field]) -> dict[str, Any]:
    row = {}
    for field in fields:
        value = record[field.name]
        if value is not None and field.type == "date":
            value = date.fromisoformat(value)
        elif value is not None and field.type == "number":
            value = float(value)
        row[field.name] = value
    return row
