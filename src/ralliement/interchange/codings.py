"""Codings of imported files, variable by variable, whatever program they came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ralliement.dossier import Dossier, Imported
from ralliement.interchange.dna.coding import coded_statements
from ralliement.interchange.dna.documents import original_of
from ralliement.interchange.dna.incoming import FORMAT as DNA
from ralliement.interchange.dna.incoming import rows_kept

REFI = "refi"
CODINGS = "codings"
"""The section of imported rows that holds a REFI project's codings."""


def codings_in(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """One record for each value of each coding: the table ``codings`` of the data dictionary."""
    for imported in dossier.imports():
        if imported.format == DNA:
            yield from _of_dna(dossier, imported)
        elif imported.format == REFI:
            yield from _of_refi(dossier, imported)


def _of_dna(dossier: Dossier, imported: Imported) -> Iterator[dict[str, Any]]:
    rows = dossier.imported_rows(imported.id)
    made = {row.content["ID"]: row for row in rows if row.section == "STATEMENTS"}
    file = rows_kept(dossier, imported)
    texts = {row["ID"]: original_of(row) for row in file.table("DOCUMENTS")}
    for item in coded_statements(file):
        kept = made[item.id]
        for variable, value in item.values.items():
            yield {
                "file": imported.name,
                "coding": str(item.id),
                "type": item.type,
                "article": kept.article,
                "start": item.start,
                "end": item.end,
                "text": texts[item.document][item.start : item.end],
                "coder": item.coder,
                "variable": variable,
                "value": None if value is None else str(value),
                "statement": kept.statement,
            }


def _of_refi(dossier: Dossier, imported: Imported) -> Iterator[dict[str, Any]]:
    originals: dict[str, str] = {}
    for row in dossier.imported_rows(imported.id):
        if row.section != CODINGS or row.article is None:
            continue
        if row.article not in originals:
            originals[row.article] = dossier.article(row.article).original
        told = row.content
        for code in told["codes"]:
            yield {
                "file": imported.name,
                "coding": told["guid"],
                "type": "coding",
                "article": row.article,
                "start": told["start"],
                "end": told["end"],
                "text": originals[row.article][told["start"] : told["end"]],
                "coder": told["coder"],
                "variable": " / ".join(code),
                "value": "1",
                "statement": row.statement,
            }
