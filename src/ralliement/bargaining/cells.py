"""Rows and numbers of the text files that people write, with the line of every mistake."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ralliement.errors import DataFileError

Rows = list[tuple[int, list[str]]]


def read_rows(path: Path, parse: Callable[[Iterable[str]], Iterator[list[str]]]) -> Rows:
    """The rows of a file that hold anything, stripped, each with the number of its line.

    Raises: DataFileError if the file is not there, not UTF-8 text, or empty.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DataFileError([f"{path}: no such file; see that the path is right"]) from error
    except IsADirectoryError as error:
        raise DataFileError([f"{path}: a folder; give a file"]) from error
    except UnicodeDecodeError as error:
        raise DataFileError([f"{path}: not a text file in UTF-8"]) from error
    rows = [
        (number, [cell.strip() for cell in row])
        for number, row in enumerate(parse(text.splitlines()), 1)
    ]
    filled = [(number, row) for number, row in rows if any(row)]
    if not filled:
        raise DataFileError([f"{path}: empty; give at least one actor with its position"])
    return filled


def cell_number(place: str, column: str, text: str, mistakes: list[str]) -> float:
    """The number of a cell; a mistake is added, and NaN returned, if it is none."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        mistakes.append(f"{place}: {column}: {text!r} is not a number")
        return math.nan
    return value
