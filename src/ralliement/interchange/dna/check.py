"""Whether a ``.dna`` file is whole: its version, tables, columns, links and offsets."""

from __future__ import annotations

from collections.abc import Iterator

from ralliement.errors import InterchangeError
from ralliement.interchange.dna import schema
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.offsets import Units

_SHOWN = 3
_TEXTS = (("DOCUMENTS", "Text"), ("DOCUMENTS", "Title"), ("CODERS", "Name"), ("ENTITIES", "Value"))
_NUMBERS = (
    *(("STATEMENTS", "Start"), ("STATEMENTS", "Stop"), ("DOCUMENTS", "Date")),
    *(("DATABOOLEAN", "Value"), ("DATAINTEGER", "Value")),
)
_MAY_BE_EMPTY = (("DOCUMENTS", "Coder"), ("ENTITIES", "ChildOf"))
"""The links that need not lead anywhere; that program shows nothing of what lacks another."""


def check_dna(file: DnaFile) -> None:
    """Raises: InterchangeError, in one line, if the file cannot be taken over as it is."""
    _check_version(file)
    _check_tables(file)
    for problems, advice in (
        (_wrong_values(file), "repair it in Discourse Network Analyzer, or use an earlier copy"),
        (_lost_links(file), "repair it in Discourse Network Analyzer, or use an earlier copy"),
        (_wrong_offsets(file), "code those statements anew in Discourse Network Analyzer"),
    ):
        found = list(problems)
        if found:
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            raise InterchangeError(f"{file.name}: {'; '.join(found[:_SHOWN])}{more}: {advice}")


def _check_version(file: DnaFile) -> None:
    names = {name.upper() for name in file.commands}
    if "SETTINGS" not in names or "STATEMENTS" not in names:
        raise InterchangeError(
            f"{file.name}: is a database, but not one of Discourse Network Analyzer (no table "
            "SETTINGS or STATEMENTS); give a .dna file of version 3"
        )
    version = file.version if "SETTINGS" in file.commands else ""
    if not version.startswith("3."):
        named = f"version {version!r}" if version else "a version that it does not name"
        raise InterchangeError(
            f"{file.name}: was written by Discourse Network Analyzer in {named}; only files of "
            "version 3 are read: open it with version 3 and save it anew"
        )


def _check_tables(file: DnaFile) -> None:
    missing = [name for name in schema.TABLES if name not in file.commands]
    if missing:
        raise InterchangeError(
            f"{file.name}: names version {file.version} but lacks the tables "
            f"{', '.join(missing)}: its form is not that of version 3"
        )
    for name in schema.TABLES:
        rows = file.table(name)
        lacking = [column for column in schema.columns(name) if rows and column not in rows[0]]
        if lacking:
            raise InterchangeError(
                f"{file.name}: table {name} lacks the columns {', '.join(lacking)}: its form is "
                "not that of version 3"
            )
    for name, found in file.rows.items():
        if any(isinstance(value, bytes) for row in found for value in row.values()):
            raise InterchangeError(f"{file.name}: table {name} holds binary values; remove them")


def _wrong_values(file: DnaFile) -> Iterator[str]:
    for table, column in _TEXTS:
        for row in file.table(table):
            if not isinstance(row[column], str):
                yield f"{table} {row['ID']} has no text in {column}"
    for table, column in _NUMBERS:
        for row in file.table(table):
            if not isinstance(row[column], int):
                yield f"{table} {row['ID']} has {row[column]!r} as {column}, not a whole number"


def _lost_links(file: DnaFile) -> Iterator[str]:
    ids = {name: set(file.by_id(name)) for _, _, name in schema.REFERENCES}
    for table, column, target in schema.REFERENCES:
        for row in file.table(table):
            value = row[column]
            if value is None and (table, column) in _MAY_BE_EMPTY:
                continue
            if value not in ids[target]:
                what = "no " + target if value is None else f"{target} {value}, which is not there"
                yield f"{table} {row['ID']} names {what}"


def _wrong_offsets(file: DnaFile) -> Iterator[str]:
    units = {row["ID"]: Units(row["Text"]) for row in file.table("DOCUMENTS")}
    for row in file.table("STATEMENTS"):
        found = units[row["DocumentId"]]
        place = f"{row['Start']}-{row['Stop']}"
        which = f"statement {row['ID']} stands at {place} of document {row['DocumentId']}"
        if not 0 <= row["Start"] < row["Stop"] <= found.length:
            yield f"{which}, which has {found.length} characters"
        elif found.point(row["Start"]) is None or found.point(row["Stop"]) is None:
            yield f"{which}, in the middle of a character"
