"""YAML that people wrote, as plain data with the line of every value for errors to name.

The node tree is walked here rather than built by the library, so that one pass finds
every duplicate key instead of stopping at the first, and no alias can blow a file up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

Key = str | int | float | bool | None
Place = tuple[Key, ...]

MAX_FILE_BYTES = 5_000_000
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file; ``place`` is the path of keys to the value."""

    line: int
    place: Place | str
    message: str

    def show(self, path: Path | str) -> str:
        """The mistake as ``file:line: field: what is wrong; what is allowed``."""
        name = self.place if isinstance(self.place, str) else dotted(self.place)
        return " ".join(f"{path}:{self.line}: {name}: {self.message}".splitlines())


@dataclass(slots=True)
class Document:
    """The data of a file, the line of each place in it, and what was wrong with its YAML."""

    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def mistake(self, place: Place, message: str) -> Mistake:
        """A mistake at the place's line."""
        return Mistake(self.line_of(place), place, message)


def dotted(place: Place) -> str:
    """A place as people write it: ``points[2].label.fr``."""
    shown = ""
    for key in place:
        shown += f"[{key}]" if isinstance(key, int) and _is_index(key, shown) else f".{key}"
    return shown.lstrip(".") or "file"


def _is_index(key: int, shown: str) -> bool:
    """Whether an int in a place counts list items: scale values are keys of their own sections."""
    keyed = re.fullmatch(r"\.(?:cues\.[^.]+|opposite)", shown)
    return keyed is None and key >= 0


def read_bytes(path: Path) -> tuple[bytes, list[Mistake]]:
    """The bytes of a file, or the one mistake that keeps it from being read."""
    if not path.exists():
        return b"", [Mistake(1, "file", "does not exist; give the path of a YAML file")]
    if path.is_dir():
        return b"", [Mistake(1, "file", "is a folder; give one YAML file in it")]
    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        return b"", [Mistake(1, "file", f"cannot be opened ({reason}); check its permissions")]
    if raw is None:
        limit = f"allowed: {MAX_FILE_BYTES // 1_000_000} MB"
        return b"", [Mistake(1, "file", f"is too large for a file written by hand; {limit}")]
    return raw, []


def parse_yaml(raw: bytes, guide: str) -> Document:
    """The document in the bytes of a file; ``mistakes`` says what kept it from being whole.

    ``guide`` is the page that says how such a file is written.
    """
    document = Document()
    text = _decode(raw, document)
    if text is None:
        return document
    if not text.strip():
        document.mistakes.append(Mistake(1, "file", f"is empty; see {guide}"))
        return document
    node = _compose(text, document)
    if node is not None:
        document.data = _Walk(document).plain(node, ())
    elif not document.mistakes:
        document.mistakes.append(Mistake(1, "file", f"holds no data; see {guide}"))
    return document


def _decode(raw: bytes, document: Document) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        document.mistakes.append(Mistake(line, "encoding", message))
        return None


def _compose(text: str, document: Document) -> Node | None:
    """The node tree; a syntax error becomes a mistake with its line."""
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        column = f" (column {mark.column + 1})" if mark else ""
        said = ", ".join(part for part in (error.problem, error.context) if part)
        message = f"not valid YAML: {said}{column}; indent by spaces and quote special characters"
        document.mistakes.append(Mistake(line, "syntax", message))
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"character U+{ord(text[error.position]):04X} is not allowed; delete it"
        document.mistakes.append(Mistake(line, "encoding", message))
    except (YAMLError, RecursionError, ValueError) as error:
        said = "nested too deep" if isinstance(error, RecursionError) else str(error)
        said = said.splitlines()[0] if said else "cannot be parsed"
        document.mistakes.append(Mistake(1, "syntax", f"not valid YAML: {said}"))
    else:
        return node
    return None


class _Walk:
    """Turns nodes to plain data and notes lines, duplicate keys and aliases on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.seen: set[int] = set()

    def plain(self, node: Node, place: Place) -> object:
        self.document.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self.seen:
            self._note(node, place, "an alias is not allowed; write the value out")
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._items(node, place))
        if isinstance(node, SequenceNode):
            return [self.plain(item, (*place, i)) for i, item in enumerate(node.value)]
        return _scalar(node)

    def _items(self, node: MappingNode, place: Place) -> Iterator[tuple[Key, object]]:
        first_line: dict[Key, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._note(key_node, place, "a key must be one word or number")
                continue
            key, line = _scalar(key_node), key_node.start_mark.line + 1
            if key in first_line:
                said = f"this key stands already at line {first_line[key]}; keep one of them"
                self._note(key_node, (*place, key), said)
                continue
            first_line[key] = line
            self.document.lines[(*place, key)] = line
            yield key, self.plain(value_node, (*place, key))

    def _note(self, node: Node, place: Place, message: str) -> None:
        self.document.mistakes.append(Mistake(node.start_mark.line + 1, place, message))


def _scalar(node: Node) -> Key:
    """The value of a scalar under YAML 1.2; dates and unknown tags stay text."""
    text, tag = str(node.value), str(node.tag)
    if tag == f"{_TAG}null":
        return None
    if tag == f"{_TAG}bool":
        return text.lower() == "true"
    if tag in (f"{_TAG}int", f"{_TAG}float"):
        return _number(text)
    return text


def _number(text: str) -> int | float | str:
    """The number that YAML takes the text for; the text itself under a wrong tag ("!!int x")."""
    plain = text.lower().replace("_", "").replace(".inf", "inf").replace(".nan", "nan")
    for read in (int, _based_integer, float):
        try:
            return read(plain)
        except ValueError:
            continue
    return text


def _based_integer(text: str) -> int:
    return int(text, base=0)
