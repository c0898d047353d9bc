"""Files, folders and standard input to articles, one at a time."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from ralliement.articles.clean import clean
from ralliement.articles.decode import refuse_binary
from ralliement.articles.options import LoadOptions
from ralliement.articles.readers import READERS, Found, Origin, sniff
from ralliement.errors import NothingToRead, UnreadableArticle
from ralliement.records import Article

_STANDARD_INPUT = "-"
_ABOUT_THE_FOLDER = frozenset({"README", "LICENSE", "LICENCE", "COPYING"})
_HEAD_BYTES = 65_536
_BUFFER_BYTES = 1 << 20


def load_articles(
    path: Path | str,
    options: LoadOptions = LoadOptions(),  # noqa: B008 (frozen)
) -> Iterator[Article | UnreadableArticle]:
    """The articles of a file, of a folder and its folders in sorted order, or of ``-``.

    What cannot be read comes as an :class:`UnreadableArticle` value, not raised, so that
    the others still are. One file is held in memory at a time, one record of a JSON Lines
    or CSV file.
    Raises: NothingToRead, at once, if the path does not exist or holds no file.
    """
    if str(path) == _STANDARD_INPUT:
        return _standard_input(options)
    place = Path(path)
    if place.is_dir():
        files = _files_in(place)
        if not files:
            raise NothingToRead(f"{place}: no file to read in this folder; give one with articles")
        return _from_files(_named(place, files), options)
    if not place.exists():
        raise NothingToRead(f"{place}: no such file or folder; check the path")
    return _from_files([(place, _stem(place))], options)


def _files_in(folder: Path) -> list[Path]:
    """All files below a folder, sorted, without hidden ones, those in hidden folders, READMEs."""
    return sorted(
        path
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
        and path.stem.upper() not in _ABOUT_THE_FOLDER
    )


def _named(folder: Path, files: list[Path]) -> list[tuple[Path, str]]:
    """Each file with its id: its stem, or its whole relative path where two share a stem.

    ``fr/a.txt`` and ``en/a.txt`` become ``fr-a-txt`` and ``en-a-txt``; a name that is
    still taken gets a number.
    """
    shared = Counter(_stem(path) for path in files)
    given: set[str] = set()
    named: list[tuple[Path, str]] = []
    for path in files:
        name = _stem(path)
        if shared[name] > 1:
            name = "-".join(path.relative_to(folder).parts).replace(".", "-")
        unique, number = name, 1
        while unique in given:
            number += 1
            unique = f"{name}-{number}"
        given.add(unique)
        named.append((path, unique))
    return named


def _stem(path: Path) -> str:
    return path.stem if path.suffix.lower() in READERS or path.suffix else path.name


def _from_files(
    files: list[tuple[Path, str]], options: LoadOptions
) -> Iterator[Article | UnreadableArticle]:
    for path, stem in files:
        origin = Origin(stem, str(path))
        try:
            stream = io.BufferedReader(io.FileIO(path), _BUFFER_BYTES)
        except OSError as error:
            message = f"cannot be opened ({error.strerror}); check its permissions"
            yield UnreadableArticle(origin.path, "unreadable", message)
            continue
        with stream:
            yield from _from_stream(stream, path.suffix.lower(), origin, options)


def _standard_input(options: LoadOptions) -> Iterator[Article | UnreadableArticle]:
    stream = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), _BUFFER_BYTES)
    try:
        yield from _from_stream(stream, "", Origin("stdin", "standard input"), options)
    finally:
        stream.detach()


def _from_stream(
    stream: io.BufferedReader[Any], suffix: str, origin: Origin, options: LoadOptions
) -> Iterator[Article | UnreadableArticle]:
    try:
        if suffix not in READERS:
            head = stream.peek(_BUFFER_BYTES)[:_HEAD_BYTES]
            if not _is_wide(head):
                refuse_binary(head, origin.path)
            suffix = sniff(head)
        for found in READERS[suffix](stream, origin, options):
            yield _cleaned(found, options)
    except UnreadableArticle as error:
        yield error
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check the file"
        yield UnreadableArticle(origin.path, "unreadable", message)


def _is_wide(head: bytes) -> bool:
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:200].count(0) > 0.4 * len(head[:200])


def _cleaned(found: Found, options: LoadOptions) -> Article | UnreadableArticle:
    if isinstance(found, UnreadableArticle):
        return found
    try:
        return clean(found, options)
    except UnreadableArticle as error:
        return error
