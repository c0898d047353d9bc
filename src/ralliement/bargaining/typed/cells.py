"""Rows and numbers of the text files that people write, with the line of every mistake.

Spreadsheets of the French-speaking world write semicolons between cells, a comma in numbers and
an encoding of Windows: all of that is read as it is, where it can mean one thing only.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ralliement.errors import DataFileError

Rows = list[tuple[int, list[str]]]

_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SQLITE = b"SQLite format 3\0"
_HOLES = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that Windows-1252 gives no character."""

_GAPS = re.compile(r"[ \u00a0\u202f]")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=\D|$)")
_COMMA = re.compile(r"[+-]?\d*,\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
"""A number that is one thing with a decimal comma, another with a comma between thousands."""


def read_text(path: Path) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises: DataFileError if it is not there, a folder, a dossier, or no text.
    """
    return decoded(path, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises: DataFileError if it is not there, or is a folder."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataFileError([f"{path}: no such file; see that the path is right"]) from error
    except IsADirectoryError as error:
        raise DataFileError([f"{path}: a folder; give a file in it"]) from error


def is_windows(path: Path) -> bool:
    """Whether the text of a file is read as Windows-1252, which can only be guessed."""
    content = read_bytes(path)
    try:
        content.decode(_BOMS.get(content[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        return True
    return False


def decoded(path: Path, content: bytes) -> str:
    """The text of what ``path`` holds. Raises: DataFileError as :func:`read_text`."""
    if content.startswith(_SQLITE):
        raise DataFileError([f"{path}: a dossier; wanted a table as text (.csv, .tsv)"])
    mark = _BOMS.get(content[:2])
    try:
        text = content.decode(mark or "utf-8-sig")
    except UnicodeDecodeError as error:
        if mark or any(byte in content for byte in _HOLES):
            raise _no_text(path) from error
        text = content.decode("cp1252")
    if _NO_TEXT.search(text):
        raise _no_text(path)
    return text


def _no_text(path: Path) -> DataFileError:
    return DataFileError([f"{path}: not a text file; from a spreadsheet, save the table as CSV"])


def separated(lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of each line, between tabs, semicolons or commas, as the first two lines have it.

    Between semicolons a comma in a number is the decimal one.
    """
    given = list(lines)
    mark = separator_of(given)
    for row in csv.reader(given, delimiter=mark):
        yield [_pointed(cell) for cell in row] if mark == ";" else row


def _pointed(cell: str) -> str:
    return cell.replace(",", ".") if _COMMA.fullmatch(cell.strip()) else cell


def separator_of(lines: Sequence[str]) -> str:
    """What stands most often between the cells of the first two lines; a comma if nothing does."""
    bare = re.sub(r'"[^"]*"', "", "\n".join(lines[:2]))
    return max("\t;,", key=bare.count) if re.search(r"[\t;]", bare) else ","


def read_rows(path: Path, parse: Callable[[Iterable[str]], Iterator[list[str]]]) -> Rows:
    """The rows of a file that hold anything, stripped, each with the number of its line.

    Raises: DataFileError if the file is not there, not a text, or empty.
    """
    text = read_text(path)
    rows = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(parse(text.splitlines()), 1)
    ]
    filled = [(number, row) for number, row in rows if any(row)]
    if not filled:
        raise DataFileError([f"{path}: empty; begin with a line that names the columns"])
    return filled


def named_rows(rows: Rows) -> Rows:
    """Rows under a line of names, without the empty columns that a spreadsheet adds at the end."""
    width = max(place for place, name in enumerate(rows[0][1], 1) if name)
    return [(line, row if any(row[width:]) else row[:width]) for line, row in rows]


def number_of(text: str) -> float:
    """The number that is written, with a point or a comma, thousands perhaps apart; NaN if none.

    NaN too for what can be read in two ways, as ``1,200``.
    """
    bare = _GROUPED.sub(lambda found: _GAPS.sub("", found[0]), text.strip())
    if _COMMA.fullmatch(bare) and not _THOUSANDS.fullmatch(bare):
        bare = bare.replace(",", ".")
    try:
        value = float(bare)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def cell_number(place: str, column: str, text: str, mistakes: list[str]) -> float:
    """The number of a cell; a mistake is added, and NaN returned, if it is none."""
    value = number_of(text)
    if math.isnan(value):
        mistakes.append(f"{place}: {column}: {text!r} {no_number(text)}")
    return value


def check_range(place: str, name: str, value: float, low: float, high: float) -> list[str]:
    """The mistake of a value outside its range, if it is one; NaN is a mistake told before."""
    if math.isnan(value) or low <= value <= high:
        return []
    allowed = f"{low:g}..{high:g}" if math.isfinite(high) else f"a number from {low:g}"
    return [f"{place}: {name} {value:g}; allowed: {allowed}"]


def twice(name: str, lines: Sequence[int], actors: Sequence[str]) -> list[str]:
    """Actors that were on a line before."""
    seen: dict[str, int] = {}
    mistakes = []
    for line, actor in zip(lines, actors, strict=True):
        if actor and actor in seen:
            mistakes.append(f"{name}:{line}: {actor!r} is on line {seen[actor]} already")
        seen.setdefault(actor, line)
    return mistakes


def by_line(name: str, mistakes: Iterable[str]) -> list[str]:
    """Mistakes that begin with ``name`` and the number of a line, in the order of the lines."""
    return sorted(mistakes, key=lambda told: int(told.removeprefix(f"{name}:").split(":")[0]))


def no_number(text: str) -> str:
    """Why a cell is not read as a number, and what to write."""
    if _THOUSANDS.fullmatch(text):
        return f"may be {text.replace(',', '.')} or {text.replace(',', '')}; write one of these"
    return "is not a number"
