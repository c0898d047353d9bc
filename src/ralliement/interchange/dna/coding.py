"""The statements of a ``.dna`` file as a person reads them: type, words, coder, values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ralliement.interchange.dna import schema
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.offsets import Units

Value = str | int | None


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """One statement. ``start`` and ``end`` are code points of its document's text.

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
    units = {row["ID"]: Units(row["Text"]) for row in file.table("DOCUMENTS")}
    values, entities = _values(file)
    found = []
    for row in sorted(file.table("STATEMENTS"), key=lambda row: int(row["ID"])):
        places = units[row["DocumentId"]]
        start, end = places.point(row["Start"]), places.point(row["Stop"])
        assert start is not None
        assert end is not None
        kind, coder = types.get(row["StatementTypeId"]), coders.get(row["Coder"])
        found.append(
            DnaStatement(
                id=row["ID"],
                type=str(kind["Label"]) if kind else "",
                document=row["DocumentId"],
                start=start,
                end=end,
                coder=str(coder["Name"]) if coder else "",
                values=values.get(row["ID"], {}),
                entities=entities.get(row["ID"], {}),
            )
        )
    return found


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
