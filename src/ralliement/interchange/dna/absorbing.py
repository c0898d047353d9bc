"""Adding the rows of one ``.dna`` file to those of another, their numbers given anew.

Coders, types, variables, entities and attributes of the same name become one; documents are
one where they are the same article; statements are all added.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ralliement.interchange.dna import schema
from ralliement.interchange.dna.file import DnaFile
from ralliement.interchange.dna.ledger import Ledger


def absorb(ledger: Ledger, file: DnaFile, documents: Mapping[int, int]) -> dict[int, int]:
    """Add ``file`` to ``ledger``; the new ID of each document by its old one.

    ``documents`` are those that the ledger has already.
    """
    coders = _coders(ledger, file)
    kinds = {
        row["ID"]: ledger.type(str(row["Label"]), (row["Red"], row["Green"], row["Blue"]))
        for row in file.table("STATEMENTTYPES")
    }
    variables = {
        row["ID"]: ledger.variable(
            kinds[row["StatementTypeId"]], str(row["Variable"]), str(row["DataType"])
        )
        for row in file.table("VARIABLES")
    }
    entities = _entities(ledger, file, variables)
    placed = dict(documents)
    for row in file.table("DOCUMENTS"):
        if row["ID"] not in placed:
            fresh = _without_id(row) | {"Coder": coders.get(row["Coder"])}
            placed[row["ID"]] = ledger.add("DOCUMENTS", fresh)
    statements = {
        row["ID"]: ledger.add(
            "STATEMENTS",
            {
                "StatementTypeId": kinds.get(row["StatementTypeId"]),
                "DocumentId": placed[row["DocumentId"]],
                "Start": row["Start"],
                "Stop": row["Stop"],
                "Coder": coders.get(row["Coder"]),
            },
        )
        for row in file.table("STATEMENTS")
    }
    _values(ledger, file, (statements, variables, entities))
    for row in file.table("REGEXES"):
        ledger.regex(row)
    for row in file.table("VARIABLELINKS"):
        ends = (variables[row["SourceVariableId"]], variables[row["TargetVariableId"]])
        ledger.find_or_add(
            "VARIABLELINKS", {"SourceVariableId": ends[0], "TargetVariableId": ends[1]}
        )
    return placed


def _coders(ledger: Ledger, file: DnaFile) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in file.table("CODERS"):
        known = ledger.find("CODERS", {"Name": row["Name"]})
        found[row["ID"]] = known or ledger.add("CODERS", _without_id(row))
    for row in file.table("CODERRELATIONS"):
        pair = {"Coder": found[row["Coder"]], "OtherCoder": found[row["OtherCoder"]]}
        others = {k: v for k, v in row.items() if k not in ("ID", "Coder", "OtherCoder")}
        ledger.find_or_add("CODERRELATIONS", pair, **others)
    for one in found.values():
        for row in list(ledger.rows("CODERS")):
            if row["ID"] != one:
                ledger.relation(one, row["ID"])
                ledger.relation(row["ID"], one)
    return found


def _entities(ledger: Ledger, file: DnaFile, variables: Mapping[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in file.table("ENTITIES"):
        wanted = {"VariableId": variables[row["VariableId"]], "Value": row["Value"]}
        colours = {name: row[name] for name in ("Red", "Green", "Blue")}
        found[row["ID"]] = ledger.find_or_add("ENTITIES", wanted, **colours, ChildOf=None)
    attributes = {
        row["ID"]: ledger.attribute(variables[row["VariableId"]], str(row["AttributeVariable"]))
        for row in file.table("ATTRIBUTEVARIABLES")
    }
    for row in file.table("ATTRIBUTEVALUES"):
        entity, attribute = found[row["EntityId"]], attributes[row["AttributeVariableId"]]
        _say(ledger, entity, attribute, str(row["AttributeValue"]))
    parents = {
        found[row["ID"]]: found[row["ChildOf"]]
        for row in file.table("ENTITIES")
        if row["ChildOf"] is not None
    }
    for number, row in enumerate(ledger.rows("ENTITIES")):
        if row["ID"] in parents and row["ChildOf"] is None:
            ledger.rows("ENTITIES")[number] = {**row, "ChildOf": parents[row["ID"]]}
    return found


def _say(ledger: Ledger, entity: int, attribute: int, value: str) -> None:
    """What the first file says of an entity stays; what it leaves empty is filled."""
    rows = ledger.rows("ATTRIBUTEVALUES")
    for number, row in enumerate(rows):
        if (row["EntityId"], row["AttributeVariableId"]) == (entity, attribute):
            if not row["AttributeValue"]:
                rows[number] = {**row, "AttributeValue": value}
            return
    ledger.attribute_value(entity, attribute, value)


def _values(
    ledger: Ledger,
    file: DnaFile,
    moved: tuple[Mapping[int, int], Mapping[int, int], Mapping[int, int]],
) -> None:
    statements, variables, entities = moved
    for table in schema.DATA_TABLES.values():
        for row in file.table(table):
            wanted = {
                "StatementId": statements[row["StatementId"]],
                "VariableId": variables[row["VariableId"]],
            }
            if table == "DATASHORTTEXT":
                ledger.find_or_add(table, wanted, Entity=entities[row["Entity"]])
            else:
                ledger.find_or_add(table, wanted, Value=row["Value"])


def _without_id(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "ID"}
