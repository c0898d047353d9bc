"""The articles that a sample was coded from, and what the machine reads in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ralliement.actors import Registry, load_registry
from ralliement.articles import LoadOptions, load_articles
from ralliement.dossier.filling import DEFAULT_ISSUE
from ralliement.errors import DataFileError, UnreadableArticle
from ralliement.evaluation.cells import listed
from ralliement.evaluation.gold import GoldFile, Mistakes, Row
from ralliement.issues import IssuePack, load_pack
from ralliement.issues.wording import nearest
from ralliement.reading import ReadOptions, read_paths
from ralliement.records import Article, Reading

Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """What a sample was coded from, and how the machine is to read it.

    ``all_articles``: articles without a row were looked at too, and hold nothing to code.
    ``unknown_actors``: an actor that nobody knows is taken for one that the machine misses.
    ``fields`` maps our field names to those of records. ``readings`` are what was read in
    ``articles`` before, by article: nothing is loaded or read then.
    """

    articles: Path
    issue: str = DEFAULT_ISSUE
    actor_files: tuple[Path, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    workers: int = 1
    all_articles: bool = False
    unknown_actors: bool = False
    readings: Mapping[str, Reading] | None = None


class Library:
    """The articles of a sample, loaded; those asked for are read by :meth:`read`."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._pack: IssuePack = load_pack(sample.issue)
        self._options = ReadOptions(LoadOptions(fields=sample.fields), sample.actor_files)
        self.registry: Registry = load_registry(sample.actor_files)
        self.articles: dict[str, Article] = {}
        self._unreadable: list[UnreadableArticle] = []
        self._twice: set[str] = set()
        for item in self._loaded():
            if isinstance(item, UnreadableArticle):
                self._unreadable.append(item)
            elif self.articles.setdefault(item.id, item) is not item:
                self._twice.add(item.id)

    def _loaded(self) -> Iterable[Article | UnreadableArticle]:
        if self._sample.readings is not None:
            return [reading.article for reading in self._sample.readings.values()]
        return load_articles(self._sample.articles, self._options.load)

    @property
    def folder(self) -> Path:
        """Where the articles are."""
        return self._sample.articles

    def article(self, row: Row, mistakes: Mistakes) -> Article | None:
        """The article that a row names, or a mistake that says why it cannot be used."""
        name = row["article"]
        if name in self._twice:
            mistakes.add(row, "article", f"is the id of two articles in {self.folder}; rename one")
            return None
        if name not in self.articles:
            mistakes.add(row, "article", self._why_not(name))
        return self.articles.get(name)

    def _why_not(self, name: str) -> str:
        for error in self._unreadable:
            if Path(error.name).stem == name:
                return f"cannot be read: {error.message}"
        near = nearest(name, self.articles)
        known = f"is {near!r} meant?" if near else f"there: {listed(sorted(self.articles))}"
        return f"is no article in {self.folder}; {known} (an id is the file's name without ending)"

    def wanted(self, named: Iterable[str]) -> set[str]:
        """The ids of the articles to score: those named, or all where the sample says so."""
        if not self._sample.all_articles:
            return set(named)
        if self._unreadable:
            raise DataFileError(str(error) for error in self._unreadable)
        return set(self.articles)

    def read(self, wanted: set[str], progress: Progress | None = None) -> dict[str, Reading]:
        """The readings of the articles ``wanted``, by id.

        Raises: DataFileError if the reader fails on one of them; a score without it would be
        of another sample.
        """
        if not wanted:
            return {}
        if self._sample.readings is not None:
            return {name: one for name, one in self._sample.readings.items() if name in wanted}
        found = read_paths(
            [self.folder],
            self._pack,
            options=self._options,
            workers=self._sample.workers,
            known=lambda article: article.id not in wanted,
            progress=progress,
        )
        results = list(found)
        faults = [
            item
            for item in results
            if isinstance(item, UnreadableArticle) and item.reason == "reader-fault"
        ]
        if faults:
            raise DataFileError(str(fault) for fault in faults)
        return {item.article.id: item for item in results if isinstance(item, Reading)}


class ActorCheck:
    """Who may stand in a column of actors: those known, and those that the reading found."""

    def __init__(self, library: Library, *, unknown_allowed: bool) -> None:
        self._registry = library.registry
        self._allowed = unknown_allowed
        self._suspects: list[tuple[Row, str]] = []
        self.strangers: list[str] = []

    def note(self, row: Row, columns: Iterable[str]) -> None:
        """Remember the actors of a row whom the registry does not know."""
        for column in columns:
            if row[column] and self._registry.find(row[column]) is None:
                self._suspects.append((row, column))

    @property
    def articles(self) -> set[str]:
        """The articles whose reading may yet introduce an actor that is not known."""
        return {row["article"] for row, _ in self._suspects}

    def decide(self, readings: Mapping[str, Reading], mistakes: Mistakes) -> None:
        """Note as mistakes the actors whom no reading has found either.

        Where unknown actors are allowed they are kept in ``strangers`` instead.
        """
        found = {actor for reading in readings.values() for actor in _actors_of(reading)}
        for row, column in self._suspects:
            name = row[column]
            if name in found:
                continue
            if self._allowed:
                self.strangers.append(name)
            else:
                mistakes.add(row, column, self._unknown(name, found))

    def _unknown(self, name: str, found: set[str]) -> str:
        near = self._registry.near(name)
        also = nearest(name, found)
        near = list(dict.fromkeys([*near, *([also] if also else [])]))
        hint = f"is {' or '.join(near)} meant? If not, " if near else ""
        return (
            f"is no actor that is known; {hint}describe it in a file given with --actors, or "
            "count it as missed with --allow-unknown-actors"
        )


def unknown_note(strangers: Iterable[str]) -> str:
    """A note on the actors that the machine can only miss; empty if there are none."""
    names = sorted(set(strangers))
    if not names:
        return ""
    return f"Not known to the program, and so missed: {listed(names)}"


def _actors_of(reading: Reading) -> set[str]:
    mentioned = {mention.actor for mention in reading.mentions}
    return mentioned | {actor for actor, _ in reading.new_actors}


def check_offsets(file: GoldFile, articles: Mapping[str, Article], column: str) -> str:
    """A note if many rows point into the middle of a word, empty if not: offsets have slipped."""
    torn = [
        row.line
        for row in file.rows
        if _inside_word(articles[row["article"]].original, int(row[column]))
    ]
    if not torn:
        return ""
    lines = listed([str(line) for line in torn])
    return (
        f"{len(torn)} rows have a {column} in the middle of a word (lines {lines}): were the "
        "characters counted in the file itself?"
    )


def _inside_word(original: str, place: int) -> bool:
    around = original[max(0, place - 1) : place + 1]
    return len(around) == 2 and place > 0 and around.isalnum()
