"""Turn the hand coding in ``coding/`` into tables with offsets.

``python examples/huawei-5g-gold/build.py`` rewrites statements.csv, quotations.csv and
damage.csv. The coders wrote words, never numbers: a line that matches nothing, or more
than one place, stops the run with its file and line. README.md describes the lines.

``build.py ARTICLES GOLD`` does the same for the articles in one folder and the coding in
another (``labelled/articles``). damage.csv and not-quotations.csv are written only where
the coding has such lines.
"""

from __future__ import annotations

import csv
import html
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "huawei-5g"
GAP = " … "
STATEMENT_FIELDS = (
    "article,sentence_start,actor,speaker,recipient,event,stance,modality,sentence_begins"
).split(",")
QUOTATION_FIELDS = "article,kind,start,end,speaker,cue".split(",")
DAMAGE_FIELDS = "article,kind,start,end".split(",")
NOT_QUOTATION_FIELDS = "article,start,end,why".split(",")
_OPENING, _CLOSING = '«“"', '»”"'
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
_FIVE_WORDS = re.compile(r"\S+(?:[^\S\n]+\S+){0,4}")
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:>»”\"]|\n|date [\d-]+)[\s\u00a0]*[«“\"]?[\s\u00a0]*$")


class CodingError(ValueError):
    """A coding line that does not fit its article."""


@dataclass(frozen=True)
class Unit:
    """One character as a reader sees it, and where it stands in the article."""

    char: str
    start: int
    end: int


def article_texts(folder: Path = ARTICLES) -> dict[str, str]:
    """The text of every article by its id: the file's, or the record's text field."""
    texts: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".html"}:
            texts[path.stem] = path.read_bytes().decode("utf-8")
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                texts[f"{path.stem}-{record['id']}"] = record["text"]
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    texts[f"{path.stem}-{row['id']}"] = row["text"]
    return texts


def _plain(char: str) -> str:
    if char.isspace() and char != "\n":
        return " "
    return "'" if char == "’" else char


def _bytes_of(text: str) -> bytes | None:
    """The bytes behind wrongly decoded characters, or None where there can be none."""
    collected = bytearray()
    for char in text:
        if 0x80 <= ord(char) <= 0x9F:
            collected.append(ord(char))
            continue
        try:
            collected += char.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(collected)


def _broken_character(text: str, start: int) -> tuple[str, int] | None:
    """The character that a mojibake run at ``start`` stands for, and the run's end."""
    for end in range(start + 2, min(start + 4, len(text)) + 1):
        raw = _bytes_of(text[start:end])
        try:
            decoded = raw.decode("utf-8") if raw else ""
        except UnicodeDecodeError:
            continue
        if len(decoded) == 1:
            return decoded, end
    return None


def units_of(text: str) -> list[Unit]:
    """The article as a reader sees it: entities decoded, mojibake repaired, spaces equal."""
    broken = "Ã©" in text
    units: list[Unit] = []
    at = 0
    while at < len(text):
        entity = _ENTITY.match(text, at)
        repaired = _broken_character(text, at) if broken else None
        if entity and len(html.unescape(entity.group())) == 1:
            char, end = html.unescape(entity.group()), entity.end()
        elif repaired:
            char, end = repaired
        else:
            char, end = text[at], at + 1
        units.append(Unit(_plain(char), at, end))
        at = end
    return units


