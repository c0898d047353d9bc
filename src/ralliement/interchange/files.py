"""Writing a file whole or not at all, and refusing one that is too large."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ralliement.errors import InterchangeError


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A draft beside ``path`` that takes its place once the block ends well.

    Where the block raises, what stood at ``path`` stays as it was.
    """
    if path.is_dir():
        raise InterchangeError(f"{path}: is a folder; give the name of a file")
    if not path.parent.is_dir():
        raise InterchangeError(f"{path}: there is no folder {path.parent}; make it first")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        os.chmod(draft, 0o666 & ~_mask())
        os.replace(draft, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


@contextmanager
def folder_written_whole(path: Path) -> Iterator[Path]:
    """A folder beside ``path`` that takes its name once the block ends well.

    Raises: InterchangeError if something is at ``path`` already, other than an empty folder.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InterchangeError(f"{path}: is there already; give a new folder, or empty this one")
    if not path.parent.is_dir():
        raise InterchangeError(f"{path}: there is no folder {path.parent}; make it first")
    draft = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        yield draft
        os.chmod(draft, 0o777 & ~_mask())
        if path.is_dir():
            path.rmdir()
        os.rename(draft, path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse_large(path: Path, max_bytes: int) -> None:
    """Raises: InterchangeError if ``path`` is not a file, or has more bytes than ``max_bytes``."""
    if not path.is_file():
        raise InterchangeError(f"{path}: no such file; check the path")
    size = path.stat().st_size
    if size > max_bytes:
        raise InterchangeError(
            f"{path}: has {size:,} bytes, more than the {max_bytes:,} that are read; split it"
        )
