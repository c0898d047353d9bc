"""The whole articles coded in context, as texts and as the reader reads them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from ralliement.actors import find_names, load_registry, parser_names, resolve_mentions
from ralliement.articles import LoadOptions, load_articles
from ralliement.issues import load_pack
from ralliement.language import load_pipeline, parse_article
from ralliement.records import Article, Mention, Statement
from ralliement.statements.coder import code_statements
from ralliement.statements.findings import Findings
from ralliement.statements.reader import gather
from training.labelled import LABELLED, SUBJECT, Row, rows_of, unmarked

ISSUE = "huawei-5g"
ARTICLES = LABELLED / "in-context"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article at these offsets, its marks in offsets of the article too."""

    start: int
    end: int
    marks: tuple[tuple[int, int, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """An article as people coded it, and as the reader reads it without looking back."""

    id: str
    lines: tuple[Line, ...]
    findings: Findings
    statements: tuple[Statement, ...]

    def actors(self) -> dict[str, str]:
        """Whom the reader takes for each actor that people numbered."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        parse = self.findings.parse
        spans = [(parse.original(m.start, m.end), m) for m in self.findings.mentions.mentions]
        for start, end, number in (mark for line in self.lines for mark in line.marks):
            for (at, last), mention in spans:
                if number != SUBJECT and at < end and last > start:
                    votes[number][_meant(mention)] += 1
        return {number: count.most_common(1)[0][0] for number, count in votes.items()}


def _meant(mention: Mention) -> str:
    return mention.acts_for or mention.actor


def read_coded() -> Iterator[Coded]:
    """Every article of ``labelled/in-context``, read."""
    for path in sorted((ARTICLES / "sentences").glob("*.tsv")):
        codes = dict(_cells(ARTICLES / "codings" / path.name))
        for name, lines in groupby(_cells(path), key=lambda cells: cells[0].rsplit("-", 1)[0]):
            text, told = _text([(kind, marked, codes[n]) for n, kind, marked in lines])
            findings, statements = _read(name, text)
            yield Coded(name, told, findings, statements)


def digest() -> str:
    """SHA-256 over the articles' sentences and codes, files in order of name."""
    total = sha256()
    for path in sorted(ARTICLES.glob("*/*.tsv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def _cells(path: Path) -> Iterator[list[str]]:
    return (line.split("\t") for line in path.read_text("utf-8").splitlines())


def _text(sentences: list[tuple[str, str, str]]) -> tuple[str, tuple[Line, ...]]:
    """The article's text, its headline a paragraph of its own, and its lines."""
    text = ""
    lines = []
    for kind, marked, codes in sentences:
        start = len(text)
        plain, marks = unmarked(marked)
        moved = tuple((start + at, start + last, number) for at, last, number in marks)
        lines.append(Line(start, start + len(plain), moved, rows_of(codes)))
        text += plain + ("\n\n" if kind == "headline" else " ")
    return text, tuple(lines)


def _read(name: str, text: str) -> tuple[Findings, tuple[Statement, ...]]:
    article = _article(name, text)
    registry = load_registry()
    hits = find_names(article.text, article.language, registry)
    parse = parse_article(article, parser_names(hits), load_pipeline(article.language))
    table = resolve_mentions(parse, hits, registry)
    known = [registry.actor(a) for a in {m.actor for m in table.mentions} & registry.known_ids()]
    kinds = {a.id: a.kind for a in known} | {new: "person" for new, _ in table.new_actors}
    genders = {a.id: a.gender for a in known if a.kind == "person" and a.gender}
    lands = {a.id: a.country for a in known if a.country}
    findings = gather(parse, table, kinds, genders, lands)
    return findings, code_statements(findings, load_pack(ISSUE))


def _article(name: str, text: str) -> Article:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(text, "utf-8")
        article = next(iter(load_articles(path, LoadOptions())))
    if not isinstance(article, Article):
        raise article
    return article
