"""The formats: a stream of bytes to the sources in it, one at a time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import yaml

from ralliement.articles.decode import decode, refuse_binary
from ralliement.articles.options import FIELD_NAMES, LoadOptions
from ralliement.articles.source import Markup, Source
from ralliement.errors import UnreadableArticle

Found = Source | UnreadableArticle

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{1,20000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_TAGS = re.compile(r"</(?:p|div|h\d|li|span|a)>|<br ?/?>", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.@-]+")
_LONGEST_ID = 80
_HEAD_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: the stem its articles' ids begin with, its path for messages."""

    stem: str
    path: str


def read_plain(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """A text file; a YAML head between ``---`` lines is read as its metadata."""
    text = _whole(stream, origin, options)
    yield _plain_source(text, origin, Markup.PLAIN, options)


def read_markdown(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """A Markdown file: like a text file, its marks taken out."""
    text = _whole(stream, origin, options)
    yield _plain_source(text, origin, Markup.MARKDOWN, options)


def read_page(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """An HTML page."""
    text = _whole(stream, origin, options)
    yield Source(origin.stem, origin.path, text, Markup.PAGE, path=origin.path)


def read_json(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """One JSON object, or a list of them."""
    text = _whole(stream, origin, options)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        if "\n" in text.strip() and text.lstrip().startswith("{"):
            yield from _lines_of_json(io.BytesIO(text.encode("utf-8", "replace")), origin, options)
            return
        message = f"line {error.lineno} is not JSON ({error.msg}); mend it or leave the file out"
        raise UnreadableArticle(origin.path, "broken-record", message) from error
    if isinstance(content, dict):
        listed = next(
            (
                content[key]
                for key in ("articles", "items", "results", "data", "docs")
                if isinstance(content.get(key), list)
            ),
            None,
        )
        if listed is None:
            yield _record(content, origin, options, _Numbers(origin.stem), None)
            return
        content = listed
    if not isinstance(content, list):
        message = "holds neither an object nor a list of objects; see the documented fields"
        raise UnreadableArticle(origin.path, "broken-record", message)
    numbers = _Numbers(origin.stem)
    for row, item in enumerate(content, 1):
        yield _record(item, origin, options, numbers, row)


def read_json_lines(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """JSON Lines, one object a line, read as they come."""
    yield from _lines_of_json(stream, origin, options)


def _lines_of_json(stream: BinaryIO, origin: Origin, options: LoadOptions) -> Iterator[Found]:
    numbers = _Numbers(origin.stem)
    row = 0
    for number, line in enumerate(_byte_lines(stream, options), 1):
        if not line.strip():
            continue
        row += 1
        where = f"{origin.path}:{number}"
        if len(line) > options.max_bytes:
            yield _too_large(where, options)
            continue
        try:
            yield _record(
                json.loads(decode(line, where, options.encoding)),
                origin,
                options,
                numbers,
                row,
                where,
            )
        except UnreadableArticle as error:
            yield error
        except json.JSONDecodeError as error:
            message = f"is not JSON ({error.msg}, character {error.colno}); mend or remove the line"
            yield UnreadableArticle(where, "broken-record", message)
    if not row:
        raise UnreadableArticle(origin.path, "empty", "holds no record; remove it or fill it")


def _byte_lines(stream: BinaryIO, options: LoadOptions) -> Iterator[bytes]:
    """Lines of bytes; a line that is too long is cut, and its rest thrown away unread."""
    limit = options.max_bytes + 1
    first = True
    while line := stream.readline(limit):
        if first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            first = False
        yield line
        while len(line) == limit and not line.endswith(b"\n"):
            line = stream.readline(limit)


def read_table(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> Iterator[Found]:
    """CSV or TSV with a header line; the delimiter is the one that the header uses most."""
    text = _text_stream(stream, origin, options)
    try:
        yield from _rows(text, origin, options)
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, origin: Origin, options: LoadOptions) -> Iterator[Found]:
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    header = next((line for line in text if line.strip()), "")
    if not header:
        raise UnreadableArticle(origin.path, "empty", "holds no header; remove it or fill it")
    delimiter = max("\t;,|", key=header.count)
    columns = next(csv.reader([header], delimiter=delimiter))
    if not _field("text", dict.fromkeys(columns, "x"), options):
        listed = ", ".join(column.strip() for column in columns)[:200]
        message = f"no column holds the text (columns: {listed}); name it with --field text=NAME"
        raise UnreadableArticle(origin.path, "broken-record", message)
    numbers = _Numbers(origin.stem)
    rows = csv.reader(text, delimiter=delimiter)
    row = 0
    while True:
        try:
            values = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            where = f"{origin.path}:{rows.line_num + 1}"
            yield UnreadableArticle(where, "broken-record", f"{error}; mend or remove the row")
            continue
        if any(value.strip() for value in values):
            row += 1
            record = dict(zip(columns, values, strict=False))
            yield _record(record, origin, options, numbers, row, f"{origin.path}: row {row}")


def _text_stream(
    stream: io.BufferedReader[Any], origin: Origin, options: LoadOptions
) -> io.TextIOWrapper:
    """The table as text; its encoding is told from its first megabyte."""
    head = stream.peek(_HEAD_BYTES)[:_HEAD_BYTES]
    encoding = options.encoding or _encoding_of(head, origin)
    try:
        return io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    except LookupError as error:
        message = f"no encoding is called {encoding!r}; give one such as utf-8, cp1252 or utf-16"
        raise UnreadableArticle(origin.path, "encoding", message) from error


def _encoding_of(head: bytes, origin: Origin) -> str:
    if not head.strip():
        raise UnreadableArticle(origin.path, "empty", "holds no text; remove it or fill it")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    refuse_binary(head, origin.path)
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    try:
        whole_lines.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


READERS: Mapping[str, Callable[[io.BufferedReader, Origin, LoadOptions], Iterator[Found]]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_table,
    ".tsv": read_table,
}
"""Which reader takes which file ending; everything else is sniffed."""


def sniff(head: bytes) -> str:
    """The file ending that a stream's first bytes look like."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    low = start[:1024].lower()
    if (
        low.startswith((b"<!doctype html", b"<html", b"<?xml"))
        or b"<body" in low
        or b"<head" in low
    ):
        return ".html"
    if start[:1] in (b"{", b"[") and re.match(rb"[{\[]\s*[\"{\]}]", start):
        first = start.split(b"\n", 1)[0].strip()
        return ".jsonl" if first.startswith(b"{") and first.endswith(b"}") else ".json"
    names = {name for known in FIELD_NAMES.values() for name in known}
    header = start.split(b"\n", 1)[0].decode("utf-8", "replace").lower()
    for delimiter in "\t;,":
        columns = {column.strip(' "\r') for column in header.split(delimiter)}
        if len(columns) > 1 and len(columns & names) > 1:
            return ".csv"
    return ".txt"


def _whole(stream: BinaryIO, origin: Origin, options: LoadOptions) -> str:
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise _too_large(origin.path, options)
    return decode(data, origin.path, options.encoding)


def _too_large(name: str, options: LoadOptions) -> UnreadableArticle:
    message = (
        f"is larger than {options.max_bytes / 1e6:g} MB, more than any article; "
        "split it, or turn it into JSON Lines with an article a line"
    )
    return UnreadableArticle(name, "too-large", message)


def _plain_source(text: str, origin: Origin, markup: Markup, options: LoadOptions) -> Source:
    head = _FRONT_MATTER.match(text)
    facts = _front_matter(head.group(1), options) if head else None
    if facts is None or head is None:
        return Source(origin.stem, origin.path, text, markup, path=origin.path)
    return Source(origin.stem, origin.path, text, markup, facts, origin.path, head.end())


def _front_matter(head: str, options: LoadOptions) -> dict[str, object] | None:
    try:
        content = yaml.safe_load(head)
    except yaml.YAMLError:
        return None
    return _facts(content, options) if isinstance(content, dict) else None


class _Numbers:
    """Ids for the records of one file: their id field or their row, never twice the same."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.given: set[str] = set()

    def name(self, own: object, row: int | None) -> str:
        """``<stem>-<id field>``, or ``<stem>-<row>``; the stem alone for a single object."""
        shown = _UNSAFE.sub("-", str(own)).strip("-")[:_LONGEST_ID] if own not in (None, "") else ""
        if row is None:
            return self.stem
        name = f"{self.stem}-{shown or format(row, '04d')}"
        if name in self.given:
            name = f"{name}-{row:04d}"
        self.given.add(name)
        return name


def _record(
    item: object,
    origin: Origin,
    options: LoadOptions,
    numbers: _Numbers,
    row: int | None,
    where: str | None = None,
) -> Found:
    name = where or (f"{origin.path}: record {row}" if row else origin.path)
    if not isinstance(item, dict):
        message = f"is a {type(item).__name__}, not an object with fields; mend or remove it"
        return UnreadableArticle(name, "broken-record", message)
    facts = _facts(item, options)
    text = _field("text", item, options)
    if not text:
        listed = ", ".join(str(key) for key in item)[:200] or "none"
        known = any(key.lower() in FIELD_NAMES["text"] for key in map(str, item))
        if known or options.fields.get("text") in item:
            return UnreadableArticle(name, "empty", "its text is empty; remove it or fill it")
        message = f"no field holds the text (fields: {listed}); name it with --field text=NAME"
        return UnreadableArticle(name, "broken-record", message)
    if len(text) > options.max_bytes:
        return _too_large(name, options)
    title = str(facts.get("title") or "").strip()
    title_start: int | None = None
    markup = Markup.FRAGMENT if len(_TAGS.findall(text[:20_000])) > 1 else Markup.PLAIN
    if "<html" in text[:2000].lower() or "<body" in text[:5000].lower():
        markup = Markup.PAGE
    elif title and text.lstrip().partition("\n")[0].strip() != title:
        title_start = len(text) + 2
        text = f"{text}\n\n{title}"
    own = numbers.name(facts.get("id"), row)
    return Source(own, name, text, markup, facts, origin.path, title_start=title_start)


def _facts(item: Mapping[object, object], options: LoadOptions) -> dict[str, object]:
    names = [name for name in FIELD_NAMES if name != "text"]
    return {name: value for name in names if (value := _value(name, item, options)) is not None}


def _field(name: str, item: Mapping[object, object], options: LoadOptions) -> str:
    value = _value(name, item, options)
    return value if isinstance(value, str) and value.strip() else ""


def _value(name: str, item: Mapping[object, object], options: LoadOptions) -> object:
    wanted = options.fields.get(name)
    if wanted is not None:
        return _flat(item.get(wanted))
    folded = {str(key).strip().lower(): value for key, value in item.items()}
    for candidate in FIELD_NAMES[name]:
        value = _flat(folded.get(candidate))
        if value not in (None, ""):
            return value
    return None


def _flat(value: object) -> object:
    """A list of names as one string; an object as its name."""
    if isinstance(value, list):
        return ", ".join(str(_flat(one)) for one in value if one)
    if isinstance(value, dict):
        return next(
            (value[key] for key in ("name", "title", "domain", "url") if key in value), None
        )
    return value
