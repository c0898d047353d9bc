"""What every exported column means and holds, from ``fields.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ralliement.yamlfiles import read_yaml

TYPES = ("text", "integer", "number", "boolean", "date")

_TOP = """# Data dictionary

The tables that `ralliement export DB --to csv` and `--to parquet` write, column by column.
Places are in Unicode code points of `articles.original`, counted from 0, the end not included.
Dates are ISO days; a pair `…_from`, `…_to` is an interval with both days in it. An empty cell
(null in Parquet) stands for what is not there; truth is `true` or `false`. Parquet has the same
columns with their types.
"""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of one table. ``type`` is one of :data:`TYPES`."""

    table: str
    name: str
    type: str
    meaning: str


@cache
def data_dictionary() -> tuple[Field, ...]:
    """Every column of every table, in the order in which they are written."""
    return tuple(
        Field(table, name, kind, meaning)
        for table, told in _told().items()
        for name, (kind, meaning) in told["fields"].items()
    )


def fields_of_table(table: str) -> tuple[Field, ...]:
    """The columns of one table."""
    return tuple(field for field in data_dictionary() if field.table == table)


def tables() -> tuple[str, ...]:
    """The tables, in the order in which they are written."""
    return tuple(_told())


def dictionary_markdown() -> str:
    """docs/data-dictionary.md."""
    parts = [_TOP]
    for table, told in _told().items():
        parts.append(f"\n## {table}\n\n{told['about']}\n\n| column | type | meaning |\n")
        parts.append("| --- | --- | --- |\n")
        parts += [
            f"| `{name}` | {kind} | {meaning} |\n"
            for name, (kind, meaning) in told["fields"].items()
        ]
    return "".join(parts)


@cache
def _told() -> dict[str, dict[str, dict[str, tuple[str, str]]]]:
    told: dict[str, dict[str, dict[str, tuple[str, str]]]] = read_yaml(__package__, "fields.yaml")
    return told
