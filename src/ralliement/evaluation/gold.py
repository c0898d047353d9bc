"""Tables that people coded by hand: CSV or TSV in, rows with their lines out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ralliement.errors import DataFileError
from ralliement.issues.wording import nearest, shown

_SEPARATORS = ",\t;"
"""What spreadsheets write between cells; the semicolon where the comma is the decimal sign."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line that it begins on, and its cells by column, without outer blanks."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A table as it was read."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def is_used(self, column: str) -> bool:
        """Whether any row has something in ``column``; a column left empty was not coded."""
        return any(row[column] for row in self.rows)


def load_gold(path: Path, columns: Sequence[str], *, may_be_empty: bool = False) -> GoldFile:
    """The table in ``path``, which has ``columns`` and perhaps others.

    Comma, tab or semicolon between the cells, UTF-8, names of columns in any case.
    Raises: DataFileError naming every mistake of its form: a column that is missing or there
    twice, a row with too many or too few cells, no rows at all.
    """
    text = _text(path)
    separator = _separator(text.split("\n", 1)[0], columns)
    lines = list(_lines(path, text, separator))
    if not lines:
        raise DataFileError([f"{path}:1: file: is empty; begin with {','.join(columns)}"])
    header = tuple(name.strip().casefold() for name in lines[0][1])
    mistakes = [*_wrong_columns(path, header, columns)]
    full = [(line, cells) for line, cells in lines[1:] if any(cell.strip() for cell in cells)]
    mistakes += _wrong_widths(path, full, header)
    if not full and not mistakes and not may_be_empty:
        mistakes.append(f"{path}:1: file: has no row below the names of its columns; code some")
    if mistakes:
        raise DataFileError(mistakes)
    rows = (
        Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
        for line, cells in full
    )
    return GoldFile(path, header, tuple(rows))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said = f"{path}:1: file: is not UTF-8; save it as 'CSV UTF-8' and run this again"
        raise DataFileError([said]) from error


def _separator(header: str, columns: Sequence[str]) -> str:
    """The separator with which the first line has most of the columns."""

    def found(separator: str) -> int:
        names = {name.strip(' \r"').casefold() for name in header.split(separator)}
        return len(names & set(columns))

    return max(_SEPARATORS, key=found)


def _lines(path: Path, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = f"{path}:{line}: row: cannot be read as a table ({error}); check its quotes"
            raise DataFileError([said]) from error
        yield line, cells


def _wrong_columns(path: Path, header: Sequence[str], columns: Sequence[str]) -> Iterator[str]:
    others = [name for name in header if name not in columns]
    missing = [name for name in columns if name not in header]
    meant = [f"{near!r} meant for {name}" for name in missing if (near := nearest(name, others))]
    if missing:
        said = "column is missing" if len(missing) == 1 else "columns are missing"
        hint = f"is {', '.join(meant)}? " if meant else ""
        yield f"{path}:1: {', '.join(missing)}: {said}; {hint}needed: {', '.join(columns)}"
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        yield f"{path}:1: {name}: column is there {header.count(name)} times; keep one"


def _wrong_widths(
    path: Path, lines: Iterable[tuple[int, list[str]]], header: Sequence[str]
) -> Iterator[str]:
    for line, cells in lines:
        if len(cells) != len(header):
            said = f"has {len(cells)} cells; the first line names {len(header)} columns"
            yield f"{path}:{line}: row: {said} (a comma in a text needs quotes around the text)"


class Mistakes:
    """The mistakes found in one file, in the order of its lines."""

    def __init__(self, file: GoldFile) -> None:
        self._file = file
        self._found: list[tuple[int, str]] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, row: Row, column: str, allowed: str) -> None:
        """The value of ``column`` in ``row`` is wrong; ``allowed`` says what is not."""
        value = shown(row[column])
        self._found.append((row.line, f"{self._file.path}:{row.line}: {column}: {value} {allowed}"))

    def add_row(self, row: Row, said: str) -> None:
        """The row as a whole is wrong."""
        self._found.append((row.line, f"{self._file.path}:{row.line}: row: {said}"))

    def raise_if_any(self) -> None:
        """Raises: DataFileError with all of them, if there are any."""
        if self._found:
            raise DataFileError(said for _, said in sorted(self._found, key=lambda one: one[0]))


def refuse_repeats(file: GoldFile, columns: Sequence[str], mistakes: Mistakes) -> None:
    """A row that says in ``columns`` what an earlier one says would count double: a mistake."""
    first: dict[tuple[str, ...], int] = {}
    for row in file.rows:
        line = first.setdefault(tuple(row[column] for column in columns), row.line)
        if line != row.line:
            mistakes.add_row(row, f"says what line {line} says already; delete one of the two")
