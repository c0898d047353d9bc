"""The tasks: what is measured, in which language, on which data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import shorten

from quality.figures import Figure, Kind, Measured, f1, precision_and_recall, share
from quality.material import ROOT, Material, digest
from quality.sentences import Files, write_records
from ralliement.errors import RalliementError
from ralliement.evaluation import (
    evaluate_events,
    evaluate_positions,
    evaluate_quotations,
    evaluate_statements,
)
from training.labelled import KEPT_ASIDE, LABELLED

Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to measure; its figures hold for the files and folders in ``data``."""

    name: str
    language: str
    data: tuple[Path, ...]
    figures: Callable[[Material], Figures]

    @property
    def key(self) -> str:
        """What it is called in floors.yaml and for --lower."""
        return f"{self.name}/{self.language}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles, and the folder of the tables that were coded from it."""

    name: str
    articles: Path
    coded: Path
    has_decoys: bool = False


EXAMPLES = Corpus("examples", ROOT / "examples" / "huawei-5g", ROOT / "examples" / "huawei-5g-gold")
KEPT_ASIDE_ARTICLES = Corpus(
    "kept-aside", LABELLED / "articles" / "huawei-5g", LABELLED / "articles", has_decoys=True
)
TRACKER = LABELLED / "trackers" / "huawei-5g.csv"

BOTH = "fr+en"
OTHER_LANGUAGES = ("de", "it", "es", "nl")

_LONGEST = 160
"""Characters of an error that are shown; the command that fails tells all of it."""


def all_tasks() -> list[Task]:
    """Every task, whether or not its language can be read."""
    return [
        *(_statements(EXAMPLES, language) for language in (BOTH, "fr", "en")),
        *(_statements(KEPT_ASIDE_ARTICLES, language) for language in ("fr", "en")),
        *(_quotations(EXAMPLES, language) for language in (BOTH, "fr", "en")),
        *(_quotations(KEPT_ASIDE_ARTICLES, language) for language in ("fr", "en")),
        *(_events("kept-aside", Files(KEPT_ASIDE, language)) for language in ("fr", "en")),
        *(_events("world+5g", Files(("world", "5g"), each, half=True)) for each in OTHER_LANGUAGES),
        Task("positions/examples", BOTH, (TRACKER, EXAMPLES.articles), _positions),
    ]


def measure(tasks: Sequence[Task], material: Material) -> Iterator[Measured]:
    """Each task's figures; what the data or the reader refuse is the task's failure."""
    for task in tasks:
        try:
            data = digest(task.data)
            yield Measured(task.key, data, task.figures(material))
        except (RalliementError, OSError, KeyError, ValueError) as error:
            yield Measured(task.key, "", (), failure=_said(error, material.scratch))


def _said(error: Exception, scratch: Path) -> str:
    """An error in one line, without the folder of files that are gone when it is read."""
    first = f"{type(error).__name__}: {error}".splitlines()[0]
    return shorten(first.replace(f"{scratch}/", ""), _LONGEST, placeholder=" …")


def _statements(corpus: Corpus, language: str) -> Task:
    table = corpus.coded / "statements.csv"
    figures = partial(_statement_figures, corpus, table, None if language == BOTH else language)
    return Task(f"statements/{corpus.name}", language, (table, corpus.articles), figures)


def _statement_figures(
    corpus: Corpus, table: Path, language: str | None, material: Material
) -> Figures:
    gold = material.table(table, corpus.articles, language)
    found = evaluate_statements(gold, material.sample(corpus.articles))
    return (
        *precision_and_recall(found, "whole_rows", "actor"),
        *precision_and_recall(found, "whole_rows", "actor, event, recipient"),
        precision_and_recall(found, "end_to_end", "stance")[1],
        share(found, "stances", "same side", "stance side"),
        share(found, "stances", "mean distance", "mean stance error", Kind.DISTANCE),
    )


def _quotations(corpus: Corpus, language: str) -> Task:
    table = corpus.coded / "quotations.csv"
    decoys = corpus.coded / "not-quotations.csv" if corpus.has_decoys else None
    figures = partial(
        _quotation_figures, corpus, table, decoys, None if language == BOTH else language
    )
    data = (table, corpus.articles, *([decoys] if decoys else []))
    return Task(f"quotations/{corpus.name}", language, data, figures)


def _quotation_figures(
    corpus: Corpus, table: Path, decoys: Path | None, language: str | None, material: Material
) -> Figures:
    def cut(whole: Path) -> Path:
        return material.table(whole, corpus.articles, language)

    found = evaluate_quotations(
        cut(table), material.sample(corpus.articles), decoys=cut(decoys) if decoys else None
    )
    figures = (
        f1(found, "end_to_end", "span at 80 %", "span F1"),
        f1(found, "on_matches", "speaker, spans at 80 %", "speaker F1"),
    )
    if decoys is None:
        return figures
    alarms = share(found, "false_alarms", "span at 80 %", "false alarms", Kind.MISTAKES)
    return (*figures, alarms)


def _events(name: str, files: Files) -> Task:
    return Task(f"events/{name}", files.language, files.paths, partial(_event_figures, files))


def _event_figures(files: Files, material: Material) -> Figures:
    place = material.scratch / f"{'+'.join(files.disputes)}-{files.language}.json"
    found = evaluate_events(write_records(files, place))
    return (
        share(found, "overall", "accuracy", "accuracy"),
        share(found, "overall", "macro-F1", "macro-F1"),
    )


def _positions(material: Material) -> Figures:
    found = evaluate_positions(TRACKER, str(material.dossier(EXAMPLES.articles)))
    return (
        share(found, "overall", "all rows", "agreement"),
        share(found, "overall", "all rows, kappa", "kappa"),
        share(found, "overall", "both say something", "agreement where known"),
    )
