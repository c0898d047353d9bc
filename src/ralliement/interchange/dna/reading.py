"""Reading a ``.dna`` file: all its rows, refused unless they are whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ralliement.errors import InterchangeError
from ralliement.interchange.dna.check import check_dna
from ralliement.interchange.dna.file import DnaFile, read_rows
from ralliement.interchange.files import refuse_large

_HEAD = b"SQLite format 3\x00"
_MAX_BYTES = 2_000_000_000


def read_dna(path: Path) -> DnaFile:
    """All rows of a ``.dna`` file, checked.

    Raises: InterchangeError if it is no such file, of another version than 3, or broken.
    """
    refuse_large(path, _MAX_BYTES)
    with path.open("rb") as stream:
        if stream.read(len(_HEAD)) != _HEAD:
            raise InterchangeError(
                f"{path}: is no Discourse Network Analyzer file (not an SQLite database); give a "
                ".dna file of version 3"
            )
    try:
        found = read_rows(path)
    except sqlite3.Error as error:
        raise InterchangeError(
            f"{path}: cannot be read as a database ({error}); take a copy of it from before"
        ) from error
    check_dna(found)
    return found
