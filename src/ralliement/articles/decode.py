"""Bytes to text: what is no text at all is refused, what is badly encoded is repaired."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from ralliement.errors import UnreadableArticle

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF: save it as text or HTML first"),
    (b"PK\x03\x04", "a zip archive or office document: save it as text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as text or HTML first"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
    (b"\x89PNG", "a picture: leave it out"),
    (b"\xff\xd8\xff", "a picture: leave it out"),
    (b"GIF8", "a picture: leave it out"),
    (b"SQLite format 3\x00", "a database: leave it out, or export its texts"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SURROGATE = re.compile("[\udc80-\udcff]+")
_SAMPLE_BYTES = 65_536
_CONTROL_SHARE = 0.01
"""Above this share of control characters nothing is a text (stray ones are taken out)."""
_WESTERN = ["cp1252", "latin_1", "cp1250", "mac_roman", "cp850"]


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text in ``data``, without its byte order mark.

    UTF-8 is believed wherever it fits, then what an HTML page declares, then a guess among
    the single-byte encodings of the western press. Single wrong bytes in a UTF-8 text are
    read as Windows-1252, which is where they come from when two sources were pasted.
    Raises: UnreadableArticle with reason ``empty``, ``binary`` or ``encoding``.
    """
    if not data.strip(b" \t\r\n\f\v\x00"):
        raise UnreadableArticle(name, "empty", "holds no text; remove it or fill it")
    if encoding:
        return _decode_as(data, name, encoding)
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace").lstrip("\ufeff")
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, errors="replace")
    refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_single_byte(data, name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise UnreadableArticle (``binary``) for what is no text."""
    for magic, advice in _MAGIC:
        if data.startswith(magic):
            raise UnreadableArticle(name, "binary", f"is {advice}")
    sample = data[:_SAMPLE_BYTES]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > max(3, _CONTROL_SHARE * len(sample)):
        raise UnreadableArticle(name, "binary", "is no text; leave it out or export its text")


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except LookupError as error:
        advice = f"no encoding is called {encoding!r}; give one such as utf-8, cp1252 or utf-16"
        raise UnreadableArticle(name, "encoding", advice) from error
    except UnicodeDecodeError as error:
        advice = f"byte {error.start} is not {encoding}; give another encoding, or none to guess it"
        raise UnreadableArticle(name, "encoding", advice) from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: western text has a zero in every second byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_single_byte(data: bytes, name: str) -> str:
    loose = data.decode("utf-8", errors="surrogateescape")
    wrong = sum(len(match.group()) for match in _SURROGATE.finditer(loose))
    right = sum(1 for byte in data if 0xC2 <= byte <= 0xF4) - wrong
    if right > wrong:
        return _SURROGATE.sub(_as_windows, loose)
    declared = _DECLARED.search(data[:4096])
    candidates = [declared.group(1).decode("ascii")] if declared else []
    for candidate in candidates:
        codec = {"iso-8859-1": "cp1252", "latin1": "cp1252"}.get(candidate.lower(), candidate)
        try:
            return data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
    return _decode_guessed(data, name)


def _decode_guessed(data: bytes, name: str) -> str:
    first = next(index for index, byte in enumerate(data) if byte > 127)
    start = max(0, first - 2000)
    guess = from_bytes(data[start : start + _SAMPLE_BYTES], cp_isolation=_WESTERN).best()
    for codec in ("cp1252", guess.encoding if guess else None, "latin-1"):
        if guess is None or codec is None:
            break
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    advice = "its encoding is not recognised; give it with --encoding"
    raise UnreadableArticle(name, "encoding", advice)


def _as_windows(match: re.Match[str]) -> str:
    return match.group().encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")
