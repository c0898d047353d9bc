"""The zip file of a REFI-QDA project: opened with care, packed the same every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from lxml import etree  # type: ignore[import-untyped]

from ralliement.errors import InterchangeError
from ralliement.interchange.files import refuse_large, written_whole
from ralliement.interchange.refi.structure import NAMESPACE, mistakes_in, tag_of

PROJECT = "project.qde"
SOURCES = "sources"
MAX_BYTES = 1_000_000_000
"""The most that the zip file may have."""
MAX_UNPACKED = 500_000_000
"""The most that what is read from it may have, unpacked."""
_MAX_FILES = 100_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_SHOWN = 3


class Package:
    """An open project: its XML, checked, and its plain texts on demand."""

    def __init__(self, path: Path, zipped: zipfile.ZipFile, root: etree._Element) -> None:
        self.name = path.name
        self.root = root
        self._zipped = zipped
        self._left = MAX_UNPACKED

    def text(self, place: str) -> str:
        """A text file of the project, by the path that the project names.

        Raises: InterchangeError if it is not there, too large, or not UTF-8.
        """
        inner = _inner(place)
        try:
            found = read_bounded(self._zipped, inner, self._left, self.name)
        except KeyError as error:
            raise InterchangeError(
                f"{self.name}: names the text {place!r}, which it does not hold; export the "
                "project again with its sources"
            ) from error
        self._left -= len(found)
        try:
            return found.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InterchangeError(
                f"{self.name}: the text {place!r} is not UTF-8, as the standard demands; export "
                "the project again"
            ) from error


def _inner(place: str) -> str:
    inner = place.replace("\\", "/").removeprefix("internal://").removeprefix("./")
    name = PurePosixPath(inner).name
    return f"{SOURCES}/{name}"


def open_package(path: Path) -> tuple[Package, zipfile.ZipFile]:
    """The project in ``path``; close the zip file after use.

    Raises: InterchangeError, in one line, if it is no REFI-QDA project, or broken, or too large.
    """
    refuse_large(path, MAX_BYTES)
    if not zipfile.is_zipfile(path):
        raise InterchangeError(
            f"{path}: is no REFI-QDA project (not a zip file); give a .qdpx file"
        )
    zipped = zipfile.ZipFile(path)
    try:
        return Package(path, zipped, _root(path, zipped)), zipped
    except BaseException:
        zipped.close()
        raise


def _root(path: Path, zipped: zipfile.ZipFile) -> etree._Element:
    names = zipped.namelist()
    if len(names) > _MAX_FILES:
        raise InterchangeError(f"{path}: holds {len(names)} files, more than are read; split it")
    if PROJECT not in names:
        raise InterchangeError(
            f"{path}: is a zip file without {PROJECT}, so no REFI-QDA project; give a .qdpx file"
        )
    text = read_bounded(zipped, PROJECT, MAX_UNPACKED, str(path))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise InterchangeError(
            f"{path}: {PROJECT} is no XML ({error.msg}); export it again"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise InterchangeError(f"{path}: {PROJECT} defines its own entities, which is refused")
    if tag_of(root) != "Project" or etree.QName(root).namespace != NAMESPACE:
        raise InterchangeError(
            f"{path}: {PROJECT} begins with {root.tag}, not with a Project of REFI-QDA 1.0; give a "
            "project exchange file, not a codebook"
        )
    mistakes = list(mistakes_in(root))
    if mistakes:
        more = f" and {len(mistakes) - _SHOWN} more" if len(mistakes) > _SHOWN else ""
        raise InterchangeError(
            f"{path}: {PROJECT} breaks the standard: {'; '.join(mistakes[:_SHOWN])}{more}"
        )
    return root


def read_bounded(zipped: zipfile.ZipFile, name: str, limit: int, file: str) -> bytes:
    """A member of the zip file, never unpacking more than ``limit`` bytes.

    Raises: KeyError if there is none; InterchangeError if it is larger, or damaged.
    """
    # What the zip file says of its sizes is not believed.
    try:
        with zipped.open(name) as stream:
            found = stream.read(limit + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise InterchangeError(
            f"{file}: {name} cannot be unpacked ({error}); export it again"
        ) from error
    if len(found) > limit:
        raise InterchangeError(
            f"{file}: {name} unpacks to more than the {MAX_UNPACKED:,} bytes that are read; split "
            "the project"
        )
    return found


def write_package(path: Path, project: bytes, texts: Mapping[str, str]) -> None:
    """Write a project with its ``texts`` by file name, whole or not at all."""
    with written_whole(path) as draft, zipfile.ZipFile(draft, "w") as zipped:
        _pack(zipped, PROJECT, project)
        for name, text in texts.items():
            _pack(zipped, f"{SOURCES}/{name}", text.encode())


def _pack(zipped: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    zipped.writestr(info, content)
