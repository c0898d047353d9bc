"""Articles of a few sentences, what the machine is made to read in them, and tables by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from dossier.readings import statement
from ralliement.evaluation import sample
from ralliement.evaluation.result import Evaluation, ScoreTable, ShareTable
from ralliement.evaluation.tally import Score, Share
from ralliement.records import Article, Reading, Statement

TEXT = (
    "Berlin accuse Paris de trahison. Rome menace Berlin et Paris de sanctions. "
    "Madrid refuse. Lisbonne hésite encore, dit-on dans les couloirs de la ville."
)
COLUMNS = "article,sentence_start,actor,speaker,recipient,event,stance,modality\n"

Reader = Callable[[Article], Reading]


def start(words: str, text: str = TEXT) -> int:
    """Where ``words`` begin."""
    return text.index(words)


def sentence(article: Article, beginning: str, actor: str, **more: Any) -> Statement:
    """A statement of the machine on the sentence that begins so."""
    text = article.original
    at = text.index(beginning)
    return statement(article, text[at : text.index(".", at) + 1], actor, **more)


def write_articles(folder: Path, *names: str, text: str = TEXT) -> Path:
    """A folder of articles, all with one text."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def write(path: Path, *lines: str) -> Path:
    """A file of these lines."""
    path.write_text("".join(f"{line.rstrip()}\n" for line in lines), encoding="utf-8")
    return path


def use_reader(monkeypatch: pytest.MonkeyPatch, read: Reader) -> list[str]:
    """Put ``read`` in the place of the machine; the ids of what it reads come in the list."""
    seen: list[str] = []

    def read_paths(
        paths: Sequence[Path], _issue: object, *, known: Callable[[Article], bool], **_: Any
    ) -> Iterator[Reading]:
        for path in paths:
            for article in sample.load_articles(path):
                if isinstance(article, Article) and not known(article):
                    seen.append(article.id)
                    yield read(article)

    monkeypatch.setattr(sample, "read_paths", read_paths)
    return seen


def score(found: Evaluation, table: str, name: str) -> Score:
    """One line of a table of scores."""
    scores = next(t for t in found.tables if t.name == table and isinstance(t, ScoreTable)).scores
    return next(one for one in scores if one.name == name)


def counts(found: Evaluation, table: str, name: str) -> tuple[int, int, int]:
    """By hand, by the machine, right."""
    one = score(found, table, name)
    return one.gold, one.machine, one.right


def share(found: Evaluation, table: str, name: str) -> Share:
    """One line of a table of shares."""
    shares = next(t for t in found.tables if t.name == table and isinstance(t, ShareTable)).shares
    return next(one for one in shares if one.name == name)
