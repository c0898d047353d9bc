"""The rows of a ``.dna`` file in the making: numbers given out, nothing written twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ralliement.interchange.dna import passwords, schema
from ralliement.interchange.dna.file import DnaFile

_EMPTY = ""
_COLOURS = (
    *((31, 119, 180), (255, 127, 14), (44, 160, 44), (214, 39, 40), (148, 103, 189)),
    *((140, 86, 75), (227, 119, 194), (127, 127, 127), (188, 189, 34), (23, 190, 207)),
)


class Ledger:
    """Rows by table; every ``…`` method gives the ID of what is there or adds it."""

    def __init__(self, base: DnaFile, password: str) -> None:
        self._password = password
        self._commands = dict(base.commands)
        self._rows: dict[str, list[Mapping[str, Any]]] = {
            name: list(base.table(name)) for name in base.commands
        }
        self._last = {
            name: max((row["ID"] for row in rows if "ID" in row), default=0)
            for name, rows in self._rows.items()
        }
        self._ids: dict[tuple[str, ...], dict[tuple[Any, ...], int]] = {}

    def file(self, name: str) -> DnaFile:
        """The file as it stands."""
        rows = {table: tuple(found) for table, found in self._rows.items()}
        return DnaFile(name, rows, self._commands)

    def rows(self, table: str) -> list[Mapping[str, Any]]:
        """The rows of one table so far."""
        return self._rows[table]

    def add(self, table: str, row: Mapping[str, Any]) -> int:
        """Add a row under a new ID, and give that."""
        self._last[table] += 1
        whole = {"ID": self._last[table], **row}
        self._rows[table].append(whole)
        for (name, *columns), ids in self._ids.items():
            if name == table:
                ids.setdefault(tuple(whole[column] for column in columns), whole["ID"])
        return int(whole["ID"])

    def find(self, table: str, wanted: Mapping[str, Any]) -> int | None:
        """The ID of the first row with these values; None if there is none."""
        key = (table, *wanted)
        if key not in self._ids:
            ids = self._ids.setdefault(key, {})
            for row in self._rows[table]:
                ids.setdefault(tuple(row[column] for column in wanted), row["ID"])
        return self._ids[key].get(tuple(wanted.values()))

    def find_or_add(self, table: str, wanted: Mapping[str, Any], **others: Any) -> int:
        """The ID of the row with the values ``wanted``, added with ``others`` if need be."""
        found = self.find(table, wanted)
        return self.add(table, {**wanted, **others}) if found is None else found

    def setting(self, name: str, value: str) -> None:
        """Set a property of the file."""
        kept = [row for row in self._rows["SETTINGS"] if row["Property"] != name]
        self._rows["SETTINGS"] = [*kept, {"Property": name, "Value": value}]

    def regex(self, row: Mapping[str, Any]) -> None:
        """Add a highlighted expression unless it is there."""
        if all(kept["Label"] != row["Label"] for kept in self._rows["REGEXES"]):
            self._rows["REGEXES"].append(dict(row))

    def coder(self, name: str) -> int:
        """The coder of that name, who logs in with the file's password and sees all others."""
        name = name[: schema.LONGEST] or "unnamed"
        found = self.find("CODERS", {"Name": name})
        if found is not None:
            return found
        others = [row["ID"] for row in self._rows["CODERS"]]
        red, green, blue = _COLOURS[len(others) % len(_COLOURS)]
        number = self.add("CODERS", _coder_row(name, (red, green, blue), self._password))
        for other in others:
            self.relation(number, other)
            self.relation(other, number)
        return number

    def relation(self, coder: int, other: int) -> None:
        """Let ``coder`` see and edit what ``other`` does."""
        rights = dict.fromkeys(
            ("viewStatements", "editStatements", "viewDocuments", "editDocuments"), 1
        )
        self.find_or_add("CODERRELATIONS", {"Coder": coder, "OtherCoder": other}, **rights)

    def type(self, label: str, colour: tuple[int, int, int]) -> int:
        """The type of statement with that label."""
        red, green, blue = colour
        return self.find_or_add("STATEMENTTYPES", {"Label": label}, Red=red, Green=green, Blue=blue)

    def variable(self, kind: int, name: str, data_type: str) -> int:
        """A variable of a type; under another name where it holds another type of data."""
        wanted = name
        number = 1
        while True:
            found = self.find("VARIABLES", {"Variable": wanted, "StatementTypeId": kind})
            if found is None:
                return self._new_variable(kind, wanted, data_type)
            if self._data_type(found) == data_type:
                return found
            number += 1
            wanted = f"{name} ({number})"

    def _data_type(self, variable: int) -> str:
        return next(
            str(row["DataType"]) for row in self._rows["VARIABLES"] if row["ID"] == variable
        )

    def _new_variable(self, kind: int, name: str, data_type: str) -> int:
        row = {"Variable": name, "DataType": data_type, "StatementTypeId": kind}
        number = self.add("VARIABLES", row)
        if data_type == "short text":
            for attribute in ("Type", "Alias", "Notes"):
                self.attribute(number, attribute)
            self.entity(number, _EMPTY)
        # Discourse Network Analyzer wants a value of every variable in every statement.
        for statement in [
            r["ID"] for r in self._rows["STATEMENTS"] if r["StatementTypeId"] == kind
        ]:
            self.value(statement, number, data_type, 0 if data_type in _NUMBERS else _EMPTY)
        return number

    def attribute(self, variable: int, name: str) -> int:
        """An attribute of a variable's entities, empty for those that are there."""
        wanted = {"VariableId": variable, "AttributeVariable": name}
        found = self.find("ATTRIBUTEVARIABLES", wanted)
        if found is not None:
            return found
        number = self.add("ATTRIBUTEVARIABLES", wanted)
        for row in [row for row in self._rows["ENTITIES"] if row["VariableId"] == variable]:
            self.attribute_value(row["ID"], number, _EMPTY)
        return number

    def attribute_value(self, entity: int, attribute: int, value: str) -> None:
        """What an entity's attribute is, where nothing is said of it yet."""
        wanted = {"EntityId": entity, "AttributeVariableId": attribute}
        self.find_or_add("ATTRIBUTEVALUES", wanted, AttributeValue=value[: schema.LONGEST])

    def entity(self, variable: int, value: str, attributes: Iterable[tuple[str, str]] = ()) -> int:
        """An entity with its attributes."""
        wanted = {"VariableId": variable, "Value": value}
        found = self.find("ENTITIES", wanted)
        if found is not None:
            return found
        number = self.add("ENTITIES", {**wanted, "Red": 0, "Green": 0, "Blue": 0, "ChildOf": None})
        told = dict(attributes)
        for name in told:
            self.attribute(variable, name)
        for row in [r for r in self._rows["ATTRIBUTEVARIABLES"] if r["VariableId"] == variable]:
            self.attribute_value(number, row["ID"], told.get(str(row["AttributeVariable"]), ""))
        return number

    def value(self, statement: int, variable: int, data_type: str, value: Any) -> None:
        """One value of a statement; of a short text, the text itself."""
        wanted = {"StatementId": statement, "VariableId": variable}
        if data_type == "short text":
            entity = self.entity(variable, str(value)[: schema.LONGEST])
            self.find_or_add("DATASHORTTEXT", wanted, Entity=entity)
            return
        self.find_or_add(schema.DATA_TABLES[data_type], wanted, Value=value)


_NUMBERS = ("boolean", "integer")


def _coder_row(name: str, colour: tuple[int, int, int], password: str) -> dict[str, Any]:
    red, green, blue = colour
    flags = {"ColorByCoder": 0, "PopupDecoration": 0, "PopupAutoComplete": 1}
    permissions = dict.fromkeys(
        (column for column in schema.columns("CODERS") if column.startswith("Permission")), 1
    )
    return {
        "Name": name,
        "Red": red,
        "Green": green,
        "Blue": blue,
        "Refresh": 0,
        "FontSize": 14,
        "Password": passwords.hashed(password, coder=name),
        "PopupWidth": 300,
        **flags,
        **permissions,
    }


def new_file(name: str) -> DnaFile:
    """An empty file of our version."""
    settings = (
        {"Property": "version", "Value": schema.VERSION},
        {"Property": "date", "Value": schema.VERSION_DATE},
    )
    return DnaFile(name, {"SETTINGS": settings})
