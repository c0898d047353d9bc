"""Every error that Ralliement raises on purpose.

RalliementError
├── InputError              an article or folder that cannot be read
│   ├── UnreadableArticle   one article: empty, binary, too large, no text, no reader
│   ├── NothingToRead       a path that holds no article at all
│   └── InterchangeError    another program's file: of another version, broken, too large
├── DataFileError           a pack, actor or lexicon file with mistakes
├── TableError              a table of actors that no bargaining model can run on
├── CouncilIssueError       an issue of the Council that no forecast can be made or scored of
├── ScenarioError           a scenario naming an actor, lever or value that there is not
├── ForecastError           a forecast, or a test of forecasts, that cannot be made as asked
├── PathError               a path of positions with more days than can be looked at
├── UnknownName             an issue, actor, statement or field that does not exist
│   └── UnknownActor        a name that no actor of a dossier has
├── NetworkError            a network that cannot be made from what was given
│   └── EmptyWindow         a span of time, or a choice, in which there is nothing
└── DossierError            a database that cannot be opened, written or understood

A message is one line: what, where, what is allowed, what next. ``reason`` is a short
stable word for counting (``empty``, ``binary``, ``too-large`` …).
"""

from __future__ import annotations

from collections.abc import Iterable


class RalliementError(Exception):
    """The root of the tree; the command line prints it as one line and exits with 2."""


class InputError(RalliementError):
    """What was given to read cannot be read."""


class UnreadableArticle(InputError):
    """One article cannot be read; the others still are."""

    def __init__(self, name: str, reason: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type[UnreadableArticle], tuple[str, str, str]]:
        return type(self), (self.name, self.reason, self.message)


class NothingToRead(InputError):
    """A path that holds no article."""


class DataFileError(RalliementError):
    """A data file with mistakes, one line for each, as ``file:line: field: what``."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class TableError(RalliementError):
    """A table of actors that no bargaining model can run on: a value off its range, no weight."""


class CouncilIssueError(RalliementError):
    """An issue before the Council with a value off its scale, no actor or no outcome to score."""


class ScenarioError(RalliementError):
    """A scenario with an actor, a lever or a value that there is not; the known are listed."""


class ForecastError(RalliementError):
    """A forecast or a test of forecasts cannot be made: no positions, reversed days, a horizon."""


class PathError(RalliementError):
    """A path of positions with more days than can be looked at."""


class UnknownName(RalliementError):
    """A name that nothing answers to; the known ones are listed, near ones first."""

    def __init__(
        self, kind: str, name: str, known: Iterable[str], near: Iterable[str] = ()
    ) -> None:
        listed = ", ".join(sorted(known)) or "none"
        close = " or ".join(near)
        hint = f"did you mean {close}? " if close else ""
        super().__init__(f"unknown {kind} {name!r}; {hint}known: {listed}")


class UnknownStatement(UnknownName):
    """An id that no statement of a dossier begins with; how to list all."""

    def __init__(self, name: str) -> None:
        RalliementError.__init__(
            self,
            f"unknown statement in this dossier {name!r}; `ralliement statements DOSSIER` lists "
            "all with their ids",
        )


class UnknownActor(UnknownName):
    """A name that no actor of a dossier has; near ones are listed, and how to list all."""

    def __init__(self, name: str, dossier: str, near: Iterable[str]) -> None:
        listed = ", ".join(near) or "none"
        RalliementError.__init__(
            self,
            f"unknown actor in this dossier {name!r}; near: {listed}; all are listed by "
            f"`ralliement actors {dossier}`",
        )


class NetworkError(RalliementError):
    """A network cannot be made, drawn or written from what was given."""


class EmptyWindow(NetworkError):
    """A span of time, or a choice of actors, in which there is nothing to show."""


class DossierError(RalliementError):
    """A dossier that cannot be opened, written or understood."""


class InterchangeError(InputError):
    """A file of another program that cannot be taken over, or a record it has no place for."""
