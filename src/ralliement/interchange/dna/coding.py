"""The statements of a ``.dna`` file as a person reads them: type, words, coder, values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ralliement.interchange.dna import schema
from ralliement.interchange.dna.documents import original_of
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.lines import Places
from ralliement.interchange.dna.offsets import Units

Value = str | int | None


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """One statement. ``start`` and ``end`` are code points of its document's text as it came in.

    ``values`` are by variable: text, a whole number, or 0 and 1 for booleans; a variable without
    a value is left out. ``entities`` are the IDs behind the short texts.
    """

    id: int
    type: str
    document: int
    start: int
    end: int
    coder: str
    values: Mapping[str, Value]
    entities: Mapping[str, int]


def coded_statements(file: DnaFile) -> list[DnaStatement]:
    """All statements of a checked file, by ID."""
    types, coders = file.by_id("STATEMENTTYPES"), file.by_id("CODERS")
    texts = {row["ID"]: _Text(row) for row in file.table("DOCUMENTS")}
    values, entities = _values(file)
    found = []
    for row in sorted(file.table("STATEMENTS"), key=lambda row: int(row["ID"])):
        text = texts[row["DocumentId"]]
        kind, coder = types.get(row["StatementTypeId"]), coders.get(row["Coder"])
        found.append(
            DnaStatement(
                id=row["ID"],
                type=str(kind["Label"]) if kind else "",
                document=row["DocumentId"],
                start=text.point(row["Start"]),
                end=text.point(row["Stop"]),
                coder=str(coder["Name"]) if coder else "",
                values=values.get(row["ID"], {}),
                entities=entities.get(row["ID"], {}),
            )
        )
    return found


class _Text:
    """One document's text, from what that program counts to what came in."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        original = original_of(row)
        self._units = Units(row["Text"])
        self._places = Places(original) if original != row["Text"] else None

    def point(self, units: int) -> int:
        shown = self._units.point(units)
        assert shown is not None, "a checked file has no such place"
        return self._places.here(shown) if self._places else shown


def _values(file: DnaFile) -> tuple[dict[int, dict[str, Value]], dict[int, dict[str, int]]]:
    variables = file.by_id("VARIABLES")
    texts = {number: row["Value"] for number, row in file.by_id("ENTITIES").items()}
    values: dict[int, dict[str, Value]] = {}
    entities: dict[int, dict[str, int]] = {}
    for table in schema.DATA_TABLES.values():
        for row in file.table(table):
            name, statement = str(variables[row["VariableId"]]["Variable"]), row["StatementId"]
            if table == "DATASHORTTEXT":
                entities.setdefault(statement, {})[name] = row["Entity"]
            value = texts[row["Entity"]] if table == "DATASHORTTEXT" else row["Value"]
            values.setdefault(statement, {})[name] = value
    return values, entities


def attributes_of(file: DnaFile) -> dict[int, dict[str, str]]:
    """The attributes of each entity by its ID, those that are not empty."""
    names = {n: str(r["AttributeVariable"]) for n, r in file.by_id("ATTRIBUTEVARIABLES").items()}
    found: dict[int, dict[str, str]] = {}
    for row in file.table("ATTRIBUTEVALUES"):
        if row["AttributeValue"]:
            attributes = found.setdefault(row["EntityId"], {})
            attributes[names[row["AttributeVariableId"]]] = str(row["AttributeValue"])
    return found