class Reader:
    """Finds a coder's words in one article."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.units = units_of(text)
        self.seen = "".join(unit.char for unit in self.units)
        self.first = max(0, self.seen.find("<h1"))

    def _places(self, words: str) -> list[int]:
        wanted = "".join(map(_plain, words))
        return [
            match.start()
            for match in re.finditer(re.escape(wanted), self.seen)
            if match.start() >= self.first
        ]

    def _one(self, places: list[int], words: str) -> int:
        if len(places) != 1:
            raise CodingError(f"{self.name}: {len(places)} places for {words!r}")
        return places[0]

    def sentence(self, words: str) -> tuple[int, str]:
        """Where the sentence starts that begins with ``words``, and its first five words."""
        places = [
            place
            for place in self._places(words)
            if _BEFORE_SENTENCE.search(self.seen[max(0, place - 30) : place])
        ]
        start = self.units[self._one(places, words)].start
        begins = _FIVE_WORDS.match(self.text, start)
        return start, begins.group() if begins else ""

    def span(self, words: str) -> tuple[int, int]:
        """The span of ``words``, which may be ``first words … last words``."""
        head, gap, tail = words.partition(GAP)
        first = self._one(self._places(head), head)
        last = first + len(head)
        if gap:
            following = [place for place in self._places(tail) if place >= last]
            last = self._one(following[:1], tail) + len(tail)
        return self.units[first].start, self.units[last - 1].end

    def marked(self, words: str) -> list[tuple[int, int]]:
        """Every place where ``words`` fill a pair of quotation marks, the marks left out."""
        spans = []
        for place in self._places(words):
            end = place + len(words)
            before, behind = self.seen[:place].rstrip(" "), self.seen[end:].lstrip(" ")
            if before[-1:] and before[-1:] in _OPENING and behind[:1] and behind[:1] in _CLOSING:
                spans.append((self.units[place].start, self.units[end - 1].end))
        if not spans:
            raise CodingError(f"{self.name}: nowhere in quotation marks: {words!r}")
        return spans

    def after(self, words: str) -> int:
        """The offset just after ``words``."""
        return self.span(words)[1]


def coding_lines(folder: Path = HERE / "coding") -> Iterator[tuple[str, str, str, list[str]]]:
    """Where each line stands, its article, its letter and its fields."""
    article = ""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("== "):
                article = line[3:].strip()
            elif line.strip():
                letter, *fields = (field.strip() for field in line.split("|"))
                yield f"{path.name}:{number}", article, letter, fields


def statement_rows(reader: Reader, fields: list[str]) -> Iterator[list[str]]:
    """One row for each actor, speaker and recipient that the line joins by commas."""
    words, actors, speakers, recipients, event, stance, modality = fields
    start, begins = reader.sentence(words)
    for actor in actors.split(","):
        for speaker in speakers.split(","):
            for recipient in recipients.split(","):
                yield [
                    reader.name,
                    str(start),
                    actor,
                    speaker,
                    recipient,
                    event,
                    stance,
                    modality,
                    begins,
                ]


def quotation_row(reader: Reader, fields: list[str]) -> list[str]:
    """The row of one quotation; an emptied one starts and ends between its marks."""
    kind, words, speaker, cue = fields
    if words.startswith("@empty "):
        start = end = reader.after(words.removeprefix("@empty "))
    else:
        start, end = reader.span(words)
    missing = {"@none": ""}
    shown = (missing.get(speaker, speaker), missing.get(cue, cue))
    return [reader.name, kind, str(start), str(end), *shown]


def damage_rows(reader: Reader, fields: list[str]) -> Iterator[list[str]]:
    """The rows of one line of damage; ``@all`` stands for every broken character."""
    kind, before, words = fields
    if words == "@all":
        for unit in reader.units:
            if unit.end - unit.start > 1:
                yield [reader.name, kind, str(unit.start), str(unit.end)]
        return
    start = reader.after(before)
    if words == "@point":
        yield [reader.name, kind, str(start), str(start)]
        return
    start = next(unit.start for unit in reader.units if unit.start >= start and unit.char != " ")
    length = reader.span(f"{before} {words}")[1] - start
    yield [reader.name, kind, str(start), str(start + length)]


Rows = list[list[str]]


@dataclass
class Tables:
    """The rows of each table."""

    statements: Rows = field(default_factory=list)
    quotations: Rows = field(default_factory=list)
    damage: Rows = field(default_factory=list)
    not_quotations: Rows = field(default_factory=list)


def tables_of(articles: Path, gold: Path) -> Tables:
    """The rows of the tables, in the order of the articles and of their text."""
    texts = article_texts(articles)
    readers: dict[str, Reader] = {}
    tables = Tables()
    for where, article, letter, fields in coding_lines(gold / "coding"):
        if article not in readers:
            readers[article] = Reader(article, texts[article])
        reader = readers[article]
        try:
            if letter == "S":
                tables.statements.extend(statement_rows(reader, fields))
            elif letter == "Q":
                tables.quotations.append(quotation_row(reader, fields))
            elif letter == "N":
                words, why = fields
                for start, end in reader.marked(words):
                    tables.not_quotations.append([article, str(start), str(end), why])
            else:
                tables.damage.extend(damage_rows(reader, fields))
        except ValueError as error:
            raise CodingError(f"{where}: {error}") from error
    tables.statements.sort(key=lambda row: (row[0], int(row[1])))
    tables.quotations.sort(key=lambda row: (row[0], int(row[2]), -int(row[3])))
    tables.damage.sort(key=lambda row: (row[0], int(row[2])))
    tables.not_quotations.sort(key=lambda row: (row[0], int(row[1])))
    return tables


def build() -> tuple[Rows, Rows, Rows]:
    """The statements, quotations and damage of the articles beside this folder."""
    tables = tables_of(ARTICLES, HERE)
    return tables.statements, tables.quotations, tables.damage


def _write(path: Path, header: list[str], rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(arguments: list[str]) -> None:
    """Rewrite the tables of one gold folder."""
    articles, gold = map(Path, arguments) if arguments else (ARTICLES, HERE)
    tables = tables_of(articles, gold)
    _write(gold / "statements.csv", STATEMENT_FIELDS, tables.statements)
    _write(gold / "quotations.csv", QUOTATION_FIELDS, tables.quotations)
    if tables.damage:
        _write(gold / "damage.csv", DAMAGE_FIELDS, tables.damage)
    if tables.not_quotations:
        _write(gold / "not-quotations.csv", NOT_QUOTATION_FIELDS, tables.not_quotations)


if __name__ == "__main__":
    main(sys.argv[1:])
